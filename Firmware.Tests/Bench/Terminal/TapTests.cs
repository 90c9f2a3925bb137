using System;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Emv;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.Emv;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Tests.Bench.Terminal;

/// <summary>Contactless cards in whole flows: how long the card must stay, and a reader that is dead.</summary>
[TestClass]
public class TapTests
{
    private static void ToCard(Workbench bench)
    {
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Tap(Key.D5, Key.DoubleZero, Key.Enter);
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("或挥卡", 2_000);
    }

    /// <summary>From the card's arrival until it may go: three commands, and less than half a second.</summary>
    [TestMethod]
    public void CardMayGoSoon()
    {
        using Workbench bench = Cashier.SignedOn();
        ToCard(bench);
        EmvCard application = new(ChipFile.Example().Card("cup-chip"), KeyFile.Example(), contactless: true);
        FieldCard card = new(application);
        bench.Wait(1_000);
        long arrived = bench.NowMs;
        bench.Handheld.Clock.At(bench.Handheld.Clock.NowNs, () => bench.Handheld.Nfc.Field.Enter(card));
        bench.ExpectScreen("请核对卡号", 5_000);
        long gone = bench.NowMs - arrived;
        Console.WriteLine($"tap to \"card may be removed\": {gone} ms, {application.Commands} commands");
        Assert.AreEqual(3, application.Commands);
        Assert.IsTrue(gone < 500, $"{gone} ms");
        Assert.IsFalse(bench.Handheld.Nfc.FieldOn, "the field is off while nobody is asked for a card");
        Assert.IsNull(bench.FirstComplaint, bench.FirstComplaint);
    }

    /// <summary>Without the reader slot and stripe work as ever.</summary>
    [TestMethod]
    public void DeadReaderIsNoHindrance()
    {
        using Workbench bench = Cashier.SignedOn();
        bench.Handheld.Nfc.Dead = true;
        ToCard(bench);
        bench.Wait(7_000);
        bench.Swipe("cup-debit", global::Bench.VirtualBoard.MagStripe.SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 5_000);
    }

    /// <summary>A tap that declines: nothing is booked, and the next one is well.</summary>
    [TestMethod]
    public void WrongPinEndsIt()
    {
        using Workbench bench = Cashier.SignedOn();
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入金额", 60_000);
        bench.Tap(Key.D2, Key.DoubleZero, Key.DoubleZero, Key.D0, Key.Enter);
        bench.ExpectScreen("请确认金额", 2_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("或挥卡", 2_000);
        bench.TapCard(["cup-chip"]);
        bench.ExpectScreen("请核对卡号", 5_000);
        bench.Tap(Key.Enter);
        bench.ExpectScreen("请输入密码", 5_000);
        bench.TypePin([Key.D0, Key.D0, Key.D0, Key.D0, Key.D0, Key.D0]);
        bench.ExpectScreen("应答码", 30_000);
        TradeRecord last = bench.Host.Ledger.Transactions().Last();
        Assert.AreEqual(("55", "071"), (last.ResponseCode, last.EntryMode));
        bench.ExpectLedgerAgrees();
    }
}
