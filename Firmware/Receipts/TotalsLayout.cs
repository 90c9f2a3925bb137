using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Receipts;

/// <summary>A line of totals: which kind, and what it is called.</summary>
public sealed class TotalsRow
{
    /// <summary>Kind of transaction.</summary>
    public readonly TransactionKind Kind;
    /// <summary>Label.</summary>
    public readonly string Label;
    /// <summary>True: left out when there was none.</summary>
    public readonly bool OnlyIfAny;

    /// <summary>Makes a row.</summary>
    public TotalsRow(TransactionKind kind, string label, bool onlyIfAny)
    {
        Kind = kind;
        Label = label;
        OnlyIfAny = onlyIfAny;
    }
}

/// <summary>Lines of the settlement slip and of the summary (operations.md section 4, sample 5), and letters of the detail list (sample 6).</summary>
public static class TotalsLayout
{
    /// <summary>Lines of totals, for domestic and for foreign cards.</summary>
    public static readonly TotalsRow[] Rows =
    {
        new TotalsRow(TransactionKind.Sale, "消费/SALE", false),
        new TotalsRow(TransactionKind.SaleVoid, "撤销/VOID", true),
        new TotalsRow(TransactionKind.Refund, "退货/REFUND", false),
        new TotalsRow(TransactionKind.Completion, "完成(请求)/AUTH COMPLETE", false),
        new TotalsRow(TransactionKind.CompletionAdvice, "完成(通知)/AUTH SETTLEMENT", false),
        new TotalsRow(TransactionKind.CompletionVoid, "完成撤销/COMPLETE VOID", true),
        new TotalsRow(TransactionKind.PreAuth, "预授权/AUTH", true),
        new TotalsRow(TransactionKind.PreAuthVoid, "预授权撤销/AUTH VOID", true),
        new TotalsRow(TransactionKind.QrSale, "扫码消费/QR SALE", true),
        new TotalsRow(TransactionKind.QrVoid, "扫码撤销/QR VOID", true),
        new TotalsRow(TransactionKind.QrRefund, "扫码退货/QR REFUND", true),
        new TotalsRow(TransactionKind.OfflineSale, "脱机消费/OFFLINE SALE", true),
    };

    /// <summary>Letter of a kind in the detail list.</summary>
    public static string Letter(TransactionKind kind) => kind switch
    {
        TransactionKind.Sale => "S",
        TransactionKind.SaleVoid => "V",
        TransactionKind.Refund => "R",
        TransactionKind.PreAuth => "A",
        TransactionKind.PreAuthVoid => "B",
        TransactionKind.Completion => "P",
        TransactionKind.CompletionVoid => "D",
        TransactionKind.CompletionAdvice => "C",
        TransactionKind.QrSale => "Q",
        TransactionKind.QrVoid => "W",
        TransactionKind.QrRefund => "T",
        TransactionKind.OfflineSale => "O",
        TransactionKind.OfflineVoid => "X",
        _ => "?",
    };
}
