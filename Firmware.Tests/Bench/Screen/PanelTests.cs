using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Screen;

/// <summary>The simulated panel, driven by hand: it shows what it should, and complains where a real one would misbehave.</summary>
[TestClass]
public sealed class PanelTests
{
    private static readonly SpiLine Fast = new(40_000_000, 0, false);
    private readonly Handheld bench = new();
    private readonly object hand = new();

    [TestInitialize]
    public void Reset()
    {
        bench.Nets.LcdCs.Drive(hand, true);
        bench.Clock.Advance(1_000_000);
        bench.Nets.LcdReset.Drive(hand, true);
        Wait(120);
    }

    [TestMethod]
    public void Shows_pixels_only_when_awake_on_and_lit()
    {
        Start();
        Window(0, 0, 0, 0);
        Send(0x2C, 0xF8, 0x00);
        var seen = new ushort[240 * 320];
        bench.Screen.CopyVisible(seen);
        Assert.AreEqual(0, seen[0], "dark");
        bench.Nets.LcdBacklight.Drive(hand, true);
        bench.Screen.CopyVisible(seen);
        Assert.AreEqual(0xF800, seen[0]);
        byte[] rgb = bench.Screen.ToRgb();
        CollectionAssert.AreEqual(new byte[] { 255, 0, 0 }, rgb[..3]);
        Send(0x20); // without inversion an IPS panel shows the complement
        bench.Screen.CopyVisible(seen);
        Assert.AreEqual(0x07FF, seen[0]);
    }

    [TestMethod]
    public void Window_is_filled_row_by_row_and_continued_after_other_frames()
    {
        Start();
        bench.Nets.LcdBacklight.Drive(hand, true);
        Window(238, 10, 239, 11);
        Send(0x2C, 0x00, 0x01, 0x00, 0x02, 0x00, 0x03);
        Send(0x3C, 0x00, 0x04);
        var seen = new ushort[240 * 320];
        bench.Screen.CopyVisible(seen);
        Assert.AreEqual((1, 2, 3, 4), (seen[10 * 240 + 238], seen[10 * 240 + 239], seen[11 * 240 + 238], seen[11 * 240 + 239]));
        Breach("more pixels", () => Send(0x3C, 0x00, 0x05));
    }

    [TestMethod]
    public void Orientation_bits_move_the_first_pixel()
    {
        Start();
        bench.Nets.LcdBacklight.Drive(hand, true);
        var seen = new ushort[240 * 320];
        foreach (var (madctl, at) in new[] { (0x00, 0), (0x40, 239), (0x80, 319 * 240), (0xC0, 319 * 240 + 239), (0x20, 0) })
        {
            Send(0x36, (byte)madctl);
            Window(0, 0, 0, 0);
            Send(0x2C, 0x12, 0x34);
            bench.Screen.CopyVisible(seen);
            Assert.AreEqual(0x1234, seen[at], $"MADCTL {madctl:X2}");
            Window(0, 0, 0, 0);
            Send(0x2C, 0x00, 0x00);
        }
    }

    [TestMethod]
    public void Complains_about_pixels_before_sleep_out() => Breach("before SLPOUT", () => Send(0x2C, 0, 0));

    [TestMethod]
    public void Complains_about_a_command_within_5_ms_of_sleep_out()
    {
        Send(0x11);
        Wait(4);
        Breach("within 5 ms", () => Send(0x29));
    }

    [TestMethod]
    public void Complains_about_sleep_changes_within_120_ms()
    {
        Send(0x11);
        Wait(60);
        Breach("within 120 ms", () => Send(0x10));
    }

    [TestMethod]
    public void Complains_about_sleep_out_too_soon_after_reset()
    {
        bench.Nets.LcdReset.Drive(hand, false);
        bench.Clock.Advance(20_000);
        bench.Nets.LcdReset.Drive(hand, true);
        Breach("within 5 ms", () => Send(0x29));
        Wait(50);
        Breach("within 120 ms", () => Send(0x11));
    }

