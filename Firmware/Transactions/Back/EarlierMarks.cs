using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>
/// What has become of a transaction of the batch before: nothing is written to a batch that is settled, so a void or completion that was made
/// since is found in the open one.
/// </summary>
public sealed class EarlierMarks
{
    private readonly Services s;
    private readonly TransactionRecord later = new TransactionRecord();

    /// <summary>Looks into the open batch of the services.</summary>
    public EarlierMarks(Services services)
    {
        s = services;
    }

    /// <summary>Adds the marks that the open batch knows of.</summary>
    /// <param name="record">A record as its own batch has it.</param>
    public void Complete(TransactionRecord record)
    {
        if (record.Stan == 0 || record.Batch == s.State.Batch) return;
        for (int i = 0; i < s.Batch.Count; i++)
        {
            TransactionKind kind = s.Batch.KindOf(i);
            bool voids = kind == TransactionKind.PreAuthVoid || kind == TransactionKind.CompletionVoid || kind == TransactionKind.SaleVoid || kind == TransactionKind.QrVoid;
            bool completes = kind == TransactionKind.Completion || kind == TransactionKind.CompletionAdvice;
            if ((!voids && !completes) || !s.Batch.Read(i, later) || later.OriginalStan != record.Stan || later.OriginalBatch != record.Batch) continue;
            if (voids) record.Voided = true;
            else record.Completed = true;
        }
    }
}
