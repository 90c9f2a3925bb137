using System.Globalization;

namespace Bench.Acquirer;

/// <content>
/// QR payments (acquirer-protocol.md 3.12). For orders that the terminal shows there is no common form; README.md describes the one here.
/// Private response codes: P1 the customer has not paid yet, P2 the order is closed, P3 the payment code is not good, P5 the customer
/// refused or could not pay, P6 the order is paid and cannot be closed.
/// </content>
internal sealed partial class Trading
{
    private string HandleQr(Exchange x, TradeRow row)
    {
        desk.PassTime(x.Now);
        if (Tlv59.Parse(x.Request[59]) is not { } tags) return "30";
        switch (row.Kind)
        {
            case TradeKind.QrClose: return x.ForcedCode ?? Close(x);
            case TradeKind.QrQuery: return x.ForcedCode ?? QueryOrder(x, tags);
        }
        if (FormatFault(x, row) is { } fault) return fault;
        if (IsElsewhere(x)) return "P4";
        if (Repeated(x) is { } repeated) return repeated;
        if (ledger.Order(x.TerminalId, x.Request.Batch, x.Request.Stan) is { } known) return known.State == OrderState.Closed ? "P2" : "94";
        if (x.ForcedCode is { } forced) return Refuse(x, row.Kind, forced);
        return row.Kind switch
        {
            TradeKind.QrSale => PayByCode(x, tags),
            TradeKind.QrOrder => PlaceOrder(x, tags),
            _ => GiveBack(x, row.Kind, tags),
        };
    }

    /// <summary>Declines are in the books too, but for orders, which are no transactions.</summary>
    private string Refuse(Exchange x, TradeKind kind, string code, long original = 0)
    {
        if (kind != TradeKind.QrOrder)
            ledger.AddTrade(new TradeRecord(0, kind, x.TerminalId, x.MerchantId, x.Request.Batch, x.Request.Stan, x.Pan, x.Request.Amount, x.Request.Amount,
                TradeState.Declined, code, x.Rrn, "", x.Request[22] ?? "", x.Now, original, 0, "CUP", ""));
        return code;
    }

