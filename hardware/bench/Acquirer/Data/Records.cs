namespace Bench.Acquirer;

/// <summary>What the issuer thinks of a card. Each state but the first has its response code in <see cref="CardStates"/>.</summary>
public enum CardState { Active, Lost, Stolen, Restricted, Expired, Inactive, PickUp, Fraud, PinLocked }

/// <summary>Response code of each card state (acquirer-protocol.md section 5).</summary>
public static class CardStates
{
    private static readonly Dictionary<CardState, string> Codes = new()
    {
        [CardState.Lost] = "41",
        [CardState.Stolen] = "43",
        [CardState.Restricted] = "62",
        [CardState.Expired] = "54",
        [CardState.Inactive] = "21",
        [CardState.PickUp] = "04",
        [CardState.Fraud] = "34",
        [CardState.PinLocked] = "75",
    };

    /// <summary>The code, or null for an active card.</summary>
    public static string? Code(CardState state) => Codes.GetValueOrDefault(state);
}

/// <summary>State of a transaction in the ledger.</summary>
public enum TradeState { Declined, Approved, Reversed, Voided, PartlyRefunded, Refunded, Completed }

/// <summary>A merchant.</summary>
/// <param name="Id">15 characters, field 42.</param>
/// <param name="Name">Name, at most 20 hanzi.</param>
/// <param name="EnglishName">Name in English, at most 40 characters.</param>
public sealed record MerchantRecord(string Id, string Name, string EnglishName);

/// <summary>A terminal.</summary>
/// <param name="Id">8 characters, field 41.</param>
/// <param name="Merchant">Merchant number.</param>
/// <param name="Tmk">Terminal master key, clear test value, 8 or 16 bytes.</param>
/// <param name="Batch">Batch that the host expects, 1 to 999999.</param>
/// <param name="SignedOn">True between sign-on and sign-off or settlement.</param>
/// <param name="Disabled">True: every message is answered 58.</param>
/// <param name="Keys">Working keys of the last sign-on; null before the first.</param>
/// <param name="ProcessingRequest">Header nibble 6 of the answers.</param>
/// <param name="Sm4">True: master key and working keys are for SM4.</param>
public sealed record TerminalRecord(string Id, string Merchant, byte[] Tmk, int Batch, bool SignedOn, bool Disabled, WorkingKeys? Keys, int ProcessingRequest, bool Sm4);

/// <summary>A card account. Amounts in fen.</summary>
/// <param name="Pan">Card number.</param>
/// <param name="Id">Name in scripts, e.g. cup-debit.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Expiry">YYMM.</param>
/// <param name="Track2">Track 2 with D as separator; "" when the card has none.</param>
/// <param name="Pin">PIN; "" when it has none.</param>
/// <param name="PinRequired">Purchases need a PIN.</param>
/// <param name="Credit">Credit card: answers carry field 38.</param>
/// <param name="Balance">Money (or credit) on the account.</param>
/// <param name="Held">Held by pre-authorisations.</param>
/// <param name="Opening">Balance when the account was made.</param>
/// <param name="State">State.</param>
/// <param name="Organisation">Field 63.1.</param>
/// <param name="Issuer">Institution for field 44, 8 digits.</param>
/// <param name="AmountLimit">Largest single amount; 0: none.</param>
/// <param name="WrongPins">Wrong PINs in a row.</param>
/// <param name="LockedCode">Answer to the third wrong PIN and after: 75 or 38.</param>
public sealed record CardRecord(
    string Pan, string Id, string Title, string Expiry, string Track2, string Pin, bool PinRequired, bool Credit, long Balance, long Held,
    long Opening, CardState State, string Organisation, string Issuer, long AmountLimit, int WrongPins, string LockedCode)
{
    /// <summary>What can be spent now.</summary>
    public long Available => Balance - Held;

    /// <summary>PAN with all but the first six and last four digits hidden.</summary>
    public string MaskedPan => Mask.Pan(Pan);
}

/// <summary>A transaction in the ledger. Amounts in fen.</summary>
/// <param name="Id">Row number, ascending in time.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Terminal">Field 41.</param>
/// <param name="Merchant">Field 42.</param>
/// <param name="Batch">Field 60.2.</param>
/// <param name="Stan">Field 11.</param>
/// <param name="Pan">Card number; "" when unknown.</param>
/// <param name="Amount">Amount that was booked; 0 for an inquiry.</param>
/// <param name="Requested">Field 4 of the request: differs from <paramref name="Amount"/> after a partial approval.</param>
/// <param name="State">State.</param>
/// <param name="ResponseCode">Field 39 of the answer.</param>
/// <param name="Rrn">Field 37.</param>
/// <param name="AuthCode">Field 38; "" when none was given.</param>
/// <param name="EntryMode">Field 22.</param>
/// <param name="Time">Host time.</param>
/// <param name="Original">Id of the original transaction; 0: none.</param>
/// <param name="Refunded">Sum of its refunds so far.</param>
/// <param name="Organisation">Card organisation.</param>
/// <param name="ReversalReason">Field 39 of the reversal; "" when there was none.</param>
public sealed record TradeRecord(
    long Id, TradeKind Kind, string Terminal, string Merchant, int Batch, int Stan, string Pan, long Amount, long Requested, TradeState State, string ResponseCode,
    string Rrn, string AuthCode, string EntryMode, DateTime Time, long Original, long Refunded, string Organisation, string ReversalReason)
{
    /// <summary>PAN with all but the first six and last four digits hidden.</summary>
    public string MaskedPan => Mask.Pan(Pan);

    /// <summary>True when the money effect of this transaction stands.</summary>
    public bool Stands => State is not (TradeState.Declined or TradeState.Reversed);
}

