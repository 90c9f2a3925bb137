using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Wiring;
using Bench.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>The wiring table that people wire by, against the constants that the firmware opens and the copper of the virtual board.</summary>
[TestClass]
public sealed class PinDocumentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware", "handheld");
    private static readonly IReadOnlyList<Wire> Wires = Wire.Read(Path.Combine(Folder, "wiring.csv"));

    [TestMethod]
    public void Controller_pins_are_those_that_the_firmware_opens()
    {
        string[] written = [.. Wires.Where(w => w.Chip == "ESP32-S3").Select(w => w.Pin + " " + w.Constant)];
        string[] opened = [.. typeof(HandheldPins).GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(pin => (int)pin.GetRawConstantValue()!).Select(pin => "GPIO" + pin.GetRawConstantValue() + " " + pin.Name)];
        CollectionAssert.AreEqual(opened, written, string.Join(", ", opened.Except(written).Concat(written.Except(opened))));
    }

    [TestMethod]
    public void Expander_pins_are_those_that_the_firmware_uses()
    {
        foreach (FieldInfo field in typeof(ExpanderPins).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(int)))
        {
            Wire wire = Wires.Single(w => w.Chip.StartsWith("MCP", StringComparison.Ordinal) && w.Constant == field.Name);
            Assert.AreEqual((int)field.GetRawConstantValue()!, wire.Pin[3] - '0', field.Name);
        }
    }

    [TestMethod]
    public void Pins_of_the_uart_are_those_that_the_firmware_uses()
    {
        string[] written = [.. Wires.Where(w => w.Chip == "SC16IS752" && w.Constant != "").Select(w => w.Pin + " " + w.Constant)];
        string[] used = [.. typeof(UartPins).GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(pin => (int)pin.GetRawConstantValue()!).Select(pin => "IO" + pin.GetRawConstantValue() + " " + pin.Name)];
        CollectionAssert.AreEqual(used, written);
    }

    [TestMethod]
    public void Copper_and_resistors_of_the_virtual_board_are_the_same()
    {
        var board = new Handheld();
        foreach (Wire w in Wires.Where(w => !w.Signal.StartsWith("SPI", StringComparison.Ordinal) && !w.Signal.StartsWith("SERVICE_", StringComparison.Ordinal) || w.Signal == "SERVICE_KEY_n"))
        {
            if (NetAt(board, w) is not { } net) continue;
            Assert.AreEqual(w.Signal, net.Name, $"{w.Chip} {w.Pin}");
            Assert.AreEqual(w.Pull switch { "up" => true, "down" => false, _ => (bool?)null }, net.Pull, $"resistor of {w.Signal}");
        }
    }

    [TestMethod]
    public void Every_net_of_expanders_and_uart_is_in_the_table()
    {
        var nets = new HandheldNets();
        foreach (Net net in nets.Expander1.Concat(nets.Expander2).Concat(nets.UartIo).OfType<Net>()) Assert.AreEqual(1, Wires.Count(w => w.Signal == net.Name), net.Name);
    }

    [TestMethod]
    public void What_the_expanders_hold_ends_with_a_reset_of_the_controller()
    {
        foreach (string chip in new[] { "MCP23S17 1", "MCP23S17 2" }) Assert.AreEqual("EN", Wires.Single(w => w.Chip == chip && w.Pin == "RESET").Signal);
    }

    [TestMethod]
    public void Page_and_drawing_are_up_to_date()
    {
        const string how = ": dotnet run --project hardware/bench/Bench -- wiring";
        Assert.AreEqual(WiringPage.Markdown(Wires, "wiring.csv"), File.ReadAllText(Path.Combine(Folder, "PINS.md")), "PINS.md" + how);
        Assert.AreEqual(WiringDrawing.Svg(Wires), File.ReadAllText(Path.Combine(Folder, "wiring.svg")), "wiring.svg" + how);
    }

    private static Net NetAt(Handheld board, Wire w)
    {
        if (w.Pin == "RESET") return null; // the virtual controller is reset by cutting the power of everything
        int bit = w.Pin[^1] - '0';
        return w.Chip switch
        {
            "ESP32-S3" => board.Gpio(int.Parse(w.Pin[4..])),
            "MCP23S17 1" => board.Nets.Expander1[w.Pin[2] == 'A' ? bit : 8 + bit],
            "MCP23S17 2" => board.Nets.Expander2[w.Pin[2] == 'A' ? bit : 8 + bit],
            "SC16IS752" => board.Nets.UartIo[bit],
            _ => null,
        };
    }
}
