using System.IO;
using System.Linq;
using System.Reflection;
using Bench;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Wiring;
using Bench.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Tests.Bench.Diagnostics;
using PosFirmware.Tests.Bench.Menus;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>The classic ESP32 on a table: its wiring table against constants, map and copper, and a sale on it.</summary>
[TestClass]
public sealed class ClassicBoardTests
{
    private static readonly string folder = Path.Combine(Repository.Root, "hardware", "devkit");
    private static readonly IReadOnlyList<Wire> wires = Wire.Read(Path.Combine(folder, "wiring.csv"));

    private static FieldInfo[] Constants => typeof(ClassicPins).GetFields(BindingFlags.Public | BindingFlags.Static);

    [TestMethod]
    public void Table_constants_and_map_are_the_same()
    {
        string[] written = [.. wires.Select(w => w.Pin + " " + w.Constant)];
        string[] opened = [.. Constants.OrderBy(pin => (int)pin.GetRawConstantValue()!).Select(pin => "GPIO" + pin.GetRawConstantValue() + " " + pin.Name)];
        CollectionAssert.AreEqual(opened, written);
        foreach (PropertyInfo line in typeof(BoardMap).GetProperties().Where(p => p.PropertyType == typeof(int) && p.Name is not ("FastBus" or "SlowBus" or "VolumeBytes")))
        {
            Assert.AreEqual(typeof(HandheldPins).GetField(line.Name)!.GetRawConstantValue(), line.GetValue(BoardMap.Handheld), line.Name);
            Assert.AreEqual(Constants.SingleOrDefault(c => c.Name == line.Name)?.GetRawConstantValue() ?? BoardMap.None, line.GetValue(BoardMap.Classic), line.Name);
        }
    }

    [TestMethod]
    public void No_pin_twice_none_of_memory_usb_or_the_strap_and_the_copper_is_that_of_the_table()
    {
        int[] pins = [.. Constants.Select(c => (int)c.GetRawConstantValue()!)];
        Assert.AreEqual(pins.Length, pins.Distinct().Count());
        Classic board = new();
        Assert.IsFalse(pins.Any(p => p is 0 or 1 or 3 or >= 6 and <= 12 or 16 or 17 || !board.PinIsUsable(p)));
        foreach (Wire w in wires)
        {
            int pin = int.Parse(w.Pin[4..]);
            Assert.IsTrue(w.Direction == "in" || pin < 34, w.Signal + ": input only");
            if (w.Signal.StartsWith("SPI", StringComparison.Ordinal)) continue;
            Net net = board.Gpio(pin);
            Assert.AreEqual(w.Signal, net.Name);
            Assert.AreEqual(w.Pull switch { "up" => true, "down" => false, _ => (bool?)null }, net.Pull, w.Signal);
        }
    }

    [TestMethod]
    public void Page_and_drawing_are_up_to_date()
    {
        const string how = ": dotnet run --project hardware/bench/Bench -- wiring --folder hardware/devkit";
        Assert.AreEqual(WiringPage.Markdown(wires, "wiring.csv"), File.ReadAllText(Path.Combine(folder, "PINS.md")), "PINS.md" + how);
        Assert.AreEqual(WiringDrawing.Svg(wires), File.ReadAllText(Path.Combine(folder, "wiring.svg")), "wiring.svg" + how);
    }

    [TestMethod]
    public void Flash_pins_cannot_be_opened_and_missing_lines_do_nothing()
    {
        for (int pin = 6; pin <= 11; pin++) Assert.IsFalse(BoardMap.Classic.IsUsable(pin));
        for (int pin = 22; pin <= 37; pin++) Assert.IsFalse(BoardMap.Handheld.IsUsable(pin));
        Classic bench = new();
        bench.Bind();
        try
        {
            HandheldBoard board = new(BoardMap.Classic, new BoardClock(bench), bench.Flash);
            Assert.IsFalse(board.Map.HasTamperLoop || board.Map.HasServiceLine);
            for (int i = 0; i < 10; i++)
            {
                Assert.IsFalse(board.TamperLoop.Poll(), "no loop is no open case");
                board.Clock.Sleep(100);
            }
            board.ServiceLine.Open();
            board.ServiceLine.Write([1], 0, 1);
            Assert.AreEqual(0, board.ServiceLine.Read(new byte[4], 0, 4));
            board.HeadPower.Write(true);
            Assert.IsFalse(bench.Nets.HeadPower.Level);
            Assert.IsTrue(board.HeadHot.Read() && board.ServiceKey.Read());
        }
        finally
        {
            Machine.Unbind();
        }
    }

    /// <summary>From power-on to a booked sale. What is not fitted says so; without a print head the paper stays white.</summary>
    [TestMethod]
    public void ASaleOnTheTable()
    {
        using Workbench bench = new(new WorkbenchSetup { Classic = true });
        bench.PowerOn();
        bench.ExpectScreen("TAMPER ?", 5000);
        bench.ExpectScreen("[功能]菜单", 10_000);
        bench.SignOn();
        bench.Sell("12850", "cup-debit");
        bench.ExpectBalance("cup-debit", 500000 - 12850, 0);
        bench.ExpectLedgerAgrees();
        bench.OpenMaintenance();
        bench.Keys("1", "2", "2");
        bench.ExpectScreen("未装", 5000);
        Assert.IsNull(bench.FirstComplaint);
    }
}
