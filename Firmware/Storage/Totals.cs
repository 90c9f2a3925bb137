namespace PosFirmware.Storage;

/// <summary>
/// Totals of a batch, always counted from its log and never kept as running figures. Two rules (operations.md section 4, "How totals
/// are formed"): what is printed leaves voided sales out; what settlement sends counts a voided sale as debit and its void as credit.
/// </summary>
public sealed class Totals
{
    /// <summary>Digits of field 48 of a settlement.</summary>
    public const int FieldLength = 62;

    /// <summary>Digits of one half of field 48: domestic or foreign cards, with its reconciliation code.</summary>
    public const int HalfLength = 31;

    // domestic kinds, then foreign kinds
    private readonly long[] amounts = new long[2 * KindTable.Count], voidedAmounts = new long[2 * KindTable.Count];
    private readonly int[] counts = new int[2 * KindTable.Count], voidedCounts = new int[2 * KindTable.Count];
    // off-line sales that the acquirer has refused: domestic, foreign
    private readonly long[] refusedAmounts = new long[2];
    private readonly int[] refusedCounts = new int[2];

    /// <summary>Records that could not be read: the totals lack them.</summary>
    public int Unreadable { get; private set; }

    /// <summary>True when foreign cards were used.</summary>
    public bool HasForeign
    {
        get
        {
            for (int i = KindTable.Count; i < counts.Length; i++)
                if (counts[i] > 0) return true;
            return false;
        }
    }

    /// <summary>Card organisation of field 63.1: CUP is domestic, everything else foreign (acquirer-protocol.md 3.3).</summary>
    public static bool IsForeign(string organisation) => organisation != "CUP";

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        for (int i = 0; i < counts.Length; i++)
        {
            amounts[i] = 0;
            voidedAmounts[i] = 0;
            counts[i] = 0;
            voidedCounts[i] = 0;
        }
        for (int i = 0; i < 2; i++)
        {
            refusedAmounts[i] = 0;
            refusedCounts[i] = 0;
        }
        Unreadable = 0;
    }

    /// <summary>Counts one transaction.</summary>
    public void Add(TransactionRecord record)
    {
        if (record.Refused)
        {
            int side = IsForeign(record.Organisation) ? 1 : 0;
            refusedAmounts[side] += record.Amount;
            refusedCounts[side]++;
            return;
        }
        int at = At(record.Kind, IsForeign(record.Organisation));
        amounts[at] += record.Amount;
        counts[at]++;
        if (!record.Voided) return;
        voidedAmounts[at] += record.Amount;
        voidedCounts[at]++;
    }

    /// <summary>Counts a whole batch.</summary>
    /// <param name="batch">An open batch.</param>
    /// <param name="scratch">Record to read into.</param>
    public void Count(Batch batch, TransactionRecord scratch)
    {
        Clear();
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch.Read(i, scratch)) Add(scratch);
            else Unreadable++;
        }
    }

    /// <summary>Number of transactions of a kind that slips show: without those that were voided.</summary>
    public int PrintedCount(TransactionKind kind, bool foreign) => counts[At(kind, foreign)] - voidedCounts[At(kind, foreign)];

    /// <summary>Amount in fen of a kind that slips show: without those that were voided.</summary>
    public long PrintedAmount(TransactionKind kind, bool foreign) => amounts[At(kind, foreign)] - voidedAmounts[At(kind, foreign)];

    /// <summary>Debit side of settlement in fen: sales and completions, also those that were voided later.</summary>
    public long DebitAmount(bool foreign) => Amount(KindSide.Debit, foreign);

    /// <summary>Number of transactions on the debit side.</summary>
    public int DebitCount(bool foreign) => Count(KindSide.Debit, foreign);

    /// <summary>Number of off-line sales that the acquirer has refused.</summary>
    public int RefusedCount(bool foreign) => refusedCounts[foreign ? 1 : 0];

    /// <summary>Amount in fen of the off-line sales that the acquirer has refused.</summary>
    public long RefusedAmount(bool foreign) => refusedAmounts[foreign ? 1 : 0];

    /// <summary>Credit side of settlement in fen: voids, refunds and voids of completions.</summary>
    public long CreditAmount(bool foreign) => Amount(KindSide.Credit, foreign);

    /// <summary>Number of transactions on the credit side.</summary>
    public int CreditCount(bool foreign) => Count(KindSide.Credit, foreign);

    /// <summary>Field 48 of the settlement request: 62 digits, both reconciliation codes 0 (acquirer-protocol.md 3.6).</summary>
    public string Field48() => Half(false) + "0" + Half(true) + "0";

    private string Half(bool foreign) =>
        DebitAmount(foreign).ToString("D12") + DebitCount(foreign).ToString("D3") + CreditAmount(foreign).ToString("D12") + CreditCount(foreign).ToString("D3");

    private long Amount(KindSide side, bool foreign)
    {
        long sum = 0;
        for (int i = 0; i < KindTable.Count; i++)
        {
            KindRow row = KindTable.Of((TransactionKind)i);
            if (row.Side == side) sum += row.Has(KindTrait.SentLater) ? PrintedAmount(row.Kind, foreign) : amounts[At(row.Kind, foreign)];
        }
        return sum;
    }

    // what is voided before it was sent, the acquirer never hears of
    private int Count(KindSide side, bool foreign)
    {
        int sum = 0;
        for (int i = 0; i < KindTable.Count; i++)
        {
            KindRow row = KindTable.Of((TransactionKind)i);
            if (row.Side == side) sum += row.Has(KindTrait.SentLater) ? PrintedCount(row.Kind, foreign) : counts[At(row.Kind, foreign)];
        }
        return sum;
    }

    private static int At(TransactionKind kind, bool foreign) => (foreign ? KindTable.Count : 0) + (int)KindTable.Of(kind).Kind;
}
