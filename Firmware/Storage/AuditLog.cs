using System.IO;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// Who did what: a ring of two append-only files. When one is full the other, older one is thrown away and begun again, so at
/// least <see cref="EntriesPerFile"/> and at most twice as many entries are kept.
/// </summary>
public sealed class AuditLog
{
    /// <summary>Nobody in particular.</summary>
    public const int Nobody = 255;

    /// <summary>Entries of one file.</summary>
    public const int EntriesPerFile = 250;

    /// <summary>Bytes of one entry on the flash.</summary>
    public const int EntrySize = 6 + 4 + 8 + 1 + 1 + 4 + 8 + 1 + AuditEntry.MaxDetail; // 73

    private static readonly string[] Names = { "audit0", "audit1" };

    private readonly RecordLog log;
    private readonly RecordBuffer buffer = new RecordBuffer(EntrySize);
    private readonly AuditEntry entry = new AuditEntry();
    private readonly TerminalTime time;
    private int current, currentCount, olderCount;

    /// <summary>Uses the files "audit0" and "audit1"; <see cref="Open"/> finds where it goes on.</summary>
    public AuditLog(IVolume volume, TerminalTime time)
    {
        log = new RecordLog(volume, Names[0], EntrySize);
        this.time = time;
    }

    /// <summary>Number of places, of entries that a power cut has damaged too.</summary>
    public int Count => olderCount + currentCount;

    /// <summary>Number of the newest entry; 0 none.</summary>
    public int LastSequence { get; private set; }

    /// <summary>Entries that could not be written since power-on, because the flash refused them.</summary>
    public int Lost { get; private set; }

    /// <summary>Finds the newest entry.</summary>
    public void Open()
    {
        int first = Newest(0), second = Newest(1);
        current = second > first ? 1 : 0;
        LastSequence = second > first ? second : first;
        log.Name = Names[1 - current];
        olderCount = log.Count;
        log.Name = Names[current];
        currentCount = log.Count;
    }

    /// <summary>Adds an entry; when this returns it is durable, or counted in <see cref="Lost"/>.</summary>
    /// <param name="who">Operator, or <see cref="Nobody"/>.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="stan">Trace number; 0 none.</param>
    /// <param name="amount">Amount in fen; 0 none.</param>
    /// <param name="detail">ASCII without secrets, cut at <see cref="AuditEntry.MaxDetail"/>; may be null.</param>
    public void Write(int who, AuditKind kind, int stan, long amount, string detail)
    {
        if (detail == null) detail = "";
        if (detail.Length > AuditEntry.MaxDetail) detail = detail.Substring(0, AuditEntry.MaxDetail);
        entry.Sequence = LastSequence + 1;
        entry.At = time.Now;
        entry.Operator = who < 0 ? Nobody : who;
        entry.Kind = kind;
        entry.Stan = stan;
        entry.Amount = amount;
        entry.Detail = detail;
        buffer.Reset();
        entry.Put(buffer);
        try
        {
            Append();
            LastSequence = entry.Sequence;
        }
        catch (IOException)
        {
            // A flash that is full or broken is told by whoever books money; here nothing may come between him and the screen.
            Lost++;
            Open();
        }
    }

    private void Append()
    {
        if (currentCount >= EntriesPerFile)
        {
            current = 1 - current;
            log.Name = Names[current];
            log.Delete();
            olderCount = currentCount;
        }
        log.Name = Names[current];
        currentCount = log.Append(buffer) + 1;
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="back">0 is the newest place, <see cref="Count"/> - 1 the oldest.</param>
    /// <returns>False when it is damaged.</returns>
    public bool Read(int back, AuditEntry into)
    {
        bool older = back >= currentCount;
        log.Name = Names[older ? 1 - current : current];
        bool read = log.Read(older ? olderCount - 1 - (back - currentCount) : currentCount - 1 - back, buffer);
        log.Name = Names[current];
        if (read) into.Get(buffer);
        return read;
    }

    /// <summary>Highest number in a file; 0 when it holds no good entry.</summary>
    private int Newest(int file)
    {
        log.Name = Names[file];
        for (int i = log.Count - 1; i >= 0; i--)
        {
            if (!log.Read(i, buffer)) continue;
            entry.Get(buffer);
            return entry.Sequence;
        }
        return 0;
    }
}
