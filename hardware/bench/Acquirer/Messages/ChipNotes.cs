using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>Field 55 for a person: tag and value, with what belongs to the cardholder masked.</summary>
internal static class ChipNotes
{
    // PAN, track 2 equivalent, track 1 and 2 data, cardholder name, expiry, discretionary data
    private static readonly int[] Secret = [0x5A, 0x57, 0x56, 0x9F6B, 0x5F20, 0x5F24, 0x9F0B, 0x9F1F, 0x9F20];

    internal static string Show(byte[] data)
    {
        try { return Show(Tlv.Parse(data)); }
        catch (FormatException) { return $"{data.Length} bytes, no TLV"; } // what is not understood may hold a card number
    }

    private static string Show(IEnumerable<Tlv> objects) => string.Join(", ", objects.Select(Show));

    private static string Show(Tlv o)
    {
        if (o.Children is { } inside) return $"{o.Tag:X2} ({Show(inside)})";
        if (Secret.Contains(o.Tag)) return $"{o.Tag:X2} {new string('*', o.Value.Length * 2)}";
        string meaning = BitNotes.Explain(o.Tag, o.Value);
        return $"{o.Tag:X2} {Convert.ToHexString(o.Value)}{(meaning == "" ? "" : $" ({meaning})")}";
    }
}
