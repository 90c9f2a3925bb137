using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.MagStripe;

namespace PosFirmware.Tests.Bench.MagStripe;

/// <summary>The fault table of hardware.md section 1.1, re-arming, and what a swipe costs.</summary>
[TestClass]
public sealed class ReaderFaultTests
{
    [TestMethod]
    public void Self_test_passes_on_a_good_reader_and_names_a_short()
    {
        using var bench = new StripeBench();
        Assert.AreEqual(MagFault.None, bench.Reader.SelfTest());
        Assert.IsFalse(bench.Bench.Nets.MagPower.Level);
        bench.Bench.MagAsic.DataShorted = true;
        Assert.AreEqual(MagFault.DataStuckLow, bench.Reader.SelfTest());
        bench.Bench.MagAsic.DataShorted = false;
        Assert.AreEqual(MagFault.None, bench.Reader.SelfTest());
    }

    [TestMethod]
    public void A_short_that_comes_later_ends_in_a_fault_and_not_in_swipes_without_end()
    {
        using var bench = new StripeBench();
        bench.Arm();
        bench.Bench.MagAsic.DataShorted = true;
        int swipes = 0;
        for (int i = 0; i < 1000; i++) { if (bench.Reader.Poll()) swipes++; bench.Board.Clock.Sleep(10); }
        Assert.IsTrue(swipes <= 2, $"{swipes}");
        Assert.AreEqual(MagFault.DataStuckLow, bench.Reader.Fault);
    }

    [TestMethod]
    public void A_part_that_does_not_answer_is_reported_and_comes_back()
    {
        using var bench = new StripeBench();
        bench.Arm();
        bench.Bench.MagAsic.Preamble = 3; // new mode
        Assert.AreEqual(MagVerdict.Lost, bench.Swipe(StripeBench.Card, SwipeStyle.Normal));
        Assert.AreEqual(MagFault.Preamble, bench.Reader.Fault);
        bench.Bench.MagAsic.Preamble = 1;
        Assert.AreEqual(MagVerdict.Ok, bench.Swipe(StripeBench.Card, SwipeStyle.Normal));
        Assert.AreEqual(MagFault.None, bench.Reader.Fault);
        Assert.AreEqual(1, bench.Reader.Revision);
    }

    [TestMethod]
    public void Strobes_that_do_not_arrive_are_noticed()
    {
        using var bench = new StripeBench();
        bench.Arm();
        bench.Bench.Stripe.Swipe(StripeBench.Card, SwipeStyle.Normal);
        while (bench.Bench.MagAsic.State != MagState.ZeroesFlag) bench.Board.Clock.Sleep(10);
        bench.Bench.MagAsic.Deaf = true;
        Assert.IsTrue(bench.Reader.Poll());
        Assert.AreEqual(MagVerdict.Lost, bench.Reader.Swipe.Verdict);
        Assert.AreEqual(MagFault.Preamble, bench.Reader.Fault, "DATA stays low, so all bits read 1");
        bench.Bench.MagAsic.Deaf = false;
        Assert.AreEqual(MagVerdict.Ok, bench.Swipe(StripeBench.Card, SwipeStyle.Normal));
    }

    [TestMethod]
    [DataRow(MagRearm.PowerCycle, 120)]
    [DataRow(MagRearm.Watchdog, 720)]
    public void The_reader_arms_itself_again(MagRearm rearm, int milliseconds)
    {
        using var bench = new StripeBench();
        bench.Reader = new MagStripeReader(bench.Board.MagPort, bench.Board.MagData, bench.Board.MagPower, bench.Board.Clock, 704, rearm, MagStripeReader.Want2);
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(MagVerdict.Ok, bench.Swipe(StripeBench.Card, SwipeStyle.Normal));
            long from = bench.Board.Clock.Millis;
            while (!bench.Reader.IsArmed) { bench.Board.Clock.Sleep(10); Assert.IsFalse(bench.Reader.Poll()); }
            Assert.IsTrue(bench.Board.Clock.Millis - from <= milliseconds, $"{bench.Board.Clock.Millis - from} ms");
            Assert.IsTrue(bench.Bench.MagAsic.Armed);
        }
    }

    [TestMethod]
    public void A_card_swiped_before_arming_or_after_disarming_is_not_read()
    {
        using var bench = new StripeBench();
        bench.Bench.Stripe.Swipe(StripeBench.Card, SwipeStyle.Normal);
        Assert.IsFalse(bench.PollFor(1000));
        bench.Arm();
        Assert.IsFalse(bench.PollFor(1000));
        Assert.IsTrue(bench.Reader.SilentMillis > 900);
        bench.Reader.Disarm();
        bench.Bench.Stripe.Swipe(StripeBench.Card, SwipeStyle.Normal);
        Assert.IsFalse(bench.PollFor(1000));
        Assert.AreEqual(0L, bench.Reader.SilentMillis);
    }

    [TestMethod]
    public void From_the_end_of_the_swipe_to_the_text_it_takes_less_than_a_tick_and_the_read_out()
    {
        using var bench = new StripeBench();
        long worst = long.MinValue, longestPoll = 0;
        for (int i = 0; i < 50; i++)
        {
            if (!bench.Reader.IsArmed) bench.Arm();
            bench.Board.Clock.Spin(137 * i);
            bench.Bench.Stripe.Swipe(StripeBench.Card, new SwipeStyle { InchesPerSecond = 5 + i });
            while (true)
            {
                long before = bench.Bench.Clock.NowNs;
                bool done = bench.Reader.Poll();
                longestPoll = Math.Max(longestPoll, bench.Bench.Clock.NowNs - before);
                if (done) break;
                bench.Board.Clock.Sleep(10);
            }
            Assert.AreEqual(MagVerdict.Ok, bench.Reader.Swipe.Verdict);
            long now = bench.Bench.Clock.NowNs;
            bench.PollFor(500); // the card leaves the slot
            worst = Math.Max(worst, now - bench.Bench.Stripe.LastEndNs);
        }
        Console.WriteLine($"worst: {worst / 1e6:F2} ms after the card has left the slot; longest Poll {longestPoll / 1e6:F2} ms");
        Assert.IsTrue(worst < 15_000_000, $"{worst} ns");
        Assert.IsTrue(longestPoll < 5_000_000, $"{longestPoll} ns");
    }

    [TestMethod]
    public void A_swipe_allocates_nothing()
    {
        string track2 = string.Concat(StripeEncoder.Encode(2, StripeBench.Card.Track2).Reverse().Select(b => b ? '1' : '0'));
        var clock = new Unit.FakeClock();
        var asic = new Unit.MagStripe.FakeStripeAsic(608);
        var reader = new MagStripeReader(asic, asic, null, clock, 608, MagRearm.Watchdog, MagStripeReader.Want2);
        long bytes = -1;
        for (int i = 0; i < 3; i++)
        {
            reader.Arm();
            clock.Pass(710);
            reader.Poll();
            asic.Swipe(null, track2, null);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.IsTrue(reader.Poll());
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.AreEqual(MagVerdict.Ok, reader.Swipe.Verdict);
        }
        Assert.AreEqual(0L, bytes);
    }
}
