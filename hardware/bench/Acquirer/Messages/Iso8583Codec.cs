using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Bench.Acquirer;

/// <summary>
/// Packs and unpacks messages (MTI, bitmap, fields) by <see cref="FieldTable"/>. Written apart from the terminal's codec on
/// purpose. Throws <see cref="IsoFormatException"/> and nothing else.
/// </summary>
public static class Iso8583Codec
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Unpacks a message; every byte must belong to a field.</summary>
    public static IsoMessage Unpack(ReadOnlySpan<byte> bytes)
    {
        var message = new IsoMessage("");
        if (UnpackInto(message, bytes) is { } fault) throw fault;
        return message;
    }

    /// <summary>Unpacks as far as possible into <paramref name="message"/>; returns what stopped it, or null at a clean end.</summary>
    public static IsoFormatException? UnpackInto(IsoMessage message, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 10) return new IsoFormatException(0, "shorter than MTI and bitmap");
        message.Mti = Convert.ToHexString(bytes[..2]);
        foreach (char c in message.Mti) if (c > '9') return new IsoFormatException(0, "MTI is not four digits");
        ulong bitmap = BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        if (bitmap >> 63 != 0) return new IsoFormatException(1, "a second bitmap is not used");
        int at = 10;
        for (int n = 2; n <= 64; n++)
        {
            if ((bitmap >> (64 - n) & 1) == 0) continue;
            if (FieldTable.Row(n) is not { } row) return new IsoFormatException(n, "not in the field table");
            if (ReadField(message, row, bytes, ref at) is { } fault) return fault;
        }
        return at == bytes.Length ? null : new IsoFormatException(0, $"{bytes.Length - at} bytes after the last field");
    }

    /// <summary>Packs a message. Fixed text is space filled, fixed numbers are zero filled; variable content is sent as it is.</summary>
    public static byte[] Pack(IsoMessage message)
    {
        if (message.Mti.Length != 4 || !message.Mti.All(char.IsAsciiDigit)) throw new IsoFormatException(0, "MTI is not four digits");
        var bytes = new List<byte>(256);
        bytes.AddRange(Convert.FromHexString(message.Mti));
        ulong bitmap = 0;
        foreach (int n in message.Present) bitmap |= 1UL << (64 - n);
        Span<byte> map = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(map, bitmap);
        bytes.AddRange(map);
        foreach (int n in message.Present)
        {
            FieldRow row = FieldTable.Row(n) ?? throw new IsoFormatException(n, "not in the field table");
            WriteField(bytes, row, message.Bytes(n)!);
        }
        return [.. bytes];
    }

    private static IsoFormatException? ReadField(IsoMessage message, FieldRow row, ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = row.Max;
        if (row.LengthDigits > 0)
        {
            int lengthBytes = (row.LengthDigits + 1) / 2;
            if (at + lengthBytes > bytes.Length) return new IsoFormatException(row.Number, "length runs past the end");
            string digits = Convert.ToHexString(bytes.Slice(at, lengthBytes));
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out length)) return new IsoFormatException(row.Number, "length is not BCD");
            if (length > row.Max) return new IsoFormatException(row.Number, $"length {length} above {row.Max}");
            at += lengthBytes;
        }
        int size = row.IsNibbles ? (length + 1) / 2 : length;
        if (at + size > bytes.Length) return new IsoFormatException(row.Number, "content runs past the end");
        ReadOnlySpan<byte> content = bytes.Slice(at, size);
        at += size;
        if (!row.IsNibbles)
        {
            message.SetBytes(row.Number, content.ToArray());
            return null;
        }
        // The pad nibble is ignored: some hosts pad with F (acquirer-protocol.md 1.4).
        string nibbles = Convert.ToHexString(content);
        if (nibbles.Length > length) nibbles = row.Left ? nibbles[..length] : nibbles[^length..];
        if (row.Kind == FieldKind.Numeric)
            foreach (char c in nibbles) if (c > '9') return new IsoFormatException(row.Number, "not a digit");
        message[row.Number] = nibbles;
        return null;
    }

    private static void WriteField(List<byte> bytes, FieldRow row, byte[] content)
    {
        if (content.Length > row.Max) throw new IsoFormatException(row.Number, $"length {content.Length} above {row.Max}");
        if (row.LengthDigits > 0)
            bytes.AddRange(Convert.FromHexString(content.Length.ToString(row.LengthDigits == 2 ? "D2" : "D4", CultureInfo.InvariantCulture)));
        else if (content.Length < row.Max)
            content = FillFixed(row, content);
        if (!row.IsNibbles)
        {
            bytes.AddRange(content);
            return;
        }
        string nibbles = Encoding.Latin1.GetString(content).Replace('=', 'D');
        foreach (char c in nibbles)
            if (!Hex.Contains(c) || row.Kind == FieldKind.Numeric && c > '9') throw new IsoFormatException(row.Number, "not a digit");
        if (nibbles.Length % 2 != 0) nibbles = row.Left ? nibbles + "0" : "0" + nibbles;
        bytes.AddRange(Convert.FromHexString(nibbles));
    }

    private static byte[] FillFixed(FieldRow row, byte[] content) => row.Kind switch
    {
        FieldKind.Numeric when !row.Left => [.. Enumerable.Repeat((byte)'0', row.Max - content.Length), .. content],
        FieldKind.Text => [.. content, .. Enumerable.Repeat((byte)' ', row.Max - content.Length)],
        _ => throw new IsoFormatException(row.Number, $"length {content.Length} is not {row.Max}"),
    };
}
