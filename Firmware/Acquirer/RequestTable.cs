using System;
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

/// <summary>Fields that not every request has.</summary>
[Flags]
public enum RequestPart
{
    /// <summary>None of these.</summary>
    None = 0,
    /// <summary>Field 4.</summary>
    Amount = 1,
    /// <summary>Field 37, zeros when the original has none.</summary>
    Reference = 2,
    /// <summary>Field 60.6, partial approval; advices and what was approved off-line stop before it (acquirer-protocol.md 3.1).</summary>
    PartialApproval = 4,
    /// <summary>Field 63.1, card organisation.</summary>
    Organisation = 8,
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
    /// <summary>Fields that not every request has.</summary>
    public readonly RequestPart Parts;
    /// <summary>Field 61.</summary>
    public readonly OriginalForm Original;
    /// <summary>Field 61 of its reversal.</summary>
    public readonly OriginalForm ReversalOriginal;
    /// <summary>Field 59; other than none, it is a QR payment.</summary>
    public readonly QrForm Qr;

    /// <summary>Describes a transaction.</summary>
    public RequestRow(TransactionKind kind, int mti, int processingCode, int condition, int messageType, RequestPart parts, OriginalForm original, OriginalForm reversalOriginal, QrForm qr = QrForm.None)
    {
        Kind = kind;
        Mti = mti;
        ProcessingCode = processingCode;
        Condition = condition;
        MessageType = messageType;
        Parts = parts;
        Original = original;
        ReversalOriginal = reversalOriginal;
        Qr = qr;
    }

    /// <summary>True when the request has these fields.</summary>
    public bool Has(RequestPart part) => (Parts & part) != 0;

    /// <summary>Transaction type of a chip, tag 9C: the first two digits of the processing code (EMV 4.4 Book 3, Annex A), BCD.</summary>
    public int TransactionType => ProcessingCode / 100000 * 16 + ProcessingCode / 10000 % 10;
}

/// <summary>The transactions (acquirer-protocol.md 2.1, and what differs between them in 2.3).</summary>
public static class RequestTable
{
    private const RequestPart Pay = RequestPart.Amount | RequestPart.PartialApproval, Void = Pay | RequestPart.Reference, Refund = Void | RequestPart.Organisation;
    private const RequestPart Ask = RequestPart.PartialApproval, Advice = RequestPart.Amount;

    private static readonly RequestRow[] Rows =
    {
        //                                                  MTI  code    25 60.1          61                           61 of the reversal
        new RequestRow(TransactionKind.Sale,             200, 000000, 0, 22, Pay,    OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.SaleVoid,         200, 200000, 0, 23, Void,   OriginalForm.BatchAndTrace,  OriginalForm.BatchAndTrace),
        new RequestRow(TransactionKind.Refund,           220, 200000, 0, 25, Refund, OriginalForm.DateOnly,       OriginalForm.None),
        new RequestRow(TransactionKind.Balance,          200, 310000, 0, 01, Ask,    OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.PreAuth,          100, 030000, 6, 10, Pay,    OriginalForm.None,           OriginalForm.None),
        new RequestRow(TransactionKind.PreAuthVoid,      100, 200000, 6, 11, Pay,    OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.Completion,       200, 000000, 6, 20, Pay,    OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.CompletionVoid,   200, 200000, 6, 21, Void,   OriginalForm.BatchTraceDate, OriginalForm.BatchTraceDate),
        new RequestRow(TransactionKind.Query,            200, 310000, 0, 61, Ask,    OriginalForm.BatchAndTrace,  OriginalForm.None),
        new RequestRow(TransactionKind.CompletionAdvice, 220, 000000, 6, 24, Advice, OriginalForm.BatchTraceDate, OriginalForm.None),
        new RequestRow(TransactionKind.QrSale,           200, 000000, 0, 22, Pay,    OriginalForm.None,           OriginalForm.None,          QrForm.Code),
        new RequestRow(TransactionKind.QrVoid,           200, 200000, 0, 23, Void,   OriginalForm.BatchAndTrace,  OriginalForm.BatchAndTrace, QrForm.Voucher),
        new RequestRow(TransactionKind.QrRefund,         220, 200000, 0, 25, Refund, OriginalForm.DateOnly,       OriginalForm.None,          QrForm.Voucher),
        new RequestRow(TransactionKind.QrOrder,          200, 000000, 0, 62, Pay,    OriginalForm.None,           OriginalForm.None,          QrForm.Terminal),
        new RequestRow(TransactionKind.QrClose,          200, 200000, 0, 63, Ask,    OriginalForm.BatchAndTrace,  OriginalForm.None,          QrForm.Bare),
        new RequestRow(TransactionKind.QrQuery,          200, 310000, 0, 64, Ask,    OriginalForm.None,           OriginalForm.None,          QrForm.Voucher),
        new RequestRow(TransactionKind.OfflineSale,      200, 000000, 0, 36, Advice, OriginalForm.None,           OriginalForm.None),
    };

    /// <summary>Row of a transaction; null when there is none.</summary>
    public static RequestRow Of(TransactionKind kind)
    {
        for (int i = 0; i < Rows.Length; i++)
            if (Rows[i].Kind == kind) return Rows[i];
        return null;
    }
}
