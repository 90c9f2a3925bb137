using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Pen;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PosFirmware.Boards;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Touch;

namespace PosFirmware.Tests.Bench.Touch;

/// <summary>The touch driver over the simulated converter and panel.</summary>
[TestClass]
public sealed class TouchPanelTests
{
    private readonly Handheld bench = new();
    private HandheldBoard board = null!;

    private TouchPanel Panel => board.Touch;

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

    /// <summary>Samples every few milliseconds; gives points and ends of strokes.</summary>
    private List<(int X, int Y, bool Up)> Run(long ms, int everyUs = 5000)
    {
        List<(int, int, bool)> seen = [];
        for (long end = bench.Clock.NowNs + ms * 1_000_000; bench.Clock.NowNs < end; board.Clock.Spin(everyUs))
            switch (Panel.Sample())
            {
                case TouchEvent.Point: seen.Add((Panel.X, Panel.Y, false)); break;
                case TouchEvent.Up: seen.Add((0, 0, true)); break;
            }
        return seen;
    }

    private void Press(double x, double y, int ms)
    {
        bench.Touch.MoveTo(x, y, bench.Clock.NowNs);
        bench.Clock.After(ms * 1_000_000L, () => bench.Touch.Lift(bench.Clock.NowNs));
    }

    [TestMethod]
    public void A_press_is_one_stroke_of_points_where_the_finger_is()
    {
        for (int i = 0; i < 20; i++)
        {
            bench.Touch.Seed(i);
            Press(20 + 10 * i, 30 + 13 * i, 150);
            var seen = Run(220);
            var (x, y) = ResistivePanel.Raw(20 + 10 * i, 30 + 13 * i);
            Assert.AreEqual(1, seen.Count(s => s.Up), "one stroke, however it bounces");
            Assert.IsTrue(seen.Count > 15);
            Assert.IsTrue(seen.Where(s => !s.Up).All(s => Math.Abs(s.X - x) < 20 && Math.Abs(s.Y - y) < 20), "within a dot and a half");
        }
    }

    [TestMethod]
    public void Nobody_there_gives_nothing_and_costs_no_transfer()
    {
        long bytes = bench.Spi[1].Bytes;
        Assert.AreEqual(0, Run(300).Count);
        Assert.AreEqual(bytes, bench.Spi[1].Bytes);
    }

    [TestMethod]
    public void Spikes_are_left_out()
    {
        bench.Touch.Spikes = 0.05;
        Press(120, 160, 2000);
        var (x, y) = ResistivePanel.Raw(120, 160);
        var seen = Run(2100);
        Assert.IsTrue(seen.Count > 200);
        Assert.IsTrue(seen.Where(s => !s.Up).All(s => Math.Abs(s.X - x) < 900 && Math.Abs(s.Y - y) < 900));
        Assert.IsTrue(seen.Count(s => !s.Up && Math.Abs(s.X - x) + Math.Abs(s.Y - y) > 60) < seen.Count / 50, "a spike in two of three readings is rare");
    }

    [TestMethod]
    public void A_pen_that_really_jumps_is_believed_the_second_time()
    {
        bench.Touch.MoveTo(20, 30, 0);
        bench.Touch.MoveTo(20, 30, 200_000_000);
        bench.Touch.MoveTo(220, 290, 201_000_000);
        var seen = Run(300);
        var (x, y) = ResistivePanel.Raw(220, 290);
        Assert.IsTrue(Math.Abs(seen[^1].X - x) < 20 && Math.Abs(seen[^1].Y - y) < 20);
    }

    [TestMethod]
    public void A_breath_on_the_panel_is_no_pen()
    {
        bench.Touch.Force = 0.02;
        Press(120, 160, 300);
        Assert.AreEqual(0, Run(400).Count(s => !s.Up));
        bench.Touch.Force = 0.2;
        Press(120, 160, 300);
        Assert.IsTrue(Run(400).Count(s => !s.Up) > 30);
    }

