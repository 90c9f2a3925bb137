using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// The transactions of one batch: an append-only log of records and of marks on them, with a small index in memory. Nothing is
/// ever changed in place: "printed" is an entry of its own, and "voided" follows from the void that stands later in the log, so
/// that no power cut can leave the two apart.
/// </summary>
public sealed class Batch
{
    /// <summary>Most transactions of a batch: settlement counts them in three digits (acquirer-protocol.md 3.6).</summary>
    public const int Largest = 999;

    /// <summary>Bytes of one entry on the flash.</summary>
    public const int EntrySize = 576;

    internal const int KindRecord = 1;
    private const int KindMark = 2;
    private const byte Voided = 1, Printed = 2, Completed = 4, Sent = 8, Uploaded = 16, Refused = 32;

    private readonly RecordLog log;
    private readonly RecordBuffer buffer = new RecordBuffer(EntrySize);
    private readonly int capacity;

    // index: one element a transaction
    private readonly int[] entry, stan, answer; // answer: entry with the acquirer's answer to an off-line sale
    private readonly byte[] marks, kind;
    private readonly IVolume volume;

    /// <summary>Makes an empty index over a log file; <see cref="Open"/> fills it.</summary>
    /// <param name="capacity">Most transactions it can index.</param>
    public Batch(IVolume volume, int capacity)
    {
        this.volume = volume;
        log = new RecordLog(volume, "log0", EntrySize);
        this.capacity = capacity;
        entry = new int[capacity];
        stan = new int[capacity];
        answer = new int[capacity];
        marks = new byte[capacity];
        kind = new byte[capacity];
    }

    /// <summary>Number of transactions.</summary>
    public int Count { get; private set; }

    /// <summary>Entries that failed their CRC when the batch was opened: the trace of a power cut.</summary>
    public int Damaged { get; private set; }

    /// <summary>Highest trace number in the batch; 0 when it is empty.</summary>
    public int LastStan => Count == 0 ? 0 : stan[Count - 1];

    /// <summary>Reads a log file and builds the index.</summary>
    /// <param name="file">File name of the batch.</param>
    public void Open(string file)
    {
        log.Name = file;
        Count = 0;
        Damaged = 0;
        int entries = log.Count;
        log.EndWalk();
        for (int i = 0; i < entries; i++)
        {
            if (!log.Walk(i, buffer))
            {
                Damaged++;
                continue;
            }
            int form = buffer.GetByte();
            if (form == KindRecord && Count < capacity)
            {
                TransactionKind of = (TransactionKind)buffer.GetByte();
                int trace = buffer.GetInt();
                Index(i, of, trace, buffer.GetInt());
            }
            else if (form == KindMark)
            {
                int index = IndexOf(buffer.GetInt());
                byte bits = (byte)buffer.GetByte();
                if (index < 0) continue;
                marks[index] |= bits;
                if (bits == Uploaded) answer[index] = i;
            }
        }
        log.EndWalk();
    }

    /// <summary>Books a transaction; when this returns it is durable.</summary>
    public void Append(TransactionRecord record)
    {
        buffer.Reset();
        buffer.PutByte(KindRecord);
        record.Put(buffer);
        Index(log.Append(buffer), record.Kind, record.Stan, record.OriginalStan);
    }

    /// <summary>Kind of a transaction, without reading it.</summary>
    public TransactionKind KindOf(int index) => (TransactionKind)kind[index];

    /// <summary>Removes the file of a batch that is not in use.</summary>
    public void Remove(string file)
    {
        if (file != log.Name) volume.Delete(file);
    }

    /// <summary>Reads a transaction by its place in the batch.</summary>
    /// <param name="index">0 (oldest) to Count - 1.</param>
    /// <returns>False when its entry has become unreadable.</returns>
    public bool Read(int index, TransactionRecord into)
    {
        if (!log.Read(entry[index], buffer)) return false;
        buffer.GetByte();
        into.Get(buffer);
        into.Voided = (marks[index] & Voided) != 0;
        into.Completed = (marks[index] & Completed) != 0;
        into.Printed = (marks[index] & Printed) != 0;
        into.Refused = (marks[index] & Refused) != 0;
        into.Uploaded = (marks[index] & Uploaded) != 0;
        if (!into.Uploaded || !log.Read(answer[index], buffer)) return true;
        buffer.GetByte();
        buffer.GetInt();
        buffer.GetByte();
        into.Rrn = buffer.GetText();
        into.UploadDate = buffer.GetInt();
        return true;
    }

    /// <summary>Off-line sales that wait to be sent.</summary>
    public int OfflineWaiting
    {
        get
        {
            int waiting = 0;
            for (int i = 0; i < Count; i++)
                if (IsWaiting(i)) waiting++;
            return waiting;
        }
    }

    /// <summary>True for an off-line sale of which the acquirer has said nothing yet.</summary>
    public bool IsWaiting(int index) => KindTable.Has(KindOf(index), KindTrait.SentLater) && (marks[index] & (Uploaded | Refused | Voided)) == 0;

    /// <summary>True when the message with an off-line sale may have reached the acquirer.</summary>
    public bool IsSent(int index) => (marks[index] & Sent) != 0;

    /// <summary>Notes that the message with an off-line sale is about to leave.</summary>
    public void MarkSent(int index) => Mark(index, Sent);

    /// <summary>Notes that the acquirer has refused an off-line sale.</summary>
    public void MarkRefused(int index) => Mark(index, Refused);

    /// <summary>Notes that the acquirer has an off-line sale.</summary>
    /// <param name="reference">Its retrieval reference there; empty: unknown.</param>
    /// <param name="date">Its date there, MMDD; 0 unknown.</param>
    public void MarkUploaded(int index, string reference, int date)
    {
        if ((marks[index] & Uploaded) != 0) return;
        StartMark(index, Uploaded);
        buffer.PutText(reference);
        buffer.PutInt(date);
        answer[index] = log.Append(buffer);
        marks[index] |= Uploaded;
    }

    /// <summary>Place of a trace number in the batch; -1 when it is not there.</summary>
    public int IndexOf(int trace)
    {
        for (int i = Count - 1; i >= 0; i--)
            if (stan[i] == trace) return i;
        return -1;
    }

    /// <summary>True when its slips are printed.</summary>
    public bool IsPrinted(int index) => (marks[index] & Printed) != 0;

    /// <summary>True when a void of it stands later in the batch.</summary>
    public bool IsVoided(int index) => (marks[index] & Voided) != 0;

    /// <summary>Notes that its slips are printed.</summary>
    public void MarkPrinted(int index) => Mark(index, Printed);

    private void Mark(int index, byte bit)
    {
        if ((marks[index] & bit) != 0) return;
        StartMark(index, bit);
        log.Append(buffer);
        marks[index] |= bit;
    }

    private void StartMark(int index, byte bit)
    {
        buffer.Reset();
        buffer.PutByte(KindMark);
        buffer.PutInt(stan[index]);
        buffer.PutByte(bit);
    }

    private void Index(int at, TransactionKind of, int trace, int original)
    {
        int earlier = original == 0 ? -1 : IndexOf(original);
        if (earlier >= 0)
        {
            KindEffect effect = KindTable.Of(of).Effect;
            if (effect == KindEffect.Voids) marks[earlier] |= Voided;
            else if (effect == KindEffect.Completes) marks[earlier] |= Completed;
        }
        entry[Count] = at;
        kind[Count] = (byte)of;
        stan[Count] = trace;
        marks[Count] = 0;
        Count++;
    }
}
