using System.Globalization;
using System.Text;

namespace Bench.Acquirer;

/// <summary>Explains a message field by field, with card number, track, PIN and keys masked. Behind "bench decode iso".</summary>
public static class MaskedDump
{
    private static readonly string[] Classes = ["", "authorisation", "financial", "file / batch", "reversal", "settlement", "notice", "", "network management", ""];

    private static readonly string[] Requests =
        ["nothing", "download parameters", "upload status", "sign on again", "update CA keys", "update AIDs", "TMS", "download black list", "download fees", "download contactless parameters"];

    /// <summary>Explains hex digits; spaces and line ends between them are fine. A mistake in the input is explained too.</summary>
    public static string ExplainHex(string hex)
    {
        string digits = string.Concat(hex.Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit)) return "not hex: an even number of the digits 0-9 A-F is needed\n";
        return Explain(Convert.FromHexString(digits));
    }

    /// <summary>Explains a frame with or without its length bytes, or a bare message that begins with the MTI. Never throws on odd bytes.</summary>
    public static string Explain(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        if (bytes.Length > 2 && (bytes[0] << 8 | bytes[1]) == bytes.Length - 2)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"length {bytes.Length - 2}");
            bytes = bytes[2..];
        }
        if (bytes.Length >= Frame.MinimumLength && bytes[0] == 0x60)
        {
            Frame frame = Frame.Parse(bytes);
            string tpdu = Convert.ToHexString(frame.Tpdu), header = Convert.ToHexString(frame.Header);
            text.AppendLine(CultureInfo.InvariantCulture, $"TPDU {tpdu} (to {tpdu[2..6]} from {tpdu[6..]})");
            int request = frame.Header[2] & 0x0F;
            text.Append(CultureInfo.InvariantCulture, $"header {header} (class {header[..2]}, version {header[2..4]}, {(header[4] == '0' ? "normal" : "test")}");
            text.AppendLine(CultureInfo.InvariantCulture, $", asks for {(request < Requests.Length ? Requests[request] : "?")}, software {header[6..]})");
            bytes = frame.Message;
        }
        Fields(text, bytes);
        return text.ToString();
    }

    private static void Fields(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        var message = new IsoMessage("");
        IsoFormatException? fault = Iso8583Codec.UnpackInto(message, bytes);
        if (message.Mti is [_, >= '0' and <= '9', _, _])
            text.AppendLine(CultureInfo.InvariantCulture, $"MTI {message.Mti} ({Classes[message.Mti[1] - '0']} {(message.Mti[2] is '1' or '3' ? "answer" : "request")})");
        foreach (int n in message.Present)
            text.AppendLine(CultureInfo.InvariantCulture, $"{n,3} {FieldTable.Row(n)!.Name}: {FieldNotes.Show(message, n)}");
        if (fault is not null) text.AppendLine(CultureInfo.InvariantCulture, $"!   {fault.Message}");
    }
}
