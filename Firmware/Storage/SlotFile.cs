using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// A small record kept in two slots, A and B. A save goes to the slot that does not hold the newest valid record, so a power cut
/// at any moment leaves the old record or the new one, and a slot cut short is never believed (sequence, length, CRC-32).
/// </summary>
public sealed class SlotFile
{
    private const int Overhead = 4 + 4 + 2 + 4;
    private const int Magic = 0x50465331; // "PFS1"

    private readonly IVolume volume;
    private readonly string nameA, nameB;
    private readonly byte[] image;
    private int sequence;
    private bool newestIsA;

    /// <summary>Uses two files of the volume.</summary>
    /// <param name="name">Base name; ".a" and ".b" are added.</param>
    /// <param name="capacity">Longest record in bytes.</param>
    public SlotFile(IVolume volume, string name, int capacity)
    {
        this.volume = volume;
        nameA = name + ".a";
        nameB = name + ".b";
        image = new byte[capacity + Overhead];
    }

    /// <summary>True when slot files are there, valid or not: tells a lost record from one never written.</summary>
    public bool FilesExist => volume.Exists(nameA) || volume.Exists(nameB);

    /// <summary>Reads the newest valid record.</summary>
    /// <returns>False when there is none; the buffer is then empty.</returns>
    public bool Load(RecordBuffer into)
    {
        int a = ReadSlot(nameA);
        int b = ReadSlot(nameB);
        newestIsA = a > b;
        sequence = newestIsA ? a : b;
        if (sequence <= 0)
        {
            into.Reset();
            return false;
        }
        ReadSlot(newestIsA ? nameA : nameB);
        int length = (image[8] << 8) | image[9];
        Array.Copy(image, 10, into.Bytes, 0, length);
        into.Loaded(length);
        Array.Clear(image, 0, image.Length);
        return true;
    }

    /// <summary>Writes a record; when this returns it is durable.</summary>
    public void Save(RecordBuffer record)
    {
        if (sequence == 0) // the newest slot is not known yet
        {
            int a = ReadSlot(nameA), b = ReadSlot(nameB);
            newestIsA = a > b;
            sequence = newestIsA ? a : b;
        }
        int length = record.Length, next = sequence + 1;
        BigEndian.Put(image, 0, Magic);
        BigEndian.Put(image, 4, next);
        image[8] = (byte)(length >> 8);
        image[9] = (byte)length;
        Array.Copy(record.Bytes, 0, image, 10, length);
        BigEndian.Put(image, 10 + length, (int)Crc32.Of(image, 0, 10 + length));
        volume.Write(newestIsA ? nameB : nameA, image, 0, length + Overhead);
        newestIsA = !newestIsA;
        sequence = next;
        Array.Clear(image, 0, image.Length);
    }

    /// <summary>Removes both slots.</summary>
    public void Delete()
    {
        volume.Delete(nameA);
        volume.Delete(nameB);
        sequence = 0;
    }

    /// <summary>Reads a slot into <see cref="image"/>.</summary>
    /// <returns>Its sequence number; 0 when it is absent or damaged.</returns>
    private int ReadSlot(string name)
    {
        int got = volume.Read(name, 0, image, 0, image.Length);
        if (got < Overhead || BigEndian.Get(image, 0) != Magic) return 0;
        int length = (image[8] << 8) | image[9];
        if (length + Overhead > got) return 0;
        return BigEndian.Get(image, 10 + length) == (int)Crc32.Of(image, 0, 10 + length) ? BigEndian.Get(image, 4) : 0;
    }
}
