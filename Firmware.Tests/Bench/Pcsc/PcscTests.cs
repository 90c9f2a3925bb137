using System;
using System.Threading;
using Bench;
using Bench.VirtualBoard.Pcsc;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Tests.Bench.SmartCard;

namespace PosFirmware.Tests.Bench.Pcsc;

/// <summary>A card behind a PC/SC reader, here a virtual one: the firmware's driver, the simulated wire, PC/SC, and the card at the far end.</summary>
[TestClass]
[DoNotParallelize]
public sealed class PcscTests
{
    private static PcscDaemon daemon;

    [ClassInitialize]
    public static void Start(TestContext _) => daemon = PcscDaemon.Find();

    [ClassCleanup]
    public static void End() => daemon?.Dispose();

    /// <summary>Lays a card into the virtual reader, once it is empty, and waits until the service has seen it.</summary>
    private static VirtualCard Lay(ICardApplication application, byte[] atr)
    {
        using PcscReader reader = new(PcscDaemon.Reader);
        Until(() => !reader.CardIn);
        VirtualCard far = new(application, atr);
        Until(() => reader.CardIn);
        return far;
    }

    private static void Until(Func<bool> condition)
    {
        for (int i = 0; i < 100 && !condition(); i++) Thread.Sleep(50);
        Assert.IsTrue(condition());
    }

    [TestMethod]
    [DataRow(0), DataRow(1)]
    public void Commands_reach_the_card_and_its_answers_the_driver(int protocol)
    {
        byte[] atr = new CardTransport { Protocols = [protocol] }.Answer();
        using var far = Lay(protocol == 0 ? new AskedTwice(new MirrorCard()) : new MirrorCard(), atr);
        using var card = new PcscCard(new PcscReader(PcscDaemon.Reader));
        using var bench = new CardBench();
        bench.Bench.InsertCard(card.Contacts());
        bench.Board.Clock.Sleep(20);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        CollectionAssert.AreEqual(atr, card.Reader.Answer);
        Assert.AreEqual(protocol == 0, card.Reader.IsT0);
        bench.Good(CardBench.Select);
        foreach (int length in new[] { 1, 100, 255 }) bench.Good(CardBench.Read(length));
        bench.Good(CardBench.Generate(66));
        bench.Good(CardBench.Verify);
        bench.Good([0x80, 0xF2, 0x00, 0x00]);
        Assert.IsTrue(far.Commands >= 7);
        bench.NoComplaints();
    }

    [TestMethod]
    public void A_card_that_is_taken_out_of_the_reader_is_silent_in_the_slot()
    {
        var far = Lay(new MirrorCard(), CardTransport.T1.Answer());
        using var card = new PcscCard(new PcscReader(PcscDaemon.Reader));
        string why = null;
        card.Failed = what => why = what;
        using var bench = new CardBench();
        bench.Bench.InsertCard(card.Contacts());
        bench.Board.Clock.Sleep(20);
        Assert.AreEqual(CardPower.Ready, bench.Slot.PowerUp());
        bench.Good(CardBench.Select);
        far.Dispose();
        Until(() => !card.Reader.CardIn); // noticed by the service first: one that finds out in mid-command takes no further card from vpcd
        Assert.AreEqual(CardReply.Silent, bench.Exchange(CardBench.Challenge, out _));
        Assert.IsNotNull(why);
        Assert.AreEqual(CardPower.Mute, bench.Slot.PowerUp());
    }

    [TestMethod]
    public void The_verb_puts_the_card_into_the_terminal()
    {
        using var far = Lay(new MirrorCard(), CardTransport.T1.Answer());
        using var bench = new Workbench(new WorkbenchSetup { PcscReader = PcscDaemon.Reader });
        bench.PowerOn();
        bench.ReaderIn();
        Assert.IsNotNull(bench.Handheld.CardInterface.Card);
        bench.PowerCut();
        bench.PowerOn();
        bench.Wait(50);
        Assert.IsNotNull(bench.Handheld.CardInterface.Card, "it stays in while the power is off");
        bench.ReaderOut();
        Assert.IsNull(bench.Handheld.CardInterface.Card);
        Assert.IsNull(bench.ReaderTrouble);
    }

    [TestMethod]
    public void What_is_missing_is_said()
    {
        Assert.ThrowsExactly<PcscException>(() => new PcscReader("no such reader"));
        using var bench = new Workbench(new WorkbenchSetup { PcscReader = PcscDaemon.Reader + " 00 01" });
        var e = Assert.ThrowsExactly<BenchInputException>(bench.ReaderIn);
        StringAssert.Contains(e.Message, "no card");
    }

    /// <summary>A T=0 card at TPDU level: 61xx, GET RESPONSE, 6Cxx.</summary>
    private sealed class AskedTwice(ICardApplication inner) : ICardApplication
    {
        private byte[] held = [];

        public void Reset() => inner.Reset();

        public byte[] Process(byte[] tpdu)
        {
            if (tpdu[1] == 0xC0)
            {
                byte[] answer = held;
                held = [];
                return answer;
            }
            bool incoming = tpdu.Length > 5;
            byte[] said = inner.Process(tpdu);
            if (said.Length == 2) return said;
            if (incoming)
            {
                held = said;
                return [0x61, (byte)(said.Length - 2)];
            }
            return tpdu[4] == (byte)(said.Length - 2) ? said : [0x6C, (byte)(said.Length - 2)];
        }
    }
}
