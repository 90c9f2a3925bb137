using Bench.VirtualBoard.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Printer;

namespace PosFirmware.Tests.Bench.Printer;

[TestClass]
public sealed class PrinterFaultTests
{
    private static readonly byte[] Black = [.. Enumerable.Repeat((byte)0xFF, 48)];

    /// <summary>Prints black rows until something else than Ok comes.</summary>
    private static PrinterStatus PrintUntilFault(PrinterBench bench, int limit, out int rows)
    {
        PrinterStatus status = bench.Driver.Begin();
        for (rows = 0; rows < limit && status == PrinterStatus.Ok; rows++) status = bench.Driver.PrintRow(Black, 0);
        rows--;
        return status;
    }

    [TestMethod]
    [DataRow("paper", PrinterStatus.NoPaper)]
    [DataRow("cover", PrinterStatus.CoverOpen)]
    public void A_sensor_stops_the_heat_within_the_row(string fault, PrinterStatus expected)
    {
        using var bench = new PrinterBench();
        if (fault == "paper") bench.Printer.EndPaperAfter(37); else bench.Printer.OpenCoverAfter(37);
        bench.Board.Nets.Paper.Changed += _ => heated = bench.Printer.Head.BurningPulses;
        bench.Board.Nets.Platen.Changed += _ => heated = bench.Printer.Head.BurningPulses;

        Assert.AreEqual(expected, PrintUntilFault(bench, 100, out int rows));

        Assert.AreEqual(37, rows);
        Assert.AreEqual(heated, bench.Printer.Head.BurningPulses, "no pulse after the sensor had changed");
        Assert.IsTrue(bench.IsSafe);
        Assert.AreEqual(37, bench.Printer.Paper.Rows);
        Assert.AreEqual(expected, bench.Driver.Check());
        Assert.AreEqual(expected, bench.Driver.Begin());
        Assert.IsTrue(bench.IsSafe);
        Assert.AreEqual(0, bench.Board.Complaints.Count);
    }

    private long heated;

    [TestMethod]
    public void After_new_paper_the_slip_starts_again_and_is_whole()
    {
        using var bench = new PrinterBench();
        byte[] slip = PrinterBench.Slip(60, 11);
        bench.Printer.EndPaperAfter(20);
        Assert.AreEqual(PrinterStatus.NoPaper, bench.Print(slip));
        bench.Printer.PaperPresent = true;
        bench.Printer.Paper.TearOff();
        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
        CollectionAssert.AreEqual(slip, bench.Printer.Paper.TearOff().AllBits());
    }

    [TestMethod]
    public void A_flicker_of_the_paper_sensor_is_no_end_of_paper()
    {
        using var bench = new PrinterBench();
        byte[] slip = PrinterBench.Slip(60, 12);
        bench.Printer.EndPaperAfter(20);
        bench.Board.Nets.Paper.Changed += gone =>
        {
            if (gone) bench.Board.Clock.After(15_000_000, () => bench.Printer.PaperPresent = true);
        };
        Assert.AreEqual(PrinterStatus.Ok, bench.Print(slip));
        CollectionAssert.AreEqual(slip, bench.Printer.Paper.TearOff().AllBits());
    }

