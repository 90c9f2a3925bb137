using System;
using System.Collections.Generic;
using System.Text;
using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Scanner;
using PosFirmware.Tests.Bench.Security;

namespace PosFirmware.Tests.Bench.Scanner;

/// <summary>The driver of the scan engine over the simulated UART and engine.</summary>
[TestClass]
public sealed class ScanEngineTests
{
    private const string Code = "283450987612345678";
    private const long Ms = 1_000_000;

    private readonly Handheld bench = new();
    private HandheldBoard board;

    private ScanEngine Scanner => board.Scanner;

    [TestInitialize]
    public void PowerOn()
    {
        bench.Bind();
        board = new HandheldBoard(new BoardClock(bench), bench.Flash);
    }

    [TestCleanup]
    public void PowerOff()
    {
        Machine.Unbind();
        Assert.AreEqual(0, bench.Complaints.Count, string.Join("; ", bench.Complaints));
    }

    /// <summary>Polls every 10 ms; gives what was read.</summary>
    private List<string> Run(long ms)
    {
        List<string> seen = [];
        for (long end = bench.Clock.NowNs + ms * Ms; bench.Clock.NowNs < end; board.Clock.Sleep(10))
            if (Scanner.Poll()) seen.Add(Scanner.Verdict == ScanVerdict.Ok ? Encoding.ASCII.GetString(Scanner.Code, 0, Scanner.Length) : Scanner.Verdict.ToString());
        return seen;
    }

    private void Ready()
    {
        Scanner.Arm();
        Run(1500);
        Assert.AreEqual(ScanFault.None, Scanner.Fault);
        Assert.IsTrue(Scanner.IsReady);
    }

    [TestMethod]
    public void Reads_what_is_held_up_once_and_the_next_one_after_it()
    {
        Assert.IsFalse(bench.Nets.QrPower.Level);
        Ready();
        Assert.IsTrue(bench.Scanner.Scanning);
        bench.Scanner.Hold(Code, 800 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(900));
        bench.Scanner.Hold("6212345678912345678", 300 * Ms);
        CollectionAssert.AreEqual(new[] { "6212345678912345678" }, Run(900));
        Scanner.Disarm();
        Assert.IsFalse(bench.Nets.QrPower.Level);
        Assert.AreEqual(0, Scanner.Code[0]);
        bench.Scanner.Hold(Code, 300 * Ms);
        Assert.AreEqual(0, Run(1000).Count);
    }

    [TestMethod]
    [DataRow(true, DisplayName = "switched off")]
    [DataRow(false, DisplayName = "armed for the next one")]
    public void No_code_is_kept(bool off)
    {
        Ready();
        bench.Scanner.Hold(Code, 800 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(900));
        byte[] secret = Encoding.ASCII.GetBytes(Code);
        Assert.AreNotEqual("", ObjectSearch.Holding(board, secret));
        if (off) Scanner.Disarm(); else Scanner.Arm();
        Assert.AreEqual("", ObjectSearch.Holding(board, secret));
    }

    [TestMethod]
    public void The_same_code_counts_again_after_a_second()
    {
        Ready();
        bench.Scanner.Hold(Code, 200 * Ms);
        Assert.AreEqual(1, Run(1500).Count);
        bench.Scanner.Hold(Code, 200 * Ms);
        Assert.AreEqual(1, Run(1500).Count);
    }

    [TestMethod]
    public void It_goes_on_looking_after_the_engine_has_given_up()
    {
        Ready();
        Run(12_000);
        bench.Scanner.Hold(Code, 2000 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(3000));
    }

    [TestMethod]
    [DataRow(0x00, DisplayName = "no tail")]
    [DataRow(0x21, DisplayName = "CR LF")]
    [DataRow(0x41, DisplayName = "TAB")]
    public void A_settings_code_on_paper_is_put_right(int tail)
    {
        bench.Scanner.Set(0x0060, (byte)tail);
        bench.Scanner.Set(0x0000, 0xD6); // continuous
        Ready();
        Assert.AreEqual(0x01, bench.Scanner.Get(0x0060));
        Assert.AreEqual(0xD4, bench.Scanner.Get(0x0000));
        bench.Scanner.Hold(Code, 300 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(900));
    }

    [TestMethod]
    public void Another_speed_is_found_and_changed()
    {
        bench.Scanner.Set(0x002A, 0x34);
        bench.Scanner.Set(0x002B, 0x00);
        Scanner.Arm();
        Run(3000);
        Assert.AreEqual(ScanFault.None, Scanner.Fault);
        bench.Scanner.Hold(Code, 300 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(900));
        Assert.AreEqual(0x39, bench.Scanner.Get(0x002A));
    }

    [TestMethod]
    public void Nobody_there_is_said_so_and_costs_no_current()
    {
        bench.Scanner.Absent = true;
        Scanner.Arm();
        Run(3000);
        Assert.AreEqual(ScanFault.Absent, Scanner.Fault);
        Assert.IsFalse(bench.Nets.QrPower.Level);
    }

    [TestMethod]
    public void A_dead_uart_is_said_so()
    {
        bench.Uart.Dead = true;
        Scanner.Arm();
        Assert.AreEqual(ScanFault.NoUart, Scanner.Fault);
        Assert.IsFalse(bench.Nets.QrPower.Level);
    }

    [TestMethod]
    public void A_uart_that_is_reset_meanwhile_is_noticed_and_set_up_again()
    {
        Ready();
        bench.Uart.Reset(); // ESD
        Run(5000);
        bench.Scanner.Hold(Code, 1000 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(1500));
        bench.Uart.Dead = true;
        Run(5000);
        Assert.AreEqual(ScanFault.NoUart, Scanner.Fault);
        Assert.IsFalse(bench.Nets.QrPower.Level);
    }

    [TestMethod]
    public void Noise_before_a_code_spoils_it_and_the_next_showing_is_good()
    {
        Ready();
        bench.Scanner.Noise = [0x00, 0xFF, 0x80];
        bench.Scanner.Hold(Code, 200 * Ms);
        CollectionAssert.AreEqual(new[] { "Garbled" }, Run(700));
        bench.Scanner.Noise = [];
        bench.Scanner.Hold(Code, 300 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(900));
    }

    [TestMethod]
    public void A_code_longer_than_any_is_refused_whole()
    {
        Ready();
        bench.Scanner.Hold(new string('7', 2000), 200 * Ms);
        CollectionAssert.AreEqual(new[] { "TooLong" }, Run(3500));
    }

    [TestMethod]
    public void A_pause_of_the_firmware_overruns_the_FIFO_and_the_code_is_not_believed()
    {
        Ready();
        bench.Scanner.Hold(new string('4', 120), 200 * Ms);
        Run(150);
        bench.Clock.Advance(120 * Ms); // a garbage collection
        CollectionAssert.AreEqual(new[] { "Garbled" }, Run(600));
    }

    [TestMethod]
    public void Slow_characters_are_one_code_while_the_gaps_are_short()
    {
        Ready();
        bench.Scanner.GapNs = 50 * Ms;
        bench.Scanner.Hold(Code, 200 * Ms);
        CollectionAssert.AreEqual(new[] { Code }, Run(2500));
    }

    [TestMethod]
    public void Pulled_out_in_the_middle_of_a_code_gives_nothing_or_a_piece_that_is_no_code()
    {
        Ready();
        bench.Scanner.Hold(Code, 200 * Ms);
        Run(140);
        Scanner.Disarm();
        Assert.AreEqual(0, Run(500).Count);
    }
}
