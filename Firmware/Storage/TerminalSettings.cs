namespace PosFirmware.Storage;

/// <summary>Parameters of the terminal (operations.md 2.4, acquirer-protocol.md section 8). Values are checked where they are entered or loaded.</summary>
public sealed class TerminalSettings
{
    /// <summary>Merchant number, 15 characters (field 42).</summary>
    public string MerchantId = "000000000000000";
    /// <summary>Terminal number, 8 characters (field 41).</summary>
    public string TerminalId = "00000000";
    /// <summary>Merchant name, at most 40 bytes of GBK (20 hanzi).</summary>
    public string MerchantName = "";
    /// <summary>Merchant name in English, at most 40 characters.</summary>
    public string MerchantNameEnglish = "";
    /// <summary>Store or counter, at most 20 columns.</summary>
    public string StoreLabel = "";
    /// <summary>Hotline that every failure screen and slip names.</summary>
    public string Hotline = "";
    /// <summary>Title of the slip.</summary>
    public string SlipTitle = "POS签购单";
    /// <summary>True: English first on the screen.</summary>
    public bool English;

    /// <summary>TPDU, 10 hex digits.</summary>
    public string Tpdu = "6000030000";
    /// <summary>Message header of requests, 12 hex digits.</summary>
    public string Header = "603100310000";
    /// <summary>Host name or address of the acquirer.</summary>
    public string Host = "";
    /// <summary>TCP port.</summary>
    public int Port;
    /// <summary>Second host of the acquirer, tried when the first cannot be reached; empty: none.</summary>
    public string BackupHost = "";
    /// <summary>TCP port of the second host.</summary>
    public int BackupPort;
    /// <summary>Name that the acquirer's certificate must bear.</summary>
    public string TlsName = "";
    /// <summary>File on the volume with the acquirer's CA certificate (PEM).</summary>
    public string CaFile = "ca.pem";
    /// <summary>Management code of sign-on, 60.3: 1, 3, 4 (double length with track key) or 6 (SM4).</summary>
    public int KeyLayout = 4;
    /// <summary>Field 26, maximum PIN length: 12, or 6 for some acquirers.</summary>
    public int PinCaptureCode = 12;
    /// <summary>Field 60.4: 2 magnetic only, 5 with contact chip, 6 with contactless.</summary>
    public int ReadCapability = 2;

    /// <summary>The stripe of a chip card may be used when its chip cannot be read.</summary>
    public bool ChipFallback = true;
    /// <summary>A chip may approve a sale off-line, as far as the application's floor limit and action codes go. Chinese terminals ask the acquirer every time.</summary>
    public bool OfflineChip;
    /// <summary>Off-line sales that may wait to be sent; from there on every sale goes on line (parameter 27 of the acquirer's download).</summary>
    public int OfflineMost = 20;
    /// <summary>Certificate number and serial number of the device, 12 characters; sent in sign-on, field 62. Empty: not sent.</summary>
    public string DeviceNumber = "";
    /// <summary>MAC algorithm: 0 UnionPay's ECB, 1 X9.9, 2 X9.19, 3 CBC with the key's own cipher. SM4 keys know 3; every other number is UnionPay's form.</summary>
    public int MacAlgorithm;
    /// <summary>Field 64: true, eight bytes of the result; false, four bytes as text.</summary>
    public bool MacRaw;
    /// <summary>PIN block: 1 without card number, 2 with it (field 53, position 1).</summary>
    public int PinFormat = 2;
    /// <summary>The PIN block of SM4 stands in field 62, usage 22; otherwise in field 59, tag A1.</summary>
    public bool PinInField62;
    /// <summary>The track is enciphered when sign-on has brought a track key.</summary>
    public bool TrackEncryption = true;

    /// <summary>TCP connect limit in milliseconds.</summary>
    public int ConnectTimeoutMs = 10000;
    /// <summary>Response limit in milliseconds.</summary>
    public int ResponseTimeoutMs = 45000;
    /// <summary>Operator input limit in milliseconds.</summary>
    public int InputTimeoutMs = 60000;
    /// <summary>Attempts at a reversal before it goes to the suspense list.</summary>
    public int ReversalTries = 3;
    /// <summary>Slip copies, 1 to 3.</summary>
    public int SlipCopies = 2;
    /// <summary>Records that a batch may hold.</summary>
    public int BatchCapacity = 500;
    /// <summary>Largest amount of one transaction in fen.</summary>
    public long MaxAmount = 999999999;
    /// <summary>Cards are never keyed in unless the acquirer allows it.</summary>
    public bool ManualEntry;
    /// <summary>A void needs the card.</summary>
    public bool VoidNeedsCard = true;
    /// <summary>A void needs the PIN.</summary>
    public bool VoidNeedsPin = true;
    /// <summary>A refund needs the PIN.</summary>
    public bool RefundNeedsPin;
    /// <summary>A refund whose original is in the log may go without the card; only where the acquirer allows it.</summary>
    public bool RefundWithoutCard;
    /// <summary>Largest refund in fen.</summary>
    public long RefundLimit = 50000;
    /// <summary>Days after which a refund is refused here; the host may be stricter.</summary>
    public int RefundDays = 30;
    /// <summary>Completion of a pre-authorisation in percent of its amount, at most.</summary>
    public int CompletionPercent = 115;
    /// <summary>Print void and refund amounts with a minus sign.</summary>
    public bool MinusSign = true;

