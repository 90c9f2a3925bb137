using Bench.VirtualBoard;
using System;
using System.Linq;
using System.Text.RegularExpressions;
using Bench;
using Bench.Acquirer;
using Bench.Emv;
using Bench.Silicon;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>Every test of the list on a part that is absent, shorted, stuck or worn: the fault has its own code, and a mended part passes again.</summary>
[TestClass]
public sealed class BrokenPartsTests
{
    private Workbench bench;
    private FactoryPc pc;

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    private void Open(Action<Workbench> before = null)
    {
        bench = new Workbench();
        before?.Invoke(bench);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 8000);
        pc = FactoryPc.Connect(bench);
    }

    private void Is(string command, int code)
    {
        string answer = pc.Run(command, 120_000);
        if (code == 0) Assert.AreEqual("OK", answer, pc.Received);
        else StringAssert.StartsWith(answer, $"ERROR {code} ", pc.Received);
    }

    private void Says(string command, string wants, string answer, int code)
    {
        pc.Send(command);
        pc.Expect(wants, 60_000);
        pc.Send(answer);
        pc.Expect(code == 0 ? "OK" : $"ERROR {code}", 40_000);
    }

    [TestMethod]
    public void Eyes_and_ears_of_the_tester_decide_about_screen_light_and_sound()
    {
        Open();
        Says("display-test", "ASK", "yes", 0);
        Says("display-test", "ASK", "no", 201);
        Says("buzzer-test", "ASK", "yes", 0);
        Says("buzzer-test", "ASK", "no", 801);
        Says("led-test", "ASK", "yes", 0);
        Says("led-test", "ASK", "no", 901);
        Is("mobile-test", FactoryLine16);
    }

    private const int FactoryLine16 = PosFirmware.Diagnostics.FactoryLine.NotFitted;

    [TestMethod]
    public void Keypad_without_a_finger_with_a_stuck_key_a_shorted_column_and_no_expander()
    {
        Open();
        Is("keypad-test", 390);
        bench.Handheld.Keys.Stick(Key.Menu);
        bench.Wait(31_000);
        Is("keypad-test", 301);
        bench.Handheld.Keys.Stick(Key.Menu, false);
        bench.Wait(1000);
        bench.Handheld.Keys.ShortColumn(2);
        bench.Wait(1000);
        Is("keypad-test", 302);
        bench.Handheld.Keys.ShortColumn(2, false);
        bench.Wait(1000);
        bench.Handheld.Expander2.Dead = true;
        bench.Wait(5000);
        Is("keypad-test", 303);
        Is("version-test", 2301);
        bench.Handheld.Expander2.Dead = false;
        bench.Wait(5000);
        Is("version-test", 0);
        Is("keypad-test", 390); // sound again: it waits for a finger
    }

    [TestMethod]
    public void Stripe_without_swipe_with_a_worn_card_a_deaf_and_a_wrong_part()
    {
        Open();
        Is("stripe-test", 490);
        pc.Send("stripe-test");
        pc.Expect("PROGRESS", 5000);
        for (int i = 0; i < 3; i++)
        {
            bench.Wait(1500);
            bench.Swipe("cup-debit", SwipeStyle.Named["damaged"]);
        }
        pc.Expect("ERROR 491", 10_000);
        bench.Handheld.MagAsic.DataShorted = true;
        Is("stripe-test", 401);
        bench.Handheld.MagAsic.DataShorted = false;
        bench.Handheld.MagAsic.Deaf = true;
        pc.Send("stripe-test");
        pc.Expect("PROGRESS", 5000);
        bench.Wait(1500);
        bench.Swipe("cup-debit", SwipeStyle.Normal);
        pc.Expect("ERROR 40", 40_000);
    }

    [TestMethod]
    public void Chip_that_stays_is_silent_knows_nothing_or_shorts_the_reader()
    {
        Open();
        bench.Handheld.InsertCard(Card(new CardManners()));
        Is("chip-test", 503);
        bench.Handheld.RemoveCard();
        bench.Wait(500);
        bench.Handheld.InsertCard(Card(new CardManners { SilentAfter = 0 }));
        Is("chip-test", 504);
        bench.Handheld.RemoveCard();
        bench.Wait(500);
        bench.Handheld.CardInterface.Shorted = true;
        bench.Handheld.InsertCard(Card(new CardManners()));
        StringAssert.StartsWith(pc.Run("chip-test"), "ERROR 5", pc.Received);
        bench.Handheld.CardInterface.Shorted = false;
        bench.Handheld.RemoveCard();
    }

    private static ContactCard Card(CardManners manners) => new(new EmvCard(ChipFile.Example().Card("cup-chip"), KeyFile.Example()), CardTransport.T1, manners);

    [TestMethod]
    public void Contactless_without_card_with_two_and_with_one_torn_away()
    {
        Open();
        Is("contactless-test", 602);
        pc.Send("contactless-test");
        pc.Expect("HOLD A TEST CARD", 5000);
        bench.Wait(700);
        bench.TapCard(["cup-chip", "cup-chip-credit"], 25_000);
        pc.Expect("ERROR 602", 30_000);
        pc.Send("contactless-test");
        pc.Expect("HOLD A TEST CARD", 5000);
        bench.Wait(700);
        bench.TapCard(["cup-chip"], 1500, 1);
        pc.Expect("ERROR 603", 30_000);
    }

    [TestMethod]
    public void Touch_without_converter_without_calibration_and_without_a_finger()
    {
        Open();
        bench.Handheld.Converter.Dead = true;
        Is("touch-test", 701);
        Is("battery-test", 1401);
        Is("printer-test", 105);
        bench.Handheld.Converter.Dead = false;
        bench.Wait(1000);
        Is("battery-test", 0);
        Is("touch-test", 711);
        bench.PowerCut();
        bench.Flash.Attach(null); // the board is off
        foreach (string name in bench.Flash.List().Where(n => n.StartsWith("touch", StringComparison.Ordinal))) bench.Flash.Delete(name);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 8000);
        pc = FactoryPc.Connect(bench);
        Is("touch-test", 710);
    }

    [TestMethod]
    public void Printer_with_a_low_battery_and_uneven_bars()
    {
        Open();
        pc.Send("printer-test");
        pc.Expect("TYPE THE DIGITS", 60_000);
        bench.Type(Regex.Matches(bench.PaperText, @"^\s*(\d{3})\s*$", RegexOptions.Multiline).Last().Groups[1].Value);
        pc.Expect("ASK BARS EVEN?", 5000);
        pc.Send("no");
        pc.Expect("ERROR 191", 5000);
        bench.Battery(6100);
        bench.Wait(11_000);
        Is("printer-test", 104);
    }

    [TestMethod]
    public void Scanner_without_a_code_with_two_different_ones()
    {
        Open();
        Is("scan-test", 1010);
        pc.Send("scan-test");
        pc.Expect("SCAN THE SAME CODE 0/3", 10_000);
        bench.Wait(1500);
        bench.Handheld.Scanner.Hold("TESTCODE-0", 2_000_000_000);
        pc.Expect("SCAN THE SAME CODE 1/3", 10_000);
        bench.Handheld.Scanner.Hold("TESTCODE-1", 5_000_000_000);
        pc.Expect("ERROR 1011", 10_000);
    }

    [TestMethod]
    public void Clock_without_date_and_with_a_wrong_pace()
    {
        Open(b => b.LoseClock());
        Is("clock-test", 1101);
        Is("tls-test", 1903);
        bench.SetClock();
        Is("clock-test", 0);
        pc.Send("clock-test");
        bench.Wait(1000);
        bench.Handheld.Clock.At(0, () => bench.Handheld.Clock.Epoch += TimeSpan.FromMilliseconds(500));
        pc.Expect("ERROR 1102", 5000);
    }

    [TestMethod]
    public void Flash_that_forgets_a_bit_is_nearly_full_or_holds_a_damaged_record()
    {
        Open(b =>
        {
            byte[] junk = new byte[b.Flash.Capacity - b.Flash.Used - 300_000];
            b.Flash.Write("junk", junk, 0, junk.Length);
        });
        Is("flash-test", 1204);
        bench.Flash.Delete("junk");
        Is("flash-test", 0);
        bench.Flash.StuckBits = 0x10;
        Is("flash-test", 1201);
        bench.Flash.StuckBits = 0;
        Is("flash-test", 0);
        bench.Keys("cancel", "cancel", "cancel", "cancel");
        bench.ExpectScreen("[功能]菜单", 3000);
        bench.SignOn();
        bench.Sell("1000", "cup-debit");
        bench.Sell("1100", "cup-debit-19");
        bench.PowerCut();
        bench.Flash.Attach(null); // the board is off
        bench.Flash.Corrupt(bench.Flash.List().First(n => n.StartsWith("log", StringComparison.Ordinal)), 20, 0xFF);
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 30_000);
        pc = FactoryPc.Connect(bench);
        Is("flash-test", 1203);
    }

    [TestMethod]
    public void Memory_without_psram_and_without_room_for_tls()
    {
        Open(b => b.Handheld.PsramBytes = 0);
        Is("memory-test", 1301);
        bench.PowerCut();
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 8000);
        pc = FactoryPc.Connect(bench);
        Is("memory-test", 0);
        bench.Handheld.LargestInternal = 40 * 1024;
        Is("memory-test", 1302);
    }

    [TestMethod]
    public void Radio_that_refuses_and_a_place_that_is_another_or_none()
    {
        Open(b => b.SetParameter("placePolicy", "1"));
        Is("location-test", 2603);
        bench.Wifi(Air.Nothing);
        Is("location-test", 2602);
        bench.Wifi(Air.Dead);
        Is("location-test", 2601);
        bench.Wifi(Air.Home);
        bench.Handheld.Radio.RefusesScan = true;
        Is("wifi-test", 1502);
        bench.PowerCut();
        bench.SetParameter("placeNetworks", "020000000002");
        bench.PowerOn();
        bench.ExpectScreen("[功能]菜单", 8000);
        pc = FactoryPc.Connect(bench);
        Is("location-test", 0);
        bench.Wifi(Air.Away);
        Is("location-test", 2604);
    }

    [TestMethod]
    public void Line_with_an_unknown_name_a_slow_resolver_and_a_host_that_refuses()
    {
        Open();
        bench.Host.Faults.Next(Fault.RefuseTls);
        Is("tls-test", 1903);
        bench.Host.Faults.Next(Fault.Decline, "0820", 60, "96");
        Is("echo-test", 2002);
        bench.Host.Faults.Next(Fault.DropResponse, "0820");
        Is("echo-test", 2003);
        bench.Host.Faults.Next(Fault.WrongStan, "0820");
        Is("echo-test", 2004);
        Is("echo-test", 0);
        bench.Handheld.Prices[DeviceCall.DnsGetHostEntry] = 6_000_000_000;
        bench.PowerCut();
        bench.SetParameter("host", "localhost");
        bench.PowerOn();
        bench.Handheld.Prices[DeviceCall.DnsGetHostEntry] = 6_000_000_000;
        bench.ExpectScreen("[功能]菜单", 8000);
        pc = FactoryPc.Connect(bench);
        Is("dns-test", 1702);
        bench.Handheld.Prices[DeviceCall.DnsGetHostEntry] = 50_000_000;
        Is("dns-test", 0);
        bench.NetworkDown();
        Is("dns-test", 1701);
    }

    [TestMethod]
    public void Keys_that_are_not_there_suspense_and_a_dirty_head()
    {
        Open(b =>
        {
            foreach (string name in b.Flash.List().Where(n => n.StartsWith("keys", StringComparison.Ordinal))) b.Flash.Delete(name);
            Usage usage = new(b.Flash);
            usage.Load();
            for (int i = 0; i < 30; i++) usage.CountSwipe(i % 3 > 0);
            usage.SaveIfDue(long.MaxValue / 2);
            PendingMessage reversal = new(b.Flash, "reversal");
            HostRequest request = new() { Kind = TransactionKind.Sale, Stan = 77, Batch = 1, Amount = 100, EntryMode = 2 };
            reversal.Keep(request, "622609******0048", new byte[16], new DateTime(2026, 7, 17), 0);
            new SuspenseList(b.Flash).Add(reversal);
            reversal.Remove();
        });
        Is("keys-test", 2101);
        Is("log-test", 2401);
        Is("usage-test", 2501);
    }

    [TestMethod]
    public void Fonts_that_are_damaged()
    {
        Open();
        Is("version-test", 0);
        bench.PowerCut();
        bench.Flash.DamagedResources["type20"] = [.. FontAssets.Read("type20.glyphs").Select((b, i) => i == 2 ? (byte)~b : b)];
        bench.PowerOn();
        bench.ExpectScreen("PRESS OK TO SIGN ON", 10_000);
        bench.Keys("menu", "0");
        bench.Type("88888888");
        bench.Keys("ok");
        bench.ExpectScreen("8 MAINTENANCE", 3000);
        bench.Keys("8", "4");
        pc = new FactoryPc(bench);
        bench.Wait(500);
        Is("version-test", 2302);
    }

    [TestMethod]
    public void Case_that_is_opened_in_the_middle_of_the_tests()
    {
        Open();
        Is("tamper-test", 0);
        bench.Case(true);
        bench.Wait(200); // the loop is looked at every 100 ms
        Is("tamper-test", 2201);
        bench.Keys("cancel");
        bench.ExpectScreen("检测到安全攻击", 5000);
    }
}
