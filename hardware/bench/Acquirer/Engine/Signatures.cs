using System.Globalization;

namespace Bench.Acquirer;

/// <summary>
/// Uploads of signatures: 0820 with 60.3 = 800, or 801 and following for parts (acquirer-protocol.md 3.11). The first message makes the record
/// from field 55, the others append their field 62. A record whose picture is whole takes nothing more: 94.
/// </summary>
internal sealed class Signatures(Ledger ledger, TerminalChecks terminals)
{
    private const int First = 801, Last = 809, Longest = 9 * 900;

    internal static bool IsUpload(IsoMessage m) => m.Mti == "0820" && m.ManagementCode is ['8', '0', _];

    internal string Handle(Exchange x)
    {
        if (terminals.Check(x, mac: true, batch: false) is { } refused) return refused;
        if (x.ForcedCode is { } forced) return forced;
        IsoMessage m = x.Request;
        bool whole = m.ManagementCode == "800";
        int part = int.Parse(m.ManagementCode, CultureInfo.InvariantCulture) - First;
        if (m.TypeCode != (whole ? "07" : "08") || m.Bytes(55) is not { } slip || m.Bytes(62) is not { Length: > 0 } data || m.Stan < 1) return "30";
        if (SlipElements.Read(slip) is not { } elements || elements.When is not { } when) return "30";
        if (ledger.Find(x.TerminalId, m.Batch, m.Stan) is not { Stands: true } trade || m.Amount >= 0 && m.Amount != trade.Amount) return "25";
        if (m[37] is { } rrn && rrn.TrimEnd() != trade.Rrn.TrimEnd()) return "25";

        SignatureRecord? known = ledger.Signature(x.TerminalId, m.Batch, m.Stan);
        if (known is { Complete: true }) return "94";
        if (whole || part == 0)
        {
            // a terminal that lost its power between two parts begins again
            ledger.PutSignature(new SignatureRecord(0, x.TerminalId, m.Batch, m.Stan, when, 1, data, elements.Text, whole || IsComplete(data), x.Now));
            return whole && !IsComplete(data) ? Refuse(x, m) : "00";
        }
        if (known is null || known.When != when) return "25";
        if (part < known.Parts) return "94";
        if (part > known.Parts || part > Last - First || known.Image.Length + data.Length > Longest) return "30";
        byte[] joined = [.. known.Image, .. data];
        ledger.PutSignature(known with { Parts = part + 1, Image = joined, Complete = IsComplete(joined) });
        return "00";
    }

    /// <summary>A picture in one message that cannot be read is no signature.</summary>
    private string Refuse(Exchange x, IsoMessage m)
    {
        ledger.RemoveSignature(x.TerminalId, m.Batch, m.Stan);
        return "30";
    }

    private static bool IsComplete(byte[] image) => JbigImage.Decode(image, out string fault) is not null && fault == "";
}
