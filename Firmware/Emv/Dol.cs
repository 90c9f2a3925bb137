using System;

namespace PosFirmware.Emv;

/// <summary>Data object lists: which objects, in which length, go into a command without their tags (EMV 4.4 Book 3, 5.4).</summary>
public static class Dol
{
    /// <summary>Longest data that a list may ask for.</summary>
    public const int MaxData = 255;

    /// <summary>Collects the data that a list asks for.</summary>
    /// <param name="list">Holds the list.</param>
    /// <param name="into">Receives the data.</param>
    /// <returns>Bytes; -1 when the list cannot be read or asks for more than 255 bytes.</returns>
    public static int Fill(DataStore store, byte[] list, int offset, int count, byte[] into, int intoOffset)
    {
        int at = offset, end = offset + count, filled = 0;
        while (at < end)
        {
            int size = BerReader.TagLength(list, at, end);
            if (size == 0 || at + size >= end) return -1;
            int tag = BerReader.TagAt(list, at, size);
            bool constructed = (list[at] & 0x20) != 0;
            int wanted = list[at + size];
            at += size + 1;
            if (filled + wanted > MaxData) return -1;
            if (constructed) Array.Clear(into, intoOffset + filled, wanted);
            else PutOne(store, tag, wanted, into, intoOffset + filled);
            filled += wanted;
        }
        return filled;
    }

    /// <summary>True when a readable list asks for an object.</summary>
    public static bool Asks(byte[] list, int offset, int count, int tag)
    {
        int at = offset, end = offset + count;
        bool found = false;
        while (at < end)
        {
            int size = BerReader.TagLength(list, at, end);
            if (size == 0 || at + size >= end) return false;
            found |= BerReader.TagAt(list, at, size) == tag;
            at += size + 1;
        }
        return found;
    }

    /// <summary>True when the list can be read and does not ask for more than 255 bytes.</summary>
    public static bool IsGood(byte[] list, int offset, int count)
    {
        int at = offset, end = offset + count, total = 0;
        while (at < end)
        {
            int size = BerReader.TagLength(list, at, end);
            if (size == 0 || at + size >= end) return false;
            total += list[at + size];
            at += size + 1;
        }
        return total <= MaxData;
    }

    private static void PutOne(DataStore store, int tag, int wanted, byte[] into, int at)
    {
        int length = store.Length(tag), from = store.Offset(tag);
        if (length == 0)
        {
            Array.Clear(into, at, wanted);
            return;
        }
        TagFormat format = TagTable.FormatOf(tag);
        int cut = length < wanted ? length : wanted, missing = wanted - cut;
        if (format == TagFormat.Numeric)
        {
            Array.Clear(into, at, missing);
            Array.Copy(store.Bytes, from + length - cut, into, at + missing, cut);
            return;
        }
        Array.Copy(store.Bytes, from, into, at, cut);
        byte filler = format == TagFormat.Compressed ? (byte)0xFF : (byte)0;
        for (int i = 0; i < missing; i++) into[at + cut + i] = filler;
    }
}