    [TestMethod]
    public void Whole_styles_come_through_with_their_strokes()
    {
        for (int seed = 1; seed < 6; seed++)
        {
            IReadOnlyList<PenStroke> strokes = PenStyle.Name(seed);
            long ms = bench.Touch.Draw(strokes, bench.Clock.NowNs);
            var seen = Run(ms + 100);
            Assert.AreEqual(strokes.Count, seen.Count(s => s.Up), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Battery_and_thermistor_share_the_converter()
    {
        Press(100, 100, 60_000);
        Assert.IsTrue(Run(50).Count > 3);
        board.Analog.Hold();
        Assert.AreEqual(TouchEvent.None, Panel.Sample(), "not while the reference is on");
        int battery = board.Analog.ReadBattery(), head = board.Analog.SampleHead();
        Assert.AreEqual(7600, new BatteryGauge(board.Analog, board.Charging, board.Clock).Millivolts, 50, "a look at the battery while a slip is printed");
        Assert.AreEqual(head, board.Analog.SampleHead(), 5, "does not take the reference away");
        board.Analog.Release();
        Assert.IsTrue(Math.Abs(battery - 7600) < 50, $"{battery} mV");
        Assert.IsTrue(Run(50).Count > 3);
        Assert.IsTrue(Math.Abs(board.Analog.ReadHeadTemperature() - 250) < 10);
        Assert.IsTrue(Run(50).Count > 3);
    }

    [TestMethod]
    public void Faults_have_their_names()
    {
        Assert.AreEqual(TouchFault.None, Panel.SelfTest());
        bench.Touch.MoveTo(100, 100, bench.Clock.NowNs);
        board.Clock.Sleep(50);
        Assert.AreEqual(TouchFault.None, Panel.SelfTest(), "a finger at power-on is no fault");
        bench.Touch.Lift(bench.Clock.NowNs);
        board.Clock.Sleep(50);
        bench.Touch.Damage = PanelDamage.Short;
        bench.Converter.UpdatePenIrq();
        Assert.AreEqual(TouchFault.Short, Panel.SelfTest());
        bench.Touch.Damage = PanelDamage.None;
        bench.Converter.UpdatePenIrq();
        bench.Converter.Dead = true;
        Assert.AreEqual(TouchFault.NoConverter, Panel.SelfTest());
        bench.Converter.Dead = false;
        Assert.AreEqual(TouchFault.None, Panel.SelfTest());
    }

    [TestMethod]
    public void Pauses_anywhere_do_no_harm()
    {
        Random random = new(9);
        bench.PauseNs = () => random.Next(200) == 0 ? random.Next(60_000_000) : 0;
        long ms = bench.Touch.Draw(PenStyle.Named["zigzag"](1), bench.Clock.NowNs);
        var seen = Run(ms + 200);
        Assert.IsTrue(seen.Count > 20);
        Assert.IsTrue(seen[^1].Up);
    }

    [TestMethod]
    public void Three_and_five_targets_find_the_map_in_spite_of_noise()
    {
        (int X, int Y)[] targets = [(24, 24), (216, 24), (216, 296), (24, 296), (120, 160)];
        foreach (int count in new[] { 3, 5 })
        {
            int[] rawX = new int[5], rawY = new int[5], sx = new int[5], sy = new int[5];
            for (int i = 0; i < count; i++)
            {
                Press(targets[i].X, targets[i].Y, 100);
                var seen = Run(200);
                (rawX[i], rawY[i]) = ((int)seen.Where(s => !s.Up).Average(s => s.X), (int)seen.Where(s => !s.Up).Average(s => s.Y));
                (sx[i], sy[i]) = targets[i];
            }
            TouchCalibration map = new();
            Assert.IsTrue(map.Fit(rawX, rawY, sx, sy, count));
            for (int x = 0; x < 240; x += 17)
                for (int y = 0; y < 320; y += 19)
                {
                    var (rx, ry) = ResistivePanel.Raw(x, y);
                    Assert.IsTrue(Math.Abs(map.ToX((int)rx, (int)ry) - x) <= 2 && Math.Abs(map.ToY((int)rx, (int)ry) - y) <= 2, $"{count} targets: {x},{y} becomes {map.ToX((int)rx, (int)ry)},{map.ToY((int)rx, (int)ry)}");
                }
        }
        TouchCalibration line = new();
        Assert.IsFalse(line.Fit([500, 1500, 2500], [500, 1500, 2500], [20, 120, 220], [20, 120, 220], 3), "targets on a line");
        Assert.IsFalse(line.Fit([2000, 2001, 2000], [2000, 2000, 2001], [20, 220, 20], [20, 20, 300], 3), "the same place thrice");
        Assert.IsFalse(line.IsValid);
    }
}
