using System.Globalization;
using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace Bench;

/// <summary>What the terminal has in its flash now, read from a copy with the firmware's own record formats.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="State">Counters and flags.</param>
/// <param name="Transactions">The open batch, oldest first.</param>
/// <param name="Reversal">The slot of the message that waits for its end.</param>
/// <param name="Suspended">Reversals on the suspense list.</param>
/// <param name="Order">The slot of the order that a customer may pay.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Tampered">The latch of the case is set.</param>
public sealed record TerminalBooks(TerminalSettings Settings, TerminalState State, IReadOnlyList<TransactionRecord> Transactions, PendingMessage Reversal, int Suspended, PendingMessage Order, KeyStore Keys, bool Tampered)
{
    /// <summary>Reads a copy; the terminal notices nothing, and no time passes.</summary>
    /// <param name="flash">The terminal's flash.</param>
    /// <param name="previous">True: the transactions of the batch that was settled last.</param>
    public static TerminalBooks Read(SimulatedFlash flash, bool previous = false)
    {
        SimulatedFlash copy = new();
        copy.Restore(flash.Snapshot());
        TerminalSettings settings = new();
        new SettingsFile(copy).Load(settings);
        TerminalState state = new(copy);
        state.Load();
        PendingMessage reversal = new(copy, "reversal");
        reversal.Load();
        PendingMessage order = new(copy, "order");
        order.Load();
        Batch batch = new(copy, settings.BatchCapacity);
        batch.Open(previous ? state.PreviousBatchFile : state.BatchFile);
        List<TransactionRecord> records = [];
        for (int i = 0; i < batch.Count; i++)
        {
            TransactionRecord record = new();
            if (batch.Read(i, record)) records.Add(record);
        }
        SuspenseList suspense = new(copy);
        suspense.Open();
        KeyStore keys = new(copy, [.. Machine.UsualMacAddress]);
        keys.Load();
        return new TerminalBooks(settings, state, records, reversal, suspense.Count, order, keys, copy.Exists(TamperGuard.File));
    }
}

/// <summary>One fact about the terminal that a scenario can ask for.</summary>
public sealed record TerminalFact(string Name, string Form, Func<TerminalBooks, string> Of)
{
    /// <summary>All facts by name.</summary>
    public static IReadOnlyDictionary<string, TerminalFact> All { get; } = new TerminalFact[]
    {
        new("signed-on", "yes|no", b => b.State.SignedOn ? "yes" : "no"),
        new("reversal", "pending|none", b => b.Reversal.Exists ? "pending" : "none"),
        new("order", "pending|none", b => b.Order.Exists ? "pending" : "none"),
        new("suspended", "N", b => b.Suspended.ToString(CultureInfo.InvariantCulture)),
        new("offline-waiting", "N", b => b.Transactions.Count(t => t is { Kind: TransactionKind.OfflineSale, Uploaded: false, Refused: false, Voided: false }).ToString(CultureInfo.InvariantCulture)),
        new("transactions", "N", b => b.Transactions.Count.ToString(CultureInfo.InvariantCulture)),
        new("batch", "N", b => b.State.Batch.ToString(CultureInfo.InvariantCulture)),
        new("cashier", "N", b => b.State.Cashier.ToString(CultureInfo.InvariantCulture)),
        new("keys", "none|master|working", b => b.Keys.HasWorkingKeys ? "working" : b.Keys.HasMaster ? "master" : "none"),
        new("tampered", "yes|no", b => b.Tampered ? "yes" : "no"),
        new("printed", "yes|no", b => b.Transactions.Count == 0 || b.Transactions[^1].Printed ? "yes" : "no"),
    }.ToDictionary(f => f.Name);
}
