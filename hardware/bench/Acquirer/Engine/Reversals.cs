namespace Bench.Acquirer;

/// <summary>
/// Reversals (0400): found by terminal, batch, trace and kind; same day, same amount, and the original still as it was left.
/// One that comes before its original is remembered, so that the late original is refused.
/// </summary>
internal sealed class Reversals(Ledger ledger, EngineRules rules, TerminalChecks terminals, WalletDesk desk)
{
    internal string Handle(Exchange x)
    {
        // The batch is the original's and may be an older one (acquirer-protocol.md 6.3).
        if (terminals.Check(x, mac: true, batch: false) is { } refused) return refused;
        if (TradeTable.Find(x.Request) is not { } row) return "40";
        if (x.Request.Stan is < 1 or > 999999 || x.Request.Batch < 1 || !x.Request.Has(4)) return "30";
        // a scanned sale is reversed with the very code that was scanned (acquirer-protocol.md 3.12)
        if (row.Kind == TradeKind.QrSale && (Tlv59.Parse(x.Request[59])?.TryGetValue("A3", out string? code) != true || !ledger.KnowsPayCode(code!))) return "30";
        if (x.ForcedCode is { } forced) return forced;

        desk.PassTime(x.Now);
        TradeRecord? original = ledger.Find(x.TerminalId, x.Request.Batch, x.Request.Stan);
        OrderRecord? order = row.Kind == TradeKind.QrSale ? ledger.Order(x.TerminalId, x.Request.Batch, x.Request.Stan) : null;
        // the customer has not paid yet: now he cannot any more
        string verdict = original is null && order is not null ? "00" : Decide(x, row.Kind, original);
        if (verdict == "00" && original is not null)
        {
            ledger.SetReversed(original.Id, x.Request[39] ?? "");
            Undo(original);
        }
        if (verdict == "00" && order is { State: not OrderState.Failed }) ledger.SetOrder(order.Id, OrderState.Closed, "P2");
        ledger.AddReversal(new ReversalRecord(x.TerminalId, x.Request.Batch, x.Request.Stan, row.Kind, x.Request.Amount, x.Request[39] ?? "", verdict, original?.Id ?? 0, x.Now));
        if (verdict == "00") x.AnswerMak = x.Terminal!.Keys!.Mak;
        return verdict;
    }

    private string Decide(Exchange x, TradeKind kind, TradeRecord? original)
    {
        if (original is null) return rules.UnknownReversalCode;
        if (original.Kind != kind || original.Merchant != x.MerchantId) return "25";
        if (original.State != TradeState.Approved) return "25";
        if (rules.ReversalSameDayOnly && original.Time.Date != x.Now.Date) return "25";
        return original.Requested != x.Request.Amount ? "64" : "00";
    }

    private void Undo(TradeRecord t)
    {
        TradeRecord? before = t.Original > 0 ? ledger.Trade(t.Original) : null;
        switch (t.Kind)
        {
            case TradeKind.Sale or TradeKind.QrSale:
                ledger.Move(t.Pan, t.Amount, 0);
                break;
            case TradeKind.PreAuth:
                ledger.Move(t.Pan, 0, -t.Amount);
                break;
            case TradeKind.SaleVoid or TradeKind.QrVoid:
                ledger.Move(t.Pan, -t.Amount, 0);
                ledger.SetTradeState(before!.Id, TradeState.Approved);
                break;
            case TradeKind.PreAuthVoid:
                ledger.Move(t.Pan, 0, t.Amount);
                ledger.SetTradeState(before!.Id, TradeState.Approved);
                break;
            case TradeKind.Completion:
                ledger.Move(t.Pan, t.Amount, before!.Amount);
                ledger.SetTradeState(before.Id, TradeState.Approved);
                break;
            case TradeKind.CompletionVoid:
                ledger.Move(t.Pan, -t.Amount, 0);
                ledger.SetTradeState(before!.Id, TradeState.Approved);
                if (ledger.Trade(before.Original) is { State: TradeState.Approved } hold)
                {
                    ledger.Move(hold.Pan, 0, -hold.Amount);
                    ledger.SetTradeState(hold.Id, TradeState.Completed);
                }
                break;
        }
    }
}
