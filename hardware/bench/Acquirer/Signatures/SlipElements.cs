using System.Globalization;
using System.Text;

namespace Bench.Acquirer;

/// <summary>What stands on the slip, as field 55 of a signature upload says: tags of two bytes, lengths of one (acquirer-protocol.md 3.11).</summary>
/// <param name="When">FF06, yyyymmddhhmmss; null: it is not there.</param>
/// <param name="Text">All elements for people, "name: value; name: value"; expiry and mobile number are masked.</param>
public sealed record SlipElements(string? When, string Text)
{
    private static readonly Dictionary<int, (string Name, bool Digits)> names = new()
    {
        [0xFF00] = ("merchant", false), [0xFF01] = ("type", false), [0xFF02] = ("operator", true), [0xFF03] = ("acquirer", false), [0xFF04] = ("issuer", false),
        [0xFF05] = ("expiry", true), [0xFF06] = ("time", true), [0xFF07] = ("authorisation", false), [0xFF08] = ("tip", true), [0xFF09] = ("organisation", false),
        [0xFF22] = ("AID", true), [0xFF23] = ("cryptogram", true), [0xFF26] = ("unpredictable number", true), [0xFF27] = ("AIP", true), [0xFF28] = ("TVR", true),
        [0xFF29] = ("TSI", true), [0xFF2A] = ("ATC", true), [0xFF2B] = ("issuer data", true), [0xFF30] = ("label", false), [0xFF31] = ("preferred name", false),
        [0xFF0A] = ("currency", false), [0xFF0B] = ("mobile", true), [0xFF40] = ("remarks", false), [0xFF60] = ("original trace", true), [0xFF61] = ("original batch", true),
        [0xFF62] = ("original reference", true), [0xFF63] = ("original date", true), [0xFF64] = ("original authorisation", false), [0xFF70] = ("copies", true),
    };

    /// <summary>Reads the field; null when it is not tags and lengths all through.</summary>
    public static SlipElements? Read(ReadOnlySpan<byte> field)
    {
        string? when = null;
        StringBuilder text = new();
        while (field.Length > 0)
        {
            if (field.Length < 3 || field[0] != 0xFF || field.Length < 3 + field[2]) return null;
            int tag = field[0] << 8 | field[1];
            ReadOnlySpan<byte> value = field.Slice(3, field[2]);
            field = field[(3 + field[2])..];
            var (name, digits) = names.GetValueOrDefault(tag, (tag.ToString("X4", CultureInfo.InvariantCulture), true));
            string shown = digits ? Convert.ToHexString(value) : IsoMessage.Gbk.GetString(value);
            if (tag == 0xFF05) shown = "****";
            if (tag == 0xFF0B && shown.Length == 12) shown = shown[..4] + "****" + shown[^4..];
            if (tag == 0xFF06 && shown.All(char.IsAsciiDigit)) when = shown;
            if (text.Length > 0) text.Append("; ");
            text.Append(name).Append(": ").Append(shown);
        }
        return new SlipElements(when, text.ToString());
    }
}
