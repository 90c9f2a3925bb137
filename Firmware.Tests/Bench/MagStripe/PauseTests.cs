using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.MagStripe;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>The terminal may stand still (garbage collection) at any native call: the swipe is then lost, or read right, never garbage.</summary>
[TestClass]
public sealed class PauseTests
{
    [TestMethod]
    [DataRow(20)]
    [DataRow(100)]
    [DataRow(270)]
    [DataRow(300)]
    public void One_pause_at_each_call_of_the_read_out(int milliseconds)
    {
        int lost = 0, ok = 0;
        // Each look at the microsecond timer is a call too; of those inside a busy wait some will do.
        for (int at = 0; at < 700; at += at < 40 ? 1 : 23)
        {
            using var bench = new StripeBench();
            bench.Arm();
            bench.Bench.Stripe.Swipe(StripeBench.Card, SwipeStyle.Normal);
            while (bench.Bench.MagAsic.State != global::Bench.VirtualBoard.Chips.MagState.ZeroesFlag) bench.Board.Clock.Sleep(10);
            int call = 0;
            bench.Bench.PauseNs = () => call++ == at ? milliseconds * 1_000_000L : 0;
            Assert.IsTrue(bench.Reader.Poll());
            Count(bench, ref ok, ref lost, $"pause at call {at}");
            Recovers(bench);
        }
        if (milliseconds < 250) Assert.AreEqual(0, lost);
        else Assert.IsTrue(lost > 20 && ok > 2, $"{lost} lost, {ok} ok");
    }

    [TestMethod]
    public void Random_pauses_at_every_call_for_the_whole_driver()
    {
        int lost = 0, ok = 0, silent = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            using var bench = new StripeBench();
            if (seed % 2 == 1)
                bench.Reader = new MagStripeReader(bench.Board.MagPort, bench.Board.MagData, null, bench.Board.Clock, 704, MagRearm.Watchdog, MagStripeReader.Want2);
            if (seed % 2 == 1) bench.Board.MagPower.Write(true);
            var random = new Random(seed);
            bench.Bench.PauseNs = () => random.Next(200) == 0 ? random.NextInt64(300_000_000) : 0;
            for (int card = 0; card < 4; card++)
            {
                bench.Arm();
                bool endFirst = card % 2 == 1;
                bench.Bench.Stripe.Swipe(StripeBench.Card, new SwipeStyle { EndFirst = endFirst, InchesPerSecond = 20 });
                if (bench.PollFor(1500)) Count(bench, ref ok, ref lost, $"seed {seed} card {card}");
                else silent++;
            }
            bench.Bench.PauseNs = null;
            Recovers(bench);
        }
        Assert.IsTrue(ok > 60 && lost > 10, $"{ok} ok, {lost} lost, {silent} silent");
        Assert.IsTrue(silent < 20, $"{silent} silent");
    }

    [TestMethod]
    public void Pauses_during_arming_and_self_test_do_no_harm()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            using var bench = new StripeBench();
            var random = new Random(seed);
            bench.Bench.PauseNs = () => random.Next(10) == 0 ? random.NextInt64(300_000_000) : 0;
            Assert.AreEqual(MagFault.None, bench.Reader.SelfTest());
            bench.Arm();
            bench.Bench.PauseNs = null;
            Recovers(bench);
        }
    }

    private static void Count(StripeBench bench, ref int ok, ref int lost, string when)
    {
        var swipe = bench.Reader.Swipe;
        if (swipe.Verdict == MagVerdict.Ok)
        {
            ok++;
            for (int track = 1; track <= 3; track++) Assert.AreEqual(StripeBench.Card.Track(track), StripeBench.Text(swipe.Track(track)), when);
            return;
        }
        Assert.AreEqual(MagVerdict.Lost, swipe.Verdict, when);
        Assert.AreEqual(0, swipe.Track2.Length, when);
        lost++;
    }

    /// <summary>The next card is read, without anybody touching anything.</summary>
    private static void Recovers(StripeBench bench)
    {
        bench.Bench.PauseNs = null;
        for (int i = 0; i < 300 && !bench.Reader.IsArmed; i++) { bench.Board.Clock.Sleep(10); bench.Reader.Poll(); }
        bench.Board.Clock.Sleep(700); // stray strobes of a lost read-out may block the head until the ASIC's watchdog has expired
        bench.Reader.Poll();
        Assert.AreEqual(MagVerdict.Ok, bench.Swipe(StripeBench.Card, SwipeStyle.Normal));
        Assert.AreEqual(0, bench.Bench.Complaints.Count, string.Join("; ", bench.Bench.Complaints));
    }
}