/// <summary>What a chip said in a transaction.</summary>
/// <param name="Trade">Transaction.</param>
/// <param name="Pan">Card number.</param>
/// <param name="Sequence">Card sequence number.</param>
/// <param name="Aid">Application, tag 84.</param>
/// <param name="Atc">Transaction counter.</param>
/// <param name="Unpredictable">Tag 9F37.</param>
/// <param name="Tvr">Tag 95.</param>
/// <param name="CvmResults">Tag 9F34.</param>
/// <param name="Verdict">What the check of the cryptogram said.</param>
/// <param name="Sent">What the issuer answered besides its decision.</param>
/// <param name="ScriptResult">DF31 of the script notice; "" before it.</param>
/// <param name="FinalCryptogram">Kind and cryptogram that came at settlement; "" before it.</param>
/// <param name="Cryptogram">Kind and cryptogram of the request.</param>
/// <param name="Aip">Tag 82.</param>
/// <param name="IssuerData">Tag 9F10.</param>
public sealed record ChipRecord(
    long Trade, string Pan, int Sequence, string Aid, int Atc, string Unpredictable, string Tvr, string CvmResults, string Verdict, string Sent, string ScriptResult, string FinalCryptogram,
    string Cryptogram, string Aip, string IssuerData)
{
    /// <summary>A last cryptogram came, and it is not the card's for this transaction.</summary>
    public bool IsFinalWrong => FinalCryptogram.EndsWith(ChipHost.WrongMark, StringComparison.Ordinal);

    /// <summary>PAN with all but the first six and last four digits hidden.</summary>
    public string MaskedPan => Mask.Pan(Pan);
}

/// <summary>Debit and credit totals of a batch in fen (acquirer-protocol.md 3.6).</summary>
public sealed record Totals(long DebitAmount, int DebitCount, long CreditAmount, int CreditCount)
{
    /// <summary>The 30 digits of field 48.</summary>
    public string Digits => $"{DebitAmount:D12}{DebitCount:D3}{CreditAmount:D12}{CreditCount:D3}";
}

/// <summary>Totals of a batch, domestic (CUP) and foreign.</summary>
public sealed record BatchTotals(Totals Domestic, Totals Foreign);

/// <summary>A settlement.</summary>
/// <param name="Id">Row number.</param>
/// <param name="Terminal">Terminal.</param>
/// <param name="Batch">Batch.</param>
/// <param name="Time">Host time of the 0500.</param>
/// <param name="TerminalTotals">Field 48 of the request.</param>
/// <param name="HostTotals">Field 48 of the answer.</param>
/// <param name="Balanced">Both codes are 1.</param>
/// <param name="Closed">The batch end message came.</param>
/// <param name="UploadedCount">Number in the batch end message; -1 before it.</param>
public sealed record SettlementRecord(long Id, string Terminal, int Batch, DateTime Time, string TerminalTotals, string HostTotals, bool Balanced, bool Closed, int UploadedCount);

/// <summary>One detail of a batch upload.</summary>
/// <param name="Terminal">Terminal.</param>
/// <param name="Batch">Batch.</param>
/// <param name="ManagementCode">60.3 of the message.</param>
/// <param name="Stan">Trace of the transaction.</param>
/// <param name="Amount">Amount in fen.</param>
/// <param name="Matched">The ledger holds the same transaction, standing, and the last cryptogram of a chip is right.</param>
public sealed record UploadRecord(string Terminal, int Batch, string ManagementCode, int Stan, long Amount, bool Matched);

/// <summary>A reversal as it came.</summary>
/// <param name="Terminal">Terminal.</param>
/// <param name="Batch">Batch.</param>
/// <param name="Stan">Trace.</param>
/// <param name="Kind">Kind of the reversed transaction.</param>
/// <param name="Amount">Amount in fen.</param>
/// <param name="Reason">Field 39 of the request.</param>
/// <param name="ResponseCode">The answer.</param>
/// <param name="Trade">Id of the reversed transaction; 0: unknown.</param>
/// <param name="Time">Host time.</param>
public sealed record ReversalRecord(string Terminal, int Batch, int Stan, TradeKind Kind, long Amount, string Reason, string ResponseCode, long Trade, DateTime Time);

/// <summary>A message in the journal, masked.</summary>
/// <param name="Id">Row number.</param>
/// <param name="Time">Host time.</param>
/// <param name="Incoming">True: from the terminal.</param>
/// <param name="Mti">Message type, or "" for something that is no message.</param>
/// <param name="Terminal">Field 41 or "".</param>
/// <param name="ResponseCode">Field 39 or "".</param>
/// <param name="Note">What the line did to it ("dropped", "delayed 60 s") or "".</param>
/// <param name="Text">Explanation field by field.</param>
public sealed record MessageRecord(long Id, DateTime Time, bool Incoming, string Mti, string Terminal, string ResponseCode, string Note, string Text);

/// <summary>A signature as it was uploaded.</summary>
/// <param name="Id">Row number.</param>
/// <param name="Terminal">Terminal.</param>
/// <param name="Batch">Batch of the signed transaction.</param>
/// <param name="Stan">Trace of the signed transaction.</param>
/// <param name="When">Time on the slip, yyyymmddhhmmss.</param>
/// <param name="Parts">Messages that it came in.</param>
/// <param name="Image">JBIG.</param>
/// <param name="Slip">Elements of the slip, for people.</param>
/// <param name="Complete">The picture is whole.</param>
/// <param name="Time">Host time.</param>
public sealed record SignatureRecord(long Id, string Terminal, int Batch, int Stan, string When, int Parts, byte[] Image, string Slip, bool Complete, DateTime Time)
{
    /// <summary>The picture; null while it is not whole.</summary>
    public JbigImage? Picture => Complete ? JbigImage.Decode(Image, out _) : null;
}
