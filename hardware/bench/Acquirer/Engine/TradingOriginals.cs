namespace Bench.Acquirer;

/// <content>Transactions that need an earlier one: voids, refund, completion (acquirer-protocol.md 3.2, 6.6 and end of 5).</content>
internal sealed partial class Trading
{
    /// <summary>Void of a sale or of a completion: same terminal, batch and day, full amount, same card, once.</summary>
    private string VoidSale(Exchange x, TradeKind voided, out long originalId)
    {
        originalId = 0;
        if (cards.Identify(x, required: !WithoutCard(x)) is { } unknown) return unknown;
        if (OriginalByTrace(x) is not { } original || original.Kind != voided) return "25";
        originalId = original.Id;
        if (original.State != TradeState.Approved || original.Batch != x.Terminal!.Batch) return "25";
        if (rules.VoidSameDayOnly && original.Time.Date != x.Now.Date) return "25";
        if (!ReferenceFits(x, original) || !AuthorisationFits(x, original)) return "25";
        if (original.Amount != x.Request.Amount) return "64";
        if (x.Pan != "" && x.Pan != original.Pan) return "14";
        if (x.Card is not null && cards.Pin(x) is { } pin) return pin;
        ledger.SetTradeState(original.Id, TradeState.Voided);
        ledger.Move(original.Pan, original.Amount, 0);
        if (voided == TradeKind.Completion && ledger.Trade(original.Original) is { } hold)
        {
            ledger.SetTradeState(hold.Id, TradeState.Approved);
            ledger.Move(hold.Pan, 0, hold.Amount);
        }
        TakeOver(x, original);
        return "00";
    }

    /// <summary>Refund: full reference and date of the original, in part or whole, several times up to its amount.</summary>
    private string Refund(Exchange x, out long originalId)
    {
        originalId = 0;
        if (cards.Identify(x, required: !WithoutCard(x)) is { } unknown) return unknown;
        if (ledger.FindByReference(x.Request[37] ?? "") is not { } original || original.Merchant != x.MerchantId) return "25";
        if (original.Kind is not (TradeKind.Sale or TradeKind.Completion or TradeKind.CompletionAdvice or TradeKind.OfflineSale)) return "25";
        originalId = original.Id;
        if (original.State is not (TradeState.Approved or TradeState.PartlyRefunded or TradeState.Refunded)) return "25";
        if (x.Request.Part(61, 12, 4) != original.Time.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture)) return "25";
        if ((x.Now.Date - original.Time.Date).TotalDays > rules.RefundDays) return "22";
        if (x.Pan != "" && x.Pan != original.Pan) return "14";
        if (rules.RefundLimit > 0 && x.Request.Amount > rules.RefundLimit) return "61";
        long refunded = original.Refunded + x.Request.Amount;
        if (refunded > original.Amount) return "61";
        if (x.Card is not null && cards.Pin(x) is { } pin) return pin;
        ledger.SetRefunded(original.Id, refunded, refunded == original.Amount ? TradeState.Refunded : TradeState.PartlyRefunded);
        ledger.Move(original.Pan, x.Request.Amount, 0);
        TakeOver(x, original);
        return "00";
    }

    /// <summary>Void of a pre-authorisation: its authorisation code, date, card and full amount.</summary>
    private string VoidPreAuth(Exchange x, out long originalId)
    {
        if (OriginalPreAuth(x, out originalId, out TradeRecord? original) is { } code) return code;
        if (original!.Amount != x.Request.Amount) return "64";
        if (cards.Pin(x) is { } pin) return pin;
        ledger.SetTradeState(original.Id, TradeState.Voided);
        ledger.Move(original.Pan, 0, -original.Amount);
        return "00";
    }

    /// <summary>Completion by request or advice: once, up to the allowed percentage, the hold is released.</summary>
    private string Complete(Exchange x, out long originalId)
    {
        if (OriginalPreAuth(x, out originalId, out TradeRecord? original) is { } code) return code;
        if (x.Request.Amount > original!.Amount * rules.CompletionPercent / 100) return "61";
        if (x.Request.Amount > x.Card!.Available + original.Amount) return "51";
        if (cards.Pin(x) is { } pin) return pin;
        ledger.SetTradeState(original.Id, TradeState.Completed);
        ledger.Move(original.Pan, -x.Request.Amount, -original.Amount);
        return "00";
    }

    private string? OriginalPreAuth(Exchange x, out long originalId, out TradeRecord? original)
    {
        originalId = 0;
        original = null;
        if (cards.Identify(x, required: true) is { } unknown) return unknown;
        string auth = (x.Request[38] ?? "").Trim();
        if (auth == "") return "30";
        int.TryParse(x.Request.Part(61, 0, 6), out int batch);
        int.TryParse(x.Request.Part(61, 6, 6), out int stan);
        string date = x.Request.Part(61, 12, 4);
        original = ledger.ByAuthorisation(auth, x.Pan).FirstOrDefault(t =>
            t.Kind == TradeKind.PreAuth && t.Merchant == x.MerchantId && (batch == 0 || t.Batch == batch) && (stan == 0 || t.Stan == stan) &&
            (date is "" or "0000" || date == t.Time.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture)));
        if (original is null) return "25";
        originalId = original.Id;
        if (original.State != TradeState.Approved) return "25";
        return (x.Now.Date - original.Time.Date).TotalDays > rules.PreAuthDays ? "22" : null;
    }

    private TradeRecord? OriginalByTrace(Exchange x) =>
        int.TryParse(x.Request.Part(61, 0, 6), out int batch) && int.TryParse(x.Request.Part(61, 6, 6), out int stan) ? ledger.Find(x.TerminalId, batch, stan) : null;

    private static bool ReferenceFits(Exchange x, TradeRecord original) => x.Request[37] is null or "000000000000" || x.Request[37] == original.Rrn;

    private static bool AuthorisationFits(Exchange x, TradeRecord original) => (x.Request[38] ?? "").Trim() is "" or "000000" || x.Request[38] == original.AuthCode;

    private bool WithoutCard(Exchange x) => rules.WithoutCard && x.Request.Part(22, 0, 2) == "00";

    /// <summary>A void or refund without a card is booked on the card of its original.</summary>
    private void TakeOver(Exchange x, TradeRecord original)
    {
        x.Pan = original.Pan;
        x.Card ??= ledger.Card(original.Pan);
    }
}
