using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;

namespace PosFirmware.Tests.Bench.Boards;

[TestClass]
public sealed class HandheldBoardTests
{
    private readonly Handheld bench = new();

    [TestInitialize]
    public void Bind() => bench.Bind();

    [TestCleanup]
    public void Unbind() => Machine.Unbind();

    [TestMethod]
    public void Dangerous_outputs_never_become_active_while_the_board_powers_up()
    {
        var seen = new List<string>();
        HandheldNets n = bench.Nets;
        Net[] activeHigh = [n.HeadPower, n.StrobeTrigger, n.Buzzer, n.MagPower, n.QrPower, n.MotorSleep, n.LcdBacklight, n.CardReset, .. n.Motor];
        foreach (Net net in activeHigh) net.Changed += level => { if (level) seen.Add(net.Name); };

        _ = new HandheldBoard(new BoardClock(bench), null);

        Assert.AreEqual("", string.Join(" ", seen));
        foreach (Net net in activeHigh) Assert.IsFalse(net.Level, net.Name);
        foreach (Net net in n.StrobeSelect) Assert.IsTrue(net.Level, $"{net.Name}: group 7 leads nowhere");
        foreach (Net net in new[] { n.CsUart, n.CsExp, n.CsNfc, n.CsTouch, n.LcdCs, n.MagEnable, n.PrinterLatch }) Assert.IsTrue(net.Level, net.Name);
        foreach (Net net in new[] { n.LcdReset, n.NfcReset, n.UartReset }) Assert.IsTrue(!net.Level && net.IsDriven, net.Name);
        Assert.AreEqual(0, bench.Complaints.Count);
    }

    [TestMethod]
    public void Expanders_are_configured_and_their_pins_reach_the_nets()
    {
        var board = new HandheldBoard(new BoardClock(bench), null);
        Assert.IsTrue(board.Expanders.IsPresent);
        Assert.AreEqual(0x4C, bench.Expander1.Register(0x0A));
        Assert.AreEqual(0x4C, bench.Expander2.Register(0x0A));

        board.LcdReset.Write(true);
        Assert.IsTrue(bench.Nets.LcdReset.Level);
        board.MagPower.Write(true);
        Assert.IsTrue(bench.Nets.MagPower.Level);
        Assert.IsFalse(bench.Nets.LedGreen.Level);

        long bytes = bench.Spi[1].Bytes;
        board.Expanders.Second.WritePortA(0x19);
        Assert.AreEqual(3, bench.Spi[1].Bytes - bytes, "a motor step is one write of three bytes");
        CollectionAssert.AreEqual(new[] { true, false, false, true }, bench.Nets.Motor.Select(m => m.Level).ToArray());
        Assert.IsTrue(bench.Nets.MotorSleep.Level);

        bench.Printer.PaperPresent = false;
        Assert.IsTrue(board.Paper.Read(), "nothing pulls it low: no paper");
        bench.Printer.PaperPresent = true;
        Assert.IsFalse(board.Paper.Read());
    }

    [TestMethod]
    public void A_missing_expander_is_reported()
    {
        bench.Expander2.Dead = true;
        var board = new HandheldBoard(new BoardClock(bench), null);
        Assert.IsFalse(board.Expanders.IsPresent);
    }

    [TestMethod]
    public void The_clock_shows_the_simulated_rtc_and_psram_is_found()
    {
        var board = new HandheldBoard(new BoardClock(bench), null);
        board.Clock.Sleep(2000);
        Assert.IsTrue(board.Clock.UtcNow >= bench.Clock.Epoch.AddSeconds(2) && board.Clock.UtcNow < bench.Clock.Epoch.AddSeconds(3));
        Assert.IsTrue(board.HasPsram);
    }
}