    /// <summary>An expander that has lost its registers moves no motor: what was printed on one line is no slip.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(40)]
    [DataRow(149)]
    public void A_motor_that_obeys_nobody_is_a_fault(int row)
    {
        using var bench = new PrinterBench();
        byte[] slip = PrinterBench.Slip(150, 4);
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Begin());
        PrinterStatus status = PrinterStatus.Ok;
        for (int i = 0; i < 150 && status == PrinterStatus.Ok; i++)
        {
            if (i == row) bench.Board.Expander2.Reset();
            status = bench.Driver.PrintRow(slip, i * ThermalPrinter.RowBytes);
        }
        if (status == PrinterStatus.Ok) status = bench.Driver.Feed(96);
        bench.Driver.End();
        Assert.AreEqual(PrinterStatus.Fault, status);
        Assert.AreEqual(PrinterStatus.Fault, bench.Driver.Begin(), "and so is the next job, until the expander is set up again");
        Assert.IsTrue(bench.IsSafe);
    }

    [TestMethod]
    [DataRow("hot", PrinterStatus.HeadHot)]
    [DataRow("open", PrinterStatus.Fault)]
    [DataRow("short", PrinterStatus.Fault)]
    [DataRow("battery", PrinterStatus.BatteryLow)]
    [DataRow("converter", PrinterStatus.Fault)]
    [DataRow("expander", PrinterStatus.CoverOpen)]
    public void A_fault_within_the_job_ends_it_after_a_few_rows(string fault, PrinterStatus expected)
    {
        using var bench = new PrinterBench();
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Begin());
        for (int i = 0; i < 20; i++) Assert.AreEqual(PrinterStatus.Ok, bench.Driver.PrintRow(Black, 0));
        Set(bench, fault);

        PrinterStatus status = PrinterStatus.Ok;
        int more = 0;
        for (; more < 20 && status == PrinterStatus.Ok; more++) status = bench.Driver.PrintRow(Black, 0);

        Assert.AreEqual(expected, status);
        Assert.IsTrue(more <= 5, $"{more} rows");
        Assert.IsTrue(bench.IsSafe);
        Assert.AreEqual(expected, bench.Driver.Check());
        Assert.AreEqual(expected, bench.Driver.Begin());
        Assert.IsTrue(bench.IsSafe);
    }

    private static void Set(PrinterBench bench, string fault)
    {
        switch (fault)
        {
            case "hot": bench.Printer.SetTemperature(68); break;
            case "open": bench.Printer.Thermistor = ThermistorFault.Open; break;
            case "short": bench.Printer.Thermistor = ThermistorFault.Short; break;
            case "battery": bench.Board.Battery.OpenCircuitVolts = 6.4; break;
            case "converter": bench.Board.Converter.Dead = true; break;
            case "expander": bench.Board.Expander1.Dead = true; break;
        }
    }

    [TestMethod]
    public void A_hot_head_is_let_cool_to_55_degrees()
    {
        using var bench = new PrinterBench(66);
        Assert.AreEqual(PrinterStatus.HeadHot, bench.Driver.Begin());
        bench.Printer.SetTemperature(60);
        Assert.AreEqual(PrinterStatus.HeadHot, bench.Driver.Begin());
        bench.Printer.SetTemperature(54);
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Begin());
        bench.Driver.End();
        bench.Printer.SetTemperature(60);
        Assert.AreEqual(PrinterStatus.Ok, bench.Driver.Begin());
        bench.Driver.End();
    }

    [TestMethod]
    public void The_comparator_takes_the_voltage_away_by_itself()
    {
        using var bench = new PrinterBench();
        bench.Driver.Begin();
        for (int i = 0; i < 9; i++) bench.Driver.PrintRow(Black, 0);
        long before = bench.Printer.Head.BurningPulses;
        bench.Printer.SetTemperature(81);
        Assert.IsFalse(bench.Printer.HeadPowered);
        PrinterStatus status = PrinterStatus.Ok;
        for (int i = 0; i < 5 && status == PrinterStatus.Ok; i++) status = bench.Driver.PrintRow(Black, 0);
        Assert.AreEqual(PrinterStatus.HeadHot, status);
        Assert.AreEqual(before, bench.Printer.Head.BurningPulses);
        Assert.IsTrue(bench.IsSafe);
    }

    [TestMethod]
    public void A_long_black_print_stops_before_the_head_is_harmed()
    {
        using var bench = new PrinterBench(50, 8.0);
        PrinterStatus status = PrintUntilFault(bench, 4000, out int rows);
        Assert.AreEqual(PrinterStatus.HeadHot, status);
        Assert.IsTrue(rows > 100 && bench.Printer.Head.Substrate < 67, $"{rows} rows, {bench.Printer.Head.Substrate:F1} C");
        Assert.AreEqual(0, bench.Board.Complaints.Count);
    }

    [TestMethod]
    public void Rows_may_come_late()
    {
        using var bench = new PrinterBench();
        bench.Driver.Begin();
        for (int i = 0; i < 12; i++)
        {
            Assert.AreEqual(PrinterStatus.Ok, bench.Driver.PrintRow(Black, 0));
            bench.Device.Clock.Sleep(i * 80);
        }
        bench.Driver.End();
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)0xFF, 12 * 48).ToArray(), bench.Printer.Paper.TearOff().AllBits());
        Assert.AreEqual(0, bench.Board.Complaints.Count);
    }

    [TestMethod]
    public void A_row_without_a_job_is_our_own_fault()
    {
        using var bench = new PrinterBench();
        Assert.ThrowsException<InvalidOperationException>(() => bench.Driver.PrintRow(Black, 0));
        bench.Driver.End();
        Assert.IsTrue(bench.IsSafe);
    }

    [TestMethod]
    [DataRow(0.0, 6.6)]
    [DataRow(25.0, 7.4)]
    [DataRow(64.0, 8.4)]
    public void Temperature_and_battery_are_read(double celsius, double volts)
    {
        using var bench = new PrinterBench(celsius, volts);
        Assert.IsTrue(Math.Abs(bench.Device.Analog.ReadHeadTemperature() - celsius * 10) <= 5);
        Assert.IsTrue(Math.Abs(bench.Device.Analog.ReadBattery() - volts * 1000) <= 10);
        bench.Printer.Thermistor = ThermistorFault.Open;
        Assert.AreEqual(ThermistorTable.Open, bench.Device.Analog.ReadHeadTemperature());
        bench.Printer.Thermistor = ThermistorFault.Short;
        Assert.AreEqual(ThermistorTable.Shorted, bench.Device.Analog.ReadHeadTemperature());
    }
}
