using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// An append-only file of entries of one size, each with its length and CRC-32. An entry that a power cut left unfinished fails
/// its CRC and is passed over; the next append fills the gap first, so that entries stay aligned.
/// </summary>
public sealed class RecordLog
{
    private const int Overhead = 2 + 4;

    private readonly IVolume volume;
    private readonly int entrySize;
    private readonly byte[] image;
    private string name;

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
    public bool Read(int index, RecordBuffer into)
    {
        into.Reset();
        int got = volume.Read(name, index * entrySize, image, 0, entrySize);
        if (got < entrySize) return false;
        int length = (image[0] << 8) | image[1];
        if (length == 0 || length + Overhead > entrySize) return false;
        int at = entrySize - 4;
        uint crc = (uint)((image[at] << 24) | (image[at + 1] << 16) | (image[at + 2] << 8) | image[at + 3]);
        if (crc != Crc32.Of(image, 0, at)) return false;
        Array.Copy(image, 2, into.Bytes, 0, length);
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
        uint crc = Crc32.Of(image, gap, entrySize - 4);
        int at = gap + entrySize - 4;
        for (int i = 0; i < 4; i++) image[at + i] = (byte)(crc >> (24 - 8 * i));
        volume.Append(name, image, 0, gap + entrySize);
        Array.Clear(image, 0, image.Length);
        return (existing + gap) / entrySize;
    }

    /// <summary>Removes the file.</summary>
    public void Delete() => volume.Delete(name);
}
