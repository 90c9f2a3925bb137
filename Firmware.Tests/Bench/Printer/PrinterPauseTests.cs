using Bench.Silicon;
using Bench.VirtualBoard.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Bench.Printer;

/// <summary>Garbage collections at any native call, and a firmware that dies at any native call.</summary>
[TestClass]
public sealed class PrinterPauseTests
{
    public TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow(1, 25, 7.4)]
    [DataRow(2, 0, 6.6)]
    [DataRow(3, 50, 8.4)]
    [DataRow(4, 0, 7.4)]
    [DataRow(5, 25, 7.2)]
    [DataRow(6, 25, 8.4)]
    public void Pauses_anywhere_neither_harm_nor_show(int seed, int celsius, double volts)
    {
        using var bench = new PrinterBench(celsius, volts);
        var random = new Random(seed);
        long[] pauses = [0, 20, 100, 300];
        int count = 0;
        bench.Board.PauseNs = () =>
        {
            if (random.Next(1500) != 0) return 0;
            count++;
            return pauses[random.Next(4)] * 1_000_000;
        };
        byte[] slip = PrinterBench.Slip(200, seed);

        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));

        bench.Board.PauseNs = null;
        CollectionAssert.AreEqual(slip, bench.Printer.Paper.TearOff().AllBits());
        Assert.IsTrue(bench.IsSafe);
        Assert.AreEqual("", string.Join("; ", bench.Board.Complaints));
        TestContext.WriteLine($"{count} pauses, {bench.Driver.LastSpeedTenths / 10.0} mm/s, hottest dot {bench.Printer.Head.PeakShare:P0}");
        Assert.IsTrue(count > 20);
    }

    /// <summary>One pause at each native call of a short job in turn, so that none is left out.</summary>
    [TestMethod]
    [DataRow(2)]
    [DataRow(20)]
    [DataRow(300)]
    public void One_pause_at_every_single_native_call(int milliseconds)
    {
        byte[] slip = PrinterBench.Slip(96, 9)[(23 * 48)..(27 * 48)];
        int calls = CountCalls(slip);
        for (int at = 0; at < calls; at += 3)
        {
            using var bench = new PrinterBench();
            int call = 0;
            bench.Board.PauseNs = () => call++ == at ? milliseconds * 1_000_000L : 0;
            Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
            bench.Board.PauseNs = null;
            CollectionAssert.AreEqual(slip, bench.Printer.Paper.TearOff().AllBits(), $"pause at call {at}");
            Assert.AreEqual(0, bench.Board.Complaints.Count, $"pause at call {at}");
        }
    }

    private static int CountCalls(byte[] slip)
    {
        using var bench = new PrinterBench();
        int calls = 0;
        bench.Board.PauseNs = () => { calls++; return 0; };
        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
        return calls;
    }

    private sealed class DeadException : Exception;

    /// <summary>
    /// The power goes; or the controller hangs with its pins as they are; or one call throws and the driver can still act.
    /// </summary>
    [TestMethod]
    [DataRow("power cut")]
    [DataRow("hang")]
    [DataRow("exception")]
    public void A_firmware_that_dies_heats_nothing_beyond_the_one_shot(string how)
    {
        byte[] slip = PrinterBench.Slip(96, 9)[(23 * 48)..(27 * 48)];
        int calls = CountCalls(slip), midStrobe = 0, deaths = 0;
        for (int at = 20; at < calls - 100; at += 5) // the last calls are those of End
        {
            using var bench = new PrinterBench();
            int call = 0;
            long diedNs = -1;
            bench.Board.PauseNs = () =>
            {
                bool frameOpen = !bench.Board.Nets.CsExp.Level || !bench.Board.Nets.CsTouch.Level;
                if (call++ < at || (how == "exception" && (diedNs >= 0 || frameOpen))) return 0;
                if (diedNs < 0)
                {
                    diedNs = bench.Board.Clock.NowNs;
                    if (bench.Printer.OneShot.Active) midStrobe++;
                }
                if (how != "power cut") throw new DeadException();
                bench.Board.CutPower();
                return 0;
            };
            try
            {
                bench.Print(slip);
                Assert.Fail("it should have died");
            }
            catch (PowerCutException) when (how == "power cut") { }
            catch (DeadException) when (how != "power cut") { }
            bench.Board.PauseNs = null;
            deaths++;

            bench.Board.Clock.Advance(how == "hang" ? 900_000_000 : 3_000_000_000); // at 1 s the external supervisor acts

            // what was handed to the pulse unit comes to its end, and no dot gets more by that than its row wanted
            long train = PrinterProfile.Jx2R01.MaxPulses * (PrinterProfile.Jx2R01.PulseMicros + PrinterProfile.Jx2R01.RecoveryMicros) * 1000L;
            Assert.IsTrue(bench.Printer.LastBurnNs - diedNs <= (how == "power cut" ? bench.Printer.OneShot.WidthNs : train), $"died at call {at}");
            Assert.IsTrue(bench.Printer.Head.PeakShare <= 1, $"died at call {at}");
            Assert.AreEqual(0, bench.Board.Complaints.Count, $"died at call {at}");
            if (how == "exception") Assert.IsTrue(bench.IsSafe, $"an exception at call {at} leaves everything off");
        }
        Assert.IsTrue(deaths > 100 && midStrobe > 10, "some deaths were within a strobe");
    }

    /// <summary>The simulated mechanism is no push-over: what the driver avoids does end in a breach.</summary>
    [TestMethod]
    [DataRow("four pulses")]
    [DataRow("cover open")]
    [DataRow("no paper")]
    [DataRow("fast step")]
    [DataRow("phase jump")]
    [DataRow("group change")]
    [DataRow("idle voltage")]
    [DataRow("motor left on")]
    [DataRow("no recovery")]
    public void Mistreatment_is_a_breach(string what)
    {
        using var bench = new PrinterBench(25, 8.4);
        var device = bench.Device;
        var port = device.Expanders.Second;
        void Fire(int times, int micros)
        {
            for (int i = 0; i < times; i++)
            {
                device.Strobe.Send(1);
                device.Clock.Spin(micros);
            }
        }
        void Latch()
        {
            device.HeadPort.Write([.. Enumerable.Repeat((byte)0xFF, 48)], 0, 48);
            device.PrinterLatch.Write(false);
            device.PrinterLatch.Write(true);
        }
        device.HeadPower.Write(true);
        port.WritePortA(0x00); // group 0: what the pull-ups of the select lines choose leads nowhere
        Latch();
        Fire(1, 190); // one pulse is well
        BreachException breach = Assert.ThrowsException<BreachException>(() =>
        {
            switch (what)
            {
                case "four pulses": Fire(3, 190); break;
                case "cover open":
                    bench.Printer.CoverOpen = true;
                    device.Clock.Sleep(20);
                    Latch();
                    break;
                case "no paper":
                    bench.Printer.PaperPresent = false;
                    device.Clock.Sleep(30);
                    Fire(1, 190);
                    break;
                case "fast step":
                    port.WritePortA(0x15);
                    device.Clock.Sleep(30);
                    foreach (byte phase in new byte[] { 0x16, 0x1A, 0x19, 0x15 }) port.WritePortA(phase);
                    break;
                case "phase jump":
                    port.WritePortA(0x15);
                    device.Clock.Sleep(30);
                    port.WritePortA(0x1A);
                    device.Clock.Sleep(10);
                    break;
                case "group change":
                    device.Strobe.Send(1);
                    port.WritePortA(0x20);
                    device.Clock.Spin(100);
                    break;
                case "idle voltage": device.Clock.Sleep(1100); break;
                case "motor left on":
                    port.WritePortA(0x15);
                    device.Clock.Sleep(30);
                    device.HeadPower.Write(false);
                    device.Clock.Sleep(300);
                    break;
                case "no recovery":
                    device.Strobe.Send(1);
                    device.Clock.Spin(170);
                    bench.Board.Clock.After(0, () => bench.Board.Nets.StrobeTrigger.Drive(bench.Board, false));
                    bench.Board.Clock.After(0, () => bench.Board.Nets.StrobeTrigger.Drive(bench.Board, true));
                    bench.Board.Clock.Advance(1);
                    break;
            }
        });
        TestContext.WriteLine(breach.Message);
        Assert.AreEqual(1, bench.Board.Complaints.Count);
    }
}
