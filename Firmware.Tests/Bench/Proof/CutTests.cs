using System;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Proof;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Proof;

/// <summary>A sample of the power-cut sweep; <c>proof</c> of the bench program runs it at full size.</summary>
[TestClass]
public class CutTests
{
    private const int Sample = 500;

    [TestMethod]
    public void Every_cut_of_a_sale_leaves_terminal_and_acquirer_agreed()
    {
        using CutSweep sweep = new(FlowScript.Named("sale"));
        Cut[] cuts = [.. sweep.Singles()];
        Assert.IsTrue(cuts.Length > 40, $"only {cuts.Length} cuts");
        Report([.. cuts.Select(sweep.Try).Where(f => f is not null)]);
    }

    [TestMethod]
    public void Cuts_of_a_signed_sale_lose_and_double_no_signature()
    {
        using CutSweep sweep = new(FlowScript.Named("sale-signed-parts"));
        Cut[] cuts = [.. sweep.Singles().Where((_, i) => i % 3 == DateTime.UtcNow.DayOfYear % 3)];
        Assert.IsTrue(cuts.Length > 20, $"only {cuts.Length} cuts");
        Report([.. cuts.Select(sweep.Try).Where(f => f is not null)]);
    }

    [TestMethod]
    public void A_second_cut_during_the_reversal_changes_nothing()
    {
        using CutSweep sweep = new(FlowScript.Named("sale"));
        Cut booked = new(CutAt.Line, 5);
        Cut[] cuts = [.. sweep.Doubles(booked)];
        Assert.IsTrue(cuts.Length > 10, $"only {cuts.Length} cuts");
        Report([.. cuts.Select(sweep.Try).Where(f => f is not null)]);
    }

    [TestMethod]
    public void A_sample_of_the_cuts_of_all_flows()
    {
        CutResult result = CutRun.Run([.. FlowScript.All.Where(s => !s.Paper)], Sample, DateTime.UtcNow.DayOfYear, 1);
        Assert.AreEqual(Sample, result.Singles);
        Report([.. result.Failures]);
    }

    [TestMethod]
    public void A_cut_reads_as_it_is_written()
    {
        foreach (string text in new[] { "b3", "w3:17", "w3:-1", "a3!", "l5", "t1200", "l5!+w2:13", "a1+b2+l3" }) Assert.AreEqual(text, Cut.Parse(text).ToString());
    }

    /// <summary>The sweep must be able to fail: a terminal that forgets its reversal is found.</summary>
    [TestMethod]
    public void A_lost_reversal_is_found()
    {
        using ProofRig rig = new();
        Assert.IsTrue(rig.Boot());
        rig.Run(Transactions.Flow.SignOn, new Hands());
        rig.Line.CutIn = 5; // the acquirer has booked the sale
        Assert.IsFalse(rig.Run(Transactions.Flow.Sale, new Hands(1234)));
        rig.Flash.Delete("reversal.a");
        rig.Flash.Delete("reversal.b");
        DayEnd.Finish(rig);
        Assert.IsTrue(DayEnd.Faults(rig).Any(f => f.Contains("the terminal has nothing", StringComparison.Ordinal)));
    }

    /// <summary>What the terminal cannot know any more comes to light where it should: the settlement does not balance.</summary>
    [TestMethod]
    public void A_wiped_volume_is_noticed_and_survived()
    {
        using ProofRig rig = new();
        Assert.IsTrue(rig.Boot());
        rig.Run(Transactions.Flow.SignOn, new Hands());
        rig.Run(Transactions.Flow.Sale, new Hands(1234));
        rig.PowerOff();
        rig.Flash.Wipe();
        Assert.IsTrue(rig.Boot());
        Assert.IsFalse(rig.Terminal.IsSetUp);
        rig.PowerOff();
        rig.SetUp();
        TerminalBooks fresh = TerminalBooks.Read(rig.Flash);
        Assert.IsTrue(fresh.State.Stan > 1000, "numbers go on where the clock is: 1 and 2 would be refused as duplicates");
        DayEnd.Finish(rig);
        Assert.IsTrue(rig.Host.Ledger.Transactions().All(t => t.ResponseCode != "94"));
        Assert.AreEqual(0, rig.Host.Ledger.Audit().Count);
        string[] faults = [.. DayEnd.Faults(rig)];
        Assert.AreEqual("trace 000002: the ledger has Sale 12.34, the terminal has nothing; field 48, domestic cards: 000000000000000000000000000000 at the terminal, 000000001234001000000000000000 in the ledger; batch 1 is not settled and balanced", string.Join("; ", faults));
        Assert.IsTrue(rig.Host.Ledger.Settlements().Single().Closed);
    }

