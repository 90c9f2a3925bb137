namespace Bench.Decode;

/// <summary>Masks card data for people: first six and last four digits at most (operations.md section 4.4).</summary>
public static class Masks
{
    /// <summary>A card number; fewer than 13 digits are hidden completely.</summary>
    public static string Pan(string digits) => digits.Length < 13
        ? new string('*', digits.Length)
        : digits[..6] + new string('*', digits.Length - 10) + digits[^4..];

    /// <summary>Track 2 or its equivalent ('=' or 'D' as separator): number masked, expiry and service code shown, the rest hidden.</summary>
    public static string Track2(string track)
    {
        int at = track.IndexOfAny(['=', 'D', 'd']);
        if (at < 0) return new string('*', track.Length) + " (no separator)";
        string after = track[(at + 1)..];
        string expiry = after.Length >= 4 ? after[..4] : "";
        string service = after.Length >= 7 ? after[4..7] : "";
        int rest = after.Length - expiry.Length - service.Length;
        return $"{Pan(track[..at])}={expiry}{service}{new string('*', rest)}";
    }
}
