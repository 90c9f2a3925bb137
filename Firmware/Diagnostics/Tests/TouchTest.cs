using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Touch;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>7: converter and sheets, a calibration that is there, and nine squares of 40 dots that must all be hit.</summary>
public sealed class TouchTest : Diagnostic
{
    private const int Columns = 3, Side = 40, LimitMs = 30000;
    private const ushort Wanted = 0x001F, Hit = 0x07E0, Ground = 0xFFFF;

    private readonly bool[] hit = new bool[Columns * Columns];

    /// <summary>Makes the test.</summary>
    public TouchTest() : base(7, "touch", Text.TestTouch, true) { }

    /// <summary>Left or top edge of a square in a row of three over the screen.</summary>
    private static int Edge(int index, int size) => index * (size - Side) / (Columns - 1);

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        TouchFault fault = rig.Board.Touch.SelfTest();
        if (fault != TouchFault.None)
        {
            finding.Fail(Fault((int)fault), "PANEL " + ((int)fault).ToString());
            return;
        }
        if (!rig.S.Calibration.IsValid)
        {
            finding.Fail(Fault(10), "NOT CALIBRATED");
            return;
        }
        tester.Tell(Text.TouchSquares, null);
        Squares(rig, tester, finding);
        rig.S.Desk.Page.Restore();
    }

    private void Squares(Rig rig, ITester tester, Finding finding)
    {
        Display display = rig.Board.Display;
        display.Clear(Ground);
        for (int i = 0; i < hit.Length; i++)
        {
            hit[i] = false;
            display.Fill(Edge(i % Columns, Display.Width), Edge(i / Columns, Display.Height), Side, Side, Wanted);
        }
        TouchPanel panel = rig.Board.Touch;
        TouchCalibration calibration = rig.S.Calibration;
        panel.Reset();
        int left = hit.Length;
        long end = rig.Clock.Millis + LimitMs;
        while (left > 0 && rig.Clock.Millis < end)
        {
            if (!tester.GoOn())
            {
                finding.Stop();
                return;
            }
            TouchEvent seen = panel.Sample();
            if (panel.Fault != TouchFault.None) // a sheet that is not connected shows only when somebody presses
            {
                finding.Fail(Fault((int)panel.Fault), "PANEL " + ((int)panel.Fault).ToString());
                return;
            }
            if (seen != TouchEvent.Point) continue;
            int at = SquareAt(calibration.ToX(panel.X, panel.Y), calibration.ToY(panel.X, panel.Y));
            if (at < 0 || hit[at]) continue;
            hit[at] = true;
            left--;
            display.Fill(Edge(at % Columns, Display.Width), Edge(at / Columns, Display.Height), Side, Side, Hit);
        }
        finding.Add((hit.Length - left).ToString() + "/" + hit.Length.ToString());
        if (left == 0) finding.Pass();
        else finding.Fail(Fault(11), "SQUARES LEFT " + left.ToString());
    }

    private static int SquareAt(int x, int y)
    {
        for (int i = 0; i < Columns * Columns; i++)
        {
            int left = Edge(i % Columns, Display.Width), top = Edge(i / Columns, Display.Height);
            if (x >= left && x < left + Side && y >= top && y < top + Side) return i;
        }
        return -1;
    }
}
