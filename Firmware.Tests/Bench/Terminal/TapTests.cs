using System;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.Emv;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.SmartCard;
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

    /// <summary>
    /// A card in one reader while another is being read: the one that was read completely first pays, and the one that lost has no power:
    /// no field, no supply of the chip, no supply of the stripe reader.
    /// </summary>
    [TestMethod]
    [DataRow("swipe", -40)]
    [DataRow("swipe", 0)]
    [DataRow("swipe", 60)]
    [DataRow("insert", -30)]
    [DataRow("insert", 0)]
    [DataRow("insert", 30)]
    public void FirstCompleteOneWins(string other, int afterMs)
    {
        using Workbench bench = Cashier.SignedOn();
        ToCard(bench);
        bench.Wait(1_000);
        Handheld board = bench.Handheld;
        FieldCard tapped = new(new EmvCard(ChipFile.Example().Card("cup-chip"), KeyFile.Example(), contactless: true));
        ContactCard inserted = new(new EmvCard(ChipFile.Example().Card("cup-chip-credit"), KeyFile.Example()));
        long now = board.Clock.NowNs, tap = now + 100_000_000;
        board.Clock.At(tap, () => board.Nfc.Field.Enter(tapped));
        board.Clock.At(tap + afterMs * 1_000_000L, () =>
        {
            if (other == "swipe") board.Stripe.Swipe(new StripeCard(null, "6226090000000048=30121200000012345678", null), SwipeStyle.Normal);
            else board.InsertCard(inserted);
        });
        bench.ExpectScreen("请核对卡号", 10_000);
        bool byTap = bench.ScreenText.Contains("6217", StringComparison.Ordinal);
        Console.WriteLine($"{other} {afterMs} ms after the tap: {(byTap ? "tap" : other)} wins");
        Assert.IsTrue(byTap || bench.ScreenText.Contains(other == "swipe" ? "6226" : "6222", StringComparison.Ordinal), bench.ScreenText);
        Assert.IsFalse(board.Nfc.FieldOn, "the field is off");
        Assert.IsFalse(board.Nets.MagPower.Level, "the stripe reader is off");
        if (byTap) Assert.IsFalse(board.CardInterface.Powered, "the chip in the slot has no supply");
        bench.Tap(Key.Enter);
        if (!byTap) bench.TypePin(other == "swipe" ? [Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6] : [Key.D1, Key.D1, Key.D2, Key.D2, Key.D3, Key.D3]);
        bench.ExpectScreen("交易成功", 60_000);
        Assert.AreEqual(1, bench.Host.Ledger.Transactions().Count(t => t.Stands), "one card pays, once");
        Assert.IsNull(bench.FirstComplaint, bench.FirstComplaint);
    }

    /// <summary>After a bad tap the same card is taken as soon as it has been away for a moment.</summary>
    [TestMethod]
    [DataRow(60)]
    [DataRow(120)]
    [DataRow(250)]
    public void TapAgainSoonAfterABadOne(int awayMs)
    {
        using Workbench bench = Cashier.SignedOn();
        ToCard(bench);
        bench.Wait(1_000);
        Handheld board = bench.Handheld;
        EmvCard application = new(ChipFile.Example().Card("cup-chip"), KeyFile.Example(), contactless: true);
        FieldCard torn = new(application) { TornAt = 2 }, again = new(application);
        board.Clock.At(board.Clock.NowNs, () => board.Nfc.Field.Enter(torn));
        bench.ExpectScreen("请重新挥卡", 5_000);
        bench.Wait(awayMs);
        board.Clock.At(board.Clock.NowNs, () => board.Nfc.Field.Enter(again));
        bench.ExpectScreen("请核对卡号", 1_500);
    }

    /// <summary>After a bad swipe the next one counts as soon as the reader has had its supply off and on: under 0.1 s.</summary>
    [TestMethod]
    [DataRow(100)]
    [DataRow(200)]
    [DataRow(300)]
    public void SwipeAgainSoonAfterABadOne(int pauseMs)
    {
        using Workbench bench = Cashier.SignedOn();
        ToCard(bench);
        bench.Wait(1_000);
        Handheld board = bench.Handheld;
        StripeCard card = new(null, "6226090000000048=30121200000012345678", null);
        long takes = board.Stripe.Swipe(card, SwipeStyle.Named["damaged"]);
        bench.Wait((int)takes + pauseMs);
        board.Stripe.Swipe(card, SwipeStyle.Normal);
        bench.ExpectScreen("请核对卡号", 3_000);
    }
}
