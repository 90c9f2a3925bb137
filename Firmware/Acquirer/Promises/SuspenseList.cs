using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// Reversals that could not be delivered. They leave the way free for new transactions, but are never dropped: each stays here
/// until an answer settles it (or the supervisor, with a printed record), and is tried again at every sign-on and settlement.
/// </summary>
public sealed class SuspenseList
{
    /// <summary>Bytes of one entry on the flash.</summary>
    public const int EntrySize = LogForm.SuspenseEntry;

    private const int KindAdded = 1, KindSettled = 2, MostEntries = 50;

    private readonly RecordLog log;
    private readonly RecordBuffer buffer = new RecordBuffer(EntrySize);
    private readonly int[] entry = new int[MostEntries], stan = new int[MostEntries], batch = new int[MostEntries];

    /// <summary>Uses the file "suspense".</summary>
    public SuspenseList(IVolume volume)
    {
        log = new RecordLog(volume, "suspense", EntrySize);
    }

    /// <summary>Reversals that wait.</summary>
    public int Count { get; private set; }

    /// <summary>True when no more fit: transactions stop until one is settled.</summary>
    public bool IsFull => Count == MostEntries;

    /// <summary>Reads the file.</summary>
    public void Open()
    {
        Count = 0;
        int entries = log.Count;
        for (int i = 0; i < entries; i++)
        {
            if (!log.Read(i, buffer)) continue;
            int kind = buffer.GetByte(), trace = buffer.GetInt(), number = buffer.GetInt();
            if (kind == KindSettled) Forget(trace, number);
            else if (kind == KindAdded && Find(trace, number) < 0 && !IsFull) Remember(i, trace, number);
        }
    }

    /// <summary>Adds a reversal; when this returns it is durable, and the pending slot may be freed.</summary>
    public void Add(PendingMessage reversal)
    {
        if (Find(reversal.Stan, reversal.Batch) >= 0) return;
        buffer.Reset();
        buffer.PutByte(KindAdded);
        buffer.PutInt(reversal.Stan);
        buffer.PutInt(reversal.Batch);
        reversal.Put(buffer);
        Remember(log.Append(buffer), reversal.Stan, reversal.Batch);
    }

    /// <summary>True when the reversal of a void or completion of this transaction waits: nobody knows whether it stands until it is delivered.</summary>
    /// <param name="trace">Trace number of the original.</param>
    /// <param name="number">Its batch.</param>
    /// <param name="scratch">Message to read into.</param>
    public bool Concerns(int trace, int number, PendingMessage scratch)
    {
        for (int i = 0; i < Count; i++)
            if (Read(i, scratch) && scratch.OriginalStan == trace && scratch.OriginalBatch == number) return true;
        return false;
    }

    /// <summary>Reads a reversal that waits.</summary>
    /// <param name="index">0 (oldest) to Count - 1.</param>
    /// <param name="into">Takes its fields; it is not made durable.</param>
    public bool Read(int index, PendingMessage into)
    {
        if (index < 0 || index >= Count || !log.Read(entry[index], buffer)) return false;
        buffer.GetByte();
        buffer.GetInt();
        buffer.GetInt();
        into.Get(buffer);
        return true;
    }

    /// <summary>An answer, or the supervisor, has settled a reversal.</summary>
    public void Settle(int trace, int number)
    {
        if (Find(trace, number) < 0) return;
        buffer.Reset();
        buffer.PutByte(KindSettled);
        buffer.PutInt(trace);
        buffer.PutInt(number);
        log.Append(buffer);
        Forget(trace, number);
        if (Count == 0) log.Delete();
    }

    private int Find(int trace, int number)
    {
        for (int i = 0; i < Count; i++)
            if (stan[i] == trace && batch[i] == number) return i;
        return -1;
    }

    private void Remember(int at, int trace, int number)
    {
        entry[Count] = at;
        stan[Count] = trace;
        batch[Count] = number;
        Count++;
    }

    private void Forget(int trace, int number)
    {
        int at = Find(trace, number);
        if (at < 0) return;
        Count--;
        for (int i = at; i < Count; i++)
        {
            entry[i] = entry[i + 1];
            stan[i] = stan[i + 1];
            batch[i] = batch[i + 1];
        }
    }
}
