using PosFirmware.Storage;

namespace PosFirmware.Receipts;

/// <summary>Words for a kind of transaction that is booked: a line of totals, and a letter of the detail list.</summary>
public sealed class KindWord
{
    /// <summary>Kind of transaction.</summary>
    public readonly TransactionKind Kind;
    /// <summary>Letter in the detail list.</summary>
    public readonly string Letter;
    /// <summary>Name in both languages.</summary>
    public readonly string Name;
    /// <summary>Label of its line of totals; null: it has none.</summary>
    public readonly string Total;
    /// <summary>True: its line is left out when there was none.</summary>
    public readonly bool OnlyIfAny;

    /// <summary>Makes a row.</summary>
    public KindWord(TransactionKind kind, string letter, string name, string total, bool onlyIfAny)
    {
        Kind = kind;
        Letter = letter;
        Name = name;
        Total = total;
        OnlyIfAny = onlyIfAny;
    }
}

/// <summary>Names of the kinds, and lines of the settlement slip and of the summary in their order (operations.md section 4, samples 5 and 6).</summary>
public static class KindWords
{
    /// <summary>A row for every kind that is booked, in the order of the totals.</summary>
    public static readonly KindWord[] Rows =
    {
        new KindWord(TransactionKind.Sale, "S", "消费/SALE", "消费/SALE", false),
        new KindWord(TransactionKind.SaleVoid, "V", "消费撤销/SALE VOID", "撤销/VOID", true),
        new KindWord(TransactionKind.Refund, "R", "退货/REFUND", "退货/REFUND", false),
        new KindWord(TransactionKind.Completion, "P", "完成(请求)/AUTH COMPLETE", "完成(请求)/AUTH COMPLETE", false),
        new KindWord(TransactionKind.CompletionAdvice, "C", "完成(通知)/AUTH SETTLEMENT", "完成(通知)/AUTH SETTLEMENT", false),
        new KindWord(TransactionKind.CompletionVoid, "D", "完成撤销/COMPLETE VOID", "完成撤销/COMPLETE VOID", true),
        new KindWord(TransactionKind.PreAuth, "A", "预授权/AUTH", "预授权/AUTH", true),
        new KindWord(TransactionKind.PreAuthVoid, "B", "预授权撤销/AUTH VOID", "预授权撤销/AUTH VOID", true),
        new KindWord(TransactionKind.QrSale, "Q", "扫码消费/QR SALE", "扫码消费/QR SALE", true),
        new KindWord(TransactionKind.QrVoid, "W", "扫码撤销/QR VOID", "扫码撤销/QR VOID", true),
        new KindWord(TransactionKind.QrRefund, "T", "扫码退货/QR REFUND", "扫码退货/QR REFUND", true),
        new KindWord(TransactionKind.OfflineSale, "O", "脱机消费/OFFLINE SALE", "脱机消费/OFFLINE SALE", true),
        new KindWord(TransactionKind.OfflineVoid, "X", "脱机消费撤销/OFFLINE VOID", null, true),
    };

    /// <summary>Name of a kind in both languages; empty for one that is never booked.</summary>
    public static string Name(TransactionKind kind)
    {
        KindWord row = Of(kind);
        return row == null ? "" : row.Name;
    }

    /// <summary>Letter of a kind in the detail list.</summary>
    public static string Letter(TransactionKind kind)
    {
        KindWord row = Of(kind);
        return row == null ? "?" : row.Letter;
    }

    private static KindWord Of(TransactionKind kind)
    {
        for (int i = 0; i < Rows.Length; i++)
            if (Rows[i].Kind == kind) return Rows[i];
        return null;
    }
}
