using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>What has been refunded of a transaction, as far as this batch and the one before know. What was refunded elsewhere only the acquirer knows.</summary>
public sealed class RefundHistory : IRefundHistory
{
    private readonly Books books;
    private readonly TransactionRecord other = new TransactionRecord();

    /// <summary>Looks into the books.</summary>
    public RefundHistory(Books books)
    {
        this.books = books;
    }

    /// <summary>All that has been refunded of an original until now, in fen.</summary>
    /// <param name="rrn">Reference of the original.</param>
    public long Of(string rrn)
    {
        long sum = 0;
        Add(books.PreviousBatch(), rrn, null, ref sum);
        Add(books.Batch, rrn, null, ref sum);
        return sum;
    }

    /// <inheritdoc/>
    public bool Find(TransactionRecord refund, out long refunded, out long original)
    {
        refunded = 0;
        original = refund.OriginalRrn.Length == 0 ? 0 : AmountOf(refund.OriginalRrn);
        if (original == 0) return false;
        return Add(books.PreviousBatch(), refund.OriginalRrn, refund, ref refunded) || Add(books.Batch, refund.OriginalRrn, refund, ref refunded);
    }

    /// <summary>Adds the refunds of a batch, oldest first.</summary>
    /// <param name="last">Refund to stop behind; null: none.</param>
    /// <returns>True: it was there. A reprint must not count what came later.</returns>
    private bool Add(Batch batch, string rrn, TransactionRecord last, ref long sum)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            if (!KindTable.Has(batch.KindOf(i), KindTrait.Refund) || !batch.Read(i, other) || other.OriginalRrn != rrn) continue;
            sum += other.Amount;
            if (last != null && other.Stan == last.Stan && other.Batch == last.Batch) return true;
        }
        return false;
    }

    private long AmountOf(string rrn)
    {
        long amount = AmountIn(books.Batch, rrn);
        return amount > 0 ? amount : AmountIn(books.PreviousBatch(), rrn);
    }

    private long AmountIn(Batch batch, string rrn)
    {
        for (int i = batch.Count - 1; i >= 0; i--)
            if (!KindTable.Has(batch.KindOf(i), KindTrait.Back) && batch.Read(i, other) && other.Rrn == rrn) return other.Amount;
        return 0;
    }
}
