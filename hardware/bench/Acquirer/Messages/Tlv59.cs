using System.Globalization;

namespace Bench.Acquirer;

/// <summary>Field 59: tag of two characters, length of three decimal digits, value (acquirer-protocol.md 3.10).</summary>
public static class Tlv59
{
    /// <summary>Takes it apart; null when the lengths do not add up.</summary>
    public static IReadOnlyDictionary<string, string>? Parse(string? value)
    {
        Dictionary<string, string> tags = [];
        string left = value ?? "";
        while (left.Length > 0)
        {
            if (left.Length < 5 || !int.TryParse(left.AsSpan(2, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int length) || left.Length < 5 + length) return null;
            tags[left[..2]] = left.Substring(5, length);
            left = left[(5 + length)..];
        }
        return tags;
    }

    /// <summary>Puts one tag.</summary>
    public static string Put(string tag, string value) => string.Create(CultureInfo.InvariantCulture, $"{tag}{value.Length:D3}{value}");
}
