using System;

namespace PosFirmware.Acquirer;

/// <summary>
/// One message: its type and its fields as characters or bytes. Allocated once and reused; what it held is overwritten by
/// <see cref="Clear"/>. Setting a field wrongly is a fault of ours and throws; what comes from outside goes through
/// <see cref="IsoReader"/>, which never throws.
/// </summary>
public sealed class IsoMessage
{
    /// <summary>Bytes in front of the fields: message type and bitmap.</summary>
    public const int HeadLength = 10;

    private readonly byte[] store;
    private readonly int[] starts = new int[IsoFields.Last + 1];
    private readonly int[] lengths = new int[IsoFields.Last + 1];
    private readonly bool[] present = new bool[IsoFields.Last + 1];
    private int used;

    /// <summary>Makes an empty message.</summary>
    /// <param name="capacity">Sum of the lengths of all fields, digits counted singly.</param>
    public IsoMessage(int capacity)
    {
        store = new byte[capacity];
    }

    /// <summary>Message type as a number: 200 for 0200.</summary>
    public int Mti { get; set; }

    /// <summary>Removes and overwrites all fields.</summary>
    public void Clear()
    {
        Array.Clear(store, 0, used);
        Array.Clear(present, 0, present.Length);
        used = 0;
        Mti = 0;
    }

    /// <summary>True when the field is there.</summary>
    public bool Has(int field) => present[field];

    /// <summary>Length in digits, characters or bytes; 0 when the field is absent.</summary>
    public int Length(int field) => present[field] ? lengths[field] : 0;

    /// <summary>One character or byte of a field that is there.</summary>
    public byte At(int field, int index) => store[starts[field] + index];

