namespace PosFirmware.Storage;

using static ParameterPage;
using static ParameterRules;

/// <summary>
/// All parameters (operations.md 2.4, acquirer-protocol.md section 8). A parameter is one row: tag, name in parameter files, page of the
/// menu, range, default, its words in Chinese and English, and what holds for a change. Settings keep its value
/// (<see cref="TerminalSettings"/>), the settings file and packages its tag; the menus, <c>parameters.md</c> and the bench's example file
/// are made from the rows. The comment above a row is its meaning in <c>parameters.md</c>.
/// </summary>
public static class ParameterTable
{
    // the rows below enter themselves, in their order: it must stand first
    private static readonly ParameterList list = new ParameterList();

    /// <summary>Merchant number, 15 characters (field 42).</summary>
    public static readonly TextParameter MerchantId = Text(1, "merchantId", Merchant, 15, 15, "000000000000000", "商户号", "MERCHANT NO.", Identity | Password);
    /// <summary>Terminal number, 8 characters (field 41).</summary>
    public static readonly TextParameter TerminalId = Text(2, "terminalId", Merchant, 8, 8, "00000000", "终端号", "TERMINAL NO.", Identity | Password);
    /// <summary>Merchant name, at most 40 bytes of GBK (20 hanzi).</summary>
    public static readonly TextParameter MerchantName = Text(3, "merchantName", Merchant, 1, 20, "", "商户名称", "MERCHANT NAME", Service);
    /// <summary>Merchant name in English, at most 40 characters.</summary>
    public static readonly TextParameter MerchantNameEnglish = Text(4, "merchantNameEnglish", Merchant, 0, 40, "", "商户英文名", "ENGLISH NAME");
    /// <summary>Store or counter, at most 20 columns.</summary>
    public static readonly TextParameter StoreLabel = Text(5, "storeLabel", Merchant, 0, 20, "", "门店/柜台", "STORE", Service);
    /// <summary>Hotline that every failure screen and slip names.</summary>
    public static readonly TextParameter Hotline = Text(6, "hotline", Merchant, 0, 20, "", "客服热线", "HOTLINE");
    /// <summary>Title of the slip.</summary>
    public static readonly TextParameter SlipTitle = Text(7, "slipTitle", Merchant, 1, 16, "POS签购单", "抬头", "SLIP TITLE", Service);
    /// <summary>True: English first on the screen.</summary>
    public static readonly FlagParameter English = Flag(8, "english", Merchant, false, "英文显示", "ENGLISH SCREEN");

