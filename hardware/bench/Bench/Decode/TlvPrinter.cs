using System.Text;

namespace Bench.Decode;

/// <summary>Prints BER-TLV data (EMV 4.4 Book 3 annex B) as an indented tree, with everything about the card and its holder masked.</summary>
public static class TlvPrinter
{
    private const int DeepestNesting = 8;

    /// <summary>One line per tag.</summary>
    /// <exception cref="FormatException">The data is no BER-TLV; the message names the place.</exception>
    public static string Print(ReadOnlySpan<byte> data)
    {
        StringBuilder lines = new();
        Print(data, 0, 0, lines);
        return lines.ToString();
    }

    private static void Print(ReadOnlySpan<byte> data, int origin, int depth, StringBuilder lines)
    {
        if (depth > DeepestNesting) throw new FormatException($"byte {origin}: nested deeper than {DeepestNesting} levels");
        int i = 0;
        while (i < data.Length)
        {
            if (data[i] == 0)
            {
                i++; // padding between objects (ISO/IEC 7816-4)
                continue;
            }
            bool constructed = (data[i] & 0x20) != 0;
            int tag = TakeTag(data, ref i, origin);
            int length = TakeLength(data, ref i, origin);
            if (length > data.Length - i) throw new FormatException($"byte {origin + i}: tag {tag:X2} says {length} bytes, {data.Length - i} are left");
            var value = data.Slice(i, length);
            lines.Append(' ', depth * 2).Append($"{tag:X2}".PadRight(6)).Append($"{length,4}  ").Append(EmvTags.Names.GetValueOrDefault(tag, "?"));
            if (constructed)
            {
                lines.AppendLine();
                Print(value, origin + i, depth + 1, lines);
            }
            else
            {
                lines.Append(": ").AppendLine(Show(tag, value));
            }
            i += length;
        }
    }

    private static int TakeTag(ReadOnlySpan<byte> data, ref int i, int origin)
    {
        int start = i;
        int tag = data[i++];
        if ((tag & 0x1F) != 0x1F) return tag;
        do
        {
            if (i >= data.Length) throw new FormatException($"byte {origin + start}: the tag is cut off");
            if (i - start > 2) throw new FormatException($"byte {origin + start}: a tag of more than three bytes");
            tag = tag << 8 | data[i];
        }
        while ((data[i++] & 0x80) != 0);
        return tag;
    }

    private static int TakeLength(ReadOnlySpan<byte> data, ref int i, int origin)
    {
        if (i >= data.Length) throw new FormatException($"byte {origin + i}: the length is missing");
        int first = data[i++];
        if (first < 0x80) return first;
        int bytes = first & 0x7F;
        if (bytes is 0 or > 3 || bytes > data.Length - i) throw new FormatException($"byte {origin + i - 1}: length byte {first:X2} is not allowed or cut off");
        int length = 0;
        for (int n = 0; n < bytes; n++) length = length << 8 | data[i++];
        return length;
    }

    private static string Show(int tag, ReadOnlySpan<byte> value)
    {
        string hex = Convert.ToHexString(value);
        return tag switch
        {
            0x5A => Masks.Pan(hex.TrimEnd('F')),
            0x57 or 0x9F6B => Masks.Track2(hex.TrimEnd('F')),
            _ when EmvTags.Secret.Contains(tag) => $"({value.Length} bytes, not shown)",
            _ => hex + Text(value) + Meaning(tag, value),
        };
    }

    private static string Meaning(int tag, ReadOnlySpan<byte> value) => Emv.BitNotes.Explain(tag, value) is { Length: > 0 } words ? $"  ({words})" : "";

    private static string Text(ReadOnlySpan<byte> value)
    {
        if (value.Length < 3) return "";
        foreach (byte b in value) if (b is < 0x20 or > 0x7E) return "";
        return $"  \"{Encoding.ASCII.GetString(value)}\"";
    }
}
