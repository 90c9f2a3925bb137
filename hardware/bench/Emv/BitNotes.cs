namespace Bench.Emv;

/// <summary>What the bits of EMV objects mean (EMV 4.4 Book 3 annex C, Book 4 annex A; emv.md 1.13, 1.14). Written from the tables, apart from the firmware.</summary>
public static class BitNotes
{
    private static readonly Dictionary<int, string[]> Bits = new()
    {
        // each row is a byte, b8 first
        [0x95] =
        [
            "ODA not performed|SDA failed|ICC data missing|on exception file|DDA failed|CDA failed|SDA selected|",
            "versions differ|expired|not yet effective|service not allowed|new card|||",
            "CVM not successful|unknown CVM|PIN try limit|PIN required, no pad|PIN required, not entered|on-line PIN entered||",
            "floor limit|lower off-line limit|upper off-line limit|random selection|forced on-line|||",
            "default TDOL|issuer authentication failed|script failed before 2nd AC|script failed after 2nd AC||||",
        ],
        [0x9B] = ["ODA performed|CVM performed|card risk management performed|issuer authentication performed|terminal risk management performed|scripts processed||", ""],
        [0x82] = ["|SDA|DDA|cardholder verification|terminal risk management|issuer authentication||CDA", ""],
        [0x9F33] = ["manual entry|stripe|chip|||||", "plain PIN|on-line PIN|signature|enciphered PIN|no CVM|||ID document", "SDA|DDA|card capture||CDA|||"],
        [0x9F66] = ["MSD|PBOC contactless|qPBOC|PBOC contact|off-line only|on-line PIN|signature|", "on-line cryptogram required|CVM required||||||", "||||||CDCVM|", "fDDA 01|||||||"],
        [0x9F6C] = ["on-line PIN required|signature required|on-line if ODA fails|contacts if ODA fails|on-line if expired|||", "CDCVM performed|||||||"],
        [0x9F07] = ["cash domestic|cash abroad|goods domestic|goods abroad|services domestic|services abroad|ATM|not ATM", "cashback domestic|cashback abroad||||||"],
    };

    private static readonly Dictionary<int, string> Methods = new()
    {
        [0x00] = "fail", [0x01] = "plain PIN by card", [0x02] = "on-line PIN", [0x03] = "plain PIN by card and signature", [0x04] = "enciphered PIN by card",
        [0x05] = "enciphered PIN by card and signature", [0x1E] = "signature", [0x1F] = "no CVM", [0x20] = "ID document", [0x3F] = "none performed",
    };

    /// <summary>The meaning in words, or "" when the object has no bits that mean something.</summary>
    public static string Explain(int tag, ReadOnlySpan<byte> value)
    {
        if (Bits.TryGetValue(tag, out string[]? rows)) return Names(rows, value);
        return tag switch
        {
            0x9F27 when value.Length == 1 => Cryptogram(value[0]),
            0x9F34 when value.Length == 3 => Verification(value),
            _ => "",
        };
    }

    private static string Names(string[] rows, ReadOnlySpan<byte> value)
    {
        List<string> names = [];
        for (int i = 0; i < value.Length && i < rows.Length; i++)
        {
            string[] bits = rows[i].Split('|');
            for (int bit = 0; bit < 8; bit++)
            {
                if ((value[i] & 0x80 >> bit) == 0) continue;
                string name = bit < bits.Length ? bits[bit] : "";
                names.Add(name == "" ? $"B{i + 1}b{8 - bit}" : name);
            }
        }
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static string Cryptogram(byte cid)
    {
        string type = (cid >> 6) switch { 0 => "AAC", 1 => "TC", 2 => "ARQC", _ => "reserved" };
        string reason = (cid & 7) switch { 0 => "", 1 => ", service not allowed", 2 => ", PIN try limit", 3 => ", issuer authentication failed", _ => ", other reason" };
        return type + reason;
    }

    private static string Verification(ReadOnlySpan<byte> value)
    {
        string result = value[2] switch { 0 => "unknown", 1 => "failed", 2 => "successful", _ => "?" };
        return $"{Methods.GetValueOrDefault(value[0] & 0x3F, "unknown method")}, condition {value[1]:X2}, {result}";
    }
}
