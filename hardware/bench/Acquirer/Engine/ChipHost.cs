using System.Globalization;
using System.Text;
using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>
/// The issuer's side of a chip: checks the cryptogram of field 55 and that it says what the message says, and answers it with
/// ARPC and scripts (emv.md 1.10, 1.11, 1.18; acquirer-protocol.md 3.9). Each cryptogram is good for one transaction.
/// </summary>
internal sealed class ChipHost(Ledger ledger, KeyFile keys, IssuerDesk desk, CardChecks cards)
{
    /// <summary>Stands after a last cryptogram that is not the card's for this transaction.</summary>
    internal const string WrongMark = " (wrong)";

    private const int Arqc = 0x80, Tc = 0x40;

    /// <summary>True for a request that must carry chip data: by contacts or in the field, with a decision of the card in it.</summary>
    internal static bool Concerns(Exchange x, TradeKind kind) =>
        kind is TradeKind.Sale or TradeKind.PreAuth or TradeKind.Balance or TradeKind.OfflineSale && x.Request.Part(22, 0, 2) is "05" or "07" or "98";

    /// <summary>Checks field 55: null when all is well, else the response code. Fills in <see cref="Exchange.Chip"/> when it can be read.</summary>
    internal string? Look(Exchange x, TradeKind kind)
    {
        if (cards.Identify(x, required: true) is { } unknown) return unknown;
        if (x.Request.Bytes(55) is not { } field || ChipRequest.Read(field) is not { } chip) return "30";
        x.Chip = chip;
        if (chip.Covered() is not { } covered || !chip.Has(0x9F26, 8) || !chip.Has(0x9F27, 1) || !chip.Has(0x9F33, 3)) return Bad(chip, "an object is missing", "30");
        int wanted = kind == TradeKind.OfflineSale ? Tc : Arqc;
        if ((chip[0x9F27][0] & 0xC0) != wanted) return Bad(chip, "another cryptogram type", "30");
        if (kind != TradeKind.Balance && chip.Hex(0x9F02) != x.Request[4]) return Bad(chip, "amount differs from field 4", "13");
        if (chip.Hex(0x5F2A) != "0156") return Bad(chip, "currency", "12");
        chip.Sequence = int.TryParse(x.Request[23], out int sequence) ? sequence : 0;
        CardKeys card = keys.KeysOf(x.Pan, chip.Sequence);
        if (!card.Cryptogram(chip.Atc, covered).AsSpan().SequenceEqual(chip[0x9F26])) return Bad(chip, "cryptogram wrong", "05");
        chip.Keys = card;
        // off-line transactions come later, and in any order, but a certificate pays once
        bool used = kind == TradeKind.OfflineSale ? ledger.HasCertificate(x.Pan, chip.Sequence, chip.Atc) : chip.Atc <= ledger.LastAtc(x.Pan, chip.Sequence);
        if (used) return Bad(chip, "counter used before", "05");
        chip.Verdict = "cryptogram right";
        return null;
    }

    /// <summary>Adds the issuer's answer to an answer: tag 91 by the code that it carries, and scripts that were ordered.</summary>
    internal void Answer(Exchange x, string code)
    {
        if (x.Chip is not { Keys: { } card } chip || (chip[0x9F27][0] & 0xC0) != Arqc) return;
        IReadOnlyList<IssuerOrder> orders = desk.Take();
        byte[] ascii = Encoding.ASCII.GetBytes(code), arqc = chip[0x9F26];
        List<byte> field = [];
        List<string> sent = [];
        if (orders.All(o => o.Act != IssuerAct.NoAnswer))
        {
            byte[] arpc = card.Response(chip.Atc, arqc, ascii);
            if (orders.Any(o => o.Act == IssuerAct.WrongAnswer))
            {
                arpc[0] ^= 0x01;
                sent.Add("wrong ARPC");
            }
            else sent.Add("ARPC");
            field.AddRange(Tlv.Of(0x91, [.. arpc, .. ascii]).ToBytes());
        }
        foreach (IssuerOrder script in orders.Where(o => o.Act == IssuerAct.Script))
        {
            field.AddRange(IssuerScripts.Make(script.Script, script.Before, card, chip.Atc, arqc));
            sent.Add($"script {script.Script}");
        }
        chip.Sent = string.Join(", ", sent);
        if (field.Count > 0) x.Answer.SetBytes(55, [.. field]);
    }

    /// <summary>Keeps what the chip said beside its transaction.</summary>
    internal void Keep(Exchange x, long trade)
    {
        if (x.Chip is not { } chip) return;
        ledger.AddChip(new ChipRecord(trade, x.Pan, chip.Sequence, chip.Hex(0x84), Math.Max(0, chip.Atc), chip.Hex(0x9F37), chip.Hex(0x95), chip.Hex(0x9F34), chip.Verdict, chip.Sent, "", "",
            $"{Kind(chip)} {chip.Hex(0x9F26)}", chip.Hex(0x82), chip.Hex(0x9F10)));
    }

    /// <summary>Result of scripts, message 0620: kept beside the transaction that delivered them. 25 when that is unknown.</summary>
    internal string Notice(Exchange x)
    {
        if (x.Request.Bytes(55) is not { } field || ChipRequest.Read(field) is not { } chip) return "30";
        if (!int.TryParse(x.Request.Part(61, 0, 6), out int batch) || !int.TryParse(x.Request.Part(61, 6, 6), out int stan)) return "30";
        if (ledger.Find(x.TerminalId, batch, stan) is not { } original || ledger.Chip(original.Id) is not { } known) return "25";
        if (chip[0xDF31] is not { Length: >= 5 } results || results.Length % 5 != 0) return "30";
        if (chip.Atc != known.Atc) return "25";
        ledger.SetScriptResult(original.Id, Convert.ToHexString(results));
        return "00";
    }

    /// <summary>The last cryptogram of a transaction, from the upload at settlement. Says whether it is right.</summary>
    internal bool Final(TradeRecord trade, byte[] field)
    {
        if (ChipRequest.Read(field) is not { } chip || ledger.Chip(trade.Id) is not { } known || chip.Covered() is not { } covered) return false;
        bool right = chip.Atc == known.Atc && keys.KeysOf(trade.Pan, known.Sequence).Cryptogram(chip.Atc, covered).AsSpan().SequenceEqual(chip[0x9F26]);
        ledger.SetFinalCryptogram(trade.Id, string.Create(CultureInfo.InvariantCulture, $"{Kind(chip)} {chip.Hex(0x9F26)}{(right ? "" : WrongMark)}"));
        return right;
    }

    private static string Kind(ChipRequest chip) => chip[0x9F27] is [var cid] ? (cid >> 6) switch { 0 => "AAC", 1 => "TC", 2 => "ARQC", _ => "?" } : "?";

    private static string Bad(ChipRequest chip, string verdict, string code)
    {
        chip.Verdict = verdict;
        return code;
    }
}
