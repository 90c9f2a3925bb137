using PosFirmware.Storage;

namespace PosFirmware.Receipts;

/// <summary>Knows what of a transaction has been refunded (operations.md section 4, sample 2).</summary>
public interface IRefundHistory
{
    /// <summary>Looks for the original of a refund, and for what had been refunded of it when this refund was made.</summary>
    /// <param name="refund">Record of the refund.</param>
    /// <param name="refunded">In fen, this refund included.</param>
    /// <param name="original">Amount of the original in fen.</param>
    /// <returns>False: the terminal does not know, and nothing is filled.</returns>
    bool Find(TransactionRecord refund, out long refunded, out long original);
}
