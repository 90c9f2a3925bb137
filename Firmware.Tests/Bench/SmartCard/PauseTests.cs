using System;
using System.Collections.Generic;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>The terminal may stand still at any native call: no character is lost unnoticed, no limit broken, no wrong answer believed.</summary>
[TestClass]
public sealed class CardPauseTests
{
    private const long EmvLatestClocks = 45_000 + 3_420 * 48 / 10 + 500; // the window, the uncertain start of the clock, one SPI call

    /// <summary>One pause at the first call after so many microseconds.</summary>
    private static void Pause(CardBench bench, long after, int milliseconds)
    {
        long due = bench.Bench.Clock.NowUs + after;
        bench.Bench.PauseNs = () =>
        {
            if (bench.Bench.Clock.NowUs < due) return 0;
            due = long.MaxValue;
            return milliseconds * 1_000_000L;
        };
    }

    /// <summary>Moments in microseconds: every call in the beginning, then close together.</summary>
    private static IEnumerable<long> Moments(long end, long step)
    {
        for (long at = 0; at < end; at += at < 1000 ? 50 : step) yield return at;
    }

    [TestMethod]
    [DataRow(20), DataRow(300)]
    public void While_a_card_is_powered_up(int milliseconds)
    {
        foreach (CardTransport transport in new[] { CardTransport.T0, CardTransport.T1 })
            foreach (long at in Moments(40_000, 897))
            {
                using var bench = new CardBench();
                bench.Insert(transport);
                Pause(bench, at, milliseconds);
                Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp(), $"after {at} us");
                bench.Bench.PauseNs = null;
                Assert.IsTrue(bench.Bench.CardInterface.LastResetClocks is >= 40_000 and < EmvLatestClocks, $"after {at} us: RST low for {bench.Bench.CardInterface.LastResetClocks} clocks");
                bench.Good(CardBench.Select);
                bench.NoComplaints();
            }
    }

    [TestMethod]
    public void T1_loses_nothing_ever()
    {
        foreach ((byte[] command, int takes) in new[] { (CardBench.Generate(120), 500), (CardBench.Read(255), 450), (CardBench.Select, 100) })
            foreach (long at in Moments(takes * 1000, 9371))
            {
                using var bench = new CardBench();
                bench.Start(CardTransport.T1);
                Pause(bench, at, 300);
                bench.Good(command);
                bench.Bench.PauseNs = null;
                Assert.AreEqual(0, bench.Bench.Uart.A.Overruns, $"after {at} us");
                bench.NoComplaints();
            }
    }

    [TestMethod]
    public void T0_short_answers_lose_nothing_and_long_ones_are_never_believed_with_a_hole()
    {
        int garbled = 0, repeated = 0;
        foreach (long at in Moments(150_000, 3871))
            Assert.AreEqual(CardReply.Answered, Once(at, CardBench.Generate(50), out _), $"after {at} us: fits into the FIFO");
        foreach (long at in Moments(220_000, 4871))
        {
            Assert.AreEqual(CardReply.Answered, Once(at, CardBench.Read(200, 200), out int commands), $"after {at} us: may be asked again");
            if (commands > 1) repeated++;
        }
        foreach (long at in Moments(420_000, 8871))
        {
            CardReply reply = Once(at, CardBench.Generate(200), out _);
            Assert.IsTrue(reply is CardReply.Answered or CardReply.Garbled, $"after {at} us: {reply}");
            if (reply == CardReply.Garbled) garbled++;
        }
        Assert.IsTrue(garbled > 5 && repeated > 5, $"{garbled} garbled, {repeated} repeated: the test must reach the hard places");
    }

    private static CardReply Once(long at, byte[] command, out int commands)
    {
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        Pause(bench, at, 300);
        CardReply reply = bench.Exchange(command, out byte[] answer);
        bench.Bench.PauseNs = null;
        commands = bench.App.Commands.Count;
        if (reply == CardReply.Answered) Assert.AreEqual(Convert.ToHexString(MirrorCard.Foretell(command)), Convert.ToHexString(answer));
        bench.NoComplaints();
        return reply;
    }

    [TestMethod]
    public void Random_pauses_all_the_time()
    {
        var outcomes = new Dictionary<string, int>();
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            using var bench = new CardBench();
            var transport = new CardTransport { Protocols = [seed % 2], Inverse = seed % 4 > 1 };
            bench.Insert(transport);
            long next = 0;
            bench.Bench.PauseNs = () =>
            {
                if (bench.Bench.Clock.NowNs < next) return 0;
                long pause = random.NextInt64(300_000_000);
                next = bench.Bench.Clock.NowNs + pause + random.NextInt64(20_000_000, 600_000_000);
                return pause;
            };
            CardPower power = bench.Slot.PowerUp();
            Assert.IsTrue(power is CardPower.Ready or CardPower.NoReader, $"seed {seed}: {power}");
            foreach (byte[] command in new[] { CardBench.Select, CardBench.Read(120, 120), CardBench.Generate(40), CardBench.Generate(200) })
            {
                CardReply reply = bench.Exchange(command, out byte[] answer);
                string what = $"T={seed % 2} {reply}";
                outcomes[what] = outcomes.GetValueOrDefault(what) + 1;
                if (reply == CardReply.Answered) Assert.AreEqual(Convert.ToHexString(MirrorCard.Foretell(command)), Convert.ToHexString(answer), $"seed {seed}");
            }
            bench.Bench.PauseNs = null;
            bench.NoComplaints();
            Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
            bench.Good(CardBench.Select);
        }
        Assert.IsTrue(outcomes["T=1 Answered"] > 60 && outcomes["T=0 Answered"] > 30, string.Join(", ", outcomes));
        Assert.IsFalse(outcomes.ContainsKey("T=1 Garbled"), "T=1 repairs everything");
    }
}