    [TestMethod]
    public void Complains_about_a_short_reset()
    {
        bench.Nets.LcdReset.Drive(hand, false);
        bench.Clock.Advance(9_000);
        Breach("RST low", () => bench.Nets.LcdReset.Drive(hand, true));
    }

    [TestMethod]
    public void Complains_while_in_reset()
    {
        bench.Nets.LcdReset.Drive(hand, false);
        Breach("in reset", () => Send(0x29));
    }

    [TestMethod]
    public void Complains_about_half_a_pixel()
    {
        Start();
        Window(0, 0, 9, 9);
        Breach("middle of a pixel", () => Send(0x2C, 1, 2, 3));
    }

    [TestMethod]
    [DataRow(0x2A, 0, 240)]
    [DataRow(0x2A, 10, 9)]
    [DataRow(0x2B, 0, 320)]
    public void Complains_about_a_window_beyond_the_panel(int command, int first, int last)
    {
        Start();
        Breach("window", () => Send((byte)command, (byte)(first >> 8), (byte)first, (byte)(last >> 8), (byte)last));
    }

    [TestMethod]
    public void Complains_about_missing_and_surplus_parameters_and_unknown_commands()
    {
        Start();
        Send(0x2A, 0, 0, 0);
        Breach("3 of 4 parameters", () => Send(0x2C));
        Start();
        Breach("more than 1 parameters", () => Send(0x36, 0, 0));
        Start();
        Breach("unknown command", () => Send(0xD9));
    }

    [TestMethod]
    public void Complains_about_clock_mode_and_bit_order()
    {
        Start();
        Breach("above", () => Send(new SpiLine(80_000_000, 0, false), 0x29));
        Breach("SPI mode", () => Send(new SpiLine(40_000_000, 1, false), 0x29));
        Breach("least significant", () => Send(new SpiLine(40_000_000, 0, true), 0x29));
        Breach("read at", () => Send(0x04, 0, 0, 0, 0));
    }

    [TestMethod]
    public void Complains_about_pixels_in_another_colour_mode()
    {
        Send(0x11);
        Wait(120);
        Breach("COLMOD", () => Send(0x2C, 0, 0));
    }

    [TestMethod]
    public void Complains_when_never_reset()
    {
        var fresh = new Handheld();
        fresh.Nets.LcdCs.Drive(hand, false);
        var breach = Assert.ThrowsExactly<BreachException>(() => fresh.Spi[0].Transfer(Fast, [0x29], []));
        StringAssert.Contains(breach.Message, "reset");
    }

    private void Start()
    {
        bench.Nets.LcdReset.Drive(hand, false);
        bench.Clock.Advance(20_000);
        bench.Nets.LcdReset.Drive(hand, true);
        Wait(120);
        Send(0x3A, 0x55);
        Send(0x21);
        Send(0x11);
        Wait(120);
        Send(0x29);
    }

    private void Window(int left, int top, int right, int bottom)
    {
        Send(0x2A, (byte)(left >> 8), (byte)left, (byte)(right >> 8), (byte)right);
        Send(0x2B, (byte)(top >> 8), (byte)top, (byte)(bottom >> 8), (byte)bottom);
    }

    private void Send(byte command, params byte[] data) => Send(Fast, command, data);

    private void Send(SpiLine line, byte command, params byte[] data)
    {
        HandheldNets nets = bench.Nets;
        nets.LcdCs.Drive(hand, false);
        nets.LcdDc.Drive(hand, false);
        bench.Spi[0].Transfer(line, [command], []);
        nets.LcdDc.Drive(hand, true);
        bench.Spi[0].Transfer(line, data, []);
        nets.LcdCs.Drive(hand, true);
    }

    private void Wait(int ms) => bench.Clock.Advance(ms * 1_000_000L);

    private void Breach(string what, Action action)
    {
        var breach = Assert.ThrowsExactly<BreachException>(action);
        StringAssert.Contains(breach.Message, what);
    }
}
