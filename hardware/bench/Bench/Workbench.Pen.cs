using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Pen;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace Bench;

/// <content>The verbs of the finger on the screen, and of who sets a terminal up.</content>
public sealed partial class Workbench
{
    private const long PressMs = 250, BetweenMs = 200;

    /// <summary>Verb <c>touch</c>: a finger on the screen; it moves there when it is on it already.</summary>
    public void Touch(int x, int y)
    {
        if (!IsOn) return;
        ResistivePanel panel = Handheld.Touch;
        long now = Handheld.Clock.NowNs;
        Handheld.Clock.At(now, () => panel.MoveTo(x, y, now));
        Settle();
    }

    /// <summary>Verb <c>touch up</c>: the finger leaves.</summary>
    public void LiftFinger()
    {
        if (!IsOn) return;
        ResistivePanel panel = Handheld.Touch;
        long now = Handheld.Clock.NowNs;
        Handheld.Clock.At(now, () => panel.Lift(now));
        Settle();
    }

    /// <summary>Verb <c>sign</c>: writes on the pad, and waits until the pen is off.</summary>
    public void Sign(IReadOnlyList<PenStroke> strokes)
    {
        if (IsOn) Linger(Handheld.Touch.Draw(strokes, Handheld.Clock.NowNs) + 100);
    }

    /// <summary>Verb <c>calibrate</c>: a touch on every cross.</summary>
    public void Calibrate()
    {
        if (!IsOn) return;
        List<PenStroke> touches = [];
        for (int i = 0; i < TouchCalibrator.TargetX.Length; i++)
        {
            double from = i * (PressMs + BetweenMs);
            touches.Add(new PenStroke([new(from, TouchCalibrator.TargetX[i], TouchCalibrator.TargetY[i]), new(from + PressMs, TouchCalibrator.TargetX[i], TouchCalibrator.TargetY[i])]));
        }
        Sign(touches);
    }

    /// <summary>Verb <c>panel</c>: what is wrong with the touch panel.</summary>
    public void Panel(PanelDamage damage, int drift)
    {
        surroundings.TouchDamage = damage;
        surroundings.TouchDrift = drift;
        OnBoard(surroundings.ApplyToPanel);
    }

    /// <summary>Verb <c>parameter</c>: sets a parameter on the terminal's flash.</summary>
    /// <exception cref="BenchInputException">The power is on, there is no such parameter, or it does not take the value.</exception>
    public void SetParameter(string name, string value)
    {
        if (IsOn) throw new BenchInputException("the power must be off for a set-up");
        Parameter parameter = ParameterTable.ByName(name) ?? throw new BenchInputException($"there is no parameter \"{name}\"");
        flash.Attach(null); // what a service centre writes is no write of the terminal
        SettingsFile file = new(flash);
        TerminalSettings settings = new();
        file.Load(settings);
        if (!ParameterTable.Set(settings, parameter, value)) throw new BenchInputException($"\"{name}\" does not take \"{value}\"");
        file.Save(settings);
        flash.Attach(Handheld);
    }
}
