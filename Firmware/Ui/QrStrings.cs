namespace PosFirmware.Ui;

/// <summary>Words of QR payment.</summary>
public sealed partial class Strings
{
    private static Entry[] Qr() => new Entry[]
    {
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
        new Entry(Text.BadPayCode, "不是有效的付款码", "NOT A PAYMENT CODE"),
        new Entry(Text.WaitingForCustomer, "等待顾客确认支付", "CUSTOMER CONFIRMS"),
        new Entry(Text.WalletUnionPay, "云闪付", "UnionPay"),
        new Entry(Text.WalletAlipay, "支付宝", "Alipay"),
        new Entry(Text.WalletWeChat, "微信支付", "WeChat Pay"),
        new Entry(Text.WalletAny, "钱包", "WALLET"),
    };
}
