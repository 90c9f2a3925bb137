using Bench.Silicon;
using Bench.VirtualBoard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>Thread.Sleep(n) lasts n - 10 to n ms on the device (FreeRTOS, 100 Hz); what owes a part a minimum waits longer.</summary>
[TestClass]
public sealed class SleepTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(3_141_592)]
    [DataRow(9_999_999)]
    public void A_sleep_ends_with_a_tick_and_a_wait_is_never_too_short(long phaseNs)
    {
        var bench = new Handheld { TickPhaseNs = phaseNs };
        bench.Bind();
        try
        {
            var clock = new BoardClock(bench);
            for (int i = 0; i < 200; i++)
            {
                clock.Spin(1 + i * 97 % 9000);
                long before = bench.Clock.NowNs;
                clock.Sleep(120);
                Assert.IsTrue(bench.Clock.NowNs - before is > 110_000_000 and <= 120_000_000);
                clock.Spin(1 + i * 61 % 9000);
                before = bench.Clock.NowNs;
                clock.Wait(120);
                Assert.IsTrue(bench.Clock.NowNs - before is >= 120_000_000 and <= 130_000_000);
            }
        }
        finally
        {
            Machine.Unbind();
        }
    }

    /// <summary>Screen, printer and reader keep the minima of their data sheets, wherever in a tick the power comes on: the simulated parts complain otherwise.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(5_000_000)]
    [DataRow(9_900_000)]
    public void The_minima_of_the_data_sheets_are_kept(long phaseNs)
    {
        var bench = new Handheld { TickPhaseNs = phaseNs };
        bench.Bind();
        try
        {
            var board = new HandheldBoard(new BoardClock(bench), null);
            board.Display.Start(0);
            board.Display.Sleep();
            board.Display.Wake();
            board.Contactless.Start();
            board.Printer.Begin();
            board.Printer.Feed(8);
            board.Printer.End();
            Assert.AreEqual("", string.Join("; ", bench.Complaints));
        }
        finally
        {
            Machine.Unbind();
        }
    }
}
