using System.Linq;
using Bench;
using Bench.VirtualBoard.MagStripe;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Tests.Bench.Golden;

/// <summary>Screens and slips of the real terminal, pixel by pixel, in both languages. See <see cref="Album"/> for recording them anew.</summary>
[TestClass]
public class GoldenTests
{
    private const long LimitMs = 60_000;

    private Workbench bench;
    private Album album;
    private bool english;
    private int number;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ScreensAndSlips(bool inEnglish)
    {
        english = inEnglish;
        album = new Album(english ? "en" : "zh");
        number = 0;
        using (bench = new Workbench())
        {
            bench.PowerOn();
            Shot(Text.SelfTestOk, "self-test");
            if (english) SwitchLanguage();
            SignOn();
            Sale();
            Refusals();
            Void();
            Sale();
            Refund();
            Assert.IsNull(bench.FirstComplaint);
            bench.ExpectLedgerAgrees();
        }
        album.Check();
    }

    private void SwitchLanguage()
    {
        bench.ExpectScreen(Strings.Of(Text.PressEnterToSignOn, false), LimitMs);
        bench.Tap(Key.Menu);
        bench.ExpectScreen(Strings.Of(Text.Menu, false), LimitMs);
        bench.Tap(Key.D8);
        bench.ExpectScreen(Strings.Of(Text.Language, false), LimitMs);
        bench.Tap(Key.D8, Key.Cancel, Key.Cancel);
    }

    private void SignOn()
    {
        Shot(Text.PressEnterToSignOn, "not-signed-on");
        bench.Tap(Key.Enter);
        Shot(Text.InputOperator, "operator");
        Type("01");
        Shot(Text.InputPassword, "password");
        Type("9999");
        Shot(Text.WrongPassword, "wrong-password");
        bench.Tap(Key.Enter);
        Expect(Text.InputPassword);
        Type("0000");
        Shot(Text.SignOnSuccess, "signed-on");
        bench.Tap(Key.Enter);
        Shot(Text.PressEnterForSale, "idle");
        bench.Tap(Key.Menu);
        Shot(Text.Menu, "menu");
        bench.Tap(Key.Cancel);
        Expect(Text.PressEnterForSale);
    }

    private void ToCard(string fen, bool shots)
    {
        bench.Tap(Key.Enter);
        Expect(Text.InputAmount);
        if (shots) Shot(Text.InputAmount, "amount-empty");
        Digits(fen);
        if (shots) Shot(Text.InputAmount, "amount");
        bench.Tap(Key.Enter);
        if (shots) Shot(Text.ConfirmAmount, "confirm-amount"); else Expect(Text.ConfirmAmount);
        bench.Tap(Key.Enter);
        if (shots) Shot(Text.SwipeCard, "swipe"); else Expect(Text.SwipeCard);
    }

    private void Sale()
    {
        bool first = number < 10;
        ToCard("12850", first);
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        if (first) Shot(Text.ConfirmCard, "confirm-card"); else Expect(Text.ConfirmCard);
        bench.Tap(Key.Enter);
        if (first) Shot(Text.PinNone, "pin"); else Expect(Text.PinNone);
        if (first)
        {
            Type("111111");
            Shot(Text.WrongPassword, "wrong-pin");
        }
        Digits("123456");
        if (first) Shot(null, "pin-typed");
        bench.Tap(Key.Enter);
        Finish("sale", first);
    }

    /// <summary>From the result to the idle screen.</summary>
    private void Finish(string what, bool shots = true)
    {
        if (shots) Shot(Text.Approved, what + "-approved"); else Expect(Text.Approved);
        if (shots) Shot(Text.TearSlip, what + "-tear"); else Expect(Text.TearSlip);
        if (shots) album.Add($"slip-{what}-merchant", bench.TearOff()); else bench.TearOff();
        bench.Tap(Key.Enter);
        Expect(Text.PressEnterForSale);
        if (shots) album.Add($"slip-{what}-cardholder", bench.TearOff()); else bench.TearOff();
    }

    private void Refusals()
    {
        ToCard("200", false);
        bench.Swipe("cup-debit", SwipeStyle.Blank);
        Shot(Text.Blank, "blank");
        bench.Swipe("cup-expired", SwipeStyle.Normal);
        Shot(Text.CardExpired, "expired");
        bench.Swipe("cup-chip", SwipeStyle.Normal);
        Shot(Text.ChipCardInsert, "chip");
        bench.Swipe("cup-poor", SwipeStyle.Normal);
        Expect(Text.ConfirmCard);
        bench.Tap(Key.Enter);
        Expect(Text.PinNone);
        Type("123456");
        bench.ExpectScreen(ResponseTexts.Of("51", english), LimitMs);
        Shot(null, "declined");
        bench.Tap(Key.Enter);
        Expect(Text.PressEnterForSale);
        bench.Tap(Key.Enter);
        Expect(Text.InputAmount);
        bench.Tap(Key.Cancel);
        Shot(Text.Cancelled, "cancelled");
        bench.Tap(Key.Last);
        Expect(Text.PressEnterForSale);
        bench.Tap(Key.Last);
        bench.Wait(500); // the last transaction is shown first
        bench.Tap(Key.Enter);
        Expect(Text.TearSlip);
        album.Add("slip-reprint", bench.TearOff());
        bench.Tap(Key.Cancel);
        Expect(Text.PressEnterForSale);
    }

    private void Supervised(Key digit, string what)
    {
        bench.Tap(Key.Menu);
        Expect(Text.Menu);
        bench.Tap(digit);
        Shot(Text.SupervisorPassword, what + "-supervisor");
        Type("123456");
    }

    private void Void()
    {
        Supervised(Key.D2, "void");
        Shot(Text.InputVoucher, "void-voucher");
        bench.Tap(Key.Enter);
        Shot(Text.CheckOriginal, "void-original");
        bench.Tap(Key.Enter);
        Shot(Text.SwipeCard, "void-swipe");
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        Expect(Text.ConfirmCard);
        bench.Tap(Key.Enter);
        Expect(Text.PinNone);
        Type("123456");
        Finish("void");
    }

    private void Refund()
    {
        Supervised(Key.D3, "refund");
        Shot(Text.RefundNotice, "refund-notice");
        bench.Tap(Key.Enter);
        Shot(Text.InputVoucherOrRrn, "refund-voucher");
        bench.Tap(Key.Enter);
        Shot(Text.CheckOriginal, "refund-original");
        bench.Tap(Key.Enter);
        Shot(Text.InputAmount, "refund-amount");
        bench.Tap(Key.Enter);
        Shot(Text.RefundReason, "refund-reason");
        bench.Tap(Key.D1);
        Shot(Text.ConfirmAmount, "refund-confirm");
        bench.Tap(Key.Enter);
        Expect(Text.SwipeCard);
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        Expect(Text.ConfirmCard);
        bench.Tap(Key.Enter);
        Finish("refund");
    }

    private void Expect(Text text) => bench.ExpectScreen(Strings.Of(text, english), LimitMs);

    private void Shot(Text? text, string name)
    {
        if (text is { } wanted)
        {
            // before the language is switched the screen is Chinese
            bool self = wanted == Text.SelfTestOk;
            bench.ExpectScreen(Strings.Of(wanted, english && !self), LimitMs);
        }
        bench.Wait(30);
        album.Add($"{++number:D2}-{name}", bench.Handheld.Screen);
    }

    private void Digits(string digits) => bench.Tap([.. digits.Select(c => Key.D0 + (c - '0'))]);

    private void Type(string digits)
    {
        Digits(digits);
        bench.Tap(Key.Enter);
    }
}