    /// <summary>TPDU, 10 hex digits.</summary>
    public static readonly TextParameter Tpdu = Text(20, "tpdu", Line, 10, 10, "6000030000", "TPDU", "TPDU", Identity | Password, ParameterForm.Hex);
    /// <summary>Message header of requests, 12 hex digits.</summary>
    public static readonly TextParameter Header = Text(21, "header", Line, 12, 12, "603100310000", "报文头", "MESSAGE HEADER", Identity, ParameterForm.Hex);
    /// <summary>Host name or address of the acquirer.</summary>
    public static readonly TextParameter Host = Text(22, "host", Line, 1, 60, "", "主机地址", "HOST", Identity);
    /// <summary>TCP port.</summary>
    public static readonly NumberParameter Port = Number(23, "port", Line, 1, 65535, 0, "端口", "PORT", Identity);
    /// <summary>Name that the acquirer's certificate must bear.</summary>
    public static readonly TextParameter TlsName = Text(24, "tlsName", Line, 1, 60, "", "主机证书名", "CERTIFICATE NAME", Identity);
    /// <summary>File on the volume with the acquirer's CA certificate (PEM).</summary>
    public static readonly TextParameter CaFile = Text(25, "caFile", Line, 1, 20, "ca.pem", "CA证书文件", "CA FILE", Identity);
    /// <summary>Management code of sign-on, 60.3: 1, 3, 4 (double length with track key) or 6 (SM4).</summary>
    public static readonly NumberParameter KeyLayout = Number(26, "keyLayout", Line, 1, 6, 4, "密钥格式", "KEY LAYOUT", Identity);
    /// <summary>Field 26, maximum PIN length: 12, or 6 for some acquirers.</summary>
    public static readonly NumberParameter PinCaptureCode = Number(27, "pinCaptureCode", Line, 4, 12, 12, "密码最大长度", "PIN LENGTH CODE");
    /// <summary>Field 60.4: 2 magnetic only, 5 with contact chip, 6 with contactless.</summary>
    public static readonly NumberParameter ReadCapability = Number(28, "readCapability", Line, 0, 6, 2, "读卡能力", "READ CAPABILITY");
    /// <summary>Certificate number and serial number of the device, 12 characters; sent in sign-on, field 62. Empty: not sent.</summary>
    public static readonly TextParameter DeviceNumber = Text(29, "deviceNumber", Line, 0, 12, "", "设备序列号", "DEVICE NUMBER");
    /// <summary>
    /// MAC algorithm: 0 UnionPay's ECB, 1 X9.9, 2 X9.19, 3 CBC with the key's own cipher. SM4 keys know 3; every other number is UnionPay's form.
    /// </summary>
    public static readonly NumberParameter MacAlgorithm = Number(30, "macAlgorithm", Line, 0, 3, 0, "MAC算法", "MAC ALGORITHM", Identity);
    /// <summary>Field 64: true, eight bytes of the result; false, four bytes as text.</summary>
    public static readonly FlagParameter MacRaw = Flag(31, "macRaw", Line, false, "MAC二进制", "MAC AS BYTES", Identity);
    /// <summary>Second host of the acquirer, tried when the first cannot be reached; empty: none.</summary>
    public static readonly TextParameter BackupHost = Text(32, "backupHost", Line, 0, 60, "", "备用主机", "BACKUP HOST", Identity);
    /// <summary>TCP port of the second host.</summary>
    public static readonly NumberParameter BackupPort = Number(33, "backupPort", Line, 0, 65535, 0, "备用端口", "BACKUP PORT", Identity);
    /// <summary>PIN block: 1 without card number, 2 with it (field 53, position 1).</summary>
    public static readonly NumberParameter PinFormat = Number(34, "pinFormat", Line, 1, 2, 2, "密码块格式", "PIN FORMAT");
    /// <summary>The PIN block of SM4 stands in field 62, usage 22; otherwise in field 59, tag A1.</summary>
    public static readonly FlagParameter PinInField62 = Flag(35, "pinInField62", Line, false, "密码放62域", "PIN IN FIELD 62");
    /// <summary>The track is enciphered when sign-on has brought a track key.</summary>
    public static readonly FlagParameter TrackEncryption = Flag(36, "trackEncryption", Line, true, "磁道加密", "TRACK ENCRYPTION");

    /// <summary>TCP connect limit in milliseconds.</summary>
    public static readonly NumberParameter ConnectTimeoutMs = Number(40, "connectTimeoutMs", Terminal, 1000, 60000, 10000, "连接超时(毫秒)", "CONNECT LIMIT ms");
    /// <summary>Response limit in milliseconds.</summary>
    public static readonly NumberParameter ResponseTimeoutMs = Number(41, "responseTimeoutMs", Terminal, 5000, 120000, 45000, "接收超时(毫秒)", "RESPONSE LIMIT ms");
    /// <summary>Operator input limit in milliseconds.</summary>
    public static readonly NumberParameter InputTimeoutMs = Number(42, "inputTimeoutMs", Terminal, 5000, 300000, 60000, "操作超时(毫秒)", "INPUT LIMIT ms");
    /// <summary>Attempts at a reversal before it goes to the suspense list.</summary>
    public static readonly NumberParameter ReversalTries = Number(43, "reversalTries", Terminal, 1, 5, 3, "冲正次数", "REVERSAL TRIES");
    /// <summary>Slip copies, 1 to 3.</summary>
    public static readonly NumberParameter SlipCopies = Number(44, "slipCopies", Terminal, 1, 3, 2, "打印联数", "SLIP COPIES");
    /// <summary>Records that a batch may hold.</summary>
    public static readonly NumberParameter BatchCapacity = Number(45, "batchCapacity", Terminal, 10, Batch.Largest, 500, "最大笔数", "RECORDS IN BATCH", Settled);
    /// <summary>Largest amount of one transaction in fen.</summary>
    public static readonly NumberParameter MaxAmount = Number(46, "maxAmount", Terminal, 1, 999999999, 999999999, "最大金额(分)", "LARGEST AMOUNT fen", Amount);
    /// <summary>Print void and refund amounts with a minus sign.</summary>
    public static readonly FlagParameter MinusSign = Flag(48, "minusSign", Terminal, true, "打印负号", "PRINT MINUS SIGN");

