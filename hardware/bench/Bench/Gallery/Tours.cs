using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace Bench.Gallery;

/// <summary>
/// Ways through the terminal on which pictures of its screens are taken, each in both languages. Another picture is one line,
/// <c>p.Shot(Text..., "name")</c>; another tour is a method and a row of the table.
/// </summary>
public static class Tours
{
    /// <summary>All tours, by the first word of their pictures.</summary>
    public static readonly IReadOnlyDictionary<string, Action<Photographer>> All = new SortedDictionary<string, Action<Photographer>>(StringComparer.Ordinal)
    {
        ["start"] = Start,
        ["menu"] = Menus,
        ["sale"] = Sale,
        ["card"] = Cards,
        ["result"] = Results,
        ["void"] = VoidAndRefund,
        ["printer"] = Printer,
        ["qr"] = Qr,
        ["sign"] = Sign,
        ["batch"] = Batch,
        ["names"] = LongNames,
        ["field"] = Field,
        ["nofont"] = NoFont,
        ["nolargefont"] = NoLargeFont,
    };

    /// <summary>Walks a tour.</summary>
    public static IReadOnlyList<GalleryPicture> Walk(string tour, bool english)
    {
        using Photographer p = new(tour, english, tour == "names" ? new WorkbenchSetup { Book = Extremes.Book() } : null);
        All[tour](p);
        if (p.Bench.FirstComplaint is { } complaint) throw new InvalidOperationException(complaint);
        return p.Pictures;
    }

    private static void Start(Photographer p)
    {
        p.PowerOn();
        p.Shot("not-signed-on");
        p.Tap(Key.Enter);
        p.Shot(Text.InputOperator, "operator");
        p.Type("01");
        p.Shot(Text.InputPassword, "password");
        p.Type("9999");
        p.Shot(Text.WrongPassword, "wrong-password");
        p.Tap(Key.Enter);
        p.See(Text.InputPassword);
        p.Type("0000");
        p.Shot(Text.SignOnSuccess, "signed-on");
        p.Tap(Key.Enter);
        p.Shot(Text.PressEnterForSale, "idle");
        p.Tap(Key.Menu, Key.D7, Key.D7);
        p.Shot(Text.LockedNow, "locked");
    }

    /// <summary>What service people see: place, update check, a test of the list, and a terminal that has lost the date.</summary>
    private static void Field(Photographer p)
    {
        p.Bench.SetParameter("placePolicy", "2");
        p.PowerOn();
        p.Tap(Key.Menu, Key.D0);
        p.See(Text.SystemPassword);
        p.Type("88888888");
        p.See(Text.MenuMaintenance);
        p.Tap(Key.D6, Key.D5);
        p.Shot(Text.UpdateAllowed, "update-allowed");
        p.Tap(Key.Enter, Key.Cancel, Key.D8, Key.D7);
        p.Shot(Text.HintLearn, "place-learn");
        p.Tap(Key.Enter);
        p.Shot(Text.PlaceKept, "place-kept");
        p.Tap(Key.Enter, Key.D1);
        p.See(Text.HintTwoDigits);
        p.Tap(Key.D2, Key.D6);
        p.Shot(Text.VerdictPassed, "location-test");
        p.Tap(Key.Enter, Key.Cancel, Key.Cancel, Key.Cancel, Key.Cancel);
        p.See(Text.PressEnterToSignOn);
        p.Tap(Key.Enter);
        p.See(Text.InputOperator);
        p.Type("01");
        p.See(Text.InputPassword);
        p.Type("0000");
        p.See(Text.SignOnSuccess);
        p.Tap(Key.Enter);
        p.See(Text.PressEnterForSale);
        p.Tap(Key.Menu, Key.D0);
        p.See(Text.SystemPassword);
        p.Type("88888888");
        p.See(Text.MenuMaintenance);
        p.Tap(Key.D6, Key.D5);
        p.Shot(Text.UpdateNotNow, "update-not-now");
        p.Tap(Key.Enter, Key.Cancel, Key.Cancel, Key.Cancel);
        p.See(Text.PressEnterForSale);
        p.Bench.PowerCut();
        p.Bench.Wifi(Air.Away);
        p.Bench.PowerOn();
        p.See(Text.PressEnterForSale);
        p.Bench.Wait(8000); // two looks
        p.Tap(Key.Enter);
        p.Shot(Text.PlaceWrong, "place-wrong");
        p.Bench.PowerCut();
        p.Bench.LoseClock();
        p.Bench.PowerOn();
        p.See(Text.PressEnterForSale);
        p.Shot(Text.ClockUnset, "clock-unset");
        p.Tap(Key.Enter);
        p.Shot(Text.ClockWaits, "clock-waits");
    }

