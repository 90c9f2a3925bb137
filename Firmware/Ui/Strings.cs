namespace PosFirmware.Ui;

/// <summary>The words of the screen, Chinese and English, one line a text. A test measures each against the screen.</summary>
public sealed partial class Strings
{
    private sealed class Entry
    {
        public readonly Text Id;
        public readonly string Chinese, English;

        public Entry(Text id, string chinese, string english)
        {
            Id = id;
            Chinese = chinese;
            English = english;
        }
    }

    private static readonly Entry[] Table =
    {
        new Entry(Text.Sale, "消费", "SALE"),
        new Entry(Text.SaleVoid, "消费撤销", "SALE VOID"),
        new Entry(Text.Refund, "退货", "REFUND"),
        new Entry(Text.SignOn, "签到", "SIGN ON"),
        new Entry(Text.SignOff, "签退", "SIGN OFF"),
        new Entry(Text.Menu, "主菜单", "MENU"),
        new Entry(Text.Reprint, "重打最后一笔", "REPRINT LAST"),
        new Entry(Text.Reversal, "冲正", "REVERSAL"),
        new Entry(Text.Version, "版本", "VERSION"),
        new Entry(Text.SelfTest, "开机自检", "SELF-TEST"),
        new Entry(Text.Language, "中文/English", "English/中文"),
        new Entry(Text.EchoTest, "回响测试", "ECHO TEST"),
        new Entry(Text.Balance, "余额查询", "BALANCE"),
        new Entry(Text.PreAuth, "预授权", "PRE-AUTH"),
        new Entry(Text.PreAuthVoid, "预授权撤销", "PRE-AUTH VOID"),
        new Entry(Text.Completion, "完成(请求)", "COMPLETION"),
        new Entry(Text.CompletionVoid, "完成撤销", "COMPLETION VOID"),
        new Entry(Text.CompletionAdvice, "完成(通知)", "COMPLETION ADVICE"),
        new Entry(Text.Settle, "结算", "SETTLEMENT"),

        new Entry(Text.NotSignedOn, "未签到", "NOT SIGNED ON"),
        new Entry(Text.PressEnterToSignOn, "按[确认]签到", "PRESS OK TO SIGN ON"),
        new Entry(Text.PressMenu, "[功能]菜单", "[MENU]"),
        new Entry(Text.PressEnterForSale, "[确认]消费", "[OK] SALE"),

        new Entry(Text.IdleCheckAmount, "请核对金额后再付款", "CHECK THE AMOUNT FIRST"),
        new Entry(Text.IdleKeepPin, "请保管好密码和卡片", "KEEP CARD AND PIN SAFE"),
        new Entry(Text.IdleTakeSlip, "请妥善保管签购单", "KEEP YOUR SLIP"),

        new Entry(Text.InputAmount, "请输入金额", "INPUT AMOUNT"),
        new Entry(Text.ConfirmAmount, "请确认金额", "CONFIRM AMOUNT"),
        new Entry(Text.InputOperator, "操作员号", "OPERATOR NO."),
        new Entry(Text.InputPassword, "密码", "PASSWORD"),
        new Entry(Text.WrongPassword, "密码错误", "WRONG PASSWORD"),
        new Entry(Text.OperatorLocked, "操作员已锁定", "OPERATOR LOCKED"),
        new Entry(Text.UnknownOperator, "无此操作员", "UNKNOWN OPERATOR"),
        new Entry(Text.InvalidAmount, "输入金额无效", "INVALID AMOUNT"),
        new Entry(Text.AmountTooLarge, "金额超过上限", "AMOUNT TOO LARGE"),

        new Entry(Text.HintOkCancel, "[确认]继续 [取消]退出", "[OK] GO  [CANCEL] QUIT"),
        new Entry(Text.HintEntry, "[清除]退格 [取消]退出", "[CLEAR] DEL [CANCEL] QUIT"),
        new Entry(Text.HintBack, "[确认]继续 [清除]返回", "[OK] GO  [CLEAR] BACK"),
        new Entry(Text.HintAnyKey, "按任意键返回", "PRESS ANY KEY"),
        new Entry(Text.HintCancel, "[取消]退出", "[CANCEL] QUIT"),
        new Entry(Text.HintPrinter, "[确认]重打 [取消]以后打", "[OK] AGAIN [CANCEL] LATER"),
        new Entry(Text.HintMenu, "按数字选择 [取消]退出", "PRESS DIGIT [CANCEL] QUIT"),

        new Entry(Text.SwipeCard, "请刷卡", "SWIPE CARD"),
        new Entry(Text.FaceStripe, "磁条朝向读卡头", "STRIPE TOWARDS THE HEAD"),
        new Entry(Text.SwipeAgain, "请重新刷卡", "PLEASE SWIPE AGAIN"),
        new Entry(Text.TooFast, "刷卡太快", "SWIPED TOO FAST"),
        new Entry(Text.TooSlow, "刷卡太慢", "SWIPED TOO SLOWLY"),
        new Entry(Text.WrongSide, "磁条朝向不对", "STRIPE ON WRONG SIDE"),
        new Entry(Text.Damaged, "磁条读取有误", "STRIPE UNREADABLE"),
        new Entry(Text.Blank, "磁条无数据", "STRIPE IS BLANK"),
        new Entry(Text.Incomplete, "未刷到底,请一次刷完", "SWIPE TO THE END"),
        new Entry(Text.NotABankCard, "不是银行卡", "NOT A BANK CARD"),
        new Entry(Text.BadCardNumber, "卡号校验错", "BAD CARD NUMBER"),
        new Entry(Text.CardExpired, "该卡已过期", "CARD HAS EXPIRED"),
        new Entry(Text.ChipCardInsert, "该卡为IC卡,请插卡", "CHIP CARD: INSERT"),
        new Entry(Text.CardNotForSales, "此卡不能消费", "CARD NOT FOR SALES"),
        new Entry(Text.TooManyReads, "读卡次数已超限", "TOO MANY READ ERRORS"),
        new Entry(Text.CardNumber, "卡号", "CARD NO."),
        new Entry(Text.ConfirmCard, "请核对卡号", "CHECK CARD NUMBER"),
        new Entry(Text.ReaderFault, "读卡器故障", "CARD READER FAULT"),

        new Entry(Text.HandToCustomer, "请将终端交给顾客", "HAND TO CUSTOMER"),
        new Entry(Text.InputPin, "请输入密码", "INPUT PIN"),
        new Entry(Text.PinNone, "输入后按[确认]", "THEN PRESS OK"),
        new Entry(Text.NoPinTitle, "未输入密码", "NO PIN ENTERED"),
        new Entry(Text.NoPinSure, "该卡没有密码?", "CARD WITHOUT PIN?"),
        new Entry(Text.NoPinKey, "[1] 没有密码", "[1] IT HAS NO PIN"),
        new Entry(Text.NoPinBack, "[清除] 返回输入密码", "[CLEAR] ENTER PIN"),
        new Entry(Text.WrongPin, "密码错误", "WRONG PIN"),
        new Entry(Text.PinLength, "密码为4至12位", "PIN HAS 4-12 DIGITS"),
        new Entry(Text.ReturnToCashier, "请交还收银员", "RETURN TO CASHIER"),

        new Entry(Text.Connecting, "正在连接", "CONNECTING"),
        new Entry(Text.Securing, "正在建立安全连接", "SECURING LINK"),
        new Entry(Text.Sending, "数据发送中", "SENDING"),
        new Entry(Text.Waiting, "等待接收", "WAITING"),
        new Entry(Text.Seconds, "秒", "s"),
        new Entry(Text.DoNotOperate, "交易处理中,请勿操作", "PROCESSING, PLEASE WAIT"),

        new Entry(Text.Approved, "交易成功", "APPROVED"),
        new Entry(Text.Declined, "交易失败", "DECLINED"),
        new Entry(Text.Cancelled, "交易已取消", "CANCELLED"),
        new Entry(Text.NotSent, "交易失败,未发送", "NOT SENT"),
        new Entry(Text.TimeoutReversing, "接收超时,正在冲正", "TIME-OUT, REVERSING"),
        new Entry(Text.Reversed, "冲正成功,未扣款", "REVERSED, NO CHARGE"),
        new Entry(Text.ReversalPending, "冲正未完成,将自动重发", "REVERSAL WILL BE RESENT"),
        new Entry(Text.ReversalBlocked, "冲正不成功,暂停交易", "REVERSAL FAILED, ON HOLD"),
        new Entry(Text.BadAnswer, "应答有误,正在冲正", "BAD ANSWER, REVERSING"),
        new Entry(Text.BadMac, "应答校验错,正在冲正", "BAD MAC, REVERSING"),
        new Entry(Text.SignOnSuccess, "签到成功", "SIGN-ON SUCCESSFUL"),
        new Entry(Text.SignOnFailed, "签到失败", "SIGN-ON FAILED"),
        new Entry(Text.KeyCheckFailed, "密钥校验错", "KEY CHECK FAILED"),
        new Entry(Text.NoMasterKey, "请先装载主密钥", "LOAD MASTER KEY FIRST"),
        new Entry(Text.SignOnRequired, "请重新签到", "SIGN ON AGAIN"),
        new Entry(Text.BatchFull, "交易已满,请结算", "BATCH FULL, SETTLE"),
        new Entry(Text.ResponseCodeLabel, "应答码", "CODE"),
        new Entry(Text.TraceLabel, "凭证号", "VOUCHER"),
        new Entry(Text.HotlineLabel, "客服热线", "HOTLINE"),
        new Entry(Text.TerminalLabel, "终端号", "TERMINAL"),
        new Entry(Text.EchoOk, "线路正常", "LINE IS GOOD"),
        new Entry(Text.SignedOff, "已签退", "SIGNED OFF"),
        new Entry(Text.CardMayBeCharged, "若已扣款将自动退回", "ANY CHARGE IS RETURNED"),
        new Entry(Text.CheckBeforeRetry, "请勿立即重刷", "DO NOT SWIPE AGAIN YET"),

        new Entry(Text.NameNotFound, "找不到主机", "HOST NAME NOT FOUND"),
        new Entry(Text.NotReachable, "网络不通", "HOST NOT REACHABLE"),
        new Entry(Text.TlsRefused, "安全连接被拒绝", "TLS REFUSED"),
        new Entry(Text.NoCertificate, "缺少主机证书", "NO CA CERTIFICATE"),
        new Entry(Text.LinkBroken, "通讯中断", "LINK BROKEN"),

        new Entry(Text.Printing, "正在打印", "PRINTING"),
        new Entry(Text.TearSlip, "请撕小票,按键继续", "TEAR SLIP, ANY KEY"),
        new Entry(Text.NoPaper, "打印机缺纸", "OUT OF PAPER"),
        new Entry(Text.CoverOpen, "打印机盖未合上", "PRINTER COVER OPEN"),
        new Entry(Text.HeadHot, "打印头过热", "PRINT HEAD TOO HOT"),
        new Entry(Text.BatteryLow, "电量不足,无法打印", "BATTERY TOO LOW TO PRINT"),
        new Entry(Text.PrinterFault, "打印机故障", "PRINTER FAULT"),
        new Entry(Text.PaperLoadThenOk, "请装纸,再按[确认]", "LOAD PAPER, PRESS OK"),
        new Entry(Text.FontFault, "字库文件缺失或损坏", "FONT FILE MISSING OR DAMAGED"),
        new Entry(Text.CloseThenOk, "请合上打印机盖,按[确认]", "CLOSE THE COVER, PRESS OK"),
        new Entry(Text.ChargeThenOk, "请充电后按[确认]", "CHARGE, THEN PRESS OK"),
        new Entry(Text.ResumesWhenCool, "冷却后自动重新打印", "PRINTS AGAIN WHEN COOL"),
        new Entry(Text.ServiceThenOk, "按[确认]再试,或联系维护", "OK TO RETRY, OR CALL SERVICE"),
        new Entry(Text.SlipNotPrinted, "上笔成功,凭证未打印", "LAST SLIP NOT PRINTED"),
        new Entry(Text.NoTransaction, "无交易", "NO TRANSACTION"),
        new Entry(Text.PrintLater, "可稍后重打印", "REPRINT IT LATER"),

        new Entry(Text.SupervisorPassword, "请输入主管密码", "SUPERVISOR PASSWORD"),
        new Entry(Text.ChangePasswordFirst, "请先修改初始密码", "CHANGE PASSWORD FIRST"),
        new Entry(Text.InputVoucher, "请输入原凭证号", "ORIGINAL VOUCHER"),
        new Entry(Text.InputVoucherOrRrn, "原凭证号或参考号", "VOUCHER OR REF. NO."),
        new Entry(Text.LastWithOk, "直接按[确认]为最后一笔", "JUST [OK]: THE LAST ONE"),
        new Entry(Text.OriginalNotFound, "原交易不存在", "NO SUCH TRANSACTION"),
        new Entry(Text.AlreadyVoided, "该交易已撤销", "VOIDED ALREADY"),
        new Entry(Text.WrongOriginalKind, "原交易类型不符", "WRONG KIND OF ORIGINAL"),
        new Entry(Text.AlreadyCompleted, "该预授权已完成", "COMPLETED ALREADY"),
        new Entry(Text.NotRefundable, "该交易不能退货", "CANNOT BE REFUNDED"),
        new Entry(Text.FullyRefunded, "该交易已全额退货", "REFUNDED IN FULL"),
        new Entry(Text.SettledRefundInstead, "已结算,请做退货", "SETTLED: USE REFUND"),
        new Entry(Text.RrnLength, "参考号为12位", "REF. NO. HAS 12 DIGITS"),
        new Entry(Text.InputAuthCode, "请输入原授权码", "ORIGINAL AUTH CODE"),
        new Entry(Text.InputOriginalDate, "请输入原交易日期", "ORIGINAL DATE"),
        new Entry(Text.BadDate, "日期格式错", "BAD DATE"),
        new Entry(Text.RefundTooLate, "已超过退货期限", "TOO LATE FOR A REFUND"),
        new Entry(Text.CheckOriginal, "请核对原交易", "CHECK THE ORIGINAL"),
        new Entry(Text.CardMismatch, "原交易卡号不匹配", "NOT THE SAME CARD"),
        new Entry(Text.RrnLabel, "参考号", "REF. NO."),
        new Entry(Text.AuthLabel, "授权码", "AUTH NO."),
        new Entry(Text.RemainderLabel, "可退金额", "REFUNDABLE"),
        new Entry(Text.RefundNotice, "退货提示", "REFUND NOTICE"),
        new Entry(Text.RefundNotice1, "只退回原付款卡", "ONLY TO THE CARD THAT PAID"),
        new Entry(Text.RefundNotice2, "谨防冒充客服要求退款", "BEWARE OF FALSE CALLERS"),
        new Entry(Text.RefundNotice3, "勿用现金代替退货", "NEVER REFUND IN CASH"),
        new Entry(Text.RefundReason, "退货原因", "REASON"),
        new Entry(Text.ReasonReturned, "商品退回", "RETURNED"),
        new Entry(Text.ReasonWrongAmount, "金额有误", "WRONG AMOUNT"),
        new Entry(Text.ReasonTwice, "重复扣款", "PAID TWICE"),
        new Entry(Text.ReasonOther, "其他", "OTHER"),
        new Entry(Text.ResultUnknown, "结果未知,请勿重做", "RESULT UNKNOWN"),
        new Entry(Text.WillBeRepeated, "下次以同一凭证号补发", "SAME NUMBER IS SENT AGAIN"),
        new Entry(Text.NoAnswer, "未收到应答", "NO ANSWER"),
        new Entry(Text.NothingCharged, "未扣款", "NOTHING WAS CHARGED"),
        new Entry(Text.AvailableBalance, "可用余额", "AVAILABLE BALANCE"),
        new Entry(Text.PrintRequestForm, "打印退货申请单?", "PRINT REQUEST FORM?"),
        new Entry(Text.HostRequest, "主机请求", "HOST REQUEST"),
        new Entry(Text.AskHost, "结果查询", "RESULT QUERY"),
        new Entry(Text.StorageFault, "存储故障,交易中止", "STORAGE FAULT, STOPPED"),
        new Entry(Text.SuspenseFull, "未达冲正过多,请联系客服", "TOO MANY OPEN REVERSALS"),

        new Entry(Text.Tampered, "检测到安全攻击", "TAMPER DETECTED"),
        new Entry(Text.VolumeWiped, "存储为空,需要初始化", "STORAGE EMPTY, SET UP"),
        new Entry(Text.SetupMissing, "终端未初始化", "TERMINAL NOT SET UP"),
        new Entry(Text.KeypadFault, "键盘故障", "KEYPAD FAULT"),
        new Entry(Text.SelfTestOk, "自检通过", "SELF-TEST PASSED"),
        new Entry(Text.BatteryTooLow, "电量过低,请充电", "BATTERY LOW, CHARGE"),
        new Entry(Text.RecoveredReversal, "上笔未完成,正在冲正", "REVERSING LAST ONE"),
    };

    private static readonly Entry[] ById = Ordered();

    /// <summary>True: English.</summary>
    public bool English;

    /// <summary>A text in the language in use.</summary>
    public string this[Text id] => English ? ById[(int)id].English : ById[(int)id].Chinese;

    /// <summary>A text in a given language; for tests and the font builder.</summary>
    public static string Of(Text id, bool english) => english ? ById[(int)id].English : ById[(int)id].Chinese;

    private static Entry[] Ordered()
    {
        Entry[] ordered = new Entry[(int)Text.Count];
        Entry[][] tables =
        {
            Table,
            Office(),
            Outcomes(),
            Settlement(),
            Chip(),
            Signature(),
            Qr(),
            Security(),
            Diagnostics(),
        };
        for (int t = 0; t < tables.Length; t++)
            for (int i = 0; i < tables[t].Length; i++) ordered[(int)tables[t][i].Id] = tables[t][i];
        return ordered;
    }
}
