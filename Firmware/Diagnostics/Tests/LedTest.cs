using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>9: green, then red.</summary>
public sealed class LedTest : Diagnostic
{
    private const int LightMs = 1000;

    /// <summary>Makes the test.</summary>
    public LedTest() : base(9, "led", Text.TestLed, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestLed, null);
        rig.Board.LedGreen.Write(true);
        bool on = rig.Wait(tester, LightMs);
        rig.Board.LedGreen.Write(false);
        rig.Board.LedRed.Write(on);
        if (on) on = rig.Wait(tester, LightMs);
        rig.Board.LedRed.Write(false);
        if (!on) finding.Stop();
        else if (tester.Confirm(Text.GreenThenRed)) finding.Pass();
        else finding.Fail(Fault(1), "LIGHT");
    }
}
