namespace PosFirmware.Storage;

/// <summary>All parameters (operations.md 2.4, acquirer-protocol.md section 8), and the way from a parameter to its setting and back.</summary>
public static class ParameterTable
{
    /// <summary>The table, in the order of the menus.</summary>
    public static readonly Parameter[] All =
    {
        new Parameter(1, "merchantId", ParameterForm.Text, 15, 15),
        new Parameter(2, "terminalId", ParameterForm.Text, 8, 8),
        new Parameter(3, "merchantName", ParameterForm.Text, 1, 20),
        new Parameter(4, "merchantNameEnglish", ParameterForm.Text, 0, 40),
        new Parameter(5, "storeLabel", ParameterForm.Text, 0, 20),
        new Parameter(6, "hotline", ParameterForm.Text, 0, 20),
        new Parameter(7, "slipTitle", ParameterForm.Text, 1, 16),
        new Parameter(8, "english", ParameterForm.Flag, 0, 1),
        new Parameter(20, "tpdu", ParameterForm.Hex, 10, 10),
        new Parameter(21, "header", ParameterForm.Hex, 12, 12),
        new Parameter(22, "host", ParameterForm.Text, 1, 60),
        new Parameter(23, "port", ParameterForm.Number, 1, 65535),
        new Parameter(24, "tlsName", ParameterForm.Text, 1, 60),
        new Parameter(25, "caFile", ParameterForm.Text, 1, 20),
        new Parameter(26, "keyLayout", ParameterForm.Number, 1, 6),
        new Parameter(27, "pinCaptureCode", ParameterForm.Number, 4, 12),
        new Parameter(28, "readCapability", ParameterForm.Number, 0, 6),
        new Parameter(29, "deviceNumber", ParameterForm.Text, 0, 12),
        new Parameter(30, "macAlgorithm", ParameterForm.Number, 0, 3),
        new Parameter(31, "macRaw", ParameterForm.Flag, 0, 1),
        new Parameter(32, "backupHost", ParameterForm.Text, 0, 60),
        new Parameter(33, "backupPort", ParameterForm.Number, 0, 65535),
        new Parameter(34, "pinFormat", ParameterForm.Number, 1, 2),
        new Parameter(35, "pinInField62", ParameterForm.Flag, 0, 1),
        new Parameter(36, "trackEncryption", ParameterForm.Flag, 0, 1),
        new Parameter(40, "connectTimeoutMs", ParameterForm.Number, 1000, 60000),
        new Parameter(41, "responseTimeoutMs", ParameterForm.Number, 5000, 120000),
        new Parameter(42, "inputTimeoutMs", ParameterForm.Number, 5000, 300000),
        new Parameter(43, "reversalTries", ParameterForm.Number, 1, 5),
        new Parameter(44, "slipCopies", ParameterForm.Number, 1, 3),
        new Parameter(45, "batchCapacity", ParameterForm.Number, 10, Batch.Largest),
        new Parameter(46, "maxAmount", ParameterForm.Number, 1, 999999999),
        new Parameter(47, "manualEntry", ParameterForm.Flag, 0, 1),
        new Parameter(48, "minusSign", ParameterForm.Flag, 0, 1),
        new Parameter(60, "voidNeedsCard", ParameterForm.Flag, 0, 1),
        new Parameter(61, "voidNeedsPin", ParameterForm.Flag, 0, 1),
        new Parameter(62, "refundNeedsPin", ParameterForm.Flag, 0, 1),
        new Parameter(63, "refundWithoutCard", ParameterForm.Flag, 0, 1),
        new Parameter(64, "refundLimit", ParameterForm.Number, 1, 999999999),
        new Parameter(65, "refundDays", ParameterForm.Number, 1, 360),
        new Parameter(66, "completionPercent", ParameterForm.Number, 100, 200),
        new Parameter(67, "chipFallback", ParameterForm.Flag, 0, 1),
        new Parameter(68, "offlineChip", ParameterForm.Flag, 0, 1),
        new Parameter(69, "offlineMost", ParameterForm.Number, 0, 99),
        new Parameter(70, "autoSignOff", ParameterForm.Flag, 0, 1),
        new Parameter(71, "settleWarning", ParameterForm.Number, 0, 100),
        new Parameter(72, "forceSettleDays", ParameterForm.Number, 0, 30),
        new Parameter(73, "chipDownload", ParameterForm.Flag, 0, 1),
        new Parameter(74, "refusalFallback", ParameterForm.Flag, 0, 1),
        new Parameter(80, "lockMinutes", ParameterForm.Number, 0, 60),
        new Parameter(81, "dimSeconds", ParameterForm.Number, 0, 600),
        new Parameter(82, "largeAmount", ParameterForm.Number, 0, 999999999),
        new Parameter(83, "duplicateMinutes", ParameterForm.Number, 0, 60),
        new Parameter(84, "riskPercent", ParameterForm.Number, 0, 100),
        new Parameter(85, "maintenanceText", ParameterForm.Text, 0, 20),
        new Parameter(86, "maintenanceFrom", ParameterForm.Moment, 0, 12),
        new Parameter(87, "maintenanceTo", ParameterForm.Moment, 0, 12),
        new Parameter(88, "cardDeclines", ParameterForm.Number, 0, 9),
        new Parameter(89, "noSignatureLimit", ParameterForm.Number, 0, 999999999),
        new Parameter(90, "signature", ParameterForm.Number, 0, 2),
        new Parameter(91, "signatureResigns", ParameterForm.Number, 0, 9),
        new Parameter(92, "signatureSeconds", ParameterForm.Number, 20, 180),
        new Parameter(93, "signatureTries", ParameterForm.Number, 1, 9),
        new Parameter(94, "signaturePacket", ParameterForm.Number, 120, 900),
        new Parameter(95, "signaturePartDigit", ParameterForm.Flag, 0, 1),
        new Parameter(96, "signatureMaxBytes", ParameterForm.Number, 200, 999),
        new Parameter(97, "jbigLines", ParameterForm.Number, 1, 80),
        new Parameter(98, "jbigOptions", ParameterForm.Number, 0, 92),
        new Parameter(99, "signAfterPin", ParameterForm.Flag, 0, 1),
        new Parameter(100, "deviceType", ParameterForm.Number, 1, 5),
        new Parameter(101, "serialNumber", ParameterForm.Text, 0, 50),
        new Parameter(102, "terminalInfo", ParameterForm.Flag, 0, 1),
        new Parameter(103, "place", ParameterForm.Text, 0, 60),
        new Parameter(104, "placePolicy", ParameterForm.Number, 0, 2),
        new Parameter(105, "qrPollSeconds", ParameterForm.Number, 3, 30),
        new Parameter(106, "qrWaitSeconds", ParameterForm.Number, 30, 300),
        new Parameter(107, "qrRefundDays", ParameterForm.Number, 1, 360),
        new Parameter(108, "placeNetworks", ParameterForm.Addresses, 0, 5),
        new Parameter(109, "qrReversal", ParameterForm.Flag, 0, 1),
        new Parameter(110, "unionPay", ParameterForm.Flag, 0, 1),
        new Parameter(111, "unionPayRefundDays", ParameterForm.Number, 0, 360),
        new Parameter(112, "unionPayRefundLimit", ParameterForm.Number, 0, 999999999),
        new Parameter(113, "alipay", ParameterForm.Flag, 0, 1),
        new Parameter(114, "alipayRefundDays", ParameterForm.Number, 0, 360),
        new Parameter(115, "alipayRefundLimit", ParameterForm.Number, 0, 999999999),
        new Parameter(116, "weChat", ParameterForm.Flag, 0, 1),
        new Parameter(117, "weChatRefundDays", ParameterForm.Number, 0, 360),
        new Parameter(118, "weChatRefundLimit", ParameterForm.Number, 0, 999999999),
        new Parameter(119, "checkSignature", ParameterForm.Flag, 0, 1),
    };

