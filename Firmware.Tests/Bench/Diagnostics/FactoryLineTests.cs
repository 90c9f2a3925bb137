using Bench.VirtualBoard;
using System;
using System.Linq;
using System.Text.RegularExpressions;
using Bench;
using Bench.Emv;
using Bench.Silicon;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Emv;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.SmartCard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Diagnostics;
using PosFirmware.Diagnostics.Measuring;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Diagnostics;

/// <summary>The factory tests by the service line: healthy parts pass, broken ones are named by their code.</summary>
[TestClass]
public sealed class FactoryLineTests
{
    private Workbench bench;
    private FactoryPc pc;

    [TestInitialize]
    public void SwitchOn()
    {
        bench = Counter.Open();
        bench.SignOn();
        pc = FactoryPc.Connect(bench);
    }

    [TestCleanup]
    public void SwitchOff() => Counter.Close(bench);

    [TestMethod]
    public void Ping_help_and_what_is_no_command()
    {
        Assert.AreEqual("OK", pc.Run("ping"));
        Assert.AreEqual("OK hello", pc.Run("ping hello"));
        Assert.AreEqual("OK", pc.Run("help"));
        foreach (Diagnostic test in new DiagnosticTable().All) StringAssert.Contains(pc.Received, "# " + test.Name + "-test");
        StringAssert.StartsWith(pc.Run("make-coffee"), "ERROR 10 ");
        StringAssert.StartsWith(pc.Run("-test"), "ERROR 10 ");
        StringAssert.StartsWith(pc.Run(new string('x', 500)), "ERROR 13 ");
        Assert.AreEqual("OK", pc.Run("\r\n\u0000ping"));
    }

    [TestMethod]
    public void Everything_that_needs_nobody_passes_on_a_healthy_board()
    {
        Assert.AreEqual("OK", pc.Run("all-test", 120_000), pc.Received);
        foreach (Diagnostic test in new DiagnosticTable().All.Where(t => !t.NeedsTester)) StringAssert.Contains(pc.Received, $"# {test.Name} {(test.Number == 16 ? 3 : 1)} 0", pc.Received); // 16, the mobile radio, is not fitted
    }

    [TestMethod]
    [DataRow("no radio", "wifi-test", 1501)]
    [DataRow("no network", "wifi-test", 1503)]
    [DataRow("no address", "wifi-test", 1504)]
    [DataRow("weak", "wifi-test", 1505)]
    [DataRow("battery", "battery-test", 1402)]
    [DataRow("line", "tcp-test", 1802)]
    [DataRow("line", "echo-test", 2001)]
    [DataRow("certificate", "tls-test", 1990)]
    [DataRow("flash full", "flash-test", 1202)]
    [DataRow("flash small", "flash-test", 1204)]
    [DataRow("font", "version-test", 2302)]
    [DataRow("no paper", "printer-test", 101)]
    [DataRow("cover", "printer-test", 102)]
    [DataRow("hot", "printer-test", 103)]
    [DataRow("stripe short", "stripe-test", 401)]
    [DataRow("uart", "chip-test", 501)]
    [DataRow("uart", "scan-test", 1003)]
    [DataRow("scanner", "scan-test", 1001)]
    [DataRow("contactless", "contactless-test", 601)]
    [DataRow("panel short", "touch-test", 703)]
    public void A_broken_part_is_named_by_its_code(string fault, string command, int code)
    {
        switch (fault)
        {
            case "no radio": bench.Handheld.Radio.Works = false; break;
            case "no network": bench.Handheld.Radio.InReach.Clear(); break;
            case "no address": bench.Handheld.Radio.Address = "0.0.0.0"; break;
            case "weak":
                bench.Handheld.Radio.InReach.Clear();
                bench.Handheld.Radio.InReach.Add(new AirNetwork("far", "02:00:00:00:00:03", -85));
                break;
            case "battery": bench.Battery(6200); break;
            case "line": bench.NetworkDown(); break;
            case "certificate": bench.Flash.Delete("ca.pem"); break;
            case "flash full": Fill(bench, 100); break;
            case "flash small": Fill(bench, 90); break;
            case "font": bench.Flash.DamagedResources["type24"] = [.. FontAssets.Read("type24.glyphs").SkipLast(1), 0x55]; break;
            case "no paper": bench.Paper(false); break;
            case "cover": bench.Cover(true); break;
            case "hot": bench.Temperature(70); break;
            case "uart": bench.Handheld.Uart.Dead = true; break;
            case "scanner": bench.PlugScanner(false); break;
            case "contactless": bench.Handheld.Nfc.Dead = true; break;
            case "panel short": bench.Handheld.Touch.Damage = PanelDamage.Short; break;
            case "stripe short": bench.Handheld.MagAsic.DataShorted = true; break;
        }
        StringAssert.StartsWith(pc.Run(command), $"ERROR {code} ", pc.Received);
        bench.Keys("cancel");
        bench.ExpectScreen("1 硬件测试", 3000);
    }

