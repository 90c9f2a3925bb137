using System.Text;

namespace Bench.Decode;

/// <summary>Explains track 2 of a card (ISO/IEC 7813), masked.</summary>
public static class Track2Printer
{
    private static readonly string[] interchange = ["?", "international", "international, has a chip", "?", "?", "national", "national, has a chip", "private", "?", "test"];
    private static readonly string[] authorisation = ["normal", "?", "by the issuer", "?", "by the issuer unless agreed otherwise", "?", "?", "?", "?", "?"];
    private static readonly string[] services =
    [
        "no restriction, PIN required", "no restriction", "goods and services only", "cash machine only, PIN required", "cash only",
        "goods and services only, PIN required", "no restriction, PIN where there is a PIN pad", "goods and services only, PIN where there is a PIN pad", "?", "?",
    ];

    /// <summary>Explains a track.</summary>
    /// <param name="input">Either the track's characters (digits with '=' or 'D'), or the same as hex of ASCII (3B... or 3x per character).</param>
    /// <exception cref="FormatException">This is no track 2.</exception>
    public static string Print(string input)
    {
        string track = Plain(input.Trim());
        int at = track.IndexOf('=');
        if (at < 0) throw new FormatException("no separator '=' (or D)");
        string pan = track[..at];
        string after = track[(at + 1)..];
        if (pan.Length is < 8 or > 19 || !pan.All(char.IsAsciiDigit)) throw new FormatException($"the card number has {pan.Length} digits or other characters; 8 to 19 digits are allowed");
        if (!after.All(char.IsAsciiDigit)) throw new FormatException("after the separator only digits are allowed");
        StringBuilder lines = new();
        lines.AppendLine($"track 2       {Masks.Track2(track)}  ({track.Length} characters{(track.Length > 37 ? ", more than the 37 allowed" : "")})");
        lines.AppendLine($"card number   {Masks.Pan(pan)}  ({pan.Length} digits, Luhn {(Luhn(pan) ? "right" : "WRONG")})");
        if (after.Length >= 4) lines.AppendLine($"expiry        20{after[..2]}-{after[2..4]}{(int.Parse(after[2..4]) is < 1 or > 12 ? "  (no such month)" : "")}");
        if (after.Length >= 7)
        {
            string code = after[4..7];
            lines.AppendLine($"service code  {code}  ({interchange[code[0] - '0']}; authorisation {authorisation[code[1] - '0']}; {services[code[2] - '0']})");
        }
        if (after.Length > 7) lines.AppendLine($"discretionary {after.Length - 7} digits, not shown");
        return lines.ToString();
    }

    /// <summary>True when the last digit is right (ISO/IEC 7812-1 annex B).</summary>
    public static bool Luhn(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int d = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? d : d * 2 % 10 + d / 5;
        }
        return sum % 10 == 0;
    }

    /// <summary>The characters between the sentinels, with '=' as separator.</summary>
    private static string Plain(string input)
    {
        bool asciiHex = input.Length % 2 == 0 && input.Length >= 16 && Enumerable.Range(0, input.Length / 2).All(i => input[2 * i] == '3' && Uri.IsHexDigit(input[2 * i + 1]));
        string s = asciiHex ? Encoding.ASCII.GetString(Convert.FromHexString(input)) : input;
        s = s.TrimStart(';');
        int end = s.IndexOf('?');
        if (end >= 0) s = s[..end];
        return s.Replace('D', '=').Replace('d', '=').TrimEnd('F', 'f');
    }
}