    /// <summary>
    /// A chip that answers 6985 to the first GENERATE AC may be swiped instead (with <see cref="ChipFallback"/>). Off: EMV ends the transaction there.
    /// </summary>
    public bool RefusalFallback;
    /// <summary>CA keys and applications are fetched after a sign-on while there are none.</summary>
    public bool ChipDownload = true;
    /// <summary>Sign the cashier off after settlement.</summary>
    public bool AutoSignOff = true;
    /// <summary>Warn before each transaction when this many records or fewer are left in the batch; 0 never.</summary>
    public int SettleWarning = 20;
    /// <summary>Days after which a batch must be settled before trading goes on; 0 never.</summary>
    public int ForceSettleDays = 3;
    /// <summary>Minutes without a key after which a signed-on terminal locks itself; 0 never.</summary>
    public int LockMinutes = 10;
    /// <summary>Seconds without a key after which the idle screen goes dark; 0 never.</summary>
    public int DimSeconds = 30;
    /// <summary>Amount in fen from which a second confirmation is asked; 0 never.</summary>
    public long LargeAmount = 1000000;
    /// <summary>Minutes within which the same card with the same amount looks like a mistake; 0 never.</summary>
    public int DuplicateMinutes = 5;
    /// <summary>Voids and refunds of the batch as a part of its sales, in percent, above which a hint is shown; 0 never.</summary>
    public int RiskPercent = 50;
    /// <summary>Declines of one card after which the supervisor is called; 0 never.</summary>
    public int CardDeclines = 3;
    /// <summary>Kind of device in field 59 (A2 01): 2 traditional POS, 3 mPOS, 4 smart POS.</summary>
    public int DeviceType = 2;
    /// <summary>Unique serial number in field 59 (A2 02), at most 50 characters; empty: the device number.</summary>
    public string SerialNumber = "";
    /// <summary>Card sales carry terminal information too (59 A2).</summary>
    public bool TerminalInfo;
    /// <summary>Where the terminal stands, as the acquirer wants it in field 59 (A5); empty: unknown.</summary>
    public string Place = "";
    /// <summary>What becomes of the place: 0 nothing, 1 it is reported, 2 the terminal sells only where it belongs.</summary>
    public int PlacePolicy;
    /// <summary>Access points that are in reach where the terminal belongs: addresses with commas between; empty: none are registered.</summary>
    public string PlaceNetworks = "";
    /// <summary>Seconds between two questions whether a customer has paid.</summary>
    public int QrPollSeconds = 5;
    /// <summary>Seconds for which a customer may take to pay; then the payment is closed.</summary>
    public int QrWaitSeconds = 90;
    /// <summary>Days after which the refund of a QR payment is refused here; the host may be stricter.</summary>
    public int QrRefundDays = 360;
    /// <summary>The acquirer takes reversals of QR payments and of their voids. False: only his answer to a query decides.</summary>
    public bool QrReversal = true;
    /// <summary>Rules by wallet; the index is the wallet's number (1 UnionPay, 2 Alipay, 3 WeChat), 0 is any other.</summary>
    public readonly WalletRule[] Wallets = { new WalletRule(), new WalletRule(), new WalletRule(), new WalletRule() };

    /// <summary>Rule of a wallet.</summary>
    public WalletRule WalletRule(int wallet) => Wallets[wallet < 0 || wallet >= Wallets.Length ? 0 : wallet];
    /// <summary>Maintenance notice in the merchant's words; empty: a standard sentence.</summary>
    public string MaintenanceText = "";
    /// <summary>Begin of a maintenance window as yyyyMMddHHmm; empty: none.</summary>
    public string MaintenanceFrom = "";
    /// <summary>End of a maintenance window as yyyyMMddHHmm; empty: none.</summary>
    public string MaintenanceTo = "";
    /// <summary>Electronic signature: 0 off, 1 the cardholder may sign on paper instead, 2 he may not leave the pad by the red key.</summary>
    public int Signature = 1;
    /// <summary>
    /// Amount in fen up to which a tap is not signed, unless the card asks for just that; 0: every tap is signed. UnionPay's limit for
    /// small amounts (FF8059); contacts and stripe have none (emv.md section 6).
    /// </summary>
    public long NoSignatureLimit = 100000;
    /// <summary>A card whose PIN the issuer checks is signed for as well: what Chinese merchants keep in case of a dispute.</summary>
    public bool SignAfterPin = true;
    /// <summary>How often a signature may be begun anew; 0 without limit.</summary>
    public int SignatureResigns = 2;
    /// <summary>The operator compares a signature with the card before it is taken (operations.md 5.5).</summary>
    public bool CheckSignature;
    /// <summary>Seconds for a signature.</summary>
    public int SignatureSeconds = 60;
    /// <summary>Attempts to deliver a signature at settlement, before its slip is signed on paper.</summary>
    public int SignatureTries = 3;
    /// <summary>Bytes of a picture in one message; a longer one goes in parts, nine at most.</summary>
    public int SignaturePacket = 700;
    /// <summary>Field 60 of a part ends with 8 (more follow) or 9 (the last).</summary>
    public bool SignaturePartDigit;
    /// <summary>Most bytes of a coded signature.</summary>
    public int SignatureMaxBytes = 999;
    /// <summary>Lines of a JBIG stripe.</summary>
    public int JbigLines = 7;
    /// <summary>Option byte of JBIG: 64 two-line template, 16 and 4 only in the header, 8 typical prediction.</summary>
    public int JbigOptions = 28;
}
