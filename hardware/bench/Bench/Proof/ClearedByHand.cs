using System.Globalization;
using Bench.VirtualBoard;
using PosFirmware;
using PosFirmware.Drivers.Bus;
using PosFirmware.Storage;

namespace Bench.Proof;

/// <summary>
/// What a person has taken off the terminal's books, as its audit log says: the acquirer may have more than the terminal there, and
/// only there. Without the entry a missing transaction is a fault.
/// </summary>
internal sealed class ClearedByHand
{
    private readonly HashSet<int> reversals = [];
    private int lastOfLog;

    /// <summary>Something was cleared: a settlement need not balance.</summary>
    internal bool Any => reversals.Count > 0 || lastOfLog > 0;

    /// <summary>Reads a copy of the flash.</summary>
    internal static ClearedByHand Read(SimulatedFlash flash, DateTime utcNow)
    {
        SimulatedFlash copy = new();
        copy.Restore(flash.Snapshot());
        AuditLog log = new(copy, new TerminalTime(new Still(utcNow)));
        log.Open();
        ClearedByHand result = new();
        AuditEntry entry = new();
        for (int i = 0; i < log.Count; i++)
        {
            if (!log.Read(i, entry)) continue;
            if (entry.Kind is AuditKind.SuspenseCleared or AuditKind.ReversalRefused) result.reversals.Add(entry.Stan);
            if (entry.Kind == AuditKind.LogCleared) result.lastOfLog = Math.Max(result.lastOfLog, entry.Stan);
        }
        return result;
    }

    /// <summary>True for "the ledger has ..., the terminal has nothing" of a trace that was cleared, and for totals that differ by it.</summary>
    internal bool Explains(string fault) => (Any && fault.StartsWith("field 48", StringComparison.Ordinal)) || (fault.EndsWith("the terminal has nothing", StringComparison.Ordinal) && fault.StartsWith("trace ", StringComparison.Ordinal)
        && int.Parse(fault.AsSpan(6, 6), CultureInfo.InvariantCulture) is var stan && (stan <= lastOfLog || reversals.Contains(stan)));

    private sealed class Still(DateTime utcNow) : IClock
    {
        public long Micros => 0;
        public long Millis => 0;
        public DateTime UtcNow => utcNow;
        public void Wait(int milliseconds) => Sleep(milliseconds);

        public void Sleep(int milliseconds) { }
        public void Spin(int micros) { }
    }
}
