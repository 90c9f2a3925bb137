using System.Globalization;

namespace Bench.Acquirer;

/// <summary>Settlement (0500) and batch upload (0320), acquirer-protocol.md 3.6 and 6.7. Both may be repeated without harm.</summary>
internal sealed class Settling(Ledger ledger, EngineRules rules, TerminalChecks terminals, ChipHost chips)
{
    private const int ItemDigits = 40;

    /// <summary>Compares the terminal's totals with the ledger's; the answer carries the ledger's.</summary>
    internal string Settle(Exchange x)
    {
        if (terminals.Known(x) is { } unknown) return unknown;
        int batch = x.Request.Batch;
        SettlementRecord? before = ledger.Settlement(x.TerminalId, batch);
        bool repeated = before is { Closed: true };
        if (!repeated && (!x.Terminal!.SignedOn || batch != x.Terminal.Batch)) return "77";
        string totals = x.Request[48] ?? "";
        // some terminals send the domestic half only
        if (totals.Length is not (62 or 31)) return "30";
        bool disagree = x.ForcedCode == "95"; // not balanced, send the details: the settlement is taken all the same
        if (x.ForcedCode is { } forced && !disagree) return forced;

        BatchTotals own = ledger.Totals(x.TerminalId, batch);
        int domestic = totals[..30] == own.Domestic.Digits && !disagree ? 1 : 2;
        string foreignSent = totals.Length == 62 ? totals.Substring(31, 30) : own.Foreign.Digits;
        int foreign = foreignSent == own.Foreign.Digits ? 1 : 2;
        string answer = $"{own.Domestic.Digits}{domestic}{own.Foreign.Digits}{foreign}";
        bool balanced = domestic == 1 && foreign == 1;
        if (before is null) ledger.AddSettlement(x.TerminalId, batch, x.Now, totals, answer, balanced);
        else if (!repeated) ledger.UpdateSettlement(before.Id, totals, answer, balanced);

        x.Answer[15] = x.Now.ToString("MMdd", CultureInfo.InvariantCulture);
        x.Answer[48] = totals.Length == 62 ? answer : answer[..31];
        return disagree ? "95" : rules.SettlementCode ? "00" : "";
    }

    /// <summary>Takes a message of the batch upload.</summary>
    internal string Upload(Exchange x)
    {
        if (terminals.Known(x) is { } unknown) return unknown;
        int batch = x.Request.Batch;
        if (batch != x.Terminal!.Batch && ledger.Settlement(x.TerminalId, batch) is null) return "77";
        if (x.ForcedCode is { } forced) return forced;
        x.Answer.Echo(x.Request, 48);
        return x.Request.ManagementCode switch
        {
            "201" => Details(x, batch),
            "202" or "207" => End(x, batch),
            "000" or "203" or "204" or "205" or "206" => One(x, batch, x.Request.ManagementCode),
            _ => "40",
        };
    }

    /// <summary>Magnetic details: up to eight items of 40 digits.</summary>
    private string Details(Exchange x, int batch)
    {
        string data = x.Request[48] ?? "";
        if (data.Length < 2 || !int.TryParse(data[..2], out int count) || count is < 1 or > 8 || data.Length < 2 + count * ItemDigits) return "30";
        for (int i = 0; i < count; i++)
        {
            string item = data.Substring(2 + i * ItemDigits, ItemDigits);
            int stan = int.Parse(item.AsSpan(2, 6), CultureInfo.InvariantCulture);
            long amount = long.Parse(item.AsSpan(28, 12), CultureInfo.InvariantCulture);
            string pan = item.Substring(8, 20).TrimStart('0');
            bool matched = ledger.Find(x.TerminalId, batch, stan) is { Stands: true } t && t.Amount == amount && (t.Pan == pan || pan == "" && TradeTable.Row(t.Kind).Qr);
            ledger.AddUpload(new UploadRecord(x.TerminalId, batch, "201", stan, amount, matched));
        }
        return "00";
    }

    /// <summary>
    /// A single detail: an advice (refund, completion) or a chip transaction, which matches only with the card's last cryptogram. A repeated
    /// one is 94, which counts as done.
    /// </summary>
    private string One(Exchange x, int batch, string code)
    {
        if (x.Request.Stan < 1) return "30";
        TradeRecord? t = ledger.Find(x.TerminalId, batch, x.Request.Stan);
        bool failure = code is "204" or "206"; // the card said no: nothing stands
        bool matched = t is not null && t.Stands != failure && (x.Request.Amount < 0 || t.Amount == x.Request.Amount);
        if (code is "203" or "204" or "205" or "206")
        {
            if (x.Request.Bytes(55) is not { } field) return "30";
            matched &= t is not null && chips.Final(t, field);
        }
        return ledger.AddUpload(new UploadRecord(x.TerminalId, batch, code, x.Request.Stan, Math.Max(0, x.Request.Amount), matched)) ? "00" : "94";
    }

    /// <summary>End of the upload: the batch is closed, the next one opens, and the terminal has to sign on.</summary>
    private string End(Exchange x, int batch)
    {
        if (ledger.Settlement(x.TerminalId, batch) is not { } settlement) return "25";
        if (!int.TryParse(x.Request[48], out int count)) return "30";
        if (!settlement.Closed) Close(ledger, x.TerminalId, batch, settlement.Id, count);
        return "00";
    }

    internal static void Close(Ledger ledger, string terminal, int batch, long settlement, int uploaded)
    {
        ledger.CloseSettlement(settlement, uploaded);
        ledger.SetBatch(terminal, Next(batch));
        ledger.SetSignedOn(terminal, false);
    }

    /// <summary>The batch after this one: 999999 is followed by 1.</summary>
    internal static int Next(int batch) => batch >= 999999 ? 1 : batch + 1;
}
