using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// Signatures, one file each: the record of the transaction, the feature code, the coded picture for the acquirer and the dots for the
/// slip, with a CRC. A file that a power cut left unfinished fails its CRC and is removed: that transaction was not signed. What became of
/// a signature is a byte appended behind the CRC, so the picture itself is never written twice (operations.md 5.6).
/// </summary>
public sealed class SignatureStore
{
    /// <summary>Most signatures.</summary>
    public const int Largest = 100;

    /// <summary>How the names of its files begin.</summary>
    public const string Prefix = "sg";

    private const int Magic = 0x50534732; // "PSG2"
    private const int FormerMagic = 0x50534731; // "PSG1": the record stands first, and ends before the newer fields of its chip
    private const int Head = 4 + 2, CrcLength = 4, BodyCapacity = 4400, MostMarks = 16, NumberDigits = 6;
    private const byte Uploaded = 1, Failed = 2, Sending = 3;

    private readonly IVolume volume;
    private readonly int capacity;
    private readonly byte[] image = new byte[Head + BodyCapacity + CrcLength + MostMarks];
    private readonly RecordBuffer body = new RecordBuffer(BodyCapacity);
    private bool former; // what was read last

    // index, oldest first
    private readonly int[] batches, stans;
    private readonly byte[] marks;

    /// <summary>Makes an empty index; <see cref="Open"/> fills it.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="capacity">Most signatures, at most <see cref="Largest"/>.</param>
    /// <param name="pictureBytes">Bytes of the picture for the slip.</param>
    /// <param name="codedBytes">Most bytes of the coded picture.</param>
    public SignatureStore(IVolume volume, int capacity, int pictureBytes, int codedBytes)
    {
        this.volume = volume;
        this.capacity = capacity;
        batches = new int[capacity];
        stans = new int[capacity];
        marks = new byte[capacity];
        Bits = new byte[pictureBytes];
        Coded = new byte[codedBytes];
    }

    /// <summary>Number of signatures.</summary>
    public int Count { get; private set; }

    /// <summary>Signatures that the acquirer has not got yet and is to get.</summary>
    public int Pending
    {
        get
        {
            int pending = 0;
            for (int i = 0; i < Count; i++)
                if (IsPending(i)) pending++;
            return pending;
        }
    }

    /// <summary>Record of the transaction that was loaded.</summary>
    public TransactionRecord Record { get; } = new TransactionRecord();

    /// <summary>Feature code of the signature that was loaded.</summary>
    public string FeatureCode { get; private set; } = "";

    /// <summary>Dots of the signature that was loaded.</summary>
    public byte[] Bits { get; }

    /// <summary>Coded picture that was loaded.</summary>
    public byte[] Coded { get; }

    /// <summary>Bytes in <see cref="Coded"/>.</summary>
    public int CodedLength { get; private set; }

    /// <summary>Looks at what lies on the volume.</summary>
    public void Open()
    {
        Count = 0;
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
        {
            int batch = Number(names[i], Prefix.Length), stan = Number(names[i], Prefix.Length + NumberDigits);
            if (!IsOurs(names[i]) || batch < 0 || stan < 0) continue;
            if (!ReadBody(names[i], out byte mark)) volume.Delete(names[i]);
            else if (Count < capacity) Insert(batch, stan, mark);
        }
    }

    /// <summary>Keeps a signature; when this returns true it is durable.</summary>
    /// <param name="record">The booked transaction.</param>
    /// <param name="featureCode">Its feature code.</param>
    /// <param name="bits">Dots.</param>
    /// <param name="coded">Coded picture.</param>
    /// <param name="codedLength">Its length.</param>
    /// <returns>False: there is no room, because the acquirer has not got those that are here.</returns>
    public bool Save(TransactionRecord record, string featureCode, byte[] bits, byte[] coded, int codedLength)
    {
        if (IndexOf(record.Batch, record.Stan) >= 0) return true;
        if (Count == capacity && !MakeRoom()) return false;
        body.Reset();
        body.PutText(featureCode);
        body.PutInt(codedLength);
        body.PutBytes(coded, 0, codedLength);
        body.PutBytes(bits, 0, Bits.Length);
        record.Put(body); // last: that of an older version merely lacks its newer fields
        BigEndian.Put(image, 0, Magic);
        image[4] = (byte)(body.Length >> 8);
        image[5] = (byte)body.Length;
        Array.Copy(body.Bytes, 0, image, Head, body.Length);
        int checkedLength = Head + body.Length;
        BigEndian.Put(image, checkedLength, (int)Crc32.Of(image, 0, checkedLength));
        volume.Write(Name(record.Batch, record.Stan), image, 0, checkedLength + CrcLength);
        Insert(record.Batch, record.Stan, 0);
        return true;
    }

    /// <summary>True when there is a signature for a transaction.</summary>
    public bool Has(int batch, int stan) => IndexOf(batch, stan) >= 0;

