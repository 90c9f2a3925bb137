using System.Text;
using Bench.Decode;
using Bench.Emv;

namespace Bench.Chip;

/// <summary>Every command to a card and its answer, as a person may read them: PIN, card number, track data and name are masked.</summary>
public sealed class ApduTrace
{
    private const int Most = 4000;

    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();

    /// <summary>Lines since <see cref="Clear"/>.</summary>
    public IReadOnlyList<string> Lines
    {
        get { lock (gate) return [.. lines]; }
    }

    /// <summary>Commands since <see cref="Clear"/>.</summary>
    public int Commands { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (gate) lines.Clear();
        Commands = 0;
    }

    /// <summary>Adds a remark.</summary>
    public void Note(string text) => Add("-- " + text);

    /// <summary>Adds an exchange.</summary>
    public void Add(byte[] command, byte[] answer)
    {
        Commands++;
        Add($"> {Name(command)} {Sent(command)}");
        Add($"< {Received(command, answer)}");
    }

    private void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            while (lines.Count > Most) lines.Dequeue();
        }
    }

    private static string Name(byte[] c) => c.Length < 4 ? "?" : (c[0], c[1]) switch
    {
        (0x00, 0xA4) => c[3] == 2 ? "SELECT NEXT" : "SELECT",
        (0x00, 0xB2) => $"READ RECORD {c[3] >> 3}.{c[2]}",
        (0x80, 0xA8) => "GET PROCESSING OPTIONS",
        (0x80, 0xCA) => $"GET DATA {c[2]:X2}{c[3]:X2}",
        (0x00, 0x84) => "GET CHALLENGE",
        (0x00, 0x20) => c[3] == 0x88 ? "VERIFY enciphered" : "VERIFY plain",
        (0x00, 0x88) => "INTERNAL AUTHENTICATE",
        (0x00, 0x82) => "EXTERNAL AUTHENTICATE",
        (0x80, 0xAE) => $"GENERATE AC {(c[2] >> 6) switch { 0 => "AAC", 1 => "TC", 2 => "ARQC", _ => "?" }}{((c[2] & 0x10) != 0 ? " CDA" : "")}",
        (0x04 or 0x84, _) => "SCRIPT",
        _ => "?",
    };

    /// <summary>The data of VERIFY is never shown.</summary>
    private static string Sent(byte[] c) => c.Length > 5 && c[1] == 0x20
        ? Convert.ToHexString(c.AsSpan(0, 5)) + new string('*', (c.Length - 5) * 2)
        : Convert.ToHexString(c);

    private static string Received(byte[] command, byte[] answer)
    {
        if (answer.Length < 2) return Convert.ToHexString(answer);
        string status = Convert.ToHexString(answer.AsSpan(answer.Length - 2));
        ReadOnlySpan<byte> data = answer.AsSpan(0, answer.Length - 2);
        if (data.Length == 0) return status;
        bool plain = command.Length > 1 && command[1] is 0x84; // a challenge is no TLV
        if (plain) return $"{Convert.ToHexString(data)} {status}";
        try
        {
            StringBuilder text = new();
            foreach (Tlv o in Tlv.Parse(data)) Show(o, text);
            return $"{text.ToString().TrimEnd()} {status}";
        }
        catch (FormatException) { return $"({data.Length} bytes that are no TLV) {status}"; } // may hold a card number
    }

    private static void Show(Tlv o, StringBuilder text)
    {
        if (o.Children is not null)
        {
            text.Append($"{o.Tag:X2}{{ ");
            foreach (Tlv child in o.Children) Show(child, text);
            text.Append("} ");
            return;
        }
        string hex = Convert.ToHexString(o.Value);
        string shown = o.Tag switch
        {
            0x5A => Masks.Pan(hex.TrimEnd('F')),
            0x57 or 0x9F6B => Masks.Track2(hex.TrimEnd('F')),
            _ when EmvTags.Secret.Contains(o.Tag) => $"({o.Value.Length} bytes)",
            _ => hex,
        };
        text.Append($"{o.Tag:X2}={shown} ");
    }
}