    /// <summary>The customer's code was scanned: he pays now, or is asked on his phone.</summary>
    private string PayByCode(Exchange x, IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue("A3", out string? code) || rules.QrTerminalInfo && !tags.ContainsKey("A2")) return Refuse(x, TradeKind.QrSale, "30");
        if (TooMuch(x) is { } much) return Refuse(x, TradeKind.QrSale, much);
        if (ledger.TakePayCode(code, x.Now, rules.QrCodeSeconds) is not { } payer) return Refuse(x, TradeKind.QrSale, "P3");
        OrderRecord order = NewOrder(x, "");
        switch (desk.Pay(order, payer, x.Now))
        {
            case PayResult.Asked: return "P1";
            case PayResult.Poor: return Refuse(x, TradeKind.QrSale, "51");
        }
        Seal(x, ledger.OrderById(order.Id)!, x.Now);
        return x.ApprovalCode ?? "00";
    }

    /// <summary>An order that the terminal shows: nothing is paid yet.</summary>
    private string PlaceOrder(Exchange x, IReadOnlyDictionary<string, string> tags)
    {
        if (rules.QrTerminalInfo && !tags.ContainsKey("A2")) return "30";
        if (TooMuch(x) is { } much) return much;
        OrderRecord order = NewOrder(x, $"https://qr.bench.example/{x.MerchantId}/{ledger.Count("content"):D10}{x.Request.Stan:D6}");
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        x.Answer[59] = Tlv59.Put("A4", order.Voucher);
        x.Answer[62] = order.Content;
        return x.ApprovalCode ?? "00";
    }

    private OrderRecord NewOrder(Exchange x, string content)
    {
        long id = ledger.AddOrder(new OrderRecord(0, x.TerminalId, x.MerchantId, x.Request.Batch, x.Request.Stan, x.Request.Amount, OrderState.Open, "", desk.NewVoucher(x.Now),
            content, x.Rrn, "", x.Now, x.Now, 0));
        return ledger.OrderById(id)!;
    }

    /// <summary>Closes an order that nobody has paid. One that never arrived is closed too, so that it is refused when it does.</summary>
    private string Close(Exchange x)
    {
        if (!int.TryParse(x.Request.Part(61, 0, 6), out int batch) || !int.TryParse(x.Request.Part(61, 6, 6), out int stan)) return "30";
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        switch (ledger.Order(x.TerminalId, batch, stan))
        {
            case null:
                ledger.AddOrder(new OrderRecord(0, x.TerminalId, x.MerchantId, batch, stan, 0, OrderState.Closed, "", desk.NewVoucher(x.Now), "", x.Rrn, "P2", x.Now, x.Now, 0));
                return "00";
            case { State: OrderState.Open or OrderState.Paying } open:
                ledger.SetOrder(open.Id, OrderState.Closed, "P2");
                return "00";
            case { State: OrderState.Paid }: return "P6";
            default: return "00";
        }
    }

    /// <summary>An order by its number: what was paid, and what of it can still go back.</summary>
    private string QueryOrder(Exchange x, IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue("A4", out string? voucher)) return "30";
        if (ledger.OrderByVoucher(voucher) is not { } order || order.Merchant != x.MerchantId) return "25";
        return State(x, order);
    }

    /// <summary>State of an order as a response code; when it is paid, the answer says all about it.</summary>
    private string State(Exchange x, OrderRecord order)
    {
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        switch (order.State)
        {
            case OrderState.Open or OrderState.Paying: return "P1";
            case OrderState.Closed: return "P2";
            case OrderState.Failed: return "P5";
        }
        TradeRecord trade = ledger.Trade(order.Trade)!;
        if (trade.State == TradeState.Reversed) return "P2";
        x.Answer[4] = trade.Amount.ToString("D12", CultureInfo.InvariantCulture);
        Seal(x, order, trade.Time);
        long left = trade.State == TradeState.Voided ? 0 : trade.Amount - trade.Refunded;
        x.Answer[59] += Tlv59.Put("A7", left.ToString("D12", CultureInfo.InvariantCulture));
        return "00";
    }

    /// <summary>What the answer to a paid order carries.</summary>
    private void Seal(Exchange x, OrderRecord order, DateTime time)
    {
        x.AnswerMak = x.Terminal!.Keys!.Mak;
        x.Answer[12] = time.ToString("HHmmss", CultureInfo.InvariantCulture);
        x.Answer[13] = time.ToString("MMdd", CultureInfo.InvariantCulture);
        x.Answer[15] = time.ToString("MMdd", CultureInfo.InvariantCulture);
        x.Answer[37] = order.Rrn;
        x.Answer[59] = Tlv59.Put("A4", order.Voucher) + (ledger.Wallet(order.Wallet) is { } payer ? Tlv59.Put("A6", WalletBrands.Of(payer.Brand).Mark) : "");
        x.Answer[63] = "CUP";
    }

    /// <summary>Void or refund of a QR payment: no card, but its voucher number.</summary>
    private string GiveBack(Exchange x, TradeKind kind, IReadOnlyDictionary<string, string> tags)
    {
        TradeRecord? original = kind == TradeKind.QrVoid ? OriginalByTrace(x) : ledger.FindByReference(x.Request[37] ?? "");
        string code = original is not { Kind: TradeKind.QrSale } || original.Merchant != x.MerchantId ? "25"
            : !tags.TryGetValue("A4", out string? voucher) ? "30"
            : ledger.OrderOfTrade(original.Id)?.Voucher != voucher ? "25"
            : kind == TradeKind.QrVoid ? VoidQr(x, original) : RefundQr(x, original);
        if (code != "00") return Refuse(x, kind, code, original?.Id ?? 0);
        ledger.Move(original!.Pan, x.Request.Amount, 0);
        ledger.AddTrade(new TradeRecord(0, kind, x.TerminalId, x.MerchantId, x.Request.Batch, x.Request.Stan, original.Pan, x.Request.Amount, x.Request.Amount,
            TradeState.Approved, x.ApprovalCode ?? "00", x.Rrn, "", x.Request[22] ?? "", x.Now, original.Id, 0, "CUP", ""));
        OrderRecord order = ledger.OrderOfTrade(original.Id)!;
        Seal(x, order, x.Now);
        x.Answer[37] = x.Rrn;
        return x.ApprovalCode ?? "00";
    }

    private string VoidQr(Exchange x, TradeRecord original)
    {
        if (original.State != TradeState.Approved || original.Batch != x.Terminal!.Batch || original.Terminal != x.TerminalId) return "25";
        if (rules.VoidSameDayOnly && original.Time.Date != x.Now.Date) return "25";
        if (!ReferenceFits(x, original)) return "25";
        if (original.Amount != x.Request.Amount) return "64";
        ledger.SetTradeState(original.Id, TradeState.Voided);
        return "00";
    }

    private string RefundQr(Exchange x, TradeRecord original)
    {
        if (original.State is not (TradeState.Approved or TradeState.PartlyRefunded or TradeState.Refunded)) return "25";
        if (x.Request.Part(61, 12, 4) != original.Time.ToString("MMdd", CultureInfo.InvariantCulture)) return "25";
        if ((x.Now.Date - original.Time.Date).TotalDays > rules.QrRefundDays) return "22";
        if (rules.RefundLimit > 0 && x.Request.Amount > rules.RefundLimit) return "61";
        long refunded = original.Refunded + x.Request.Amount;
        if (refunded > original.Amount) return "61";
        ledger.SetRefunded(original.Id, refunded, refunded == original.Amount ? TradeState.Refunded : TradeState.PartlyRefunded);
        return "00";
    }
}
