using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Text;
using PosFirmware.Drivers.Touch;

namespace PosFirmware.Ui;

/// <summary>
/// Calibration of the touch panel: five crosses one after the other, and then a sixth that is only looked at. More than eight dots beside
/// it, and nothing is changed (hardware.md section 6).
/// </summary>
public sealed class TouchCalibrator
{
    /// <summary>Columns of the crosses; the last one is the check.</summary>
    public static readonly int[] TargetX = { 24, 216, 216, 24, 120, 72 };
    /// <summary>Rows of the crosses.</summary>
    public static readonly int[] TargetY = { 72, 72, 280, 280, 168, 120 };

    private const int Points = 5, Arm = 9, MostOff = 8, Samples = 12, LeastSamples = 5;

    private readonly Desk desk;
    private readonly Display display;
    private readonly TouchPanel panel;
    private readonly int[] rawX = new int[Points + 1], rawY = new int[Points + 1];

    /// <summary>Makes it.</summary>
    public TouchCalibrator(Desk desk, Display display, TouchPanel panel)
    {
        this.desk = desk;
        this.display = display;
        this.panel = panel;
    }

    /// <summary>Asks for the touches.</summary>
    /// <param name="into">Receives the new map when the check was good; otherwise it stays as it is.</param>
    /// <param name="limitMs">Time without a touch.</param>
    /// <returns>Ok: calibrated. Back: the touches do not fit. Cancel, TimeOut: left.</returns>
    public Reply Run(TouchCalibration into, int limitMs)
    {
        for (int i = 0; i <= Points; i++)
        {
            Page page = desk.Page;
            page.Begin(Tone.Plain, desk.Texts[Text.TouchCalibration]);
            page.End(desk.Texts[i < Points ? Text.TouchTarget : Text.TouchCheck]);
            Cross(i, Palette.Ink);
            Reply reply = Touched(i, limitMs);
            Cross(i, Palette.Paper);
            if (reply != Reply.Ok) return reply;
        }
        TouchCalibration found = new TouchCalibration();
        if (!found.Fit(rawX, rawY, TargetX, TargetY, Points)) return Reply.Back;
        for (int i = 0; i <= Points; i++)
            if (IsFar(found.ToX(rawX[i], rawY[i]) - TargetX[i]) || IsFar(found.ToY(rawX[i], rawY[i]) - TargetY[i])) return Reply.Back;
        return into.Fit(rawX, rawY, TargetX, TargetY, Points) ? Reply.Ok : Reply.Back;
    }

    /// <summary>The mean of a touch, from its first good points until the finger leaves.</summary>
    private Reply Touched(int target, int limitMs)
    {
        panel.Reset();
        long end = desk.Clock.Millis + limitMs;
        int count = 0, sumX = 0, sumY = 0;
        while (desk.Clock.Millis < end)
        {
            TouchEvent seen = panel.Sample();
            if (seen == TouchEvent.Point && count < Samples)
            {
                sumX += panel.X;
                sumY += panel.Y;
                count++;
            }
            if (seen == TouchEvent.Up)
            {
                if (count >= LeastSamples)
                {
                    rawX[target] = sumX / count;
                    rawY[target] = sumY / count;
                    return Reply.Ok;
                }
                count = sumX = sumY = 0;
            }
            if (desk.Tick() == Key.Cancel) return Reply.Cancel;
        }
        return Reply.TimeOut;
    }

    private void Cross(int target, ushort color)
    {
        display.Fill(TargetX[target] - Arm, TargetY[target], 2 * Arm + 1, 1, color);
        display.Fill(TargetX[target], TargetY[target] - Arm, 1, 2 * Arm + 1, color);
    }

    private static bool IsFar(int distance) => distance > MostOff || distance < -MostOff;
}
