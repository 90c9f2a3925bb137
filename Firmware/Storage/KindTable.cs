namespace PosFirmware.Storage;

/// <summary>
/// The kinds of transaction, a row each, in the order of their numbers. Whoever wants to know something about a kind asks here; a test sees
/// that every kind has a row, and that it counts on the side where the acquirer counts it. Its message is a row of <c>Acquirer.RequestTable</c>, its
/// words are one of <c>Receipts.KindWords</c>, and how the operator gets to it one of <c>Transactions.FlowTable</c>.
/// </summary>
public static class KindTable
{
    // the sale's rows say most; what all booked kinds have is written once
    private const KindTrait Sale = KindTrait.Booked | KindTrait.Pays | KindTrait.Sale;
    private const KindTrait Back = KindTrait.Booked | KindTrait.Back;
    private const KindTrait Returned = Back | KindTrait.Weighed;
    private const TransactionKind No = TransactionKind.None;

    private static readonly KindRow[] Rows =
    {
        //                                            side             without an answer     batch upload       of its original         voided by                       refunded by
        new KindRow(No,                               KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.None),
        new KindRow(TransactionKind.Sale,             KindSide.Debit,  KindPromise.Reversal, KindUpload.Group,  KindEffect.None,      TransactionKind.SaleVoid,       TransactionKind.Refund,
            Sale | KindTrait.FullEmv | KindTrait.ChipAlone),
        new KindRow(TransactionKind.SaleVoid,         KindSide.Credit, KindPromise.Reversal, KindUpload.Group,  KindEffect.Voids,     No,                             No, Returned),
        new KindRow(TransactionKind.Refund,           KindSide.Credit, KindPromise.Repeat,   KindUpload.Single, KindEffect.None,      No,                             No, Returned | KindTrait.Refund),
        new KindRow(TransactionKind.Balance,          KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.FullEmv),
        new KindRow(TransactionKind.PreAuth,          KindSide.None,   KindPromise.Reversal, KindUpload.None,   KindEffect.None,      TransactionKind.PreAuthVoid,    No,
            KindTrait.Booked | KindTrait.Pays | KindTrait.Holds | KindTrait.FullEmv),
        new KindRow(TransactionKind.PreAuthVoid,      KindSide.None,   KindPromise.Reversal, KindUpload.None,   KindEffect.Voids,     No,                             No, Back),
        new KindRow(TransactionKind.Completion,       KindSide.Debit,  KindPromise.Reversal, KindUpload.Group,  KindEffect.Completes, TransactionKind.CompletionVoid, TransactionKind.Refund, KindTrait.Booked),
        new KindRow(TransactionKind.CompletionVoid,   KindSide.Credit, KindPromise.Reversal, KindUpload.Group,  KindEffect.Voids,     No,                             No, Back),
        new KindRow(TransactionKind.CompletionAdvice, KindSide.Debit,  KindPromise.Repeat,   KindUpload.Single, KindEffect.Completes, No,                             TransactionKind.Refund, KindTrait.Booked),
        new KindRow(TransactionKind.Query,            KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.None),
        new KindRow(TransactionKind.QrSale,           KindSide.Debit,  KindPromise.Reversal, KindUpload.Group,  KindEffect.None,      TransactionKind.QrVoid,         TransactionKind.QrRefund, Sale | KindTrait.Qr),
        new KindRow(TransactionKind.QrVoid,           KindSide.Credit, KindPromise.Reversal, KindUpload.Group,  KindEffect.Voids,     No,                             No, Returned | KindTrait.Qr),
        new KindRow(TransactionKind.QrRefund,         KindSide.Credit, KindPromise.Repeat,   KindUpload.Single, KindEffect.None,      No,                             No, Returned | KindTrait.Refund | KindTrait.Qr),
        new KindRow(TransactionKind.QrOrder,          KindSide.None,   KindPromise.Order,    KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.Qr),
        new KindRow(TransactionKind.QrClose,          KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.Qr),
        new KindRow(TransactionKind.QrQuery,          KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.None,      No,                             No, KindTrait.Qr),
        // voided before it was sent, it is nothing to the acquirer, and neither is its void
        new KindRow(TransactionKind.OfflineSale,      KindSide.Debit,  KindPromise.None,     KindUpload.Single, KindEffect.None,      TransactionKind.OfflineVoid,    TransactionKind.Refund,
            KindTrait.Booked | KindTrait.Sale | KindTrait.SentLater, TransactionKind.Sale),
        new KindRow(TransactionKind.OfflineVoid,      KindSide.None,   KindPromise.None,     KindUpload.None,   KindEffect.Voids,     No,                             No, Returned, TransactionKind.SaleVoid),
    };

    /// <summary>Number of kinds; they are numbered from 0.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row of a kind; of a number that is none, the row of <see cref="TransactionKind.None"/>.</summary>
    public static KindRow Of(TransactionKind kind) => kind >= 0 && (int)kind < Rows.Length ? Rows[(int)kind] : Rows[0];

    /// <summary>True when this is so of a kind.</summary>
    public static bool Has(TransactionKind kind, KindTrait trait) => Of(kind).Has(trait);

    /// <summary>True when a transaction may start from such an original.</summary>
    /// <param name="wanted">Void, refund or completion, as the operator asks for it.</param>
    /// <param name="original">Kind of the original.</param>
    public static bool StartsFrom(TransactionKind wanted, TransactionKind original)
    {
        KindRow row = Of(original);
        if (wanted == TransactionKind.None) return false;
        return Of(row.VoidedBy).As == wanted || row.RefundedBy == wanted || (Of(wanted).Effect == KindEffect.Completes && row.Has(KindTrait.Holds));
    }
}
