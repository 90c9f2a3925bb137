using System.Globalization;

namespace Bench.Acquirer;

/// <summary>Financial requests (0100, 0200, 0220): checks, decision, booking, answer.</summary>
internal sealed partial class Trading(Ledger ledger, EngineRules rules, TerminalChecks terminals, CardChecks cards, ChipHost chips, WalletDesk desk)
{
    /// <summary>Handles a request; returns the response code.</summary>
    internal string Handle(Exchange x)
    {
        if (TradeTable.Find(x.Request) is not { } row) return terminals.Check(x, mac: true, batch: true) ?? "40";
        if (terminals.Check(x, mac: true, batch: row.Kind is not (TradeKind.Query or TradeKind.QrClose or TradeKind.QrQuery)) is { } refused) return refused;
        if (row.Kind == TradeKind.Query) return Query(x);
        if (row.Qr) return HandleQr(x, row);
        if (FormatFault(x, row) is { } fault) return fault;
        if (Repeated(x) is { } repeated) return repeated;

        long original = 0;
        string? chip = ChipHost.Concerns(x, row.Kind) ? chips.Look(x, row.Kind) : null;
        string code = x.ForcedCode ?? (IsElsewhere(x) ? "P4" : null) ?? chip ?? Decide(x, row.Kind, out original);
        string auth = code == "00" ? AuthCode(x, row.Kind, original) : "";
        bool approved = code == "00";
        chips.Answer(x, approved ? x.ApprovalCode ?? code : code);
        long trade = ledger.AddTrade(new TradeRecord(
            0, row.Kind, x.TerminalId, x.MerchantId, x.Request.Batch, x.Request.Stan, x.Pan, Math.Max(0, x.Amount), Math.Max(0, x.Request.Amount),
            approved ? TradeState.Approved : TradeState.Declined, approved ? x.ApprovalCode ?? code : code, x.Rrn, auth, x.Request[22] ?? "", x.Now, original, 0,
            x.Card?.Organisation ?? ledger.Trade(original)?.Organisation ?? "CUP", ""));
        chips.Keep(x, trade);
        if (!approved) return code;
        Approve(x, row.Kind, auth);
        return x.ApprovalCode ?? code;
    }

    /// <summary>
    /// The terminal reports another place than the registered one (59 A5): its own words alone, or nested with the access points
    /// around it (02). Without a report, or with none of them in reach, nothing can be said.
    /// </summary>
    private bool IsElsewhere(Exchange x)
    {
        if (x.Request[59] is not { } detail || Tlv59.Parse(detail) is not { } tags || !tags.TryGetValue("A5", out string? location)) return false;
        IReadOnlyDictionary<string, string>? nested = Tlv59.Parse(location);
        string? place = nested is null ? location : nested.GetValueOrDefault("01");
        if (place is not null && rules.Places.TryGetValue(x.TerminalId, out string? registered) && place != registered) return true;
        if (nested?.GetValueOrDefault("02") is not { Length: > 0 } seen || !rules.AccessPoints.TryGetValue(x.TerminalId, out string[]? known)) return false;
        return !seen.Split(',').Any(s => known.Contains(s[..Math.Min(12, s.Length)], StringComparer.OrdinalIgnoreCase));
    }

    private static string? FormatFault(Exchange x, TradeRow row)
    {
        IsoMessage m = x.Request;
        if (m.Stan is < 1 or > 999999 || !m.Has(22)) return "30";
        if (m[49] is not { } currency) return "30";
        if (currency != "156") return "12";
        if (row.Kind == TradeKind.Balance) return null;
        if (!m.Has(4)) return "30";
        return m.Amount <= 0 ? "13" : null;
    }

    /// <summary>
    /// A trace that was used already: 94 when that transaction was approved, its own code again when it was declined, so that 94
    /// always means "done". A trace that was reversed before it arrived is used up too.
    /// </summary>
    private string? Repeated(Exchange x)
    {
        if (ledger.HasReversal(x.TerminalId, x.Request.Batch, x.Request.Stan)) return "94";
        return ledger.Find(x.TerminalId, x.Request.Batch, x.Request.Stan) switch
        {
            null => null,
            { State: TradeState.Declined } declined => declined.ResponseCode,
            _ => "94",
        };
    }

