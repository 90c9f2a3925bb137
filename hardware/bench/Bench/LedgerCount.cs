using System.Text.RegularExpressions;
using Bench.Acquirer;

namespace Bench;

/// <summary>Something in the ledger that a scenario can count.</summary>
public sealed partial record LedgerCount(string Name, Func<Ledger, int> In)
{
    /// <summary>All of them by name. Kinds count what stands: neither declined nor reversed.</summary>
    public static IReadOnlyDictionary<string, LedgerCount> All { get; } = new LedgerCount[]
    {
        Standing("sale", TradeKind.Sale), Standing("void", TradeKind.SaleVoid), Standing("refund", TradeKind.Refund),
        Standing("preauth", TradeKind.PreAuth), Standing("completion", TradeKind.Completion),
        Standing("qr-sale", TradeKind.QrSale), Standing("qr-void", TradeKind.QrVoid), Standing("qr-refund", TradeKind.QrRefund),
        new("order-open", l => l.Orders().Count(o => o.State is OrderState.Open or OrderState.Paying)),
        new("order-closed", l => l.Orders().Count(o => o.State is OrderState.Closed or OrderState.Failed)),
        new("declined", l => l.Transactions().Count(t => t.State == TradeState.Declined)),
        new("reversed", l => l.Transactions().Count(t => t.State == TradeState.Reversed)),
        new("voided", l => l.Transactions().Count(t => t.State == TradeState.Voided)),
        new("reversal", l => l.Reversals().Count),
        Standing("offline-sale", TradeKind.OfflineSale),
        new("cryptogram", l => l.Chips().Count(c => c.Verdict == "cryptogram right")),
        new("script-notice", l => l.Chips().Count(c => c.ScriptResult != "")),
        new("certificate", l => l.Chips().Count(c => c.FinalCryptogram.StartsWith("TC", StringComparison.Ordinal) && !c.IsFinalWrong)),
        new("chip-download", l => l.Messages(int.MaxValue).Count(m => m.Incoming && m.Mti == "0800" && DownloadEnd().IsMatch(m.Text))),
        new("settlement", l => l.Settlements().Count),
        new("signature", l => l.Signatures().Count(s => s.Complete)),
    }.ToDictionary(c => c.Name);

    /// <summary>Field 60 of the message that ends a download of keys (371) or applications (381), as the journal explains it.</summary>
    [GeneratedRegex(@"\b00\d{6}3[78]1\b")]
    private static partial Regex DownloadEnd();

    private static LedgerCount Standing(string name, TradeKind kind) => new(name, l => l.Transactions().Count(t => t.Kind == kind && t.Stands));
}
