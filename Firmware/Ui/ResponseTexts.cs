using PosFirmware.Acquirer;

namespace PosFirmware.Ui;

/// <summary>
/// What the screen says about a response code. Wording stays neutral in front of the customer: nobody is called a thief by a
/// terminal (operations.md 6.11).
/// </summary>
public static class ResponseTexts
{
    private sealed class Entry
    {
        public readonly ResponseText Id;
        public readonly string Chinese, English;

        public Entry(ResponseText id, string chinese, string english)
        {
            Id = id;
            Chinese = chinese;
            English = english;
        }
    }

    private static readonly Entry[] Table =
    {
        new(ResponseText.Failed, "交易失败", "TRANSACTION FAILED"),
        new(ResponseText.Success, "交易成功", "APPROVED"),
        new(ResponseText.SuccessVip, "成功,VIP客户", "APPROVED, VIP"),
        new(ResponseText.SuccessConfirm, "成功,请向发卡行确认", "OK, ASK ISSUER"),
        new(ResponseText.Partial, "部分批准", "PARTLY APPROVED"),
        new(ResponseText.HolderContactIssuer, "请持卡人联系发卡行", "HOLDER: CALL ISSUER"),
        new(ResponseText.ContactIssuer, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.InvalidMerchant, "无效商户", "INVALID MERCHANT"),
        new(ResponseText.CardCaptured, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.HolderNotVerified, "持卡人认证失败", "HOLDER NOT VERIFIED"),
        new(ResponseText.CaptureContactAcquirer, "请联系收单行", "CALL THE ACQUIRER"),
        new(ResponseText.FailedRetry, "交易失败,请重试", "FAILED, TRY AGAIN"),
        new(ResponseText.InvalidTransaction, "无效交易", "INVALID TRANSACTION"),
        new(ResponseText.InvalidAmount, "无效金额", "INVALID AMOUNT"),
        new(ResponseText.InvalidCardNumber, "无效卡号", "INVALID CARD NUMBER"),
        new(ResponseText.NoSuchIssuer, "此卡无对应发卡方", "NO SUCH ISSUER"),
        new(ResponseText.CardDormant, "该卡未激活", "CARD NOT ACTIVE"),
        new(ResponseText.OutsideAllowedDays, "超出允许天数", "TOO LATE FOR THIS"),
        new(ResponseText.NoOriginal, "没有原始交易", "ORIGINAL NOT FOUND"),
        new(ResponseText.Retry, "请重试", "TRY AGAIN"),
        new(ResponseText.CardNotAccepted, "此卡不能受理", "CARD NOT ACCEPTED"),
        new(ResponseText.ExpiredCapture, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.FraudCapture, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.RestrictedCapture, "请换卡重试", "USE ANOTHER CARD"),
        new(ResponseText.PinTriesCapture, "密码错误次数超限", "PIN TRIES EXCEEDED"),
        new(ResponseText.NotSupportedByIssuer, "发卡方不支持此交易", "ISSUER REFUSES TYPE"),
        new(ResponseText.LostCard, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.StolenCard, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.UseChip, "请使用芯片方式", "PLEASE USE THE CHIP"),
        new(ResponseText.InsufficientFunds, "可用余额不足", "INSUFFICIENT FUNDS"),
        new(ResponseText.ExpiredCard, "该卡已过期", "CARD HAS EXPIRED"),
        new(ResponseText.WrongPin, "密码错误", "WRONG PIN"),
        new(ResponseText.NotPermittedToCard, "不允许此卡交易", "CARD NOT PERMITTED"),
        new(ResponseText.NotPermittedToTerminal, "本终端不允许此交易", "NOT ON THIS TERMINAL"),
        new(ResponseText.CardVerificationFailed, "卡片校验错", "CARD CHECK FAILED"),
        new(ResponseText.AmountLimit, "交易金额超限", "AMOUNT OVER LIMIT"),
        new(ResponseText.RestrictedCard, "受限制的卡", "RESTRICTED CARD"),
        new(ResponseText.AmountDiffers, "与原交易金额不符", "AMOUNT DIFFERS"),
        new(ResponseText.FrequencyLimit, "超出消费次数限制", "TOO MANY PAYMENTS"),
        new(ResponseText.ContactAcquirer, "请联系收单行或银联", "CALL THE ACQUIRER"),
        new(ResponseText.Capture, "请联系发卡行", "CALL THE ISSUER"),
        new(ResponseText.TimeoutRetry, "交易超时,先查询", "TIMED OUT, ASK FIRST"),
        new(ResponseText.PinTriesExceeded, "密码错误次数超限", "PIN TRIES EXCEEDED"),
        new(ResponseText.SignOnRequired, "请重新签到", "SIGN ON AGAIN"),
        new(ResponseText.ResendOffline, "重传脱机数据", "RESEND OFFLINE DATA"),
        new(ResponseText.CutOver, "系统日切,请稍后重试", "CUT-OVER, TRY LATER"),
        new(ResponseText.IssuerNotAvailable, "发卡方状态不正常", "ISSUER NOT AVAILABLE"),
        new(ResponseText.IssuerUnreachable, "发卡方线路异常", "ISSUER NOT REACHED"),
        new(ResponseText.Duplicate, "重复交易,请先查询", "DUPLICATE, ASK FIRST"),
        new(ResponseText.NotBalanced, "批结算不平", "NOT BALANCED"),
        new(ResponseText.SwitchFailure, "交换中心异常", "SWITCH FAILURE"),
        new(ResponseText.TerminalUnknown, "终端未登记", "TERMINAL UNKNOWN"),
        new(ResponseText.IssuerTimeout, "发卡方超时", "ISSUER TIMED OUT"),
        new(ResponseText.PinFormat, "PIN格式错,请签到", "PIN FORMAT, SIGN ON"),
        new(ResponseText.MacFailed, "MAC校验错,请签到", "MAC FAILED, SIGN ON"),
        new(ResponseText.CurrencyDiffers, "转账货币不一致", "CURRENCY DIFFERS"),
        new(ResponseText.WrongAccount, "账户不正确", "WRONG ACCOUNT"),
        new(ResponseText.CustomerHasToPay, "等待顾客支付", "CUSTOMER HAS TO PAY"),
        new(ResponseText.OrderClosed, "订单已关闭", "ORDER CLOSED"),
        new(ResponseText.PayCodeBad, "付款码无效,请刷新", "CODE EXPIRED: RENEW IT"),
        new(ResponseText.WrongPlace, "设备位置异常", "DEVICE IN WRONG PLACE"),
        new(ResponseText.CustomerRefused, "顾客未支付", "CUSTOMER DID NOT PAY"),
        new(ResponseText.OrderPaid, "订单已支付", "ORDER IS PAID"),
    };

    private static readonly Entry[] ById = Ordered();

    /// <summary>Words for a response code.</summary>
    public static string Of(string code, bool english) => Of(ResponseCodes.Of(code).Text, english);

    /// <summary>Words for a text; for tests and the font builder.</summary>
    public static string Of(ResponseText id, bool english) => english ? ById[(int)id].English : ById[(int)id].Chinese;

    private static Entry[] Ordered()
    {
        Entry[] ordered = new Entry[(int)ResponseText.Count];
        for (int i = 0; i < Table.Length; i++) ordered[(int)Table[i].Id] = Table[i];
        return ordered;
    }
}