    private static void Menus(Photographer p)
    {
        p.SignOn();
        p.Tap(Key.Menu);
        p.Shot(Text.Menu, "main");
        p.Tap(Key.D4);
        p.Shot(Text.MenuPreAuth, "pre-auth");
        p.Tap(Key.Cancel);
        p.See(Text.Menu);
        p.Tap(Key.D6);
        p.Shot(Text.MenuPrint, "print");
        p.Tap(Key.Cancel);
        p.See(Text.Menu);
        p.Tap(Key.D7);
        p.Shot(Text.MenuManagement, "management");
        p.Tap(Key.Cancel);
        p.See(Text.Menu);
        p.Tap(Key.D8);
        p.Shot(Text.MenuOther, "other");
        p.Tap(Key.Cancel);
        p.See(Text.Menu);
        p.Tap(Key.D9);
        p.Shot(Text.SupervisorPassword, "supervisor-password");
        p.Type("123456");
        p.Shot(Text.MenuSupervisor, "supervisor");
    }

    private static void Sale(Photographer p)
    {
        p.SignOn();
        p.Tap(Key.Enter);
        p.Shot(Text.InputAmount, "amount-empty");
        p.Digits("12850");
        p.Shot(Text.InputAmount, "amount");
        p.Tap(Key.Enter);
        p.Shot(Text.ConfirmAmount, "confirm-amount");
        p.Tap(Key.Enter);
        p.Shot(Text.SwipeCard, "swipe");
        p.Swipe("cup-debit");
        p.Shot(Text.ConfirmCard, "confirm-card");
        p.Tap(Key.Enter);
        p.Shot(Text.PinNone, "pin");
        p.Type("111111");
        p.Shot(Text.WrongPassword, "wrong-pin");
        p.Digits("123456");
        p.Shot("pin-typed");
        p.Tap(Key.Enter);
        p.Shot(Text.Approved, "approved");
        p.Shot(Text.TearSlip, "tear");
        p.Tap(Key.Enter);
        p.See(Text.PressEnterForSale);
    }

    private static void Cards(Photographer p)
    {
        p.SignOn();
        p.SaleToCard("200");
        p.Swipe("cup-debit", SwipeStyle.Blank);
        p.Shot(Text.Blank, "blank");
        p.Swipe("cup-expired");
        p.Shot(Text.CardExpired, "expired");
        p.Swipe("cup-chip");
        p.Shot(Text.ChipCardInsert, "chip");
    }

    private static void Results(Photographer p)
    {
        p.SignOn();
        p.SaleToCard("200");
        p.Swipe("cup-poor");
        p.See(Text.ConfirmCard);
        p.Tap(Key.Enter);
        p.See(Text.PinNone);
        p.Type("123456");
        p.Bench.ExpectScreen(ResponseTexts.Of("51", p.English), 60_000);
        p.Shot("declined");
        p.Tap(Key.Enter);
        p.See(Text.PressEnterForSale);
        p.Tap(Key.Enter);
        p.See(Text.InputAmount);
        p.Tap(Key.Cancel);
        p.Shot(Text.Cancelled, "cancelled");
    }

    private static void VoidAndRefund(Photographer p)
    {
        p.SignOn();
        p.Sale("12850");
        p.Tap(Key.Menu);
        p.See(Text.Menu);
        p.Tap(Key.D2);
        p.Shot(Text.SupervisorPassword, "supervisor");
        p.Type("123456");
        p.Shot(Text.InputVoucher, "voucher");
        p.Tap(Key.Enter);
        p.Shot(Text.CheckOriginal, "original");
        p.Tap(Key.Enter);
        p.Shot(Text.SwipeCard, "swipe");
        p.Tap(Key.Cancel);
        p.See(Text.Cancelled);
        p.Tap(Key.Enter);
        p.See(Text.PressEnterForSale);
        p.Tap(Key.Menu);
        p.See(Text.Menu);
        p.Tap(Key.D3);
        p.See(Text.SupervisorPassword);
        p.Type("123456");
        p.Shot(Text.RefundNotice, "refund-notice");
        p.Tap(Key.Enter);
        p.Shot(Text.InputVoucherOrRrn, "refund-voucher");
        p.Tap(Key.Enter);
        p.Shot(Text.CheckOriginal, "refund-original");
        p.Tap(Key.Enter);
        p.Shot(Text.InputAmount, "refund-amount");
        p.Tap(Key.Enter);
        p.Shot(Text.RefundReason, "refund-reason");
        p.Tap(Key.D1);
        p.Shot(Text.ConfirmAmount, "refund-confirm");
    }

