using Bench.Acquirer;
using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>What a shop does at the end of a bad day, and what must be true afterwards.</summary>
internal static class DayEnd
{
    /// <summary>Amount of the last sale: no other transaction has it.</summary>
    internal const long LastSale = 77;

    private const int MostTries = 6;

    private static readonly Hands lastSale = new(LastSale, "mastercard", [""]);

    /// <summary>All faults are over: the terminal is switched on, goes on with a settlement that was cut off, signs on, delivers what it owes,
    /// sells once more, and settles.</summary>
    internal static void Finish(ProofRig rig)
    {
        rig.Host.Faults.Clear();
        rig.Line.Down = false;
        if (rig.Terminal is null && !rig.Boot()) throw new ExpectationException("the power went although nobody cut it");
        rig.Host.Pump(all: true);
        Services s = rig.Terminal!.Services;
        if (s.Suspense.Count > 0 || s.Reversal.Exists) rig.Board!.Printer.PaperPresent = true; // what the acquirer does not reverse goes on paper
        for (int i = 0; i < MostTries && s.State.Settling; i++) rig.Run(Flow.Settle, new Hands());
        rig.Run(Flow.SignOn, new Hands());
        for (int i = 0; i < MostTries && s.Unknown.Exists; i++) rig.Run(s.Unknown.Kind switch { TransactionKind.Refund => Flow.Refund, TransactionKind.QrRefund => Flow.QrRefund, _ => Flow.CompletionAdvice }, new Hands());
        for (int i = 0; i < MostTries && s.Order.Exists; i++) rig.Run(Flow.QrLast, new Hands());
        for (int i = 0; i < MostTries && !HasLastSale(s); i++) rig.Run(Flow.Sale, lastSale);
        int batch = s.State.Batch;
        for (int i = 0; i < MostTries && s.State.Batch == batch; i++) rig.Run(Flow.Settle, new Hands());
        rig.PowerOff();
    }

    private static bool HasLastSale(Services s)
    {
        TransactionRecord last = new();
        return s.Batch.Count > 0 && s.Batch.Read(s.Batch.Count - 1, last) && last is { Kind: TransactionKind.Sale, Amount: LastSale };
    }

    /// <summary>What is not as it must be; nothing when all is well. The power must be off.</summary>
    /// <param name="rig">After <see cref="Finish"/>.</param>
    /// <param name="tried">How often the operator has wanted each kind and amount: no more than that may stand in the ledger; null: not looked at.</param>
    /// <param name="phantom">True: the acquirer has a sale that the terminal cannot have.</param>
    /// <param name="balanced">False: a settlement may have been made while a reversal could not be delivered.</param>
    internal static IReadOnlyList<string> Faults(ProofRig rig, IReadOnlyDictionary<(TradeKind Kind, long Amount), int>? tried = null, bool phantom = false, bool balanced = true)
    {
        TerminalBooks open = TerminalBooks.Read(rig.Flash), settled = TerminalBooks.Read(rig.Flash, previous: true);
        Ledger ledger = rig.Host.Ledger;
        int batch = open.State.LastSettlement.Batch;
        List<string> faults = [.. Reconciliation.Compare(open, ledger), .. Reconciliation.Compare(settled, ledger, batch)];
        ClearedByHand cleared = ClearedByHand.Read(rig.Flash, rig.UtcNow);
        faults.RemoveAll(cleared.Explains);
        if (cleared.Any) balanced = false;
        if (phantom) faults.RemoveAll(f => f.StartsWith($"trace {Phantom.Stan:D6}", StringComparison.Ordinal) || f.StartsWith("field 48", StringComparison.Ordinal));
        faults.AddRange(SignatureFaults(rig));
        faults.AddRange(UploadFaults(ledger));
        if (open.State.Settling) faults.Add("the settlement is not through");
        if (batch != open.State.Batch - 1) faults.Add($"the last settlement is of batch {batch}, and batch {open.State.Batch} is open");
        if (open.Transactions.Count > 0) faults.Add($"{open.Transactions.Count} transactions are left in the open batch");

        PendingMessage unknown = new(rig.Flash, "unknown");
        unknown.Load();
        if (unknown.Exists) faults.Add($"the result of trace {unknown.Stan:D6} is still unknown");

        IReadOnlyList<TradeRecord> standing = [.. ledger.Transactions().Where(t => t.Stands && t.Kind is not (TradeKind.Balance or TradeKind.Query))];
        int last = standing.Count(t => t is { Kind: TradeKind.Sale, Amount: LastSale });
        if (last != 1) faults.Add($"the last sale stands {last} times");
        if (tried is not null)
            foreach (var group in standing.Where(t => t.Amount != LastSale && t.Stan != Phantom.Stan).GroupBy(t => (t.Kind, t.Amount)))
                if (group.Count() > tried.GetValueOrDefault(group.Key))
                    faults.Add($"{group.Key.Kind} of {group.Key.Amount} fen stands {group.Count()} times, and was wanted {tried.GetValueOrDefault(group.Key)} times");
        foreach (int of in standing.Select(t => t.Batch).Distinct())
            if (!ledger.Settlements().Any(s => s.Batch == of && s.Closed && (s.Balanced || phantom || !balanced))) faults.Add($"batch {of} is not settled{(balanced ? " and balanced" : "")}");
        faults.AddRange(rig.Witness.Faults());
        faults.AddRange(rig.Complaints.Select(c => "complaint: " + c));
        return faults;
    }