    /// <summary>A void needs the card.</summary>
    public static readonly FlagParameter VoidNeedsCard = Flag(60, "voidNeedsCard", Transactions, true, "撤销刷卡", "VOID NEEDS CARD");
    /// <summary>A void needs the PIN.</summary>
    public static readonly FlagParameter VoidNeedsPin = Flag(61, "voidNeedsPin", Transactions, true, "撤销输密", "VOID NEEDS PIN");
    /// <summary>A refund needs the PIN.</summary>
    public static readonly FlagParameter RefundNeedsPin = Flag(62, "refundNeedsPin", Transactions, false, "退货输密", "REFUND NEEDS PIN");
    /// <summary>A refund whose original is in the log may go without the card; only where the acquirer allows it.</summary>
    public static readonly FlagParameter RefundWithoutCard = Flag(63, "refundWithoutCard", Transactions, false, "无卡退货", "REFUND W/O CARD");
    /// <summary>Largest refund in fen.</summary>
    public static readonly NumberParameter RefundLimit = Number(64, "refundLimit", Transactions, 1, 999999999, 50000, "退货限额(分)", "REFUND LIMIT fen", Amount);
    /// <summary>Days after which a refund is refused here; the host may be stricter.</summary>
    public static readonly NumberParameter RefundDays = Number(65, "refundDays", Transactions, 1, 360, 30, "退货天数", "REFUND DAYS");
    /// <summary>Completion of a pre-authorisation in percent of its amount, at most.</summary>
    public static readonly NumberParameter CompletionPercent = Number(66, "completionPercent", Transactions, 100, 200, 115, "完成比例(%)", "COMPLETION %");
    /// <summary>The stripe of a chip card may be used when its chip cannot be read.</summary>
    public static readonly FlagParameter ChipFallback = Flag(67, "chipFallback", Transactions, true, "允许降级刷卡", "CHIP FALLBACK");
    /// <summary>
    /// A chip may approve a sale off-line, as far as the application's floor limit and action codes go. Chinese terminals ask the acquirer every time.
    /// </summary>
    public static readonly FlagParameter OfflineChip = Flag(68, "offlineChip", Transactions, false, "IC卡脱机批准", "CHIP OFF-LINE");
    /// <summary>Off-line sales that may wait to be sent; from there on every sale goes on line (parameter 27 of the acquirer's download).</summary>
    public static readonly NumberParameter OfflineMost = Number(69, "offlineMost", Transactions, 0, 99, 20, "脱机最大笔数", "OFF-LINE SALES");
    /// <summary>Sign the cashier off after settlement.</summary>
    public static readonly FlagParameter AutoSignOff = Flag(70, "autoSignOff", Transactions, true, "自动签退", "AUTO SIGN-OFF");
    /// <summary>Warn before each transaction when this many records or fewer are left in the batch; 0 never.</summary>
    public static readonly NumberParameter SettleWarning = Number(71, "settleWarning", Transactions, 0, 100, 20, "将满提示(笔)", "BATCH WARNING");
    /// <summary>Days after which a batch must be settled before trading goes on; 0 never.</summary>
    public static readonly NumberParameter ForceSettleDays = Number(72, "forceSettleDays", Transactions, 0, 30, 3, "强制结算(天)", "SETTLE WITHIN days");
    /// <summary>CA keys and applications are fetched after a sign-on while there are none.</summary>
    public static readonly FlagParameter ChipDownload = Flag(73, "chipDownload", Transactions, true, "自动下载IC参数", "FETCH CHIP DATA");
    /// <summary>
    /// A chip that answers 6985 to the first GENERATE AC may be swiped instead (with <see cref="ChipFallback"/>). Off: EMV ends the transaction there.
    /// </summary>
    public static readonly FlagParameter RefusalFallback = Flag(74, "refusalFallback", Transactions, false, "芯片拒绝可刷卡", "REFUSED: SWIPE");

