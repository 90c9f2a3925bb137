namespace PosFirmware.Storage;

/// <summary>How far a settlement has come. The values are stored: never renumber.</summary>
public enum SettlementStep
{
    /// <summary>No settlement is under way: trading is possible.</summary>
    None = 0,
    /// <summary>Details are uploaded in groups (not balanced).</summary>
    Groups = 1,
    /// <summary>Refunds and advices are uploaded one by one (not balanced).</summary>
    Singles = 2,
    /// <summary>Only the end message is missing.</summary>
    End = 3,
    /// <summary>Cryptograms of chips are uploaded one by one, always; comes before <see cref="End"/>.</summary>
    Chips = 4,
}

/// <summary>What the acquirer said to a settlement; the totals themselves are counted from the log.</summary>
public sealed class SettlementResult
{
    /// <summary>Reconciliation code: balanced 对账平.</summary>
    public const int Balanced = 1;
    /// <summary>Reconciliation code: not balanced 对账不平.</summary>
    public const int NotBalanced = 2;
    /// <summary>Reconciliation code: error 对账出错.</summary>
    public const int Error = 3;

    /// <summary>Batch that was settled; 0: none.</summary>
    public int Batch;
    /// <summary>Date of the settlement as yyyymmdd.</summary>
    public int Date;
    /// <summary>Time of the settlement as hhmmss.</summary>
    public int Time;
    /// <summary>Cashier who settled, 0 to 99.</summary>
    public int Cashier;
    /// <summary>Reconciliation code of domestic cards, 1 to 3; 0 unknown.</summary>
    public int Domestic;
    /// <summary>Reconciliation code of foreign cards, 1 to 3; 0 unknown.</summary>
    public int Foreign;
    /// <summary>Field 48 of the answer when it was not balanced: the host's own totals; otherwise empty.</summary>
    public string HostTotals = "";
    /// <summary>Transactions whose upload the acquirer refused.</summary>
    public int Refused;

    /// <summary>True when both sides agree.</summary>
    public bool IsBalanced => Domestic == Balanced && Foreign == Balanced;

    /// <summary>Forgets it.</summary>
    public void Clear()
    {
        Batch = 0;
        Date = 0;
        Time = 0;
        Cashier = 0;
        Domestic = 0;
        Foreign = 0;
        HostTotals = "";
        Refused = 0;
    }

    /// <summary>Takes over another one.</summary>
    public void Set(SettlementResult from)
    {
        Batch = from.Batch;
        Date = from.Date;
        Time = from.Time;
        Cashier = from.Cashier;
        Domestic = from.Domestic;
        Foreign = from.Foreign;
        HostTotals = from.HostTotals;
        Refused = from.Refused;
    }

    /// <summary>Writes it.</summary>
    public void Put(RecordBuffer to)
    {
        to.PutInt(Batch);
        to.PutInt(Date);
        to.PutInt(Time);
        to.PutByte(Cashier);
        to.PutByte(Domestic);
        to.PutByte(Foreign);
        to.PutText(HostTotals);
        to.PutInt(Refused);
    }

    /// <summary>Reads it.</summary>
    public void Get(RecordBuffer from)
    {
        Batch = from.GetInt();
        Date = from.GetInt();
        Time = from.GetInt();
        Cashier = from.GetByte();
        Domestic = from.GetByte();
        Foreign = from.GetByte();
        HostTotals = from.GetText();
        Refused = from.GetInt();
    }
}
