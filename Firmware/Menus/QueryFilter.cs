using PosFirmware.Storage;

namespace PosFirmware.Menus;

/// <summary>What a query looks for.</summary>
public enum QueryBy
{
    /// <summary>Every transaction.</summary>
    All = 0,
    /// <summary>Voucher number.</summary>
    Voucher = 1,
    /// <summary>Amount in fen.</summary>
    Amount = 2,
    /// <summary>Date MMDD.</summary>
    Date = 3,
    /// <summary>Last four digits of the card.</summary>
    CardTail = 4,
    /// <summary>Retrieval reference number.</summary>
    Reference = 5,
}

/// <summary>Decides whether a record is what a query looks for.</summary>
public sealed class QueryFilter
{
    /// <summary>What it looks for.</summary>
    public QueryBy By;
    /// <summary>Voucher, amount or date.</summary>
    public long Number;
    /// <summary>Card tail or reference.</summary>
    public string Words = "";

    /// <summary>True when the record is wanted.</summary>
    public bool Matches(TransactionRecord record) => By switch
    {
        QueryBy.Voucher => record.Stan == Number,
        QueryBy.Amount => record.Amount == Number,
        QueryBy.Date => record.Date == Number,
        QueryBy.CardTail => EndsWith(record.MaskedPan, Words),
        QueryBy.Reference => record.Rrn == Words,
        _ => true,
    };

    private static bool EndsWith(string text, string end) => text.Length >= end.Length && text.Substring(text.Length - end.Length) == end;
}
