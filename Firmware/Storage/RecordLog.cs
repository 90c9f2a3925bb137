using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// An append-only file of entries of one size, each with its length and CRC-32. An entry that a power cut left unfinished fails
/// its CRC and is passed over; the next append fills the gap first, so that entries stay aligned.
/// </summary>
public sealed class RecordLog
{
    private const int Overhead = 2 + 4, PageBytes = 4096;

    private readonly IVolume volume;
    private readonly int entrySize;
    private readonly byte[] image;
    private string name;
    private byte[] page;
    private int pageFirst, pageCount;

    /// <summary>Uses a file of the volume.</summary>
    /// <param name="name">File name.</param>
    /// <param name="entrySize">Bytes an entry takes, its overhead of 6 bytes included.</param>
    public RecordLog(IVolume volume, string name, int entrySize)
    {
        this.volume = volume;
        this.name = name;
        this.entrySize = entrySize;
        image = new byte[2 * entrySize];
    }

    /// <summary>The file in use; may be changed to continue with another one.</summary>
    public string Name
    {
        get => name;
        set => name = value;
    }

    /// <summary>Number of entries, damaged ones included.</summary>
    public int Count
    {
        get
        {
            int length = volume.Length(name);
            return length <= 0 ? 0 : (length + entrySize - 1) / entrySize;
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="index">0 to Count - 1.</param>
    /// <returns>False when it is absent or damaged.</returns>
    public bool Read(int index, RecordBuffer into) =>
        Take(image, 0, volume.Read(name, index * entrySize, image, 0, entrySize), into);

    /// <summary>Reads an entry on a walk from the first to the last: as many entries as a flash block holds come in with one file operation.</summary>
    /// <param name="index">0 to Count - 1; nothing may be appended during a walk.</param>
    /// <returns>False when it is absent or damaged.</returns>
    public bool Walk(int index, RecordBuffer into)
    {
        if (page == null) page = new byte[PageBytes / entrySize * entrySize];
        if (index < pageFirst || index >= pageFirst + pageCount)
        {
            int got = volume.Read(name, index * entrySize, page, 0, page.Length);
            pageFirst = index;
            pageCount = got < entrySize ? 0 : got / entrySize;
        }
        int at = (index - pageFirst) * entrySize;
        return Take(page, at, index < pageFirst + pageCount ? entrySize : 0, into);
    }

    /// <summary>The walk is over, or begins anew.</summary>
    public void EndWalk()
    {
        page = null;
        pageFirst = pageCount = 0;
    }

    private bool Take(byte[] from, int start, int got, RecordBuffer into)
    {
        into.Reset();
        if (got < entrySize) return false;
        int length = (from[start] << 8) | from[start + 1];
        if (length == 0 || length + Overhead > entrySize) return false;
        if (BigEndian.Get(from, start + entrySize - 4) != (int)Crc32.Of(from, start, entrySize - 4)) return false;
        Array.Copy(from, start + 2, into.Bytes, 0, length);
        into.Loaded(length);
        return true;
    }

    /// <summary>Appends an entry; when this returns it is durable.</summary>
    /// <returns>Its index.</returns>
    public int Append(RecordBuffer record)
    {
        int existing = volume.Length(name);
        if (existing < 0) existing = 0;
        int gap = (entrySize - existing % entrySize) % entrySize;
        Array.Clear(image, 0, image.Length);
        image[gap] = (byte)(record.Length >> 8);
        image[gap + 1] = (byte)record.Length;
        Array.Copy(record.Bytes, 0, image, gap + 2, record.Length);
        BigEndian.Put(image, gap + entrySize - 4, (int)Crc32.Of(image, gap, entrySize - 4));
        volume.Append(name, image, 0, gap + entrySize);
        Array.Clear(image, 0, image.Length);
        return (existing + gap) / entrySize;
    }

    /// <summary>Removes the file.</summary>
    public void Delete() => volume.Delete(name);
}
