namespace Bench.Acquirer;

/// <summary>Where acquirers differ (acquirer-protocol.md sections 8 and 9). Part of the keys-and-cards file.</summary>
public sealed record EngineRules
{
    /// <summary>Field 32: this acquirer's institution number, digits.</summary>
    public string AcquirerId { get; init; } = "00010000";
    /// <summary>Field 64 of terminals with DES keys; those with SM4 keys have <see cref="Acquirer.MacAlgorithm.Sm4"/>.</summary>
    public MacAlgorithm MacAlgorithm { get; init; } = MacAlgorithm.CupEcb;
    /// <summary>Form of field 64.</summary>
    public MacOutput MacOutput { get; init; }
    /// <summary>Field 64 of single terminals by their number, which have another one than the rest.</summary>
    public IReadOnlyDictionary<string, MacProfile> Macs { get; init; } = new Dictionary<string, MacProfile>();
    /// <summary>True: sign-on layouts 003 and 004 carry a MAK of 16 bytes.</summary>
    public bool LongMak { get; init; }
    /// <summary>Answer to the reversal of an unknown transaction: 25 or 00.</summary>
    public string UnknownReversalCode { get; init; } = "25";
    /// <summary>True: a reversal on a later day than its original is refused with 25.</summary>
    public bool ReversalSameDayOnly { get; init; } = true;
    /// <summary>True: a void on a later day than its original is refused with 25.</summary>
    public bool VoidSameDayOnly { get; init; } = true;
    /// <summary>Days within which a refund is taken; later 22.</summary>
    public int RefundDays { get; init; } = 30;
    /// <summary>Largest single refund in fen; above it 61. 0: none.</summary>
    public long RefundLimit { get; init; }
    /// <summary>Days within which a pre-authorisation is completed or voided; later 22.</summary>
    public int PreAuthDays { get; init; } = 30;
    /// <summary>Completion at most this many per cent of the pre-authorised amount; above it 61.</summary>
    public int CompletionPercent { get; init; } = 115;
    /// <summary>Largest amount of one transaction in fen; above it 61. 0: none.</summary>
    public long AmountLimit { get; init; }
    /// <summary>Contactless payments up to this, in fen, need no PIN (UnionPay, April 2018: 1000 yuan included).</summary>
    public long TapFreeLimit { get; init; } = 100_000;
    /// <summary>True: a chip card that is swiped without a failed chip read is refused with 45.</summary>
    public bool ChipBeforeStripe { get; init; } = true;
    /// <summary>True: voids and refunds without a card number are taken when field 22 begins with 00.</summary>
    public bool WithoutCard { get; init; } = true;
    /// <summary>True: the answer to a settlement request carries field 39.</summary>
    public bool SettlementCode { get; init; }
    /// <summary>True: declines carry field 64 too, once the request's MAC was right.</summary>
    public bool MacOnDecline { get; init; } = true;
    /// <summary>Days within which a QR payment is refunded; later 22.</summary>
    public int QrRefundDays { get; init; } = 360;
    /// <summary>Seconds for which a payment code of a wallet is good, and then P3.</summary>
    public int QrCodeSeconds { get; init; } = 60;
    /// <summary>Seconds after which an order that nobody has paid is closed.</summary>
    public int QrOrderSeconds { get; init; } = 300;
    /// <summary>Access points that are in reach where terminals belong, by the terminal's number, 12 hex digits each: a report (59 A5) of others only gets P4.</summary>
    public IReadOnlyDictionary<string, string[]> AccessPoints { get; init; } = new Dictionary<string, string[]>();
    /// <summary>Registered place of terminals by their number, as they report it in field 59 (A5): from elsewhere P4. A terminal that is not here may stand anywhere.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();
    /// <summary>True: a QR sale without terminal information (59 A2) is refused with 30.</summary>
    public bool QrTerminalInfo { get; init; } = true;

    /// <summary>How the MAC of a terminal is made.</summary>
    /// <param name="terminal">Its number.</param>
    /// <param name="sm4">True: its keys are for SM4.</param>
    public MacProfile MacOf(string terminal, bool sm4) =>
        Macs.TryGetValue(terminal, out MacProfile? own) ? own : new MacProfile(sm4 ? MacAlgorithm.Sm4 : MacAlgorithm, MacOutput);
}
