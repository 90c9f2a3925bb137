namespace PosFirmware.Receipts;

/// <summary>What stands in a place of a slip (operations.md 4.3).</summary>
public enum SlipItem
{
    /// <summary>Dashes across the paper.</summary>
    Rule = 0,
    /// <summary>Heading of all slips.</summary>
    Title,
    /// <summary>Whose copy it is.</summary>
    CopyLine,
    /// <summary>Merchant name.</summary>
    MerchantName,
    /// <summary>Store or counter.</summary>
    Store,
    /// <summary>Merchant number.</summary>
    MerchantId,
    /// <summary>Terminal number.</summary>
    TerminalId,
    /// <summary>Cashier.</summary>
    Operator,
    /// <summary>Issuer institution.</summary>
    Issuer,
    /// <summary>Acquirer institution.</summary>
    Acquirer,
    /// <summary>Masked card number with its entry suffix.</summary>
    CardNumber,
    /// <summary>Kind of transaction.</summary>
    Kind,
    /// <summary>Batch number.</summary>
    Batch,
    /// <summary>Voucher number = trace.</summary>
    Voucher,
    /// <summary>Authorisation code.</summary>
    AuthCode,
    /// <summary>Retrieval reference number.</summary>
    Rrn,
    /// <summary>Date and time of the host.</summary>
    DateTime,
    /// <summary>Amount.</summary>
    Amount,
    /// <summary>Heading of the remarks, when there are any.</summary>
    Remarks,
    /// <summary>Voucher number of a void's original.</summary>
    OriginalVoucher,
    /// <summary>Reference of a refund's original.</summary>
    OriginalRrn,
    /// <summary>Date of a refund's original.</summary>
    OriginalDate,
    /// <summary>Reason of a refund.</summary>
    Reason,
    /// <summary>What of a refund's original has been refunded with this one, and its amount, where the terminal knows it.</summary>
    Refunded,
    /// <summary>When the money of a refund arrives.</summary>
    RefundArrival,
    /// <summary>Text that the host wants on the slip.</summary>
    HostText,
    /// <summary>The stripe was read although the card has a chip.</summary>
    Fallback,
    /// <summary>Cryptogram of the chip, certificate or request (operations.md 4.5).</summary>
    Cryptogram,
    /// <summary>Application of the chip.</summary>
    ChipApplication,
    /// <summary>Verification results, status, counter and sequence number of the chip.</summary>
    ChipStatus,
    /// <summary>Interchange profile and unpredictable number of the chip.</summary>
    ChipProfile,
    /// <summary>Data of the chip for its issuer.</summary>
    ChipIssuerData,
    /// <summary>Label of the chip's application.</summary>
    ChipLabel,
    /// <summary>Name of the chip's application that the cardholder knows.</summary>
    ChipName,
    /// <summary>Code of a QR payment, masked.</summary>
    PayCode,
    /// <summary>Order number of a QR payment.</summary>
    Order,
    /// <summary>Wallet of a QR payment.</summary>
    Wallet,
    /// <summary>Neither PIN nor signature, or one of them, was asked for (operations.md 4.6).</summary>
    NoPinNoSignature,
    /// <summary>Code that void and refund scan.</summary>
    ScanCode,
    /// <summary>This transaction has been voided since.</summary>
    VoidMark,
    /// <summary>This is a reprint.</summary>
    ReprintMark,
    /// <summary>Signature: the picture of an electronic one, or room for a pen; left out where none is needed.</summary>
    Signature,
    /// <summary>The cardholder agrees.</summary>
    Acknowledgement,
    /// <summary>Hotline and software version.</summary>
    Footer,
}

/// <summary>On which slips a row stands; added up.</summary>
public static class SlipWhen
{
    /// <summary>All.</summary>
    public const int Always = 0;
    /// <summary>Copies of merchant and bank.</summary>
    public const int NotCardholder = 1;
    /// <summary>Copy of the cardholder.</summary>
    public const int Cardholder = 2;
    /// <summary>Money goes to the merchant.</summary>
    public const int Charge = 4;
    /// <summary>Money goes back to the cardholder.</summary>
    public const int Return = 8;
}

/// <summary>One row of a layout.</summary>
public sealed class SlipRow
{
    /// <summary>What stands there; a row whose item has no value is left out.</summary>
    public readonly SlipItem Item;
    /// <summary>Label before the value, or null.</summary>
    public readonly string Label;
    /// <summary>Dots of the value: 16 or 24; the label is always 16.</summary>
    public readonly int Size;
    /// <summary>The value has a line of its own below the label.</summary>
    public readonly bool OwnLine;
    /// <summary>On which slips it stands: <see cref="SlipWhen"/>.</summary>
    public readonly int When;

    /// <summary>Makes a row.</summary>
    public SlipRow(SlipItem item, string label, int size, bool ownLine, int when = SlipWhen.Always)
    {
        Item = item;
        Label = label;
        Size = size;
        OwnLine = ownLine;
        When = when;
    }
}

/// <summary>Layouts of the slips, as data: order, labels and sizes of operations.md 4.3 and its samples.</summary>
public static class SlipLayout
{
    private const int N = 16, B = 24;

