using System;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>Cards that do not answer to reset as they should: each has its outcome, and afterwards no power.</summary>
[TestClass]
public sealed class PowerUpTests
{
    private static CardPower Result(CardTransport transport, Action<CardBench> prepare = null, long limitMs = 8000)
    {
        using var bench = new CardBench();
        prepare?.Invoke(bench);
        bench.Insert(transport);
        long start = bench.Board.Clock.Millis;
        CardPower power = bench.Slot.PowerUp();
        long took = bench.Board.Clock.Millis - start;
        Assert.IsTrue(took < limitMs, $"{took} ms");
        Assert.AreEqual(power == CardPower.Ready, bench.Bench.CardInterface.Powered);
        Assert.AreEqual(power == CardPower.Ready, bench.Slot.IsPowered);
        if (power == CardPower.Ready) bench.Good(CardBench.Select);
        else Assert.AreNotEqual(CardReply.Answered, bench.Exchange(CardBench.Select, out _));
        bench.NoComplaints();
        return power;
    }

    [TestMethod]
    public void Mute() => Assert.AreEqual(CardPower.Mute, Result(CardTransport.T0, b => b.Manners.Mute = true));

    [TestMethod]
    public void A_card_for_three_volts_works_there() => Assert.AreEqual(CardPower.Ready, Result(CardTransport.T0, b => b.Manners.Volts = [3]));

    [TestMethod]
    public void A_card_for_one_point_eight_volts_is_mute() => Assert.AreEqual(CardPower.Mute, Result(CardTransport.T0, b => b.Manners.Volts = [1.8]));

    [TestMethod]
    [DataRow(400, CardPower.Ready)]
    [DataRow(39_000, CardPower.Ready)]
    [DataRow(80_000, CardPower.Mute)]
    public void First_character(int clocks, CardPower expected) =>
        Assert.AreEqual(expected, Result(CardTransport.T1, b => b.Manners.FirstCharacterClocks = clocks));

    [TestMethod]
    [DataRow(9000, CardPower.Ready)]
    [DataRow(11000, CardPower.BadAnswer)]
    public void Characters_far_apart(int gap, CardPower expected)
    {
        using var bench = new CardBench();
        bench.Insert(new CardTransport { RawAnswer = [0x3B, 0x00] });
        bench.Manners.GapEtu = gap;
        Assert.AreEqual(expected, bench.Slot.PowerUp());
    }

    [TestMethod]
    public void The_whole_answer_has_its_limit_too() => Assert.AreEqual(CardPower.BadAnswer, Result(CardTransport.T0, b => b.Manners.GapEtu = 2500));

    [TestMethod]
    [DataRow("3B", CardPower.BadAnswer)]
    [DataRow("3B6800", CardPower.BadAnswer)]
    [DataRow("3BBF11008131FE454D434100000100016971850000000076", CardPower.BadAnswer)] // TCK
    [DataRow("3BFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", CardPower.BadAnswer)]
    [DataRow("00112233", CardPower.BadAnswer)]
    [DataRow("3B804000", CardPower.BadAnswer)]   // WI 0
    [DataRow("3B800282", CardPower.Unsupported)]         // T=2
    [DataRow("3B808171FE4501CA", CardPower.Unsupported)] // T=1 with CRC
    [DataRow("3B90111000", CardPower.Ready)]             // TA2: T=0, speed of TA1
    [DataRow("3B90111010", CardPower.Unsupported)]       // TA2: the speed is implied
    [DataRow("3B90181000", CardPower.Unsupported)]       // TA2 with a speed that the crystal cannot make
    [DataRow("3B904F1000", CardPower.Unsupported)]       // reserved speed
    public void Answers(string answer, CardPower expected) =>
        Assert.AreEqual(expected, Result(new CardTransport { RawAnswer = Convert.FromHexString(answer), Speed = null }));

    [TestMethod]
    public void The_warm_reset_helps()
    {
        var transport = CardTransport.T0 with { RawAnswer = [0x3B, 0x6F, 0x00], WarmAnswer = CardTransport.T0.Answer() };
        Assert.AreEqual(CardPower.Ready, Result(transport));
        using var bench = new CardBench();
        bench.Start(transport);
        Assert.AreEqual(2, bench.Bench.CardInterface.Resets);
    }

    [TestMethod]
    public void A_damaged_character_of_the_answer()
    {
        for (int at = 0; at < CardTransport.T1.Answer().Length; at++)
        {
            int position = at;
            bool once = true;
            Assert.AreEqual(CardPower.Ready, Result(CardTransport.T1, b => b.Manners.BadParity = n => n == position && once && !(once = false)), $"character {at}, once");
            Assert.AreEqual(CardPower.BadAnswer, Result(CardTransport.T1 with { Inverse = true }, b => b.Manners.BadParity = n => n == position), $"character {at}, always");
        }
    }

    [TestMethod]
    public void A_card_that_does_not_negotiate_is_asked_nothing()
    {
        using var bench = new CardBench();
        bench.Manners.Tamper = (n, said) => n == -1 ? null : said;
        bench.Start(new CardTransport { Protocols = [0, 1] });
        Assert.AreEqual(0, bench.Slot.Protocol);
        bench.Good(CardBench.Select);
        bench.NoComplaints();
    }

    [TestMethod]
    public void A_card_of_T1_that_understands_no_block()
    {
        Assert.AreEqual(CardPower.BadAnswer, Result(CardTransport.T1, b => b.Manners.Tamper = (_, _) => null));
        Assert.AreEqual(CardPower.BadAnswer, Result(CardTransport.T1, b => b.Manners.Tamper = (_, said) => [.. said[..^1], 0x55]));
    }

    [TestMethod]
    public void A_card_of_T1_with_endless_patience_does_not_hold_the_terminal() =>
        Assert.AreEqual(CardPower.BadAnswer, Result(CardTransport.T1 with { BlockWaiting = 9 }, b => b.Manners.Tamper = (_, _) => null, 12_000));

    [TestMethod]
    public void A_short_circuit() => Assert.AreEqual(CardPower.Electrical, Result(CardTransport.T0, b => b.Bench.CardInterface.Shorted = true));

    [TestMethod]
    public void A_reader_without_its_chip()
    {
        using var bench = new CardBench();
        bench.Insert(CardTransport.T0);
        bench.Bench.Uart.Dead = true;
        Assert.IsFalse(bench.Slot.IsPresent);
        Assert.AreEqual(CardPower.NoReader, bench.Slot.PowerUp());
    }

    [TestMethod]
    public void A_uart_that_is_reset_takes_the_card_s_power_and_the_session_with_it()
    {
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        bench.Good(CardBench.Select);
        bench.Bench.Uart.Reset();
        Assert.AreEqual(CardReply.Silent, bench.Exchange(CardBench.Select, out _));
        Assert.IsFalse(bench.Bench.CardInterface.Powered);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        bench.Good(CardBench.Select);
    }

    [TestMethod]
    public void Pulled_out_at_each_character_of_the_answer()
    {
        for (int at = 1; at <= CardTransport.T1.Answer().Length; at++)
        {
            int position = at;
            using var bench = new CardBench();
            ContactCard card = bench.Insert(CardTransport.T1);
            bench.Manners.Passed = n => { if (n == position) card.Vanish(); };
            Assert.AreEqual(CardPower.NoCard, bench.Slot.PowerUp(), $"character {at}");
            Assert.IsFalse(bench.Slot.IsPresent);
            Assert.IsTrue(bench.Bench.Nets.CardActivate.Level, "the interface is told to be off");
        }
    }
}
