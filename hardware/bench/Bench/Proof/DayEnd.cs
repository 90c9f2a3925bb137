using Bench.Acquirer;
using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>What a shop does at the end of a bad day, and what must be true afterwards.</summary>
internal static class DayEnd
{
    /// <summary>Amount of the last sale: no other transaction has it.</summary>
    internal const long LastSale = 77;

    private const int MostTries = 6;

    private static readonly Hands lastSale = new(LastSale, "cup-credit", [""]);

    /// <summary>All faults are over: the terminal is switched on, signed on, delivers what it owes, and sells once more.</summary>
    internal static void Finish(ProofRig rig)
    {
        rig.Host.Faults.Clear();
        rig.Line.Down = false;
        if (rig.Terminal is null && !rig.Boot()) throw new ExpectationException("the power went although nobody cut it");
        rig.Host.Pump(all: true);
        Services s = rig.Terminal!.Services;
        rig.Run(Flow.SignOn, new Hands());
        for (int i = 0; i < MostTries && s.Unknown.Exists; i++) rig.Run(s.Unknown.Kind == TransactionKind.Refund ? Flow.Refund : Flow.CompletionAdvice, new Hands());
        for (int i = 0; i < MostTries && !HasLastSale(s); i++) rig.Run(Flow.Sale, lastSale);
        rig.PowerOff();
    }

    private static bool HasLastSale(Services s)
    {
        TransactionRecord last = new();
        return s.Batch.Count > 0 && s.Batch.Read(s.Batch.Count - 1, last) && last is { Kind: TransactionKind.Sale, Amount: LastSale };
    }

    /// <summary>What is not as it must be; nothing when all is well. The power must be off.</summary>
    /// <param name="rig">After <see cref="Finish"/>.</param>
    /// <param name="tried">How often the operator has tried each kind and amount: no more than that may stand in the ledger.</param>
    internal static IReadOnlyList<string> Faults(ProofRig rig, IReadOnlyDictionary<(TradeKind Kind, long Amount), int>? tried = null)
    {
        TerminalBooks terminal = TerminalBooks.Read(rig.Flash);
        Ledger ledger = rig.Host.Ledger;
        List<string> faults = [.. Reconciliation.Compare(terminal, ledger)];
        PendingMessage unknown = new(rig.Flash, "unknown");
        unknown.Load();
        if (unknown.Exists) faults.Add($"the result of trace {unknown.Stan:D6} is still unknown");
        SuspenseList suspense = new(rig.Flash);
        suspense.Open();
        if (suspense.Count > 0) faults.Add($"{suspense.Count} reversals are suspended");
        IReadOnlyList<TradeRecord> trades = ledger.Transactions();
        int last = trades.Count(t => t.Stands && t.Amount == LastSale);
        if (last != 1) faults.Add($"the last sale stands {last} times");
        foreach (var group in trades.Where(t => t.Stands && t.Kind is not (TradeKind.Balance or TradeKind.Query)).GroupBy(t => (t.Kind, t.Amount)))
            if (tried is not null && group.Key.Amount != LastSale && group.Count() > tried.GetValueOrDefault(group.Key))
                faults.Add($"{group.Key.Kind} of {group.Key.Amount} fen stands {group.Count()} times, and was wanted {tried.GetValueOrDefault(group.Key)} times");
        faults.AddRange(rig.Complaints.Select(c => "complaint: " + c));
        return faults;
    }
}