    private static void Fill(Workbench bench, int percent)
    {
        byte[] junk = new byte[(int)((bench.Flash.Capacity - bench.Flash.Used) * (long)percent / 100)];
        bench.Flash.Write("junk", junk, 0, junk.Length);
    }

    [TestMethod]
    public void Scans_leave_no_adapters_behind()
    {
        for (int i = 0; i < 3; i++) Assert.AreEqual("OK", pc.Run("wifi-test"));
        bench.Handheld.Radio.Connecting = true;
        StringAssert.StartsWith(pc.Run("wifi-test"), "ERROR 1502 ");
        bench.Handheld.Radio.RefusesScan = true;
        StringAssert.StartsWith(pc.Run("wifi-test"), "ERROR 1502 ");
        Assert.AreEqual(0, bench.Handheld.Radio.Adapters);
    }

    [TestMethod]
    public void Printer_wants_the_digits_of_its_page_and_the_word_of_the_pc()
    {
        pc.Send("printer-test");
        pc.Expect("TYPE THE DIGITS", 60_000);
        string digits = Regex.Matches(bench.PaperText, @"^\s*(\d{3})\s*$", RegexOptions.Multiline).Last().Groups[1].Value;
        bench.Type(digits);
        pc.Expect("ASK BARS EVEN?", 5000);
        pc.Send("yes");
        pc.Expect("OK", 5000);
    }