    private string Decide(Exchange x, TradeKind kind, out long original)
    {
        original = 0;
        return kind switch
        {
            TradeKind.Sale => Pay(x),
            TradeKind.OfflineSale => Clear(x),
            TradeKind.Balance => cards.Identify(x, required: true) ?? cards.MayPay(x) ?? "00",
            TradeKind.PreAuth => Hold(x),
            TradeKind.SaleVoid => VoidSale(x, TradeKind.Sale, out original),
            TradeKind.CompletionVoid => VoidSale(x, TradeKind.Completion, out original),
            TradeKind.Refund => Refund(x, out original),
            TradeKind.PreAuthVoid => VoidPreAuth(x, out original),
            TradeKind.Completion or TradeKind.CompletionAdvice => Complete(x, out original),
            _ => "40",
        };
    }

    private string Pay(Exchange x)
    {
        if (cards.Identify(x, required: true) is { } unknown) return unknown;
        if ((TooMuch(x) ?? cards.MayPay(x)) is { } refused) return refused;
        if (x.Amount > x.Card!.Available) return "51";
        ledger.Move(x.Pan, -x.Amount, 0);
        return "00";
    }

    /// <summary>A sale that the card approved off-line is booked whatever the account says: its cryptogram binds the issuer.</summary>
    private string Clear(Exchange x)
    {
        if (x.Chip is null) return "30";
        ledger.Move(x.Pan, -x.Amount, 0);
        return "00";
    }

    private string Hold(Exchange x)
    {
        if (cards.Identify(x, required: true) is { } unknown) return unknown;
        if ((TooMuch(x) ?? cards.MayPay(x)) is { } refused) return refused;
        if (x.Request.Amount > x.Card!.Available) return "51";
        ledger.Move(x.Pan, 0, x.Request.Amount);
        return "00";
    }

    private string? TooMuch(Exchange x) => rules.AmountLimit > 0 && x.Request.Amount > rules.AmountLimit ? "61" : null;

    /// <summary>Debit sales carry no authorisation code, credit and pre-authorisation ones do; whatever follows them repeats it.</summary>
    private string AuthCode(Exchange x, TradeKind kind, long original)
    {
        if (kind == TradeKind.PreAuth || kind == TradeKind.Sale && x.Card is { Credit: true })
            return (ledger.Count("authorisation") * 7919 % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        return kind is TradeKind.Completion or TradeKind.CompletionAdvice or TradeKind.PreAuthVoid or TradeKind.CompletionVoid ? ledger.Trade(original)?.AuthCode ?? "" : "";
    }

    /// <summary>Fields of an approval besides those of every answer (acquirer-protocol.md 2.4 and example H).</summary>
    private void Approve(Exchange x, TradeKind kind, string auth)
    {
        CardRecord? card = x.Card is null ? null : ledger.Card(x.Pan);
        IsoMessage answer = x.Answer;
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        if (x.Amount != x.Request.Amount) answer[4] = x.Amount.ToString("D12", CultureInfo.InvariantCulture);
        answer[15] = x.Now.ToString("MMdd", CultureInfo.InvariantCulture);
        if (auth != "") answer[38] = auth;
        if (card is not null)
        {
            answer[2] = card.Pan;
            answer[14] = card.Expiry;
            answer[44] = card.Issuer.PadRight(11) + rules.AcquirerId.PadRight(11);
            if (kind == TradeKind.Balance)
                answer[54] = $"{(card.Credit ? "30" : "10")}02156{(card.Available < 0 ? 'D' : 'C')}{Math.Abs(card.Available):D12}";
        }
        answer[63] = card?.Organisation ?? "CUP";
    }

    /// <summary>Result of an earlier transaction: its code, or 25 when it is unknown or reversed.</summary>
    private string Query(Exchange x)
    {
        if (!int.TryParse(x.Request.Part(61, 0, 6), out int batch) || !int.TryParse(x.Request.Part(61, 6, 6), out int stan)) return "30";
        desk.PassTime(x.Now);
        TradeRecord? found = ledger.Find(x.TerminalId, batch, stan);
        if (found is null or { Kind: TradeKind.QrSale, State: not TradeState.Declined } && ledger.Order(x.TerminalId, batch, stan) is { } order) return State(x, order);
        if (found is null or { State: TradeState.Reversed }) return "25";
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        if (found.State == TradeState.Declined) return found.ResponseCode;
        x.Answer[4] = found.Amount.ToString("D12", CultureInfo.InvariantCulture);
        x.Answer[15] = found.Time.ToString("MMdd", CultureInfo.InvariantCulture);
        x.Answer[37] = found.Rrn;
        if (found.AuthCode != "") x.Answer[38] = found.AuthCode;
        x.Answer[63] = found.Organisation;
        return "00";
    }
}
