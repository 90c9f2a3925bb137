using Bench.Acquirer;
using Bench.VirtualBoard;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>A cut after which something was not as it must be.</summary>
internal sealed record CutFailure(string Script, string Cut, string Why);

/// <summary>Sizes of a script when nothing is cut.</summary>
internal sealed record ScriptSize(int Writes, int Moments, int Milliseconds);

/// <summary>Cuts the power at every write and every moment of the line of a script, and at some times; then twice.</summary>
internal sealed class CutSweep : IDisposable
{
    private static readonly int[] tornBytes = [1, 13, -1, 100];

    private readonly ProofRig rig = new();
    private readonly FlowScript script;
    private readonly RigImage morning;
    private readonly Dictionary<(TradeKind, long), int> wanted = [];

    /// <summary>Prepares a script.</summary>
    /// <exception cref="ExpectationException">Even uncut it does not come out right.</exception>
    internal CutSweep(FlowScript script)
    {
        this.script = script;
        rig.Paper = script.Paper;
        if (script.Packet > 0) rig.AskForSignatures(script.Packet, script.Compared);
        if (script.Offline >= 0) rig.AllowOffline();
        if (script.QueryOnly) rig.TakeNoQrReversals();
        rig.Boot();
        foreach (FlowStep step in script.Before) rig.Run(step);
        rig.PowerOff();
        if (script.Phantom) Phantom.Add(rig);
        morning = rig.Save();
        Size = Measure();
    }

    /// <summary>How often the power has gone.</summary>
    internal int PowerFailures => rig.PowerFailures;

    /// <summary>Sizes of the script.</summary>
    internal ScriptSize Size { get; }

    private ScriptSize Measure()
    {
        rig.Restore(morning);
        rig.Boot();
        script.Order?.Invoke(rig);
        int writes = rig.Flash.Writes, moments = rig.Line.Points;
        long start = rig.Board!.Clock.NowNs;
        foreach (FlowStep step in script.Steps) rig.Run(step);
        ScriptSize size = new(rig.Flash.Writes - writes, rig.Line.Points - moments, (int)((rig.Board.Clock.NowNs - start) / 1_000_000));
        DayEnd.Finish(rig);
        foreach (TradeRecord t in rig.Host.Ledger.Transactions().Where(t => t.State != TradeState.Declined || t.Kind == TradeKind.OfflineSale))
            wanted[(t.Kind, t.Requested)] = wanted.GetValueOrDefault((t.Kind, t.Requested)) + 1;
        // an off-line sale that was voided before it was sent, or refused, does not stand; cut short before that, it does
        foreach (var t in TerminalBooks.Read(rig.Flash, previous: true).Transactions.Where(t => t.Kind == PosFirmware.Storage.TransactionKind.OfflineSale && t.Voided))
            wanted[(TradeKind.OfflineSale, t.Amount)] = wanted.GetValueOrDefault((TradeKind.OfflineSale, t.Amount)) + 1;
        int offline = wanted.Where(w => w.Key.Item1 == TradeKind.OfflineSale).Sum(w => w.Value);
        if (offline != Math.Max(0, script.Offline)) throw new ExpectationException($"{script.Name}: {offline} off-line sales came about");
        IReadOnlyList<string> faults = DayEnd.Faults(rig, wanted, script.Phantom);
        if (faults.Count > 0) throw new ExpectationException($"{script.Name} does not come out right even when nothing is cut: {string.Join("; ", faults)}");
        return size;
    }

    /// <summary>Every single cut of the script.</summary>
    internal IEnumerable<Cut> Singles(bool allTimes = false)
    {
        for (int n = 1; n <= Size.Writes; n++)
        {
            yield return new Cut(CutAt.BeforeWrite, n);
            foreach (int bytes in tornBytes) yield return new Cut(CutAt.TornWrite, n, bytes);
            yield return new Cut(CutAt.AfterWrite, n);
            yield return new Cut(CutAt.AfterWrite, n, Fate: FlashFate.LosesNewest);
            foreach (FlashFault how in Enum.GetValues<FlashFault>())
            {
                yield return new Cut(CutAt.Fault, n, (int)how);
                yield return new Cut(CutAt.Fault, n, (int)how, Then: new Cut(CutAt.Time, 0));
            }
        }
        for (int n = 1; n <= Size.Moments; n++)
        {
            yield return new Cut(CutAt.Line, n);
            yield return new Cut(CutAt.Line, n, Fate: FlashFate.LosesNewest);
        }
        int every = allTimes ? 20 : 250;
        for (int t = every; t < Size.Milliseconds; t += every) yield return new Cut(CutAt.Time, t);
    }

    /// <summary>Every second cut, during the recovery from a first one.</summary>
    internal IEnumerable<Cut> Doubles(Cut first)
    {
        if (first.At == CutAt.Time || Recovery(first) is not { } size) yield break;
        for (int n = 1; n <= size.Writes; n++)
        {
            yield return first with { Then = new Cut(CutAt.BeforeWrite, n) };
            foreach (int bytes in tornBytes) yield return first with { Then = new Cut(CutAt.TornWrite, n, bytes) };
            yield return first with { Then = new Cut(CutAt.AfterWrite, n) };
            yield return first with { Then = new Cut(CutAt.AfterWrite, n, Fate: FlashFate.LosesNewest) };
        }
        for (int n = 1; n <= size.Moments; n++) yield return first with { Then = new Cut(CutAt.Line, n) };
    }

    private ScriptSize? Recovery(Cut first)
    {
        if (!RunUntil(first)) return null;
        int writes = rig.Flash.Writes, moments = rig.Line.Points;
        rig.Boot();
        return new ScriptSize(rig.Flash.Writes - writes, rig.Line.Points - moments, 0);
    }

    /// <summary>Runs the script with a cut, recovers, finishes the day, and looks at the books.</summary>
    /// <returns>What is wrong, or null.</returns>
    internal CutFailure? Try(Cut cut)
    {
        try
        {
            RunUntil(cut);
            if (cut is { At: CutAt.Fault, Then: not null }) rig.PowerOff();
            for (Cut? then = cut.Then; then is not null; then = then.Then)
            {
                if (rig.Terminal is not null) break; // the cut before did not come about
                then.Arm(rig);
                rig.Boot();
                Ruin(then.Fate);
            }
            rig.Line.CutIn = 0;
            rig.Flash.CutAfterWrites(0, CutMoment.After);
            rig.Flash.FailAtWrite(0, FlashFault.Lost);
            DayEnd.Finish(rig);
            IReadOnlyList<string> faults = DayEnd.Faults(rig, wanted, script.Phantom);
            return faults.Count == 0 ? null : new CutFailure(script.Name, cut.ToString(), string.Join("; ", faults));
        }
        catch (Exception e) when (e is FirmwareCrashException or ExpectationException)
        {
            return new CutFailure(script.Name, cut.ToString(), e.Message + (e.InnerException is { } inner ? " " + inner : ""));
        }
        finally
        {
            rig.PowerOff();
        }
    }

    /// <returns>True: the power went.</returns>
    private bool RunUntil(Cut cut)
    {
        rig.Restore(morning);
        rig.Boot();
        script.Order?.Invoke(rig);
        cut.Arm(rig);
        foreach (FlowStep step in script.Steps)
        {
            if (rig.Run(step) && !rig.Flash.HasFailed) continue;
            Ruin(cut.Fate);
            return true;
        }
        return false;
    }

    private void Ruin(FlashFate fate)
    {
        if (rig.Terminal is null && fate == FlashFate.LosesNewest) rig.Flash.LoseNewest();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rig.Dispose();
        morning.Dispose();
    }
}
