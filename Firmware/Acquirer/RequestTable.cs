using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>Which reference to the original a request carries in field 61 (acquirer-protocol.md 3.2).</summary>
public enum OriginalForm
{
    /// <summary>No field 61.</summary>
    None = 0,
    /// <summary>Batch and trace: 12 digits.</summary>
    BatchAndTrace = 1,
    /// <summary>Batch, trace and date: 16 digits.</summary>
    BatchTraceDate = 2,
    /// <summary>Zeros for batch and trace, then the date: 16 digits.</summary>
    DateOnly = 3,
}

/// <summary>What a QR message carries in field 59 (acquirer-protocol.md 3.10).</summary>
public enum QrForm
{
    /// <summary>No QR payment.</summary>
    None = 0,
    /// <summary>Terminal information and the customer's code.</summary>
    Code = 1,
    /// <summary>Terminal information only: nobody's code is known.</summary>
    Terminal = 2,
    /// <summary>Payment voucher number of the original.</summary>
    Voucher = 3,
    /// <summary>Nothing.</summary>
    Bare = 4,
}

/// <summary>One row of the transaction table: what identifies a transaction at the host, and which conditional fields it has.</summary>
public sealed class RequestRow
{
    /// <summary>Transaction.</summary>
    public readonly TransactionKind Kind;
    /// <summary>Message type: 200 for 0200.</summary>
    public readonly int Mti;
    /// <summary>Field 3.</summary>
    public readonly int ProcessingCode;
    /// <summary>Field 25.</summary>
    public readonly int Condition;
    /// <summary>Field 60.1.</summary>
    public readonly int MessageType;
    /// <summary>True: without an answer it must be reversed.</summary>
    public readonly bool Reversible;
    /// <summary>Field 37, zeros when the original has none.</summary>
    public readonly bool Reference;
    /// <summary>Field 61.</summary>
    public readonly OriginalForm Original;
    /// <summary>Field 61 of its reversal.</summary>
    public readonly OriginalForm ReversalOriginal;
    /// <summary>Field 59; other than none, it is a QR payment.</summary>
    public readonly QrForm Qr;

    /// <summary>Describes a transaction.</summary>
    public RequestRow(TransactionKind kind, int mti, int processingCode, int condition, int messageType, bool reversible, bool reference, OriginalForm original, OriginalForm reversalOriginal, QrForm qr = QrForm.None)
    {
        Kind = kind;
        Mti = mti;
        ProcessingCode = processingCode;
        Condition = condition;
        MessageType = messageType;
        Reversible = reversible;
        Reference = reference;
        Original = original;
        ReversalOriginal = reversalOriginal;
        Qr = qr;
    }
}

/// <summary>The transactions (acquirer-protocol.md 2.1, and what differs between them in 2.3).</summary>
public static class RequestTable
{
    private static readonly RequestRow[] Rows =
    {
        //                                                  MTI  code    25 60.1 reversible 37     61                           61 of the reversal
        new RequestRow(TransactionKind.Sale,             200, 000000, 0, 22, true,  false, OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.SaleVoid,         200, 200000, 0, 23, true,  true,  OriginalForm.BatchAndTrace,  OriginalForm.BatchAndTrace),
        new RequestRow(TransactionKind.Refund,           220, 200000, 0, 25, false, true,  OriginalForm.DateOnly,       OriginalForm.None),
        new RequestRow(TransactionKind.Balance,          200, 310000, 0, 01, false, false, OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.PreAuth,          100, 030000, 6, 10, true,  false, OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.PreAuthVoid,      100, 200000, 6, 11, true,  false, OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.Completion,       200, 000000, 6, 20, true,  false, OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.CompletionVoid,   200, 200000, 6, 21, true,  true,  OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.Query,            200, 310000, 0, 61, false, false, OriginalForm.BatchAndTrace,  OriginalForm.None),
        new RequestRow(TransactionKind.CompletionAdvice, 220, 000000, 6, 24, false, false, OriginalForm.BatchTraceDate, OriginalForm.None),
        new RequestRow(TransactionKind.QrSale,           200, 000000, 0, 22, true,  false, OriginalForm.None,           OriginalForm.None,          QrForm.Code),
        new RequestRow(TransactionKind.QrVoid,           200, 200000, 0, 23, true,  true,  OriginalForm.BatchAndTrace,  OriginalForm.BatchAndTrace, QrForm.Voucher),
        new RequestRow(TransactionKind.QrRefund,         220, 200000, 0, 25, false, true,  OriginalForm.DateOnly,       OriginalForm.None,          QrForm.Voucher),
        new RequestRow(TransactionKind.QrOrder,          200, 000000, 0, 62, false, false, OriginalForm.None,           OriginalForm.None,          QrForm.Terminal),
        new RequestRow(TransactionKind.QrClose,          200, 200000, 0, 63, false, false, OriginalForm.BatchAndTrace,  OriginalForm.None,          QrForm.Bare),
        new RequestRow(TransactionKind.QrQuery,          200, 310000, 0, 64, false, false, OriginalForm.None,           OriginalForm.None,          QrForm.Voucher),
        new RequestRow(TransactionKind.OfflineSale,      200, 000000, 0, 36, false, false, OriginalForm.None,           OriginalForm.None),
    };

    /// <summary>Row of a transaction; null when there is none.</summary>
    public static RequestRow Of(TransactionKind kind)
    {
        for (int i = 0; i < Rows.Length; i++)
            if (Rows[i].Kind == kind) return Rows[i];
        return null;
    }

    /// <summary>True for a message of QR payment.</summary>
    public static bool IsQr(TransactionKind kind)
    {
        RequestRow row = Of(kind);
        return row != null && row.Qr != QrForm.None;
    }

    /// <summary>True when a transaction without an answer must be reversed.</summary>
    public static bool IsReversible(TransactionKind kind)
    {
        RequestRow row = Of(kind);
        return row != null && row.Reversible;
    }
}