    private static void Qr(Photographer p)
    {
        p.SignOn();
        p.Tap(Key.Menu, Key.D5);
        p.Shot(Text.QrShow, "menu");
        p.Tap(Key.D1);
        p.See(Text.InputAmount);
        p.Type("1880");
        p.See(Text.ConfirmAmount);
        p.Tap(Key.Enter);
        p.Shot(Text.ScanPayCode, "scan");
        p.Tap(Key.Cancel);
        p.See(Text.Cancelled);
        p.Tap(Key.Enter);
        p.See(Text.PressEnterForSale);
        p.Tap(Key.Menu, Key.D5, Key.D2);
        p.See(Text.InputAmount);
        p.Type("1880");
        p.See(Text.ConfirmAmount);
        p.Tap(Key.Enter);
        p.See(Text.HintCloseOrder);
        p.Bench.Wait(300);
        p.Shot("show");
        p.Tap(Key.Cancel);
        p.Shot(Text.OrderIsClosed, "closed");
    }

    private static void Sign(Photographer p)
    {
        p.Bench.SetParameter("signature", "1");
        p.SignOn();
        p.SaleToCard("12850");
        p.Swipe("cup-debit");
        p.See(Text.ConfirmCard);
        p.Tap(Key.Enter);
        p.See(Text.PinNone);
        p.Type("123456");
        p.See(Text.SignHere);
        p.Bench.Wait(300);
        p.Shot("pad");
        p.Tap(Key.Enter);
        p.Shot(Text.SignEmpty, "empty");
    }

    private static void Printer(Photographer p)
    {
        p.SignOn();
        p.SaleToCard("1000");
        p.Swipe("cup-debit");
        p.See(Text.ConfirmCard);
        p.Tap(Key.Enter);
        p.See(Text.PinNone);
        p.Bench.Paper(false);
        p.Type("123456");
        p.Shot(Text.NoPaper, "no-paper");
        p.Bench.Paper(true);
        p.Bench.Cover(true);
        p.Tap(Key.Enter);
        p.Shot(Text.CoverOpen, "cover-open");
        p.Bench.Cover(false);
        p.Bench.Temperature(75);
        p.Tap(Key.Enter);
        p.Shot(Text.HeadHot, "head-hot");
        p.Bench.Temperature(25);
        p.See(Text.TearSlip);
    }

    private static void Batch(Photographer p)
    {
        p.SignOn();
        p.Sale("12850");
        p.Tap(Key.Last);
        p.Bench.Wait(500);
        p.Shot("last-transaction");
        p.Tap(Key.Cancel);
        p.See(Text.PressEnterForSale);
        p.Tap(Key.Menu, Key.D7);
        p.See(Text.MenuManagement);
        p.Tap(Key.D6);
        p.Shot(Text.SettleConfirm, "settle");
    }

    /// <summary>Without the large font: its hanzi come from the small one.</summary>
    private static void NoLargeFont(Photographer p)
    {
        p.Bench.Flash.Delete("zh24.glyphs");
        p.Bench.PowerOn();
        p.Bench.Wait(1000);
        p.Shot("self-test");
        p.Bench.Wait(4000);
        p.Shot("idle");
    }

    /// <summary>Without any font: English, in letters that need no file. Everything stays in its place.</summary>
    private static void NoFont(Photographer p)
    {
        p.Bench.Flash.Delete("zh16.glyphs");
        p.Bench.Flash.Delete("zh24.glyphs");
        p.Bench.PowerOn();
        p.Bench.Wait(1000);
        p.Shot("self-test");
        p.Bench.Wait(4000);
        p.Shot("idle");
        p.Tap(Key.Menu);
        p.Bench.Wait(1000);
        p.Shot("menu");
    }

    /// <summary>Names at their maximum, one of them with characters that no font has: boxes, and nothing moves.</summary>
    private static void LongNames(Photographer p)
    {
        p.SignOn();
        p.Shot("idle");
        p.Tap(Key.Enter);
        p.See(Text.InputAmount);
        p.Digits("999999999");
        p.Shot("amount");
        p.Tap(Key.Enter);
        p.Shot(Text.ConfirmAmount, "confirm-amount");
    }
}