    /// <summary>Sets a field of digits to a number, with leading zeros.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="digits">Number of digits; for a fixed field its length.</param>
    public void SetNumber(int field, long value, int digits)
    {
        int at = Add(field, digits);
        for (int i = digits - 1; i >= 0; i--)
        {
            store[at + i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }
        if (value != 0) throw new ArgumentOutOfRangeException();
    }

    /// <summary>Adds digits behind those that a variable field has already: fields 60 and 61 are put together so.</summary>
    public void AppendNumber(int field, long value, int digits)
    {
        if (!present[field])
        {
            SetNumber(field, value, digits);
            return;
        }
        int start = starts[field], length = lengths[field];
        if (start + length != used || length + digits > IsoFields.Table[field].Max) throw new InvalidOperationException();
        used = start;
        Add(field, length + digits);
        for (int i = length + digits - 1; i >= length; i--)
        {
            store[start + i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }
        if (value != 0) throw new ArgumentOutOfRangeException();
    }

    /// <summary>Adds bytes behind those that a variable field has already; the field must be the last one that was set.</summary>
    public void AppendBytes(int field, byte[] data, int start, int count)
    {
        int at = used;
        if (present[field])
        {
            int first = starts[field], length = lengths[field];
            if (first + length != used || length + count > IsoFields.Table[field].Max) throw new InvalidOperationException();
            used = first;
            Add(field, length + count);
        }
        else at = Add(field, count);
        Array.Copy(data, start, store, at, count);
    }

    /// <summary>Sets a field to ASCII characters; a fixed text is filled with blanks on the right.</summary>
    public void SetText(int field, string text)
    {
        IsoField row = IsoFields.Table[field];
        int length = row.LengthDigits == 0 && row.Form == IsoForm.Text ? row.Max : text.Length;
        if (text.Length > length) throw new ArgumentException();
        int at = Add(field, length);
        for (int i = 0; i < length; i++) store[at + i] = i < text.Length ? (byte)text[i] : (byte)' ';
    }

    /// <summary>Sets a field to bytes, or to characters that stand in a byte array.</summary>
    public void SetBytes(int field, byte[] data, int start, int count)
    {
        Array.Copy(data, start, store, Add(field, count), count);
    }

    /// <summary>Copies a field that is there.</summary>
    /// <returns>Number of characters or bytes.</returns>
    public int CopyTo(int field, byte[] into, int start)
    {
        Array.Copy(store, starts[field], into, start, lengths[field]);
        return lengths[field];
    }

    /// <summary>Value of up to 18 digits of a field; -1 when the field is absent, too short, or not of digits.</summary>
    public long Number(int field, int from, int count)
    {
        if (!present[field] || from + count > lengths[field]) return -1;
        long value = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = store[starts[field] + from + i] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value;
    }

    /// <summary>Value of a whole field of up to 18 digits; -1 when it is absent.</summary>
    public long Number(int field) => present[field] ? Number(field, 0, lengths[field]) : -1;

    /// <summary>A part of a field as a string of ASCII characters, '?' for every other; null when the field is absent or empty there.</summary>
    /// <remarks>A pair of GBK bytes becomes one '?': the device has no table to decode it.</remarks>
    public string Text(int field, int from, int count)
    {
        if (!present[field] || from >= lengths[field]) return null;
        if (count > lengths[field] - from) count = lengths[field] - from;
        char[] text = new char[count];
        int written = 0;
        for (int i = 0; i < count; i++)
        {
            byte b = store[starts[field] + from + i];
            bool lead = b >= 0x81 && b <= 0xFE;
            if (lead && i + 1 < count && store[starts[field] + from + i + 1] >= 0x40) i++;
            text[written++] = b >= 0x20 && b < 0x7F ? (char)b : '?';
        }
        return new string(text, 0, written);
    }

    /// <summary>A whole field as a string; null when it is absent.</summary>
    public string Text(int field) => Text(field, 0, 999);

    /// <summary>True when a field is there in both messages with the same content.</summary>
    public bool Same(int field, IsoMessage other)
    {
        if (!present[field] || !other.present[field] || lengths[field] != other.lengths[field]) return false;
        for (int i = 0; i < lengths[field]; i++)
            if (At(field, i) != other.At(field, i)) return false;
        return true;
    }

    /// <summary>Writes message type, bitmap and fields.</summary>
    /// <returns>Number of bytes written; field 64, when it is there, is the last eight.</returns>
    public int Pack(byte[] buffer, int offset)
    {
        int at = offset + HeadLength;
        buffer[offset] = (byte)(Mti / 1000 << 4 | Mti / 100 % 10);
        buffer[offset + 1] = (byte)(Mti / 10 % 10 << 4 | Mti % 10);
        Array.Clear(buffer, offset + 2, 8);
        for (int field = 2; field <= IsoFields.Last; field++)
        {
            if (!present[field]) continue;
            buffer[offset + 2 + (field - 1) / 8] |= (byte)(0x80 >> ((field - 1) % 8));
            at = PackField(IsoFields.Table[field], starts[field], lengths[field], buffer, at);
        }
        return at - offset;
    }

    /// <summary>Makes room for a field's content.</summary>
    /// <returns>Where it begins in the store.</returns>
    private int Add(int field, int length)
    {
        IsoField row = IsoFields.Table[field];
        bool fits = row.LengthDigits == 0 ? length == row.Max : length <= row.Max;
        if (!fits) throw new ArgumentException();
        starts[field] = used;
        lengths[field] = length;
        present[field] = true;
        used += length;
        return starts[field];
    }

    /// <summary>Room for the content of a received field, or -1 when the store is full. The reader has checked the length.</summary>
    internal int Receive(int field, int length) => used + length > store.Length ? -1 : Add(field, length);

    /// <summary>The store, for the reader.</summary>
    internal byte[] Store => store;

    private int PackField(IsoField row, int start, int length, byte[] buffer, int at)
    {
        if (row.LengthDigits == 3) buffer[at++] = (byte)(length / 100);
        if (row.LengthDigits != 0) buffer[at++] = (byte)(length / 10 % 10 << 4 | length % 10);
        if (row.Form == IsoForm.Text || row.Form == IsoForm.Binary)
        {
            Array.Copy(store, start, buffer, at, length);
            return at + length;
        }
        int nibble = (length & 1) == 1 && row.LengthDigits == 0 && !row.PadRight ? 1 : 0;
        Array.Clear(buffer, at, (length + 1) / 2);
        for (int i = 0; i < length; i++, nibble++)
        {
            byte c = store[start + i];
            int value = c == '=' ? 13 : c >= 'A' ? c - 'A' + 10 : c & 15;
            buffer[at + nibble / 2] |= (byte)((nibble & 1) == 0 ? value << 4 : value);
        }
        return at + (length + 1) / 2;
    }
}
