using System.Globalization;
using Bench.Acquirer;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace Bench;

/// <summary>Compares the terminal's open batch with the acquirer's books.</summary>
public static class Reconciliation
{
    /// <summary>What does not agree; nothing when all is well.</summary>
    /// <param name="terminal">The terminal's books.</param>
    /// <param name="ledger">The acquirer's books.</param>
    /// <param name="batch">Batch of the terminal's transactions; 0: the open one.</param>
    public static IReadOnlyList<string> Compare(TerminalBooks terminal, Ledger ledger, int batch = 0)
    {
        if (batch == 0) batch = terminal.State.Batch;
        List<string> faults = [.. ledger.Audit()];
        if (terminal.Reversal.Exists) faults.Add($"a reversal is pending at the terminal: trace {terminal.Reversal.Stan:D6}");
        if (terminal.Suspended > 0) faults.Add($"{terminal.Suspended} reversals wait on the terminal's suspense list");
        if (terminal.Order.Exists) faults.Add($"an order waits at the terminal: trace {terminal.Order.Stan:D6}");
        var booked = ledger.Transactions()
            .Where(t => t.Terminal == terminal.Settings.TerminalId && t.Batch == batch && t.Stands && t.Kind is not (TradeKind.Balance or TradeKind.Query))
            .ToDictionary(t => t.Stan);
        foreach (TransactionRecord mine in terminal.Transactions)
        {
            if (mine.Kind == TransactionKind.OfflineVoid || mine is { Kind: TransactionKind.OfflineSale } && (mine.Voided || mine.Refused))
            {
                if (booked.Remove(mine.Stan, out TradeRecord? never)) faults.Add($"trace {mine.Stan:D6}: the ledger has {never.Kind} {Yuan(never.Amount)}, which the terminal voided before it was sent, or calls refused");
                continue;
            }
            if (mine is { Kind: TransactionKind.OfflineSale, Uploaded: false }) faults.Add($"trace {mine.Stan:D6}: an off-line sale waits at the terminal");
            if (!booked.Remove(mine.Stan, out TradeRecord? theirs)) faults.Add($"trace {mine.Stan:D6}: the terminal has {mine.Kind} {Yuan(mine.Amount)}, the ledger has nothing that stands");
            else faults.AddRange(Differences(mine, theirs, ledger).Select(d => $"trace {mine.Stan:D6}: {d}"));
        }
        faults.AddRange(booked.Values.Select(t => $"trace {t.Stan:D6}: the ledger has {t.Kind} {Yuan(t.Amount)}, the terminal has nothing"));
        faults.AddRange(TotalsDiffer(terminal, ledger.Totals(terminal.Settings.TerminalId, batch)));
        return faults;
    }

    /// <summary>What the terminal would send as field 48, against the acquirer's own: a kind that one of them books nowhere shows here.</summary>
    private static IEnumerable<string> TotalsDiffer(TerminalBooks terminal, BatchTotals theirs)
    {
        PosFirmware.Storage.Totals ours = new();
        foreach (TransactionRecord mine in terminal.Transactions) ours.Add(mine);
        foreach (bool foreign in new[] { false, true })
        {
            Acquirer.Totals mine = new(ours.DebitAmount(foreign), ours.DebitCount(foreign), ours.CreditAmount(foreign), ours.CreditCount(foreign));
            Acquirer.Totals other = foreign ? theirs.Foreign : theirs.Domestic;
            if (mine != other) yield return $"field 48, {(foreign ? "foreign" : "domestic")} cards: {mine.Digits} at the terminal, {other.Digits} in the ledger";
        }
    }

    private static IEnumerable<string> Differences(TransactionRecord mine, TradeRecord theirs, Ledger ledger)
    {
        if (mine.Kind.ToString() != theirs.Kind.ToString()) yield return $"kind {mine.Kind} at the terminal, {theirs.Kind} in the ledger";
        if (mine.Amount != theirs.Amount) yield return $"amount {Yuan(mine.Amount)} at the terminal, {Yuan(theirs.Amount)} in the ledger";
        if (mine.Rrn.Trim() != theirs.Rrn.Trim()) yield return $"reference {mine.Rrn} at the terminal, {theirs.Rrn} in the ledger";
        if (mine.AuthCode.Trim() != theirs.AuthCode.Trim()) yield return $"authorisation {mine.AuthCode} at the terminal, {theirs.AuthCode} in the ledger";
        if (TradeTable.Row(theirs.Kind).Qr && VoucherOf(ledger, theirs) is { } voucher && mine.OrderNumber != voucher) yield return $"order {mine.OrderNumber} at the terminal, {voucher} in the ledger";
        if (mine.Voided != (theirs.State == TradeState.Voided)) yield return $"voided: {mine.Voided} at the terminal, {theirs.State} in the ledger";
    }

    private static string? VoucherOf(Ledger ledger, TradeRecord trade) => ledger.OrderOfTrade(trade.Kind == TradeKind.QrSale ? trade.Id : trade.Original)?.Voucher;

    private static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
