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

    private const int Kinds = 19; // values of TransactionKind

    // domestic kinds, then foreign kinds
    private readonly long[] amounts = new long[2 * Kinds], voidedAmounts = new long[2 * Kinds];
    private readonly int[] counts = new int[2 * Kinds], voidedCounts = new int[2 * Kinds];
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
            for (int i = Kinds; i < 2 * Kinds; i++)
                if (counts[i] > 0) return true;
            return false;
        }
    }

    /// <summary>Card organisation of field 63.1: CUP is domestic, everything else foreign (acquirer-protocol.md 3.3).</summary>
    public static bool IsForeign(string organisation) => organisation != "CUP";

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        for (int i = 0; i < 2 * Kinds; i++)
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
    public long DebitAmount(bool foreign) =>
        amounts[At(TransactionKind.Sale, foreign)] + amounts[At(TransactionKind.Completion, foreign)] + amounts[At(TransactionKind.CompletionAdvice, foreign)] + amounts[At(TransactionKind.QrSale, foreign)]
        + PrintedAmount(TransactionKind.OfflineSale, foreign);

    /// <summary>Number of transactions on the debit side.</summary>
    public int DebitCount(bool foreign) =>
        counts[At(TransactionKind.Sale, foreign)] + counts[At(TransactionKind.Completion, foreign)] + counts[At(TransactionKind.CompletionAdvice, foreign)] + counts[At(TransactionKind.QrSale, foreign)]
        + PrintedCount(TransactionKind.OfflineSale, foreign);

    /// <summary>Number of off-line sales that the acquirer has refused.</summary>
    public int RefusedCount(bool foreign) => refusedCounts[foreign ? 1 : 0];

    /// <summary>Amount in fen of the off-line sales that the acquirer has refused.</summary>
    public long RefusedAmount(bool foreign) => refusedAmounts[foreign ? 1 : 0];

    /// <summary>Credit side of settlement in fen: voids, refunds and voids of completions.</summary>
    public long CreditAmount(bool foreign) =>
        amounts[At(TransactionKind.SaleVoid, foreign)] + amounts[At(TransactionKind.Refund, foreign)] + amounts[At(TransactionKind.CompletionVoid, foreign)]
        + amounts[At(TransactionKind.QrVoid, foreign)] + amounts[At(TransactionKind.QrRefund, foreign)];

    /// <summary>Number of transactions on the credit side.</summary>
    public int CreditCount(bool foreign) =>
        counts[At(TransactionKind.SaleVoid, foreign)] + counts[At(TransactionKind.Refund, foreign)] + counts[At(TransactionKind.CompletionVoid, foreign)]
        + counts[At(TransactionKind.QrVoid, foreign)] + counts[At(TransactionKind.QrRefund, foreign)];

    /// <summary>Field 48 of the settlement request: 62 digits, both reconciliation codes 0 (acquirer-protocol.md 3.6).</summary>
    public string Field48() => Half(false) + "0" + Half(true) + "0";

    private string Half(bool foreign) =>
        DebitAmount(foreign).ToString("D12") + DebitCount(foreign).ToString("D3") + CreditAmount(foreign).ToString("D12") + CreditCount(foreign).ToString("D3");

    private static int At(TransactionKind kind, bool foreign) => (foreign ? Kinds : 0) + (int)kind;
}