    /// <summary>Parameter by its name in parameter files; null when there is none.</summary>
    public static Parameter ByName(string name)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Name == name) return All[i];
        return null;
    }

    /// <summary>Parameter by its tag; null when there is none.</summary>
    public static Parameter ByTag(int tag)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Tag == tag) return All[i];
        return null;
    }

    /// <summary>Value of a parameter as text.</summary>
    public static string Get(TerminalSettings s, int tag) => tag switch
    {
        1 => s.MerchantId,
        2 => s.TerminalId,
        3 => s.MerchantName,
        4 => s.MerchantNameEnglish,
        5 => s.StoreLabel,
        6 => s.Hotline,
        7 => s.SlipTitle,
        8 => Flag(s.English),
        20 => s.Tpdu,
        21 => s.Header,
        22 => s.Host,
        23 => s.Port.ToString(),
        24 => s.TlsName,
        25 => s.CaFile,
        26 => s.KeyLayout.ToString(),
        27 => s.PinCaptureCode.ToString(),
        28 => s.ReadCapability.ToString(),
        29 => s.DeviceNumber,
        30 => s.MacAlgorithm.ToString(),
        31 => Flag(s.MacRaw),
        32 => s.BackupHost,
        33 => s.BackupPort.ToString(),
        34 => s.PinFormat.ToString(),
        35 => Flag(s.PinInField62),
        36 => Flag(s.TrackEncryption),
        40 => s.ConnectTimeoutMs.ToString(),
        41 => s.ResponseTimeoutMs.ToString(),
        42 => s.InputTimeoutMs.ToString(),
        43 => s.ReversalTries.ToString(),
        44 => s.SlipCopies.ToString(),
        45 => s.BatchCapacity.ToString(),
        46 => s.MaxAmount.ToString(),
        47 => Flag(s.ManualEntry),
        48 => Flag(s.MinusSign),
        60 => Flag(s.VoidNeedsCard),
        61 => Flag(s.VoidNeedsPin),
        62 => Flag(s.RefundNeedsPin),
        63 => Flag(s.RefundWithoutCard),
        64 => s.RefundLimit.ToString(),
        65 => s.RefundDays.ToString(),
        66 => s.CompletionPercent.ToString(),
        67 => Flag(s.ChipFallback),
        68 => Flag(s.OfflineChip),
        69 => s.OfflineMost.ToString(),
        70 => Flag(s.AutoSignOff),
        71 => s.SettleWarning.ToString(),
        72 => s.ForceSettleDays.ToString(),
        73 => Flag(s.ChipDownload),
        74 => Flag(s.RefusalFallback),
        80 => s.LockMinutes.ToString(),
        81 => s.DimSeconds.ToString(),
        82 => s.LargeAmount.ToString(),
        83 => s.DuplicateMinutes.ToString(),
        84 => s.RiskPercent.ToString(),
        85 => s.MaintenanceText,
        86 => s.MaintenanceFrom,
        87 => s.MaintenanceTo,
        88 => s.CardDeclines.ToString(),
        89 => s.NoSignatureLimit.ToString(),
        90 => s.Signature.ToString(),
        91 => s.SignatureResigns.ToString(),
        92 => s.SignatureSeconds.ToString(),
        93 => s.SignatureTries.ToString(),
        94 => s.SignaturePacket.ToString(),
        95 => Flag(s.SignaturePartDigit),
        96 => s.SignatureMaxBytes.ToString(),
        97 => s.JbigLines.ToString(),
        98 => s.JbigOptions.ToString(),
        99 => Flag(s.SignAfterPin),
        100 => s.DeviceType.ToString(),
        101 => s.SerialNumber,
        102 => Flag(s.TerminalInfo),
        103 => s.Place,
        104 => s.PlacePolicy.ToString(),
        105 => s.QrPollSeconds.ToString(),
        106 => s.QrWaitSeconds.ToString(),
        107 => s.QrRefundDays.ToString(),
        108 => s.PlaceNetworks,
        109 => Flag(s.QrReversal),
        110 => Flag(s.Wallets[1].Accepted),
        111 => s.Wallets[1].RefundDays.ToString(),
        112 => s.Wallets[1].RefundLimit.ToString(),
        113 => Flag(s.Wallets[2].Accepted),
        114 => s.Wallets[2].RefundDays.ToString(),
        115 => s.Wallets[2].RefundLimit.ToString(),
        116 => Flag(s.Wallets[3].Accepted),
        117 => s.Wallets[3].RefundDays.ToString(),
        118 => s.Wallets[3].RefundLimit.ToString(),
        119 => Flag(s.CheckSignature),
        _ => null,
    };

    /// <summary>Sets a parameter.</summary>
    /// <returns>False, and nothing is changed, when the value is not acceptable.</returns>
    public static bool Set(TerminalSettings s, Parameter parameter, string value)
    {
        if (!parameter.Accepts(value)) return false;
        int number = parameter.Form == ParameterForm.Number || parameter.Form == ParameterForm.Flag ? int.Parse(value) : 0;
        switch (parameter.Tag)
        {
            case 1: s.MerchantId = value; break;
            case 2: s.TerminalId = value; break;
            case 3: s.MerchantName = value; break;
            case 4: s.MerchantNameEnglish = value; break;
            case 5: s.StoreLabel = value; break;
            case 6: s.Hotline = value; break;
            case 7: s.SlipTitle = value; break;
            case 8: s.English = number == 1; break;
            case 20: s.Tpdu = value; break;
            case 21: s.Header = value; break;
            case 22: s.Host = value; break;
            case 23: s.Port = number; break;
            case 24: s.TlsName = value; break;
            case 25: s.CaFile = value; break;
            case 26: s.KeyLayout = number; break;
            case 27: s.PinCaptureCode = number; break;
            case 28: s.ReadCapability = number; break;
            case 29: s.DeviceNumber = value; break;
            case 30: s.MacAlgorithm = number; break;
            case 31: s.MacRaw = number == 1; break;
            case 32: s.BackupHost = value; break;
            case 33: s.BackupPort = number; break;
            case 34: s.PinFormat = number; break;
            case 35: s.PinInField62 = number == 1; break;
            case 36: s.TrackEncryption = number == 1; break;
            case 40: s.ConnectTimeoutMs = number; break;
            case 41: s.ResponseTimeoutMs = number; break;
            case 42: s.InputTimeoutMs = number; break;
            case 43: s.ReversalTries = number; break;
            case 44: s.SlipCopies = number; break;
            case 45: s.BatchCapacity = number; break;
            case 46: s.MaxAmount = number; break;
            case 47: s.ManualEntry = number == 1; break;
            case 48: s.MinusSign = number == 1; break;
            case 60: s.VoidNeedsCard = number == 1; break;
            case 61: s.VoidNeedsPin = number == 1; break;
            case 62: s.RefundNeedsPin = number == 1; break;
            case 63: s.RefundWithoutCard = number == 1; break;
            case 64: s.RefundLimit = number; break;
            case 65: s.RefundDays = number; break;
            case 66: s.CompletionPercent = number; break;
            case 67: s.ChipFallback = number == 1; break;
            case 68: s.OfflineChip = number == 1; break;
            case 69: s.OfflineMost = number; break;
            case 70: s.AutoSignOff = number == 1; break;
            case 71: s.SettleWarning = number; break;
            case 72: s.ForceSettleDays = number; break;
            case 73: s.ChipDownload = number == 1; break;
            case 74: s.RefusalFallback = number == 1; break;
            case 80: s.LockMinutes = number; break;
            case 81: s.DimSeconds = number; break;
            case 82: s.LargeAmount = number; break;
            case 83: s.DuplicateMinutes = number; break;
            case 84: s.RiskPercent = number; break;
            case 85: s.MaintenanceText = value; break;
            case 86: s.MaintenanceFrom = value; break;
            case 87: s.MaintenanceTo = value; break;
            case 88: s.CardDeclines = number; break;
            case 89: s.NoSignatureLimit = number; break;
            case 90: s.Signature = number; break;
            case 91: s.SignatureResigns = number; break;
            case 92: s.SignatureSeconds = number; break;
            case 93: s.SignatureTries = number; break;
            case 94: s.SignaturePacket = number; break;
            case 95: s.SignaturePartDigit = number == 1; break;
            case 96: s.SignatureMaxBytes = number; break;
            case 97: s.JbigLines = number; break;
            case 98: s.JbigOptions = number; break;
            case 99: s.SignAfterPin = number == 1; break;
            case 100: s.DeviceType = number; break;
            case 101: s.SerialNumber = value; break;
            case 102: s.TerminalInfo = number == 1; break;
            case 103: s.Place = value; break;
            case 104: s.PlacePolicy = number; break;
            case 105: s.QrPollSeconds = number; break;
            case 106: s.QrWaitSeconds = number; break;
            case 107: s.QrRefundDays = number; break;
            case 108: s.PlaceNetworks = value.ToUpper(); break;
            case 109: s.QrReversal = number == 1; break;
            case 110: s.Wallets[1].Accepted = number == 1; break;
            case 111: s.Wallets[1].RefundDays = number; break;
            case 112: s.Wallets[1].RefundLimit = number; break;
            case 113: s.Wallets[2].Accepted = number == 1; break;
            case 114: s.Wallets[2].RefundDays = number; break;
            case 115: s.Wallets[2].RefundLimit = number; break;
            case 116: s.Wallets[3].Accepted = number == 1; break;
            case 117: s.Wallets[3].RefundDays = number; break;
            case 118: s.Wallets[3].RefundLimit = number; break;
            case 119: s.CheckSignature = number == 1; break;
            default: return false;
        }
        return true;
    }

    private static string Flag(bool value) => value ? "1" : "0";
}
