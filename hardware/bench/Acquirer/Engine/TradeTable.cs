namespace Bench.Acquirer;

/// <summary>Kinds of financial transaction.</summary>
public enum TradeKind
{
    Sale, SaleVoid, Refund, Balance, PreAuth, PreAuthVoid, Completion, CompletionVoid, CompletionAdvice,
    /// <summary>Asks for the result of an earlier transaction (60.1 = 61 in one vendor's set, acquirer-protocol.md 3.12).</summary>
    Query,
    /// <summary>A sale that the chip approved off-line, sent afterwards.</summary>
    OfflineSale,
    /// <summary>QR sale: the customer's code is scanned, or the customer pays an order that the terminal shows.</summary>
    QrSale,
    /// <summary>Void of a QR sale.</summary>
    QrVoid,
    /// <summary>Refund of a QR sale.</summary>
    QrRefund,
    /// <summary>An order is placed, to be shown as a QR code. Private: 60.1 = 62 (README.md).</summary>
    QrOrder,
    /// <summary>An order is closed. Private: 60.1 = 63.</summary>
    QrClose,
    /// <summary>Asks for an order by its number. Private: 60.1 = 64.</summary>
    QrQuery,
}

/// <summary>Side of the settlement on which a kind counts.</summary>
public enum Side { None, Debit, Credit }

/// <summary>How a kind is recognised (acquirer-protocol.md 2.1).</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Mti">Request type.</param>
/// <param name="Processing">First two digits of field 3.</param>
/// <param name="Condition">Field 25.</param>
/// <param name="TypeCode">Field 60.1.</param>
/// <param name="Side">Side in the totals.</param>
/// <param name="Reversible">A reversal of it is meaningful.</param>
/// <param name="Qr">Field 22 begins with 03: a QR payment.</param>
public sealed record TradeRow(TradeKind Kind, string Mti, string Processing, string Condition, string TypeCode, Side Side, bool Reversible, bool Qr = false);

/// <summary>The financial transactions that this acquirer knows.</summary>
public static class TradeTable
{
    private static readonly TradeRow[] Rows =
    [
        new(TradeKind.Sale, "0200", "00", "00", "22", Side.Debit, true),
        new(TradeKind.SaleVoid, "0200", "20", "00", "23", Side.Credit, true),
        new(TradeKind.Refund, "0220", "20", "00", "25", Side.Credit, false),
        new(TradeKind.Balance, "0200", "31", "00", "01", Side.None, false),
        new(TradeKind.PreAuth, "0100", "03", "06", "10", Side.None, true),
        new(TradeKind.PreAuthVoid, "0100", "20", "06", "11", Side.None, true),
        new(TradeKind.Completion, "0200", "00", "06", "20", Side.Debit, true),
        new(TradeKind.CompletionVoid, "0200", "20", "06", "21", Side.Credit, true),
        new(TradeKind.CompletionAdvice, "0220", "00", "06", "24", Side.Debit, false),
        new(TradeKind.Query, "0200", "31", "00", "61", Side.None, false),
        new(TradeKind.OfflineSale, "0200", "00", "00", "36", Side.Debit, false),
        new(TradeKind.QrSale, "0200", "00", "00", "22", Side.Debit, true, true),
        new(TradeKind.QrVoid, "0200", "20", "00", "23", Side.Credit, true, true),
        new(TradeKind.QrRefund, "0220", "20", "00", "25", Side.Credit, false, true),
        new(TradeKind.QrOrder, "0200", "00", "00", "62", Side.None, false, true),
        new(TradeKind.QrClose, "0200", "20", "00", "63", Side.None, false, true),
        new(TradeKind.QrQuery, "0200", "31", "00", "64", Side.None, false, true),
    ];

    /// <summary>The row of a kind.</summary>
    public static TradeRow Row(TradeKind kind) => Rows[(int)kind];

    /// <summary>The row that a request means, or null. A reversal (0400) is matched by the rest of its row.</summary>
    public static TradeRow? Find(IsoMessage m) => Rows.FirstOrDefault(r =>
        (m.Mti == r.Mti || m.Mti == "0400" && r.Reversible) && m.Part(3, 0, 2) == r.Processing && m[25] == r.Condition && m.TypeCode == r.TypeCode && m.Part(22, 0, 2) == "03" == r.Qr);
}
