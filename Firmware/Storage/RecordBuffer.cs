using System;
using System.Text;

namespace PosFirmware.Storage;

/// <summary>
/// A reusable buffer in which records are written and read field by field, big-endian. Reading past the end gives zeros and
/// empty texts and sets <see cref="Short"/>: a record of an older version simply lacks its newer fields.
/// </summary>
public sealed class RecordBuffer
{
    private const string HexDigits = "0123456789ABCDEF";

    /// <summary>The bytes.</summary>
    public readonly byte[] Bytes;

    /// <summary>Makes a buffer.</summary>
    /// <param name="capacity">Longest record in bytes.</param>
    public RecordBuffer(int capacity)
    {
        Bytes = new byte[capacity];
    }

    /// <summary>Bytes of the record.</summary>
    public int Length { get; private set; }

    /// <summary>Next byte to read.</summary>
    public int Position { get; private set; }

    /// <summary>True when a read went past the end.</summary>
    public bool Short { get; private set; }

    /// <summary>Empties the buffer for writing.</summary>
    public void Reset()
    {
        Length = 0;
        Position = 0;
        Short = false;
    }

    /// <summary>Declares that the first <paramref name="length"/> bytes are a record, and reads from its start.</summary>
    public void Loaded(int length)
    {
        Length = length;
        Position = 0;
        Short = false;
    }

    /// <summary>Overwrites the whole buffer.</summary>
    public void Wipe()
    {
        Array.Clear(Bytes, 0, Bytes.Length);
        Reset();
    }

    /// <summary>Adds a byte.</summary>
    public void PutByte(int value) => Bytes[Length++] = (byte)value;

    /// <summary>Adds a truth value.</summary>
    public void PutBool(bool value) => PutByte(value ? 1 : 0);

    /// <summary>Adds a 32-bit number.</summary>
    public void PutInt(int value)
    {
        for (int shift = 24; shift >= 0; shift -= 8) PutByte(value >> shift);
    }

    /// <summary>Adds a 64-bit number.</summary>
    public void PutLong(long value)
    {
        for (int shift = 56; shift >= 0; shift -= 8) PutByte((int)(value >> shift));
    }

    /// <summary>Adds bytes without a length.</summary>
    public void PutBytes(byte[] data, int start, int count)
    {
        Array.Copy(data, start, Bytes, Length, count);
        Length += count;
    }

    /// <summary>Adds a text as UTF-8 with a length byte; null becomes empty, and what is over 255 bytes is cut at a character.</summary>
    public void PutText(string text)
    {
        if (text == null) text = "";
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int count = utf8.Length;
        if (count > 255)
        {
            count = 255;
            while ((utf8[count] & 0xC0) == 0x80) count--;
        }
        PutByte(count);
        PutBytes(utf8, 0, count);
    }

    /// <summary>Adds an even number of upper-case hex digits, at most 510, two a byte, with a length byte.</summary>
    public void PutHex(string digits)
    {
        PutByte(digits.Length / 2);
        for (int i = 0; i + 1 < digits.Length; i += 2) PutByte(HexDigits.IndexOf(digits[i]) << 4 | HexDigits.IndexOf(digits[i + 1]));
    }

    /// <summary>Reads a byte.</summary>
    public int GetByte()
    {
        if (Position >= Length)
        {
            Short = true;
            return 0;
        }
        return Bytes[Position++];
    }

    /// <summary>Reads a truth value.</summary>
    public bool GetBool() => GetByte() != 0;

    /// <summary>Reads a 32-bit number.</summary>
    public int GetInt()
    {
        int value = 0;
        for (int i = 0; i < 4; i++) value = (value << 8) | GetByte();
        return value;
    }

    /// <summary>Reads a 64-bit number.</summary>
    public long GetLong()
    {
        long value = 0;
        for (int i = 0; i < 8; i++) value = (value << 8) | (long)GetByte();
        return value;
    }

    /// <summary>Reads bytes without a length.</summary>
    public void GetBytes(byte[] into, int start, int count)
    {
        for (int i = 0; i < count; i++) into[start + i] = (byte)GetByte();
    }

    /// <summary>Reads hex digits.</summary>
    public string GetHex()
    {
        int count = GetByte();
        if (Position + count > Length)
        {
            Short = true;
            return "";
        }
        char[] text = new char[2 * count];
        for (int i = 0; i < count; i++)
        {
            int value = GetByte();
            text[2 * i] = HexDigits[value >> 4];
            text[2 * i + 1] = HexDigits[value & 15];
        }
        return new string(text);
    }

    /// <summary>Reads a text.</summary>
    public string GetText()
    {
        int count = GetByte();
        if (Position + count > Length)
        {
            Short = true;
            return "";
        }
        string text = count == 0 ? "" : Encoding.UTF8.GetString(Bytes, Position, count);
        Position += count;
        return text;
    }
}
