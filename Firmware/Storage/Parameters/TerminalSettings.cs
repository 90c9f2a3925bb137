namespace PosFirmware.Storage;

/// <summary>
/// Values of the terminal's parameters, all at their defaults when new. <see cref="ParameterTable"/> says what each means, and checks
/// values where they are entered or loaded; a value that code sets here is not checked. Parameters that are read in many places have a
/// name here too; it adds nothing to the row.
/// </summary>
public sealed class TerminalSettings
{
    private readonly int[] numbers;
    private readonly string[] texts;
    private readonly WalletRule[] wallets;

    /// <summary>Every parameter at its default.</summary>
    public TerminalSettings()
    {
        Parameter[] all = ParameterTable.All;
        numbers = new int[all.Length];
        texts = new string[all.Length];
        for (int i = 0; i < all.Length; i++) all[i].Reset(this);
        // the index is the wallet's number
        wallets = new[]
        {
            new WalletRule(this, null, null, null),
            new WalletRule(this, ParameterTable.UnionPay, ParameterTable.UnionPayRefundDays, ParameterTable.UnionPayRefundLimit),
            new WalletRule(this, ParameterTable.Alipay, ParameterTable.AlipayRefundDays, ParameterTable.AlipayRefundLimit),
            new WalletRule(this, ParameterTable.WeChat, ParameterTable.WeChatRefundDays, ParameterTable.WeChatRefundLimit),
        };
    }

    /// <summary>Value of a parameter.</summary>
    public string this[TextParameter parameter]
    {
        get => texts[parameter.Index];
        set => texts[parameter.Index] = value;
    }

    /// <summary>Value of a parameter.</summary>
    public int this[NumberParameter parameter]
    {
        get => numbers[parameter.Index];
        set => numbers[parameter.Index] = value;
    }

    /// <summary>Value of a parameter.</summary>
    public bool this[FlagParameter parameter]
    {
        get => numbers[parameter.Index] != 0;
        set => numbers[parameter.Index] = value ? 1 : 0;
    }

    /// <summary>Rule of a wallet: 1 UnionPay, 2 Alipay, 3 WeChat; any other number is a wallet without rules of its own.</summary>
    public WalletRule WalletRule(int wallet) => wallets[wallet < 0 || wallet >= wallets.Length ? 0 : wallet];