    /// <summary>What a batch upload brought is in the books, and the chips' last cryptograms are theirs.</summary>
    private static IEnumerable<string> UploadFaults(Ledger ledger)
    {
        foreach (SettlementRecord settlement in ledger.Settlements())
            foreach (UploadRecord item in ledger.Uploads(settlement.Terminal, settlement.Batch).Where(u => !u.Matched))
                yield return $"batch {item.Batch}: the uploaded detail {item.ManagementCode} of trace {item.Stan:D6} does not match the books";
        foreach (var chip in ledger.Chips().Where(c => c.IsFinalWrong))
            yield return $"the last cryptogram of trace {ledger.Trade(chip.Trade)!.Stan:D6} is not the card's: {chip.FinalCryptogram}";
    }

    /// <summary>What was signed and kept is at the acquirer, once, dot for dot; and what is there belongs to a transaction that stands.</summary>
    private static IEnumerable<string> SignatureFaults(ProofRig rig)
    {
        SimulatedFlash copy = new();
        copy.Restore(rig.Flash.Snapshot());
        SignatureStore store = new(copy, SignatureStore.Largest, SignatureImage.Bytes, SignatureImage.MaxCoded);
        store.Open();
        if (store.Pending > 0) yield return $"{store.Pending} signatures have not been sent";
        string terminal = rig.Host.Ledger.Terminals()[0].Id;
        for (int i = 0; i < store.Count; i++)
        {
            if (store.HasFailed(i)) continue; // refused as often as the parameters say, and signed on paper
            if (!store.Load(i)) yield return $"signature {i} cannot be read";
            else if (rig.Host.Ledger.Signature(terminal, store.Record.Batch, store.Record.Stan) is not { Complete: true } theirs) yield return $"the signature of trace {store.Record.Stan:D6} is not at the acquirer";
            else if (!theirs.Picture!.Bits.AsSpan().SequenceEqual(store.Bits)) yield return $"the signature of trace {store.Record.Stan:D6} is another one at the acquirer";
        }
        foreach (SignatureRecord theirs in rig.Host.Ledger.Signatures())
        {
            if (!theirs.Complete) yield return $"half a signature of trace {theirs.Stan:D6} is at the acquirer";
            if (rig.Host.Ledger.Find(theirs.Terminal, theirs.Batch, theirs.Stan) is not { Stands: true }) yield return $"the signature of trace {theirs.Stan:D6} belongs to nothing that stands";
        }
    }
}
