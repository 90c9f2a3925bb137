using Bench.Silicon;
using Bench.VirtualBoard.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Bench.Printer;

[TestClass]
public sealed class PrintingTests
{
    public TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow(0, 6.6)]
    [DataRow(0, 7.0)]
    [DataRow(0, 7.4)]
    [DataRow(0, 8.4)]
    [DataRow(25, 6.6)]
    [DataRow(25, 7.2)]
    [DataRow(25, 7.4)]
    [DataRow(25, 7.8)]
    [DataRow(25, 8.4)]
    [DataRow(50, 6.6)]
    [DataRow(50, 7.4)]
    [DataRow(50, 8.0)]
    [DataRow(50, 8.4)]
    public void A_slip_comes_out_dot_for_dot(int celsius, double volts)
    {
        using var bench = new PrinterBench(celsius, volts);
        byte[] slip = PrinterBench.Slip(300, celsius + (int)(volts * 10));

        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));

        PaperPiece piece = bench.Printer.Paper.TearOff();
        Assert.AreEqual(300, piece.Rows);
        for (int row = 0; row < piece.Rows; row++)
            CollectionAssert.AreEqual(slip[(row * 48)..(row * 48 + 48)], piece.Bits(row), $"row {row}");
        Assert.IsTrue(bench.IsSafe);
        Assert.AreEqual("", string.Join("; ", bench.Board.Complaints));
        TestContext.WriteLine($"{celsius} C {volts} V: {bench.Driver.LastSpeedTenths / 10.0} mm/s, hottest dot {bench.Printer.Head.PeakShare:P0} of its cap, motor up to {bench.Printer.Motor.TopSpeed:F0} steps/s");
    }

    /// <summary>
    /// Nobody has measured what a call costs on an ESP32-S3: a slip is the same at both ends of what was published or estimated
    /// (nanoframework/Home 1013), and slower than that; it is never pale or blank.
    /// </summary>
    [TestMethod]
    [DataRow(5, 3, 20, 1)]
    [DataRow(10, 10, 40, 2)]
    [DataRow(100, 6, 80, 5)]
    [DataRow(160, 12, 150, 8)]
    [DataRow(333, 18, 400, 15)]
    [DataRow(600, 40, 900, 40)]
    public void Whatever_a_call_costs_the_paper_is_the_same(int pinMicros, int toggleMicros, int spiMicros, int timerMicros)
    {
        using var bench = new PrinterBench(0, 6.6);
        bench.Board.Prices[DeviceCall.GpioPinWrite] = bench.Board.Prices[DeviceCall.GpioPinRead] = pinMicros * 1000L;
        bench.Board.Prices[DeviceCall.GpioPinToggle] = toggleMicros * 1000L;
        bench.Board.Prices[DeviceCall.SpiDeviceWrite] = bench.Board.Prices[DeviceCall.SpiDeviceTransferFullDuplex] = spiMicros * 1000L;
        bench.Board.Prices[DeviceCall.HighResTimerGetCurrent] = timerMicros * 1000L;
        bench.Board.Prices[DeviceCall.RmtSendData] = 2 * toggleMicros * 1000L;
        byte[] slip = PrinterBench.Slip(150, 21);
        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
        CollectionAssert.AreEqual(slip, bench.Printer.Paper.TearOff().AllBits());
        Assert.AreEqual("", string.Join("; ", bench.Board.Complaints));
        TestContext.WriteLine($"{pinMicros} us: {bench.Driver.LastSpeedTenths / 10.0} mm/s, motor up to {bench.Printer.Motor.TopSpeed:F0} steps/s");
    }

    [TestMethod]
    public void Two_jobs_and_a_feed_follow_one_another_on_the_paper()
    {
        using var bench = new PrinterBench();
        byte[] slip = PrinterBench.Slip(60, 1);
        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Begin());
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Feed(80));
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.PrintRow(slip, 24 * 48));
        bench.Driver.End();

        PaperPiece piece = bench.Printer.Paper.TearOff();
        Assert.AreEqual(141, piece.Rows);
        CollectionAssert.AreEqual(slip[(24 * 48)..(25 * 48)], piece.Bits(140));
        for (int row = 60; row < 140; row++) CollectionAssert.AreEqual(new byte[48], piece.Bits(row));
        Assert.AreEqual(0, bench.Printer.Paper.Rows);
        Assert.AreEqual(0, bench.Printer.Paper.TearOff().Rows);
    }

    [TestMethod]
    public void Paper_becomes_a_png_of_its_size()
    {
        using var bench = new PrinterBench();
        bench.Print(PrinterBench.Slip(30, 5));
        byte[] png = bench.Printer.Paper.ToPng();
        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, png[..4]);
        Assert.AreEqual(384, (png[18] << 8) | png[19]);
        Assert.AreEqual(30, (png[22] << 8) | png[23]);
    }

    [TestMethod]
    public void A_row_allocates_nothing()
    {
        using var bench = new PrinterBench();
        byte[] slip = PrinterBench.Slip(72, 3);
        bench.Driver.Begin();
        for (int i = 0; i < 36; i++) bench.Driver.PrintRow(slip, i * 48);
        long simulated = bench.Board.SimulationBytes, before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 36; i < 72; i++) bench.Driver.PrintRow(slip, i * 48);
        long all = GC.GetAllocatedBytesForCurrentThread() - before, ours = all - (bench.Board.SimulationBytes - simulated);
        bench.Driver.End();
        TestContext.WriteLine($"{ours} of {all} bytes in 36 rows");
        Assert.IsTrue(ours < 300, $"{ours} bytes in 36 rows");
    }

    [TestMethod]
    [DataRow("white", 0)]
    [DataRow("text", 1)]
    [DataRow("black", 2)]
    public void Speed(string kind, int which)
    {
        foreach (double volts in new[] { 7.2, 7.6, 8.2 })
        {
            using var bench = new PrinterBench(25, volts);
            byte[] rows = which == 1 ? PrinterBench.Slip(400, 7) : new byte[400 * 48];
            if (which == 2) Array.Fill(rows, (byte)0xFF);
            Assert.AreEqual(PrinterStatus.Ok, bench.Print(rows));
            double speed = bench.Driver.LastSpeedTenths / 10.0;
            TestContext.WriteLine($"{kind} at {volts} V: {speed} mm/s, {bench.Printer.Head.Substrate:F1} C");
            Assert.IsTrue(speed > 12, "the estimate of hardware.md section 4.1");
        }
    }
}