    /// <summary>The scripts that clear by hand do clear: otherwise their cuts would prove nothing.</summary>
    [TestMethod]
    [DataRow("clear-suspended", true)]
    [DataRow("clear-unknown-refund", true)]
    [DataRow("clear-log", true)]
    [DataRow("clear-halted-settlement", true)]
    [DataRow("clear-suspended-unprinted", false)]
    [DataRow("clear-log-unprinted", false)]
    public void Clearing_scripts_clear_when_the_paper_lasts(string name, bool cleared)
    {
        FlowScript script = FlowScript.Named(name);
        using ProofRig rig = new() { Paper = script.Paper };
        Assert.IsTrue(rig.Boot());
        foreach (FlowStep step in script.Before) Assert.IsTrue(rig.Run(step));
        if (script.Phantom)
        {
            rig.PowerOff();
            Phantom.Add(rig);
            Assert.IsTrue(rig.Boot());
        }
        script.Order?.Invoke(rig);
        foreach (FlowStep step in script.Steps) Assert.IsTrue(rig.Run(step));
        rig.PowerOff();
        Assert.AreEqual(cleared, ClearedByHand.Read(rig.Flash, rig.UtcNow).Any);
    }

    /// <summary>The scripts with taps and chips do tap and insert: what stands, how it came in, and its answer.</summary>
    [TestMethod]
    [DataRow("tap-sale", "Sale", "072", "00", 1)]
    [DataRow("tap-sale-pin", "Sale", "071", "00", 1)]
    [DataRow("tap-sale-declined", "Sale", "071", "51", 0)]
    [DataRow("tap-sale-wrong-pin", "Sale", "071", "55", 0)]
    [DataRow("tap-sale-torn", "Sale", "072", "00", 3)]
    [DataRow("tap-sale-no-answer", "Sale", "072", "00", 0)]
    [DataRow("tap-void", "SaleVoid", "071", "00", 2)]
    [DataRow("tap-refund", "Refund", "072", "00", 2)]
    [DataRow("chip-sale", "Sale", "051", "00", 1)]
    [DataRow("chip-void", "SaleVoid", "051", "00", 2)]
    public void Scripts_with_chips_present_them(string name, string kind, string entry, string code, int standing)
    {
        FlowScript script = FlowScript.Named(name);
        using ProofRig rig = new();
        Assert.IsTrue(rig.Boot());
        foreach (FlowStep step in script.Before) Assert.IsTrue(rig.Run(step));
        script.Order?.Invoke(rig);
        foreach (FlowStep step in script.Steps) Assert.IsTrue(rig.Run(step));
        TradeRecord last = rig.Host.Ledger.Transactions()[^1];
        Assert.AreEqual((kind, entry, code, standing), (last.Kind.ToString(), last.EntryMode, last.ResponseCode, rig.Host.Ledger.Transactions().Count(t => t.Stands)));
        Assert.IsNull(rig.Board!.CardInterface.Card);
    }

    private static void Report(CutFailure[] failures) =>
        Assert.AreEqual(0, failures.Length, string.Join(Environment.NewLine, failures.Take(10).Select(f => $"proof --script {f.Script} --cut {f.Cut}: {f.Why}")));
}