    /// <summary>Reads the signature of a transaction.</summary>
    /// <returns>False: there is none, or it has become unreadable.</returns>
    public bool Load(int batch, int stan) => IndexOf(batch, stan) >= 0 && Load(Name(batch, stan));

    /// <summary>Reads the n-th signature.</summary>
    public bool Load(int index) => Load(Name(batches[index], stans[index]));

    /// <summary>True while the acquirer has not got it and is to get it.</summary>
    public bool IsPending(int index) => marks[index] == 0 || marks[index] == Sending;

    /// <summary>
    /// It is about to leave. Should the file system lose its newest write, it then loses this mark, and not a signature that the acquirer
    /// has in part.
    /// </summary>
    public void NoteSending(int index)
    {
        if (marks[index] == 0) Mark(index, Sending);
    }

    /// <summary>True when the acquirer did not take it.</summary>
    public bool HasFailed(int index) => marks[index] == Failed;

    /// <summary>The acquirer has got it.</summary>
    public void MarkUploaded(int index) => Mark(index, Uploaded);

    /// <summary>The acquirer does not take it: it stays here until it is no longer printed, and is not sent again.</summary>
    public void MarkFailed(int index) => Mark(index, Failed);

    /// <summary>Removes what is settled and belongs to neither of two batches: the open one, and the last one, which may be printed again.</summary>
    public void Purge(int openBatch, int lastBatch)
    {
        for (int i = Count - 1; i >= 0; i--)
            if (!IsPending(i) && batches[i] != openBatch && batches[i] != lastBatch) Remove(i);
    }

    /// <summary>Removes the oldest signature that is settled; its slip cannot be printed with the picture again.</summary>
    private bool MakeRoom()
    {
        for (int i = 0; i < Count; i++)
        {
            if (IsPending(i)) continue;
            Remove(i);
            return true;
        }
        return false;
    }

    private void Remove(int index)
    {
        volume.Delete(Name(batches[index], stans[index]));
        Count--;
        for (int i = index; i < Count; i++)
        {
            batches[i] = batches[i + 1];
            stans[i] = stans[i + 1];
            marks[i] = marks[i + 1];
        }
    }

    private void Mark(int index, byte mark)
    {
        image[0] = mark;
        volume.Append(Name(batches[index], stans[index]), image, 0, 1);
        marks[index] = mark;
    }

    private bool Load(string name)
    {
        if (!ReadBody(name, out _)) return false;
        if (former) Record.GetFormer(body);
        FeatureCode = body.GetText();
        CodedLength = body.GetInt();
        if (CodedLength < 0 || CodedLength > Coded.Length) return false;
        body.GetBytes(Coded, 0, CodedLength);
        body.GetBytes(Bits, 0, Bits.Length);
        bool whole = !body.Short;
        if (!former) Record.Get(body);
        return whole;
    }

    private bool ReadBody(string name, out byte mark)
    {
        mark = 0;
        int got = volume.Read(name, 0, image, 0, image.Length);
        if (got < Head + CrcLength) return false;
        former = BigEndian.Get(image, 0) == FormerMagic;
        if (!former && BigEndian.Get(image, 0) != Magic) return false;
        int length = image[4] << 8 | image[5], end = Head + length;
        if (length > BodyCapacity || end + CrcLength > got || BigEndian.Get(image, end) != (int)Crc32.Of(image, 0, end)) return false;
        Array.Copy(image, Head, body.Bytes, 0, length);
        body.Loaded(length);
        if (got > end + CrcLength) mark = image[got - 1];
        return true;
    }

    private int IndexOf(int batch, int stan)
    {
        for (int i = 0; i < Count; i++)
            if (stans[i] == stan && batches[i] == batch) return i;
        return -1;
    }

    private void Insert(int batch, int stan, byte mark)
    {
        int at = Count++;
        for (; at > 0 && (batches[at - 1] > batch || (batches[at - 1] == batch && stans[at - 1] > stan)); at--)
        {
            batches[at] = batches[at - 1];
            stans[at] = stans[at - 1];
            marks[at] = marks[at - 1];
        }
        batches[at] = batch;
        stans[at] = stan;
        marks[at] = mark;
    }

    private static string Name(int batch, int stan) => Prefix + batch.ToString("D6") + stan.ToString("D6");

    private static bool IsOurs(string name) => name.Length == Prefix.Length + 2 * NumberDigits && name[0] == Prefix[0] && name[1] == Prefix[1];

    private static int Number(string name, int at)
    {
        if (at + NumberDigits > name.Length) return -1;
        int value = 0;
        for (int i = at; i < at + NumberDigits; i++)
        {
            if (name[i] < '0' || name[i] > '9') return -1;
            value = value * 10 + name[i] - '0';
        }
        return value;
    }
}
