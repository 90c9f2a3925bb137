using System;
using System.Collections.Generic;
using System.Linq;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Tests.Bench.Security;

namespace PosFirmware.Tests.Bench.SmartCard;

/// <summary>Good cards of every kind: presence, answer to reset, all cases of commands.</summary>
[TestClass]
public sealed class CardSlotTests
{
    public static IEnumerable<object[]> Kinds =>
    [
        ["T=0", CardTransport.T0],
        ["T=0 inverse", CardTransport.T0 with { Inverse = true }],
        ["T=0 guard 3", CardTransport.T0 with { Guard = 3 }],
        ["T=0 guard 255", CardTransport.T0 with { Guard = 255 }],
        ["T=0 WI 2", CardTransport.T0 with { WaitingInteger = 2 }],
        ["T=0 512/8", CardTransport.T0 with { Speed = 0x94 }],
        ["T=1", CardTransport.T1],
        ["T=1 inverse", CardTransport.T1 with { Inverse = true }],
        ["T=1 IFSC 16", CardTransport.T1 with { InformationSize = 16 }],
        ["T=1 BWI 0 CWI 0", CardTransport.T1 with { BlockWaiting = 0, CharacterWaiting = 0 }],
        ["T=1 372/2", CardTransport.T1 with { Speed = 0x12 }],
        ["both", new CardTransport { Protocols = [0, 1] }],
        ["both, T=1 first", new CardTransport { Protocols = [1, 0] }],
    ];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Every_case_of_command_with(string kind, CardTransport transport)
    {
        using var bench = new CardBench();
        ContactCard card = bench.Start(transport);
        Assert.AreEqual(Convert.ToHexString(transport.Answer()), Convert.ToHexString(bench.Slot.Atr.Data, 0, bench.Slot.Atr.Length), kind);
        Assert.AreEqual(transport.Protocols.Contains(1) ? 1 : 0, bench.Slot.Protocol);
        bench.Good(CardBench.Select);
        Assert.AreEqual(bench.Slot.Protocol, card.Protocol);
        foreach (int length in new[] { 0, 1, 30, 32, 33, 64, 65, 200, 255 }) bench.Good(CardBench.Read(length));
        bench.Good(CardBench.Verify);
        bench.Good(CardBench.Challenge);
        foreach (int length in new[] { 1, 20, 54, 55, 66, 128, 255 }) bench.Good(CardBench.Generate(length));
        bench.Good([0x00, 0x82, 0x00, 0x00, 0x0A, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        bench.Good([0x80, 0xF2, 0x00, 0x00]);
        bench.Good([0x00, 0xDA, 0x00, 0x00, 0x01, 0x55]);
        bench.Slot.PowerDown();
        Assert.IsFalse(bench.Bench.CardInterface.Powered);
        Assert.IsTrue(bench.Slot.IsPresent);
        Assert.IsTrue(bench.Bench.CardInterface.LastResetClocks is >= 40_000 and <= 45_000 + 3_400 * 48 / 10, $"{bench.Bench.CardInterface.LastResetClocks} clocks");
        bench.NoComplaints();
    }

    [TestMethod]
    public void A_record_is_fetched_with_the_right_length_in_one_go()
    {
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        bench.Good(CardBench.Read(80, 80));
        Assert.AreEqual(1, bench.App.Commands.Count);
    }

    [TestMethod]
    public void The_slot_knows_whether_a_card_is_in()
    {
        using var bench = new CardBench();
        Assert.IsFalse(bench.Slot.IsPresent);
        Assert.AreEqual(CardPower.NoCard, bench.Slot.PowerUp());
        Assert.AreEqual(CardReply.Removed, bench.Exchange(CardBench.Challenge, out _));
        bench.Insert(CardTransport.T0);
        Assert.IsTrue(bench.Slot.IsPresent);
        Assert.AreEqual(CardReply.Silent, bench.Exchange(CardBench.Challenge, out _), "it has no power");
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        Assert.IsTrue(bench.Slot.IsPresent);
        bench.Bench.RemoveCard();
        bench.Board.Clock.Sleep(10);
        Assert.IsFalse(bench.Slot.IsPresent);
        Assert.IsFalse(bench.Slot.IsPowered);
        Assert.IsTrue(bench.Bench.Nets.CardActivate.Level);
        bench.Insert(CardTransport.T1);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        bench.Good(CardBench.Select);
        bench.NoComplaints();
    }

    [TestMethod]
    public void A_second_power_up_is_a_new_session()
    {
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        bench.Good(CardBench.Select);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        bench.Good(CardBench.Select);
        Assert.AreEqual(2, bench.App.Resets);
        bench.NoComplaints();
    }

    [TestMethod]
    public void An_exchange_allocates_nothing()
    {
        using var bench = new CardBench();
        foreach (CardTransport transport in new[] { CardTransport.T0, CardTransport.T1 })
        {
            bench.Start(transport);
            byte[] response = new byte[258], command = CardBench.Read(100), select = CardBench.Select;
            bench.Slot.Exchange(command, command.Length, response, out _);
            long silicon = bench.Bench.SimulationBytes, all = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 5; i++)
            {
                bench.Slot.Exchange(command, command.Length, response, out _);
                bench.Slot.Exchange(select, select.Length, response, out _);
                _ = bench.Slot.IsPresent;
            }
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - all - (bench.Bench.SimulationBytes - silicon));
            bench.Bench.RemoveCard();
            bench.Board.Clock.Sleep(10);
        }
    }

    [TestMethod]
    [DataRow(0), DataRow(1)]
    public void Neither_PIN_nor_record_stays_in_the_drivers(int protocol)
    {
        using var bench = new CardBench();
        bench.Start(new CardTransport { Protocols = [protocol] });
        byte[] record = MirrorCard.Pattern(100);
        bench.Good(CardBench.Verify);
        Assert.AreEqual("", ObjectSearch.Holding(bench.Board, CardBench.Verify[5..9]));
        bench.Good(CardBench.Read(100));
        Assert.AreEqual("", ObjectSearch.Holding(bench.Board, record));
        bench.Manners.SilentAfter = 0;
        Assert.AreEqual(CardReply.Silent, bench.Exchange(CardBench.Verify, out _));
        Assert.AreEqual("", ObjectSearch.Holding(bench.Board, CardBench.Verify[5..9]));
        Array.Copy(record, bench.Board.CardSlot.Atr.Data, 4);
        Assert.AreEqual("Atr.<Data>k__BackingField", ObjectSearch.Holding(bench.Board, record), "the search finds what is there");
    }

    [TestMethod]
    public void A_command_that_is_none_is_our_own_fault()
    {
        using var bench = new CardBench();
        bench.Start(CardTransport.T0);
        foreach (byte[] command in new byte[][] { [0, 1, 2], [0, 0xA4, 4, 0, 9, 1], [0, 0xA4, 4, 0, 0, 0], new byte[262] })
            Assert.ThrowsExactly<ArgumentException>(() => bench.Exchange(command, out _));
    }
}
