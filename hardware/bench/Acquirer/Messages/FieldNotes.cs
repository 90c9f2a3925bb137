using System.Globalization;

namespace Bench.Acquirer;

/// <summary>What the value of a field means, and what of it may be shown.</summary>
internal static class FieldNotes
{
    /// <summary>A field's value for a person: masked, with its meaning in brackets.</summary>
    internal static string Show(IsoMessage m, int field)
    {
        string value = m[field]!;
        return field switch
        {
            2 => Mask.Pan(value),
            4 => Money(value),
            14 => "****",
            22 => $"{value} ({Entry(value)})",
            35 or 36 => Mask.Track(value),
            39 => $"{value} ({CodeNotes.Meaning(value)})",
            43 or 63 => $"'{IsoMessage.Gbk.GetString(m.Bytes(field)!)}'",
            48 => Totals(m, value),
            52 => "****************",
            53 => $"{value} ({Security(value)})",
            54 => Balance(value),
            55 => ChipNotes.Show(m.Bytes(55)!),
            59 => Tlv59(value),
            60 => Private60(m, value),
            61 => Original(value),
            62 => Private62(m),
            64 => Printable(m.Bytes(64)!) ? $"'{value}'" : Convert.ToHexString(m.Bytes(64)!),
            _ => FieldTable.Row(field)!.Kind switch
            {
                FieldKind.Text => $"'{Clean(value)}'",
                FieldKind.Binary => Convert.ToHexString(m.Bytes(field)!),
                _ => value,
            },
        };
    }

    private static string Money(string fen) => long.TryParse(fen, out long n) ? string.Create(CultureInfo.InvariantCulture, $"{fen} ({n / 100}.{n % 100:D2})") : fen;

    private static string Entry(string value)
    {
        string how = value[..2] switch
        {
            "00" => "unspecified", "01" => "manual", "02" => "magnetic stripe", "03" => "QR code", "05" => "chip", "07" => "contactless",
            "80" or "95" => "fallback to stripe", "91" => "contactless stripe", "96" => "mobile wallet", "98" => "contactless PBOC", _ => "other",
        };
        return $"{how}, {value[2] switch { '1' => "with PIN", '2' => "no PIN", _ => "PIN unspecified" }}";
    }

    private static string Security(string value)
    {
        string pin = value[0] switch { '0' => "no PIN", '1' => "PIN without PAN", '2' => "PIN with PAN", _ => "?" };
        string cipher = value[1] switch { '0' => "DES", '6' => "3DES", '3' => "SM4", _ => "?" };
        return $"{pin}, {cipher}, track {(value[2] == '1' ? "encrypted" : "clear")}";
    }

    private static string Balance(string value) => value.Length < 20 ? value : $"{value[..8]} {(value[7] == 'C' ? "" : "-")}{Money(value.Substring(8, 12))}";

    private static string Totals(IsoMessage m, string value)
    {
        if (m.Mti is "0500" or "0510" && value.Length >= 31)
        {
            string text = "domestic " + Half(value);
            return value.Length >= 62 ? $"{text}; foreign {Half(value[31..])}" : text;
        }
        if (m.ManagementCode != "201" || value.Length < 2) return value;
        var items = new List<string>();
        for (int at = 2; at + 40 <= value.Length; at += 40)
            items.Add($"trace {value.Substring(at + 2, 6)} {Mask.Pan(value.Substring(at + 8, 20).TrimStart('0'))} {Money(value.Substring(at + 28, 12))}");
        return $"{value[..2]} items: {string.Join("; ", items)}";

        static string Half(string h) => $"debit {h.Substring(12, 3)} = {Money(h[..12])}, credit {h.Substring(27, 3)} = {Money(h.Substring(15, 12))}, code {h[30]}";
    }

    private static string Tlv59(string value)
    {
        if (Bench.Acquirer.Tlv59.Parse(value) is not { } tags) return $"{value.Length} characters, no TLV";
        return string.Join(", ", tags.Select(t => t.Key switch
        {
            "A3" => $"A3 payment code {Mask.Pan(t.Value)}",
            "A4" => $"A4 voucher {Clean(t.Value)}",
            "A5" => $"A5 location '{Clean(t.Value)}'",
            "A6" => $"A6 wallet {Clean(t.Value)}",
            "A7" => $"A7 refundable {Money(t.Value)}",
            _ => $"{Clean(t.Key)} ({t.Value.Length} characters)",
        }));
    }

    private static string Private60(IsoMessage m, string value)
    {
        if (value.Length < 11) return value;
        string rest = value.Length > 11 ? $", read capability {value[11]}" : "";
        if (value.Length > 12) rest += $", chip condition {value[12]}";
        if (value.Length > 13) rest += $", partial approval {value[13]}";
        return $"{value} (type {m.TypeCode}, batch {value.Substring(2, 6)}, management {m.ManagementCode}{rest})";
    }

    private static string Original(string value) => value.Length switch
    {
        < 12 => value,
        < 16 => $"{value} (batch {value[..6]}, trace {value.Substring(6, 6)})",
        _ => $"{value} (batch {value[..6]}, trace {value.Substring(6, 6)}, date {value.Substring(12, 4)})",
    };

    private static string Private62(IsoMessage m)
    {
        byte[] bytes = m.Bytes(62)!;
        if (m.Mti == "0810" && m.ManagementCode is "001" or "003" or "004" or "006") return $"{bytes.Length} bytes of working keys, not shown";
        return Printable(bytes) ? $"'{Clean(m[62]!)}'" : $"{bytes.Length} bytes";
    }

    private static bool Printable(byte[] bytes) => bytes.All(b => b is >= 0x20 and < 0x7F);

    private static string Clean(string text) => string.Concat(text.Select(c => c is < ' ' or >= '\x7F' ? '.' : c));
}
