using System.Reflection;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;

namespace PosFirmware.Tests.Bench.Boards;

/// <summary>The firmware's pin numbers and the bench's soldering, each against the table of hardware.md section 11.2.</summary>
[TestClass]
public sealed class PinMapTests
{
    private static readonly (int Gpio, string Net, string Constant)[] Table =
    [
        (0, "SERVICE_KEY_n", nameof(HandheldPins.ServiceKey)),
        (1, "TOUCH_PENIRQ_n", nameof(HandheldPins.TouchPenIrq)),
        (2, "TAMPER", nameof(HandheldPins.Tamper)),
        (3, "BUZZER", nameof(HandheldPins.Buzzer)),
        (4, "", nameof(HandheldPins.SlowClock)),
        (5, "", nameof(HandheldPins.SlowMosi)),
        (6, "", nameof(HandheldPins.SlowMiso)),
        (7, "CS_UART_n", nameof(HandheldPins.CsUart)),
        (8, "IRQ_UART_n", nameof(HandheldPins.IrqUart)),
        (9, "INT_EXP_n", nameof(HandheldPins.IntExp)),
        (10, "LCD_CS_n", nameof(HandheldPins.LcdCs)),
        (11, "", nameof(HandheldPins.FastMosi)),
        (12, "", nameof(HandheldPins.FastClock)),
        (13, "", nameof(HandheldPins.FastMiso)),
        (14, "LCD_DC", nameof(HandheldPins.LcdDc)),
        (15, "CS_EXP_n", nameof(HandheldPins.CsExp)),
        (16, "CS_NFC_n", nameof(HandheldPins.CsNfc)),
        (17, "CS_TOUCH_n", nameof(HandheldPins.CsTouch)),
        (18, "NFC_BUSY", nameof(HandheldPins.NfcBusy)),
        (21, "CARD_RST", nameof(HandheldPins.CardReset)),
        (38, "MAG_EN_n", nameof(HandheldPins.MagEnable)),
        (39, "MAG_DATA", nameof(HandheldPins.MagData)),
        (40, "PRN_LAT_n", nameof(HandheldPins.PrinterLatch)),
        (41, "PRN_STB_TRIG", nameof(HandheldPins.StrobeTrigger)),
        (42, "PRN_VH_EN", nameof(HandheldPins.HeadPower)),
        (43, "", nameof(HandheldPins.ServiceTx)),
        (44, "", nameof(HandheldPins.ServiceRx)),
        (47, "PRN_HOT_n", nameof(HandheldPins.HeadHot)),
        (48, "WDT_KICK", nameof(HandheldPins.WatchdogKick)),
    ];

    private static Dictionary<string, int> Constants() =>
        typeof(HandheldPins).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, f => (int)f.GetRawConstantValue()!);

    [TestMethod]
    public void Constants_are_those_of_the_table()
    {
        Dictionary<string, int> constants = Constants();
        Assert.AreEqual(Table.Length, constants.Count);
        foreach (var (gpio, _, constant) in Table) Assert.AreEqual(gpio, constants[constant], constant);
    }

    [TestMethod]
    public void No_pin_is_used_twice_and_none_belongs_to_memory_usb_or_straps()
    {
        int[] pins = [.. Constants().Values];
        Assert.AreEqual(pins.Length, pins.Distinct().Count());
        Assert.IsFalse(pins.Any(p => p is 19 or 20 or >= 22 and <= 37 or 45 or 46 or < 0 or > 48));
    }

    [TestMethod]
    public void The_bench_is_soldered_by_the_table()
    {
        var board = new Handheld();
        foreach (var (gpio, net, _) in Table)
            if (net != "") Assert.AreEqual(net, board.Gpio(gpio).Name);
    }

    [TestMethod]
    public void Resistors_hold_every_select_off_and_everything_that_can_hurt_dead()
    {
        HandheldNets n = new();
        foreach (Net net in new[] { n.CsUart, n.CsExp, n.CsNfc, n.CsTouch, n.LcdCs, n.MagEnable, n.PrinterLatch }) Assert.AreEqual(true, net.Pull, net.Name);
        foreach (Net net in n.StrobeSelect) Assert.AreEqual(true, net.Pull, $"{net.Name}: group 7 leads nowhere");
        foreach (Net net in new[] { n.HeadPower, n.StrobeTrigger, n.Buzzer, n.LcdBacklight, n.CardReset, n.MotorSleep, n.UartReset }) Assert.AreEqual(false, net.Pull, net.Name);
    }

    [TestMethod]
    public void Flash_and_psram_pins_cannot_be_opened()
    {
        var board = new Handheld();
        for (int pin = 22; pin <= 37; pin++) Assert.IsFalse(board.PinIsUsable(pin), $"GPIO{pin}");
        foreach (FieldInfo pin in typeof(HandheldPins).GetFields()) Assert.IsTrue(board.PinIsUsable((int)pin.GetRawConstantValue()!), pin.Name);
    }
}