    /// <summary>Minutes without a key after which a signed-on terminal locks itself; 0 never.</summary>
    public static readonly NumberParameter LockMinutes = Number(80, "lockMinutes", Care, 0, 60, 10, "自动锁定(分钟)", "LOCK AFTER min");
    /// <summary>Seconds without a key after which the idle screen goes dark; 0 never.</summary>
    public static readonly NumberParameter DimSeconds = Number(81, "dimSeconds", Care, 0, 600, 30, "背光时间(秒)", "BACKLIGHT s");
    /// <summary>Amount in fen from which a second confirmation is asked; 0 never.</summary>
    public static readonly NumberParameter LargeAmount = Number(82, "largeAmount", Care, 0, 999999999, 1000000, "大额提示(分)", "LARGE AMOUNT fen", Amount);
    /// <summary>Minutes within which the same card with the same amount looks like a mistake; 0 never.</summary>
    public static readonly NumberParameter DuplicateMinutes = Number(83, "duplicateMinutes", Care, 0, 60, 5, "重复提示(分钟)", "DUPLICATE min");
    /// <summary>Voids and refunds of the batch as a part of its sales, in percent, above which a hint is shown; 0 never.</summary>
    public static readonly NumberParameter RiskPercent = Number(84, "riskPercent", Care, 0, 100, 50, "撤退比例(%)", "VOID/REFUND %");
    /// <summary>Maintenance notice in the merchant's words; empty: a standard sentence.</summary>
    public static readonly TextParameter MaintenanceText = Text(85, "maintenanceText", Care, 0, 20, "", "维护公告", "NOTICE", Service);
    /// <summary>Begin of a maintenance window as yyyyMMddHHmm; empty: none.</summary>
    public static readonly TextParameter MaintenanceFrom = Text(86, "maintenanceFrom", Care, 0, 12, "", "维护开始", "NOTICE FROM", None, ParameterForm.Moment);
    /// <summary>End of a maintenance window as yyyyMMddHHmm; empty: none.</summary>
    public static readonly TextParameter MaintenanceTo = Text(87, "maintenanceTo", Care, 0, 12, "", "维护结束", "NOTICE TO", None, ParameterForm.Moment);
    /// <summary>Declines of one card after which the supervisor is called; 0 never.</summary>
    public static readonly NumberParameter CardDeclines = Number(88, "cardDeclines", Care, 0, 9, 3, "被拒次数", "CARD DECLINES");
    /// <summary>
    /// Amount in fen up to which a tap is not signed, unless the card asks for just that; 0: every tap is signed. UnionPay's limit for small amounts
    /// (FF8059); contacts and stripe have none (emv.md section 6).
    /// </summary>
    public static readonly NumberParameter NoSignatureLimit = Number(89, "noSignatureLimit", Care, 0, 999999999, 100000, "免签限额(分)", "NO SIGNATURE fen");
    /// <summary>Electronic signature: 0 off, 1 the cardholder may sign on paper instead, 2 he may not leave the pad by the red key.</summary>
    public static readonly NumberParameter Signature = Number(90, "signature", Care, 0, 2, 1, "电子签名(0关1可2须)", "SIGNATURE 0 1 2");
    /// <summary>How often a signature may be begun anew; 0 without limit.</summary>
    public static readonly NumberParameter SignatureResigns = Number(91, "signatureResigns", Care, 0, 9, 2, "重签次数", "SIGN AGAIN");
    /// <summary>Seconds for a signature.</summary>
    public static readonly NumberParameter SignatureSeconds = Number(92, "signatureSeconds", Care, 20, 180, 60, "签名时间(秒)", "SIGNATURE LIMIT s");
    /// <summary>Attempts to deliver a signature at settlement, before its slip is signed on paper.</summary>
    public static readonly NumberParameter SignatureTries = Number(93, "signatureTries", Care, 1, 9, 3, "签名重送次数", "SIGNATURE TRIES");
    /// <summary>Bytes of a picture in one message; a longer one goes in parts, nine at most.</summary>
    public static readonly NumberParameter SignaturePacket = Number(94, "signaturePacket", Care, 120, 900, 700, "签名分包(字节)", "SIGNATURE PACKET");
    /// <summary>Field 60 of a part ends with 8 (more follow) or 9 (the last).</summary>
    public static readonly FlagParameter SignaturePartDigit = Flag(95, "signaturePartDigit", Care, false, "签名分包标志", "SIGNATURE PARTS");
    /// <summary>Most bytes of a coded signature.</summary>
    public static readonly NumberParameter SignatureMaxBytes = Number(96, "signatureMaxBytes", Care, 200, 999, 999, "签名最大(字节)", "SIGNATURE BYTES");
    /// <summary>Lines of a JBIG stripe.</summary>
    public static readonly NumberParameter JbigLines = Number(97, "jbigLines", Care, 1, 80, 7, "JBIG条带行数", "JBIG LINES");
    /// <summary>Option byte of JBIG: 64 two-line template, 16 and 4 only in the header, 8 typical prediction.</summary>
    public static readonly NumberParameter JbigOptions = Number(98, "jbigOptions", Care, 0, 92, 28, "JBIG选项", "JBIG OPTIONS");
    /// <summary>A card whose PIN the issuer checks is signed for as well: what Chinese merchants keep in case of a dispute.</summary>
    public static readonly FlagParameter SignAfterPin = Flag(99, "signAfterPin", Care, true, "输密后仍签名", "SIGN AFTER PIN");
    /// <summary>Kind of device in field 59 (A2 01): 2 traditional POS, 3 mPOS, 4 smart POS.</summary>
    public static readonly NumberParameter DeviceType = Number(100, "deviceType", Care, 1, 5, 2, "设备类型", "DEVICE TYPE");
    /// <summary>Unique serial number in field 59 (A2 02), at most 50 characters; empty: the device number.</summary>
    public static readonly TextParameter SerialNumber = Text(101, "serialNumber", Care, 0, 50, "", "终端序列号", "SERIAL NUMBER");
    /// <summary>Card sales carry terminal information too (59 A2).</summary>
    public static readonly FlagParameter TerminalInfo = Flag(102, "terminalInfo", Care, false, "上送终端信息", "SEND DEVICE DATA");
    /// <summary>Where the terminal stands, as the acquirer wants it in field 59 (A5); empty: unknown.</summary>
    public static readonly TextParameter Place = Text(103, "place", Care, 0, 60, "", "终端位置", "PLACE");
    /// <summary>What becomes of the place: 0 nothing, 1 it is reported, 2 the terminal sells only where it belongs.</summary>
    public static readonly NumberParameter PlacePolicy = Number(104, "placePolicy", Care, 0, 2, 0, "位置控制", "PLACE POLICY");
    /// <summary>Seconds between two questions whether a customer has paid.</summary>
    public static readonly NumberParameter QrPollSeconds = Number(105, "qrPollSeconds", Care, 3, 30, 5, "扫码查询间隔(秒)", "QR POLL s");
    /// <summary>Seconds for which a customer may take to pay; then the payment is closed.</summary>
    public static readonly NumberParameter QrWaitSeconds = Number(106, "qrWaitSeconds", Care, 30, 300, 90, "扫码等待(秒)", "QR WAIT s");
    /// <summary>Days after which the refund of a QR payment is refused here; the host may be stricter.</summary>
    public static readonly NumberParameter QrRefundDays = Number(107, "qrRefundDays", Care, 1, 360, 360, "扫码退货天数", "QR REFUND DAYS");
    /// <summary>Access points that are in reach where the terminal belongs: addresses with commas between; empty: none are registered.</summary>
    public static readonly TextParameter PlaceNetworks =
        Text(108, "placeNetworks", Care, 0, 5, "", "登记热点", "REGISTERED APs", Service | Private, ParameterForm.Addresses);
    /// <summary>The acquirer takes reversals of QR payments and of their voids. False: only his answer to a query decides.</summary>
    public static readonly FlagParameter QrReversal = Flag(109, "qrReversal", Care, true, "扫码可冲正", "QR REVERSAL");
    /// <summary>Off: codes of UnionPay are not taken. What was paid with them before can still be voided and refunded.</summary>
    public static readonly FlagParameter UnionPay = Flag(110, "unionPay", Care, true, "受理银联码", "UNIONPAY CODES");
    /// <summary>Days after which a refund of UnionPay is refused here; 0: as for every QR payment.</summary>
    public static readonly NumberParameter UnionPayRefundDays = Number(111, "unionPayRefundDays", Care, 0, 360, 0, "银联退货天数", "UNIONPAY REFUND DAYS");
    /// <summary>Largest refund of UnionPay in fen; 0: as for every payment.</summary>
    public static readonly NumberParameter UnionPayRefundLimit = Number(112, "unionPayRefundLimit", Care, 0, 999999999, 0, "银联退货限额(分)", "UNIONPAY REFUND fen");
    /// <summary>Off: codes of Alipay are not taken. What was paid with them before can still be voided and refunded.</summary>
    public static readonly FlagParameter Alipay = Flag(113, "alipay", Care, true, "受理支付宝码", "ALIPAY CODES");
    /// <summary>Days after which a refund of Alipay is refused here; 0: as for every QR payment.</summary>
    public static readonly NumberParameter AlipayRefundDays = Number(114, "alipayRefundDays", Care, 0, 360, 0, "支付宝退货天数", "ALIPAY REFUND DAYS");
    /// <summary>Largest refund of Alipay in fen; 0: as for every payment.</summary>
    public static readonly NumberParameter AlipayRefundLimit = Number(115, "alipayRefundLimit", Care, 0, 999999999, 0, "支付宝退货限额(分)", "ALIPAY REFUND fen");
    /// <summary>Off: codes of WeChat are not taken. What was paid with them before can still be voided and refunded.</summary>
    public static readonly FlagParameter WeChat = Flag(116, "weChat", Care, true, "受理微信码", "WECHAT CODES");
    /// <summary>Days after which a refund of WeChat is refused here; 0: as for every QR payment.</summary>
    public static readonly NumberParameter WeChatRefundDays = Number(117, "weChatRefundDays", Care, 0, 360, 0, "微信退货天数", "WECHAT REFUND DAYS");
    /// <summary>Largest refund of WeChat in fen; 0: as for every payment.</summary>
    public static readonly NumberParameter WeChatRefundLimit = Number(118, "weChatRefundLimit", Care, 0, 999999999, 0, "微信退货限额(分)", "WECHAT REFUND fen");
    /// <summary>The operator compares a signature with the card before it is taken (operations.md 5.5).</summary>
    public static readonly FlagParameter CheckSignature = Flag(119, "checkSignature", Care, false, "核对签名", "CHECK SIGNATURE");
    /// <summary>Milliseconds for which a page that asks for a decision stands before it takes a key; 0: as soon as it is drawn.</summary>
    public static readonly NumberParameter DecisionDelayMs = Number(120, "decisionDelayMs", Terminal, 0, 3000, 700, "按键等待(毫秒)", "KEY DELAY ms");

