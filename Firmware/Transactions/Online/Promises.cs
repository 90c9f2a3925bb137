using System.IO;
using PosFirmware.Acquirer;
using PosFirmware.Storage;

namespace PosFirmware.Transactions;

/// <summary>
/// What a promise is worth beside the batch: the record of its transaction wins. The flash may have refused to drop the promise, or the
/// power may have gone between the two writes.
/// </summary>
public static class Promises
{
    /// <summary>Drops every promise whose transaction stands in the batch. A flash that refuses is asked again at the next start.</summary>
    /// <param name="s">Batch and promises as they lie on the flash.</param>
    /// <param name="scratch">Record to read into.</param>
    public static void DropBooked(Services s, TransactionRecord scratch)
    {
        if (IsBooked(s, s.Reversal, scratch)) Drop(s.Reversal);
        if (IsBooked(s, s.Unknown, scratch)) Drop(s.Unknown);
        if (IsBooked(s, s.Order, scratch)) Drop(s.Order);
    }

    /// <summary>Drops what the flash has refused to let go, before anything new begins: past the settlement of its batch no record would outweigh it any more.</summary>
    /// <exception cref="IOException">The flash refuses again.</exception>
    public static void DropStale(Services s)
    {
        if (s.Reversal.IsStale) s.Reversal.Remove();
        if (s.Unknown.IsStale) s.Unknown.Remove();
        if (s.Order.IsStale) s.Order.Remove();
        if (s.ScriptNotice.IsStale) s.ScriptNotice.Remove();
    }

    /// <summary>Drops a promise of which the end is known: in memory it is gone in any case.</summary>
    public static void Drop(PendingMessage promise)
    {
        try
        {
            promise.Remove();
        }
        catch (IOException)
        {
            // it lies there still, beside the record that outweighs it
        }
    }

    /// <summary>The counter is written after the promise: what came between the two is made good. A refused counter is right in memory, and the promise repeats it.</summary>
    public static void TakeNumber(TerminalState state, PendingMessage promise)
    {
        if (!promise.Exists || promise.Stan != state.PeekStan()) return;
        try
        {
            state.TakeStan(promise.Stan);
        }
        catch (IOException)
        {
            // as after a power cut at the next start
        }
    }

    private static bool IsBooked(Services s, PendingMessage promise, TransactionRecord scratch)
    {
        if (!promise.Exists) return false;
        int index = s.Batch.IndexOf(promise.Stan);
        return index >= 0 && s.Batch.Read(index, scratch) && scratch.Batch == promise.Batch && (scratch.Kind == promise.Kind || promise.Kind == TransactionKind.QrOrder);
    }
}