    /// <inheritdoc cref="ParameterTable.MerchantId"/>
    public string MerchantId { get => this[ParameterTable.MerchantId]; set => this[ParameterTable.MerchantId] = value; }
    /// <inheritdoc cref="ParameterTable.TerminalId"/>
    public string TerminalId { get => this[ParameterTable.TerminalId]; set => this[ParameterTable.TerminalId] = value; }
    /// <inheritdoc cref="ParameterTable.MerchantName"/>
    public string MerchantName { get => this[ParameterTable.MerchantName]; set => this[ParameterTable.MerchantName] = value; }
    /// <inheritdoc cref="ParameterTable.MerchantNameEnglish"/>
    public string MerchantNameEnglish { get => this[ParameterTable.MerchantNameEnglish]; set => this[ParameterTable.MerchantNameEnglish] = value; }
    /// <inheritdoc cref="ParameterTable.StoreLabel"/>
    public string StoreLabel { get => this[ParameterTable.StoreLabel]; set => this[ParameterTable.StoreLabel] = value; }
    /// <inheritdoc cref="ParameterTable.Hotline"/>
    public string Hotline { get => this[ParameterTable.Hotline]; set => this[ParameterTable.Hotline] = value; }
    /// <inheritdoc cref="ParameterTable.SlipTitle"/>
    public string SlipTitle { get => this[ParameterTable.SlipTitle]; set => this[ParameterTable.SlipTitle] = value; }
    /// <inheritdoc cref="ParameterTable.English"/>
    public bool English { get => this[ParameterTable.English]; set => this[ParameterTable.English] = value; }
    /// <inheritdoc cref="ParameterTable.Tpdu"/>
    public string Tpdu { get => this[ParameterTable.Tpdu]; set => this[ParameterTable.Tpdu] = value; }
    /// <inheritdoc cref="ParameterTable.Header"/>
    public string Header { get => this[ParameterTable.Header]; set => this[ParameterTable.Header] = value; }
    /// <inheritdoc cref="ParameterTable.Host"/>
    public string Host { get => this[ParameterTable.Host]; set => this[ParameterTable.Host] = value; }
    /// <inheritdoc cref="ParameterTable.Port"/>
    public int Port { get => this[ParameterTable.Port]; set => this[ParameterTable.Port] = value; }
    /// <inheritdoc cref="ParameterTable.TlsName"/>
    public string TlsName { get => this[ParameterTable.TlsName]; set => this[ParameterTable.TlsName] = value; }
    /// <inheritdoc cref="ParameterTable.CaFile"/>
    public string CaFile { get => this[ParameterTable.CaFile]; set => this[ParameterTable.CaFile] = value; }
    /// <inheritdoc cref="ParameterTable.KeyLayout"/>
    public int KeyLayout { get => this[ParameterTable.KeyLayout]; set => this[ParameterTable.KeyLayout] = value; }
    /// <inheritdoc cref="ParameterTable.PinCaptureCode"/>
    public int PinCaptureCode { get => this[ParameterTable.PinCaptureCode]; set => this[ParameterTable.PinCaptureCode] = value; }
    /// <inheritdoc cref="ParameterTable.ReadCapability"/>
    public int ReadCapability { get => this[ParameterTable.ReadCapability]; set => this[ParameterTable.ReadCapability] = value; }
    /// <inheritdoc cref="ParameterTable.DeviceNumber"/>
    public string DeviceNumber { get => this[ParameterTable.DeviceNumber]; set => this[ParameterTable.DeviceNumber] = value; }
    /// <inheritdoc cref="ParameterTable.MacAlgorithm"/>
    public int MacAlgorithm { get => this[ParameterTable.MacAlgorithm]; set => this[ParameterTable.MacAlgorithm] = value; }
    /// <inheritdoc cref="ParameterTable.MacRaw"/>
    public bool MacRaw { get => this[ParameterTable.MacRaw]; set => this[ParameterTable.MacRaw] = value; }
    /// <inheritdoc cref="ParameterTable.BackupHost"/>
    public string BackupHost { get => this[ParameterTable.BackupHost]; set => this[ParameterTable.BackupHost] = value; }
    /// <inheritdoc cref="ParameterTable.BackupPort"/>
    public int BackupPort { get => this[ParameterTable.BackupPort]; set => this[ParameterTable.BackupPort] = value; }
    /// <inheritdoc cref="ParameterTable.PinFormat"/>
    public int PinFormat { get => this[ParameterTable.PinFormat]; set => this[ParameterTable.PinFormat] = value; }
    /// <inheritdoc cref="ParameterTable.PinInField62"/>
    public bool PinInField62 { get => this[ParameterTable.PinInField62]; set => this[ParameterTable.PinInField62] = value; }
    /// <inheritdoc cref="ParameterTable.TrackEncryption"/>
    public bool TrackEncryption { get => this[ParameterTable.TrackEncryption]; set => this[ParameterTable.TrackEncryption] = value; }
    /// <inheritdoc cref="ParameterTable.ConnectTimeoutMs"/>
    public int ConnectTimeoutMs { get => this[ParameterTable.ConnectTimeoutMs]; set => this[ParameterTable.ConnectTimeoutMs] = value; }
    /// <inheritdoc cref="ParameterTable.ResponseTimeoutMs"/>
    public int ResponseTimeoutMs { get => this[ParameterTable.ResponseTimeoutMs]; set => this[ParameterTable.ResponseTimeoutMs] = value; }
    /// <inheritdoc cref="ParameterTable.InputTimeoutMs"/>
    public int InputTimeoutMs { get => this[ParameterTable.InputTimeoutMs]; set => this[ParameterTable.InputTimeoutMs] = value; }
    /// <inheritdoc cref="ParameterTable.ReversalTries"/>
    public int ReversalTries { get => this[ParameterTable.ReversalTries]; set => this[ParameterTable.ReversalTries] = value; }
    /// <inheritdoc cref="ParameterTable.SlipCopies"/>
    public int SlipCopies { get => this[ParameterTable.SlipCopies]; set => this[ParameterTable.SlipCopies] = value; }
    /// <inheritdoc cref="ParameterTable.BatchCapacity"/>
    public int BatchCapacity { get => this[ParameterTable.BatchCapacity]; set => this[ParameterTable.BatchCapacity] = value; }
    /// <inheritdoc cref="ParameterTable.MaxAmount"/>
    public long MaxAmount { get => this[ParameterTable.MaxAmount]; set => this[ParameterTable.MaxAmount] = (int)value; }
    /// <inheritdoc cref="ParameterTable.MinusSign"/>
    public bool MinusSign { get => this[ParameterTable.MinusSign]; set => this[ParameterTable.MinusSign] = value; }
    /// <inheritdoc cref="ParameterTable.VoidNeedsCard"/>
    public bool VoidNeedsCard { get => this[ParameterTable.VoidNeedsCard]; set => this[ParameterTable.VoidNeedsCard] = value; }
    /// <inheritdoc cref="ParameterTable.VoidNeedsPin"/>
    public bool VoidNeedsPin { get => this[ParameterTable.VoidNeedsPin]; set => this[ParameterTable.VoidNeedsPin] = value; }
    /// <inheritdoc cref="ParameterTable.RefundNeedsPin"/>
    public bool RefundNeedsPin { get => this[ParameterTable.RefundNeedsPin]; set => this[ParameterTable.RefundNeedsPin] = value; }
    /// <inheritdoc cref="ParameterTable.RefundWithoutCard"/>
    public bool RefundWithoutCard { get => this[ParameterTable.RefundWithoutCard]; set => this[ParameterTable.RefundWithoutCard] = value; }
    /// <inheritdoc cref="ParameterTable.RefundLimit"/>
    public long RefundLimit { get => this[ParameterTable.RefundLimit]; set => this[ParameterTable.RefundLimit] = (int)value; }
    /// <inheritdoc cref="ParameterTable.RefundDays"/>
    public int RefundDays { get => this[ParameterTable.RefundDays]; set => this[ParameterTable.RefundDays] = value; }
    /// <inheritdoc cref="ParameterTable.CompletionPercent"/>
    public int CompletionPercent { get => this[ParameterTable.CompletionPercent]; set => this[ParameterTable.CompletionPercent] = value; }
    /// <inheritdoc cref="ParameterTable.ChipFallback"/>
    public bool ChipFallback { get => this[ParameterTable.ChipFallback]; set => this[ParameterTable.ChipFallback] = value; }
    /// <inheritdoc cref="ParameterTable.OfflineChip"/>
    public bool OfflineChip { get => this[ParameterTable.OfflineChip]; set => this[ParameterTable.OfflineChip] = value; }
    /// <inheritdoc cref="ParameterTable.OfflineMost"/>
    public int OfflineMost { get => this[ParameterTable.OfflineMost]; set => this[ParameterTable.OfflineMost] = value; }
    /// <inheritdoc cref="ParameterTable.AutoSignOff"/>
    public bool AutoSignOff { get => this[ParameterTable.AutoSignOff]; set => this[ParameterTable.AutoSignOff] = value; }
    /// <inheritdoc cref="ParameterTable.SettleWarning"/>
    public int SettleWarning { get => this[ParameterTable.SettleWarning]; set => this[ParameterTable.SettleWarning] = value; }
    /// <inheritdoc cref="ParameterTable.ForceSettleDays"/>
    public int ForceSettleDays { get => this[ParameterTable.ForceSettleDays]; set => this[ParameterTable.ForceSettleDays] = value; }
    /// <inheritdoc cref="ParameterTable.ChipDownload"/>
    public bool ChipDownload { get => this[ParameterTable.ChipDownload]; set => this[ParameterTable.ChipDownload] = value; }
    /// <inheritdoc cref="ParameterTable.RefusalFallback"/>
    public bool RefusalFallback { get => this[ParameterTable.RefusalFallback]; set => this[ParameterTable.RefusalFallback] = value; }
    /// <inheritdoc cref="ParameterTable.LockMinutes"/>
    public int LockMinutes { get => this[ParameterTable.LockMinutes]; set => this[ParameterTable.LockMinutes] = value; }
    /// <inheritdoc cref="ParameterTable.DimSeconds"/>
    public int DimSeconds { get => this[ParameterTable.DimSeconds]; set => this[ParameterTable.DimSeconds] = value; }
    /// <inheritdoc cref="ParameterTable.LargeAmount"/>
    public long LargeAmount { get => this[ParameterTable.LargeAmount]; set => this[ParameterTable.LargeAmount] = (int)value; }
    /// <inheritdoc cref="ParameterTable.DuplicateMinutes"/>
    public int DuplicateMinutes { get => this[ParameterTable.DuplicateMinutes]; set => this[ParameterTable.DuplicateMinutes] = value; }
    /// <inheritdoc cref="ParameterTable.RiskPercent"/>
    public int RiskPercent { get => this[ParameterTable.RiskPercent]; set => this[ParameterTable.RiskPercent] = value; }
    /// <inheritdoc cref="ParameterTable.MaintenanceText"/>
    public string MaintenanceText { get => this[ParameterTable.MaintenanceText]; set => this[ParameterTable.MaintenanceText] = value; }
    /// <inheritdoc cref="ParameterTable.MaintenanceFrom"/>
    public string MaintenanceFrom { get => this[ParameterTable.MaintenanceFrom]; set => this[ParameterTable.MaintenanceFrom] = value; }
    /// <inheritdoc cref="ParameterTable.MaintenanceTo"/>
    public string MaintenanceTo { get => this[ParameterTable.MaintenanceTo]; set => this[ParameterTable.MaintenanceTo] = value; }
    /// <inheritdoc cref="ParameterTable.CardDeclines"/>
    public int CardDeclines { get => this[ParameterTable.CardDeclines]; set => this[ParameterTable.CardDeclines] = value; }
    /// <inheritdoc cref="ParameterTable.NoSignatureLimit"/>
    public long NoSignatureLimit { get => this[ParameterTable.NoSignatureLimit]; set => this[ParameterTable.NoSignatureLimit] = (int)value; }
    /// <inheritdoc cref="ParameterTable.Signature"/>
    public int Signature { get => this[ParameterTable.Signature]; set => this[ParameterTable.Signature] = value; }
    /// <inheritdoc cref="ParameterTable.SignatureResigns"/>
    public int SignatureResigns { get => this[ParameterTable.SignatureResigns]; set => this[ParameterTable.SignatureResigns] = value; }
    /// <inheritdoc cref="ParameterTable.SignatureSeconds"/>
    public int SignatureSeconds { get => this[ParameterTable.SignatureSeconds]; set => this[ParameterTable.SignatureSeconds] = value; }
    /// <inheritdoc cref="ParameterTable.SignatureTries"/>
    public int SignatureTries { get => this[ParameterTable.SignatureTries]; set => this[ParameterTable.SignatureTries] = value; }
    /// <inheritdoc cref="ParameterTable.SignaturePacket"/>
    public int SignaturePacket { get => this[ParameterTable.SignaturePacket]; set => this[ParameterTable.SignaturePacket] = value; }
    /// <inheritdoc cref="ParameterTable.SignaturePartDigit"/>
    public bool SignaturePartDigit { get => this[ParameterTable.SignaturePartDigit]; set => this[ParameterTable.SignaturePartDigit] = value; }
    /// <inheritdoc cref="ParameterTable.SignatureMaxBytes"/>
    public int SignatureMaxBytes { get => this[ParameterTable.SignatureMaxBytes]; set => this[ParameterTable.SignatureMaxBytes] = value; }
    /// <inheritdoc cref="ParameterTable.JbigLines"/>
    public int JbigLines { get => this[ParameterTable.JbigLines]; set => this[ParameterTable.JbigLines] = value; }
    /// <inheritdoc cref="ParameterTable.JbigOptions"/>
    public int JbigOptions { get => this[ParameterTable.JbigOptions]; set => this[ParameterTable.JbigOptions] = value; }
    /// <inheritdoc cref="ParameterTable.SignAfterPin"/>
    public bool SignAfterPin { get => this[ParameterTable.SignAfterPin]; set => this[ParameterTable.SignAfterPin] = value; }
    /// <inheritdoc cref="ParameterTable.DeviceType"/>
    public int DeviceType { get => this[ParameterTable.DeviceType]; set => this[ParameterTable.DeviceType] = value; }
    /// <inheritdoc cref="ParameterTable.SerialNumber"/>
    public string SerialNumber { get => this[ParameterTable.SerialNumber]; set => this[ParameterTable.SerialNumber] = value; }
    /// <inheritdoc cref="ParameterTable.TerminalInfo"/>
    public bool TerminalInfo { get => this[ParameterTable.TerminalInfo]; set => this[ParameterTable.TerminalInfo] = value; }
    /// <inheritdoc cref="ParameterTable.Place"/>
    public string Place { get => this[ParameterTable.Place]; set => this[ParameterTable.Place] = value; }
    /// <inheritdoc cref="ParameterTable.PlacePolicy"/>
    public int PlacePolicy { get => this[ParameterTable.PlacePolicy]; set => this[ParameterTable.PlacePolicy] = value; }
    /// <inheritdoc cref="ParameterTable.QrPollSeconds"/>
    public int QrPollSeconds { get => this[ParameterTable.QrPollSeconds]; set => this[ParameterTable.QrPollSeconds] = value; }
    /// <inheritdoc cref="ParameterTable.QrWaitSeconds"/>
    public int QrWaitSeconds { get => this[ParameterTable.QrWaitSeconds]; set => this[ParameterTable.QrWaitSeconds] = value; }
    /// <inheritdoc cref="ParameterTable.QrRefundDays"/>
    public int QrRefundDays { get => this[ParameterTable.QrRefundDays]; set => this[ParameterTable.QrRefundDays] = value; }
    /// <inheritdoc cref="ParameterTable.PlaceNetworks"/>
    public string PlaceNetworks { get => this[ParameterTable.PlaceNetworks]; set => this[ParameterTable.PlaceNetworks] = value; }
    /// <inheritdoc cref="ParameterTable.QrReversal"/>
    public bool QrReversal { get => this[ParameterTable.QrReversal]; set => this[ParameterTable.QrReversal] = value; }
    /// <inheritdoc cref="ParameterTable.CheckSignature"/>
    public bool CheckSignature { get => this[ParameterTable.CheckSignature]; set => this[ParameterTable.CheckSignature] = value; }
}
