namespace PosFirmware.Ui;

/// <summary>Words of QR payment.</summary>
public sealed partial class Strings
{
    private static Entry[] Qr() => new Entry[]
    {
        new Entry(Text.PayByCodeInstead, "可改用扫码收款", "OR TAKE A QR PAYMENT"),
        new Entry(Text.QrSale, "扫顾客付款码", "SCAN CUSTOMER"),
        new Entry(Text.MenuQr, "扫码", "QR"),
        new Entry(Text.QrShow, "显示收款码", "SHOW QR"),
        new Entry(Text.QrLast, "末笔扫码查询", "LAST QR PAYMENT"),
        new Entry(Text.QrAsk, "按订单号查询", "QUERY ORDER"),
        new Entry(Text.QrVoid, "扫码撤销", "QR VOID"),
        new Entry(Text.QrRefund, "扫码退货", "QR REFUND"),
        new Entry(Text.ScanPayCode, "请扫描顾客付款码", "SCAN CUSTOMER CODE"),
        new Entry(Text.ScanAgain, "读取不完整,请重扫", "NOT READ: HOLD IT AGAIN"),
        new Entry(Text.CodeTooLong, "码内容过长", "CODE IS TOO LONG"),
        new Entry(Text.ScannerFault, "扫码头无应答,请手输", "NO SCANNER: TYPE IT"),
        new Entry(Text.HintTypeCode, "[确认]手输 [取消]退出", "[OK] TYPE [CANCEL] QUIT"),
        new Entry(Text.TypePayCode, "请输入付款码", "TYPE PAYMENT CODE"),
        new Entry(Text.WalletNotAccepted, "本店不受理该钱包", "WALLET NOT TAKEN"),
        new Entry(Text.BadPayCode, "不是有效的付款码", "NOT A PAYMENT CODE"),
        new Entry(Text.WaitingForCustomer, "等待顾客确认支付", "CUSTOMER CONFIRMS"),
        new Entry(Text.HintCloseOrder, "请顾客扫码 [取消]关闭", "SCAN ME [CANCEL] CLOSE"),
        new Entry(Text.OrderIsClosed, "订单已关闭", "ORDER CLOSED"),
        new Entry(Text.PlaceUnknown, "位置未登记,不能交易", "PLACE NOT REGISTERED"),
        new Entry(Text.PlaceWrong, "设备位置异常", "DEVICE IN WRONG PLACE"),
        new Entry(Text.CallAcquirer, "请联系收单机构", "CALL THE ACQUIRER"),
        new Entry(Text.OrderWaits, "交货前请做末笔扫码查询", "QUERY LAST QR FIRST"),
        new Entry(Text.OrderPaid, "顾客已支付", "PAID"),
        new Entry(Text.RefundedLabel, "已退", "REFUNDED"),
        new Entry(Text.ScanSlip, "请扫描小票上的码", "SCAN CODE OF SLIP"),
        new Entry(Text.TypeOrder, "凭证号或订单号", "VOUCHER / ORDER NO."),
        new Entry(Text.NotASlip, "不是签购单上的码", "NOT A SLIP"),
        new Entry(Text.NotAQrSlip, "不是扫码交易", "NOT A QR PAYMENT"),
        new Entry(Text.HintListKey, "[↓]从列表选择", "[↓] LIST"),
        new Entry(Text.RefundWay, "退款方式", "REFUND BY"),
        new Entry(Text.WayOriginal, "原路退回", "SAME WAY BACK"),
        new Entry(Text.WayCash, "现金(仅登记)", "CASH (NOTE ONLY)"),
        new Entry(Text.WalletUnionPay, "云闪付", "UnionPay"),
        new Entry(Text.WalletAlipay, "支付宝", "Alipay"),
        new Entry(Text.WalletWeChat, "微信支付", "WeChat Pay"),
        new Entry(Text.WalletAny, "钱包", "WALLET"),
    };
}