    /// <summary>The table, in the order of the menus.</summary>
    public static readonly Parameter[] All = list.ToArray();

    // Tags of parameters that are gone: a file or package of earlier times may still hold them. A tag is never used again.
    private static readonly int[] retired = { 47 };

    /// <summary>Parameter by its name in parameter files; null when there is none.</summary>
    public static Parameter ByName(string name)
    {
        for (int i = 0; i < All.Length; i++)
            if (string.Equals(All[i].Name, name)) return All[i];
        return null;
    }

    /// <summary>Parameter by its tag; null when there is none.</summary>
    public static Parameter ByTag(int tag) => list.ByTag(tag);

    /// <summary>True for the tag of a parameter that is gone: its value is passed over.</summary>
    public static bool IsRetired(int tag)
    {
        for (int i = 0; i < retired.Length; i++)
            if (retired[i] == tag) return true;
        return false;
    }

    /// <summary>Value of a parameter as text.</summary>
    public static string Get(TerminalSettings settings, Parameter parameter) => parameter.Read(settings);

    /// <summary>Sets a parameter.</summary>
    /// <returns>False, and nothing is changed, when the value is not acceptable.</returns>
    public static bool Set(TerminalSettings settings, Parameter parameter, string value)
    {
        if (!parameter.Accepts(value)) return false;
        parameter.Write(settings, value);
        return true;
    }

    /// <summary>Copies every value.</summary>
    public static void Copy(TerminalSettings from, TerminalSettings to)
    {
        for (int i = 0; i < All.Length; i++) All[i].Write(to, All[i].Read(from));
    }

    private static NumberParameter Number(int tag, string name, ParameterPage page, int min, int max, int standard, string chinese, string english,
        ParameterRules rules = None)
    {
        NumberParameter row = new NumberParameter(tag, name, page, min, max, standard, rules, chinese, english);
        list.Enter(row);
        return row;
    }

    private static FlagParameter Flag(int tag, string name, ParameterPage page, bool standard, string chinese, string english, ParameterRules rules = None)
    {
        FlagParameter row = new FlagParameter(tag, name, page, standard, rules, chinese, english);
        list.Enter(row);
        return row;
    }

    private static TextParameter Text(int tag, string name, ParameterPage page, int min, int max, string standard, string chinese, string english,
        ParameterRules rules = None, ParameterForm form = ParameterForm.Text)
    {
        TextParameter row = new TextParameter(tag, name, form, page, min, max, standard, rules, chinese, english);
        list.Enter(row);
        return row;
    }
}