    /// <summary>Slip of a card transaction.</summary>
    public static readonly SlipRow[] CardTransaction =
    {
        new(SlipItem.Title, null, B, false),
        new(SlipItem.CopyLine, null, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.MerchantName, SlipLabels.MerchantName, B, true),
        new(SlipItem.Store, SlipLabels.Store, N, false),
        new(SlipItem.MerchantId, SlipLabels.MerchantId, N, false),
        new(SlipItem.TerminalId, SlipLabels.TerminalId, N, false),
        new(SlipItem.Operator, SlipLabels.Operator, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Issuer, SlipLabels.Issuer, N, false),
        new(SlipItem.Acquirer, SlipLabels.Acquirer, N, false),
        new(SlipItem.CardNumber, SlipLabels.Card, B, true),
        new(SlipItem.Kind, SlipLabels.Kind, B, true),
        new(SlipItem.Batch, SlipLabels.Batch, N, false),
        new(SlipItem.Voucher, SlipLabels.Voucher, B, true),
        new(SlipItem.AuthCode, SlipLabels.AuthCode, N, false),
        new(SlipItem.Rrn, SlipLabels.Rrn, N, false),
        new(SlipItem.DateTime, SlipLabels.DateTime, N, false),
        new(SlipItem.Amount, SlipLabels.Amount, B, true),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Remarks, null, N, false),
        new(SlipItem.OriginalVoucher, SlipLabels.OriginalVoucher, N, false),
        new(SlipItem.OriginalRrn, SlipLabels.OriginalRrn, N, false),
        new(SlipItem.OriginalDate, SlipLabels.OriginalDate, N, false),
        new(SlipItem.Reason, SlipLabels.Reason, N, false),
        new(SlipItem.Refunded, SlipLabels.Refunded, N, false, SlipWhen.Return),
        new(SlipItem.Fallback, null, N, false),
        new(SlipItem.Cryptogram, null, N, false),
        new(SlipItem.ChipApplication, "AID:", N, false),
        new(SlipItem.ChipStatus, null, N, false),
        new(SlipItem.ChipProfile, null, N, false),
        new(SlipItem.ChipIssuerData, "IAD:", N, false),
        new(SlipItem.ChipLabel, "APP LABEL:", N, false),
        new(SlipItem.ChipName, "首选名(APP NAME):", N, false),
        new(SlipItem.HostText, null, N, false),
        new(SlipItem.RefundArrival, null, N, false, SlipWhen.Cardholder + SlipWhen.Return),
        new(SlipItem.VoidMark, null, B, false),
        new(SlipItem.ReprintMark, null, B, false),
        new(SlipItem.NoPinNoSignature, null, N, false),
        new(SlipItem.Signature, null, B, false, SlipWhen.NotCardholder),
        new(SlipItem.Acknowledgement, null, N, false, SlipWhen.NotCardholder + SlipWhen.Charge),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.ScanCode, null, N, false, SlipWhen.Charge),
        new(SlipItem.Footer, null, N, false),
    };

    /// <summary>Slip of a QR payment (operations.md section 4, sample 4): nothing of a card, and no signature.</summary>
    public static readonly SlipRow[] CodeTransaction =
    {
        new(SlipItem.Title, null, B, false),
        new(SlipItem.CopyLine, null, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.MerchantName, SlipLabels.MerchantName, B, true),
        new(SlipItem.Store, SlipLabels.Store, N, false),
        new(SlipItem.MerchantId, SlipLabels.MerchantId, N, false),
        new(SlipItem.TerminalId, SlipLabels.TerminalId, N, false),
        new(SlipItem.Operator, SlipLabels.Operator, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Acquirer, SlipLabels.Acquirer, N, false),
        new(SlipItem.Kind, SlipLabels.Kind, B, true),
        new(SlipItem.Wallet, SlipLabels.Wallet, N, false),
        new(SlipItem.PayCode, SlipLabels.PayCode, N, false),
        new(SlipItem.Batch, SlipLabels.Batch, N, false),
        new(SlipItem.Voucher, SlipLabels.Voucher, B, true),
        new(SlipItem.Order, SlipLabels.Order, N, true),
        new(SlipItem.Rrn, SlipLabels.Rrn, N, false),
        new(SlipItem.DateTime, SlipLabels.DateTime, N, false),
        new(SlipItem.Amount, SlipLabels.Amount, B, true),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.Remarks, null, N, false),
        new(SlipItem.OriginalVoucher, SlipLabels.OriginalVoucher, N, false),
        new(SlipItem.OriginalRrn, SlipLabels.OriginalRrn, N, false),
        new(SlipItem.OriginalDate, SlipLabels.OriginalDate, N, false),
        new(SlipItem.Reason, SlipLabels.Reason, N, false),
        new(SlipItem.Refunded, SlipLabels.Refunded, N, false, SlipWhen.Return),
        new(SlipItem.HostText, null, N, false),
        new(SlipItem.RefundArrival, null, N, false, SlipWhen.Cardholder + SlipWhen.Return),
        new(SlipItem.VoidMark, null, B, false),
        new(SlipItem.ReprintMark, null, B, false),
        new(SlipItem.NoPinNoSignature, null, N, false),
        new(SlipItem.Rule, null, N, false),
        new(SlipItem.ScanCode, null, N, false, SlipWhen.Charge),
        new(SlipItem.Footer, null, N, false),
    };
}
