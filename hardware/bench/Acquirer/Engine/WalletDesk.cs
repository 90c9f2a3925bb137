using System.Globalization;

namespace Bench.Acquirer;

/// <summary>What came of a customer's try to pay.</summary>
public enum PayResult
{
    /// <summary>Paid.</summary>
    Paid,
    /// <summary>He has to confirm.</summary>
    Asked,
    /// <summary>The order is closed, or was paid by somebody.</summary>
    Gone,
    /// <summary>There is no such order.</summary>
    Unknown,
    /// <summary>He has not enough money.</summary>
    Poor,
    /// <summary>He refused.</summary>
    Refused,
}

/// <summary>The customers' side of QR payments: scanning an order, confirming, refusing. All of it is one database transaction each.</summary>
public sealed class WalletDesk(Ledger ledger, EngineRules rules)
{
    /// <summary>A customer scans the QR code of an order.</summary>
    /// <param name="content">What the QR code says.</param>
    /// <param name="wallet">His wallet.</param>
    /// <param name="now">Host time.</param>
    public PayResult Scan(string content, string wallet, DateTime now)
    {
        var result = PayResult.Unknown;
        ledger.Atomically(() =>
        {
            PassTime(now);
            if (ledger.OrderByContent(content) is not { } order || ledger.Wallet(wallet) is not { } payer) return;
            result = order.State == OrderState.Open ? Pay(order, payer, now) : PayResult.Gone;
        });
        return result;
    }

    /// <summary>The customer confirms what he is asked for, or refuses it.</summary>
    /// <param name="wallet">His wallet.</param>
    /// <param name="yes">False: he refuses.</param>
    /// <param name="now">Host time.</param>
    public PayResult Answer(string wallet, bool yes, DateTime now)
    {
        var result = PayResult.Gone;
        ledger.Atomically(() =>
        {
            PassTime(now);
            if (ledger.OpenOrders().LastOrDefault(o => o.State == OrderState.Paying && o.Wallet == wallet) is { } order) result = Confirm(order, yes, now);
        });
        return result;
    }

    /// <summary>What time has brought: customers who have confirmed by now, orders that are too old.</summary>
    public void PassTime(DateTime now)
    {
        ledger.Atomically(() =>
        {
            foreach (OrderRecord order in ledger.OpenOrders())
            {
                DateTime end = order.Time.AddSeconds(rules.QrOrderSeconds);
                if (order.State == OrderState.Paying && ledger.Wallet(order.Wallet) is { } payer && (payer.Refuses || payer.ConfirmAfter > 0))
                {
                    DateTime when = order.Asked.AddSeconds(payer.ConfirmAfter);
                    if (when <= now && when <= end)
                    {
                        Confirm(order, !payer.Refuses, when);
                        continue;
                    }
                }
                if (end <= now) ledger.SetOrder(order.Id, OrderState.Closed, "P2");
            }
        });
    }

    /// <summary>Pays at once, or asks the customer first.</summary>
    internal PayResult Pay(OrderRecord order, WalletRecord payer, DateTime now)
    {
        if (order.Amount <= payer.AskAbove && !payer.Refuses) return Book(order, payer, now);
        ledger.AskCustomer(order.Id, payer.Id, now);
        return PayResult.Asked;
    }

    private PayResult Confirm(OrderRecord order, bool yes, DateTime now)
    {
        if (yes) return Book(order, ledger.Wallet(order.Wallet)!, now);
        ledger.SetOrder(order.Id, OrderState.Failed, "P5");
        return PayResult.Refused;
    }

    private PayResult Book(OrderRecord order, WalletRecord payer, DateTime now)
    {
        if (ledger.Card(payer.Account)!.Available < order.Amount)
        {
            ledger.SetOrder(order.Id, OrderState.Failed, "51");
            return PayResult.Poor;
        }
        ledger.Move(payer.Account, -order.Amount, 0);
        long trade = ledger.AddTrade(new TradeRecord(0, TradeKind.QrSale, order.Terminal, order.Merchant, order.Batch, order.Stan, payer.Account, order.Amount, order.Amount,
            TradeState.Approved, "00", order.Rrn, "", "032", now, 0, 0, "CUP", ""));
        ledger.SetPaid(order.Id, payer.Id, trade);
        return PayResult.Paid;
    }

    /// <summary>A payment voucher number: date and a running number, 20 digits.</summary>
    internal string NewVoucher(DateTime now) =>
        now.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ledger.Count("voucher").ToString("D12", CultureInfo.InvariantCulture);
}