    [TestMethod]
    public void Wrong_digits_fail_and_nobody_at_the_keys_is_no_pass()
    {
        pc.Send("printer-test");
        pc.Expect("TYPE THE DIGITS", 60_000);
        string digits = Regex.Matches(bench.PaperText, @"^\s*(\d{3})\s*$", RegexOptions.Multiline).Last().Groups[1].Value;
        bench.Type(((digits[0] - '0' + 1) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        pc.Expect("ERROR 190", 5000);
        pc.Send("led-test");
        pc.Expect("ASK GREEN, THEN RED?", 10_000);
        pc.Expect("ERROR 901", 40_000);
    }

    [TestMethod]
    public void Stripe_wants_three_good_swipes_and_never_shows_the_whole_number()
    {
        pc.Send("stripe-test");
        pc.Expect("PROGRESS", 5000);
        for (int i = 0; i < 3; i++)
        {
            bench.Wait(800);
            bench.Swipe("cup-debit", SwipeStyle.Normal);
        }
        bench.Wait(2000);
        string heard = pc.Received;
        StringAssert.Contains(heard, "OK");
        StringAssert.Contains(heard, "T2:OK");
        string pan = bench.CardOf("cup-debit").Pan;
        Assert.IsFalse(heard.Contains(pan, StringComparison.Ordinal));
        StringAssert.Contains(heard, pan[..4] + " " + pan[4..6] + "*");
    }

    [TestMethod]
    public void Burn_in_counts_rounds_and_names_the_first_failure()
    {
        pc.Send("burn-in-test");
        pc.Expect("BURN-IN 1  0", 120_000);
        bench.Handheld.Radio.Works = false;
        pc.Expect("BURN-IN 2  2", 120_000); // Wi-Fi, and location, which looks through the same radio
        pc.Send("stop");
        pc.Expect("# FIRST wifi ROUND 2", 60_000);
        pc.Expect("ERROR 1501", 1000);
    }

    [TestMethod]
    public void A_key_wakes_the_processor_and_the_timer_does_when_nobody_comes()
    {
        pc.Send("sleep-test");
        pc.Expect("ANY KEY WAKES IT", 5000);
        bench.Wait(3000);
        bench.Keys("5");
        pc.Expect("OK", 5000);
        pc.Send("sleep-test");
        pc.Expect("ERROR 2801", 40_000);
    }

    [TestMethod]
    public void Chip_card_tells_its_answer_and_applications_and_wants_to_be_taken_out()
    {
        pc.Send("chip-test");
        pc.Expect("INSERT A TEST CARD", 5000);
        bench.Handheld.InsertCard(new ContactCard(new EmvCard(ChipFile.Example().Card("cup-chip"), KeyFile.Example()), CardTransport.T1));
        pc.Expect("TAKE THE CARD OUT", 10_000);
        bench.Wait(500);
        Assert.IsFalse(bench.Handheld.CardInterface.Powered, "the card has power while it is taken out");
        bench.Handheld.RemoveCard();
        pc.Expect("# ATR 3B", 5000);
        pc.Expect("# PSE OK", 100);
        pc.Expect("# AID A00000033301010", 100);
        pc.Expect("OK", 100);
    }

    [TestMethod]
    public void No_card_and_a_mute_card_are_named()
    {
        Assert.AreEqual("ERROR 502 \"NO CARD\"", pc.Run("chip-test"));
        bench.Handheld.InsertCard(new ContactCard(new EmvCard(ChipFile.Example().Card("cup-chip"), KeyFile.Example()), CardTransport.T0, new CardManners { Mute = true }));
        StringAssert.StartsWith(pc.Run("chip-test"), "ERROR 51");
        bench.Handheld.RemoveCard();
    }

    [TestMethod]
    public void Measure_prints_a_line_for_every_figure_and_leaves_nothing_behind()
    {
        string[] before = bench.Flash.List();
        Array.Sort(before);
        Assert.AreEqual("OK", pc.Run("measure", 600_000), pc.Received);
        foreach (Figure figure in Figure.All) StringAssert.Matches(pc.Received, new Regex($@"# {figure.Name} \d+\.\d{{3}} us"));
        string[] after = bench.Flash.List();
        Array.Sort(after);
        CollectionAssert.AreEqual(before, after);
        bench.ExpectScreen("服务串口", 2000);
    }

    [TestMethod]
    public void Contactless_card_three_times_and_taken_away_between()
    {
        pc.Send("contactless-test");
        for (int i = 0; i < 3; i++)
        {
            pc.Expect($"HOLD A TEST CARD {i}/3", 10_000);
            bench.Wait(700);
            bench.TapCard(["cup-chip"], 1500);
            bench.Wait(1000);
        }
        pc.Expect("# PPSE OK", 10_000);
        pc.Expect("OK", 1000);
    }

    [TestMethod]
    public void Scanner_reads_the_same_code_three_times()
    {
        pc.Send("scan-test");
        for (int i = 0; i < 3; i++)
        {
            pc.Expect($"SCAN THE SAME CODE {i}/3", 10_000);
            bench.Wait(1500);
            bench.Scan("TESTCODE-0123456789");
            bench.Wait(1500);
        }
        pc.Expect("# 3/3, 19 CHARACTERS", 10_000);
        pc.Expect("OK", 1000);
    }

    [TestMethod]
    public void Nine_squares_are_touched()
    {
        pc.Send("touch-test");
        pc.Expect("TOUCH ALL SQUARES", 5000);
        bench.Wait(500);
        for (int i = 0; i < 9; i++)
        {
            bench.Touch(20 + i % 3 * 100, 20 + i / 3 * 140);
            bench.Wait(200);
            bench.LiftFinger();
            bench.Wait(200);
        }
        pc.Expect("# 9/9", 10_000);
        pc.Expect("OK", 1000);
    }

    [TestMethod]
    public void A_sheet_that_is_not_connected_shows_when_somebody_presses()
    {
        bench.Handheld.Touch.Damage = PanelDamage.Open;
        pc.Send("touch-test");
        pc.Expect("TOUCH ALL SQUARES", 5000);
        bench.Wait(500);
        bench.Touch(20, 20);
        pc.Expect("ERROR 702", 5000);
    }

    [TestMethod]
    public void Stop_ends_a_test_that_waits()
    {
        pc.Send("stripe-test");
        pc.Expect("PROGRESS", 5000);
        pc.Send("stop");
        pc.Expect("ERROR 14", 2000);
        Assert.AreEqual("OK", pc.Run("ping"));
    }
}
