using System;

namespace PosFirmware.Acquirer;

/// <summary>Why bytes are not a message.</summary>
public enum IsoError
{
    /// <summary>They are one.</summary>
    None = 0,
    /// <summary>They end before the bitmap, or inside a field.</summary>
    TooShort = 1,
    /// <summary>The message type is not of decimal digits.</summary>
    BadType = 2,
    /// <summary>The bitmap announces a second bitmap, or a field that the table has not.</summary>
    BadBitmap = 3,
    /// <summary>A length indicator is not decimal, or beyond the field's greatest length.</summary>
    BadLength = 4,
    /// <summary>A decimal field holds something else.</summary>
    BadDigit = 5,
    /// <summary>Bytes are left after the last field.</summary>
    TrailingBytes = 6,
    /// <summary>The fields are longer together than the message object can hold.</summary>
    TooLong = 7,
}

/// <summary>Takes received bytes apart. Whatever they are, it ends with a verdict: it throws nothing and reads nothing beyond them.</summary>
public static class IsoReader
{
    /// <summary>Reads message type, bitmap and fields.</summary>
    /// <param name="message">Receives the fields; empty when there was an error.</param>
    /// <param name="buffer">Bytes, from the message type on.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="count">Number of bytes.</param>
    public static IsoError Read(IsoMessage message, byte[] buffer, int offset, int count)
    {
        message.Clear();
        IsoError error = ReadAll(message, buffer, offset, offset + count);
        if (error != IsoError.None) message.Clear();
        return error;
    }

    private static IsoError ReadAll(IsoMessage message, byte[] buffer, int offset, int end)
    {
        if (end - offset < IsoMessage.HeadLength) return IsoError.TooShort;
        int high = Decimal(buffer[offset]), low = Decimal(buffer[offset + 1]);
        if (high < 0 || low < 0) return IsoError.BadType;
        message.Mti = high * 100 + low;

        int at = offset + IsoMessage.HeadLength;
        for (int field = 1; field <= IsoFields.Last; field++)
        {
            if ((buffer[offset + 2 + (field - 1) / 8] & (0x80 >> ((field - 1) % 8))) == 0) continue;
            IsoField row = IsoFields.Table[field];
            if (row == null) return IsoError.BadBitmap;
            int length = row.Max;
            if (row.LengthDigits != 0)
            {
                int bytes = row.LengthDigits - 1;
                if (end - at < bytes) return IsoError.TooShort;
                length = Decimal(buffer[at]);
                if (bytes == 2 && length >= 0)
                {
                    int rest = Decimal(buffer[at + 1]);
                    length = rest < 0 ? -1 : length * 100 + rest;
                }
                if (length < 0 || length > row.Max) return IsoError.BadLength;
                at += bytes;
            }
            int packed = row.PackedLength(length);
            if (end - at < packed) return IsoError.TooShort;
            int start = message.Receive(field, length);
            if (start < 0) return IsoError.TooLong;
            if (row.Form == IsoForm.Text || row.Form == IsoForm.Binary) Array.Copy(buffer, at, message.Store, start, length);
            else if (!Unpack(row, buffer, at, length, message.Store, start)) return IsoError.BadDigit;
            at += packed;
        }
        return at == end ? IsoError.None : IsoError.TrailingBytes;
    }

    /// <summary>Two characters a byte. The empty nibble of an odd number is skipped whatever it holds: some hosts fill it with F.</summary>
    private static bool Unpack(IsoField row, byte[] buffer, int at, int length, byte[] store, int start)
    {
        int nibble = (length & 1) == 1 && row.LengthDigits == 0 && !row.PadRight ? 1 : 0;
        for (int i = 0; i < length; i++, nibble++)
        {
            int value = (nibble & 1) == 0 ? buffer[at + nibble / 2] >> 4 : buffer[at + nibble / 2] & 15;
            if (value > 9 && row.Form == IsoForm.Digits) return false;
            store[start + i] = (byte)(value < 10 ? '0' + value : 'A' + value - 10);
        }
        return true;
    }

    /// <summary>Value of a byte of two decimal digits; -1 when it is not one.</summary>
    private static int Decimal(byte b) => (b >> 4) > 9 || (b & 15) > 9 ? -1 : (b >> 4) * 10 + (b & 15);
}
