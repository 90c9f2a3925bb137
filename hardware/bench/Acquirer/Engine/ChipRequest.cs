using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>Field 55 of a request, taken apart.</summary>
internal sealed class ChipRequest
{
    private readonly Dictionary<int, byte[]> tags;

    private ChipRequest(Dictionary<int, byte[]> tags) => this.tags = tags;

    /// <summary>Reads a field; null when it is no TLV or names an object twice.</summary>
    internal static ChipRequest? Read(byte[] field)
    {
        try
        {
            Dictionary<int, byte[]> tags = [];
            foreach (Tlv o in Tlv.Parse(field))
                if (!tags.TryAdd(o.Tag, o.Value)) return null;
            return new ChipRequest(tags);
        }
        catch (FormatException) { return null; }
    }

    /// <summary>The value of an object, or an empty one.</summary>
    internal byte[] this[int tag] => tags.GetValueOrDefault(tag, []);

    /// <summary>Value in hex digits.</summary>
    internal string Hex(int tag) => Convert.ToHexString(this[tag]);

    /// <summary>True when an object is there with this length.</summary>
    internal bool Has(int tag, int length) => tags.TryGetValue(tag, out byte[]? value) && value.Length == length;

    /// <summary>Application transaction counter.</summary>
    internal int Atc => this[0x9F36] is [var high, var low] ? high << 8 | low : -1;

    /// <summary>Card verification results inside the issuer application data; empty when that is no PBOC data.</summary>
    internal byte[] Results => this[0x9F10] is [0x07, _, 0x01, .. var rest] && rest.Length >= 4 ? rest[..4] : [];

    /// <summary>Card's keys; set when the cryptogram was checked.</summary>
    internal CardKeys? Keys { get; set; }

    /// <summary>Sequence number of the card.</summary>
    internal int Sequence { get; set; }

    /// <summary>What the check of the cryptogram said.</summary>
    internal string Verdict { get; set; } = "";

    /// <summary>What the issuer sent besides its decision.</summary>
    internal string Sent { get; set; } = "";

    /// <summary>The objects that a cryptogram covers, in the order of emv.md 1.18; null when one is missing.</summary>
    internal byte[]? Covered()
    {
        (int Tag, int Length)[] order = [(0x9F02, 6), (0x9F03, 6), (0x9F1A, 2), (0x95, 5), (0x5F2A, 2), (0x9A, 3), (0x9C, 1), (0x9F37, 4), (0x82, 2), (0x9F36, 2)];
        if (order.Any(o => !Has(o.Tag, o.Length)) || Results.Length == 0) return null;
        return [.. order.SelectMany(o => this[o.Tag]), .. Results];
    }
}
