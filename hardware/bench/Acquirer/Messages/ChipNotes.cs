namespace Bench.Acquirer;

/// <summary>Field 55 for a person: tag and value, with what belongs to the cardholder masked.</summary>
internal static class ChipNotes
{
    // PAN, track 2 equivalent, track 1 and 2 data, cardholder name, expiry, discretionary data
    private static readonly string[] Secret = ["5A", "57", "56", "9F6B", "5F20", "5F24", "9F1F", "9F20"];

    internal static string Show(byte[] data)
    {
        var parts = new List<string>();
        int at = 0;
        while (at < data.Length)
        {
            int start = at++;
            if ((data[start] & 0x1F) == 0x1F)
            {
                while (at < data.Length && (data[at] & 0x80) != 0) at++;
                at++;
            }
            if (at >= data.Length) return Unreadable(data);
            string tag = Convert.ToHexString(data.AsSpan(start, at - start));
            int length = data[at++];
            if (length == 0x81 && at < data.Length) length = data[at++];
            else if (length > 0x7F) return Unreadable(data);
            if (at + length > data.Length) return Unreadable(data);
            ReadOnlySpan<byte> value = data.AsSpan(at, length);
            string meaning = Bench.Emv.BitNotes.Explain(Convert.ToInt32(tag, 16), value);
            parts.Add($"{tag} {(Secret.Contains(tag) ? new string('*', length * 2) : Convert.ToHexString(value))}{(meaning == "" ? "" : $" ({meaning})")}");
            at += length;
        }
        return string.Join(", ", parts);
    }

    // What is not understood may hold a card number.
    private static string Unreadable(byte[] data) => $"{data.Length} bytes, no TLV";
}
