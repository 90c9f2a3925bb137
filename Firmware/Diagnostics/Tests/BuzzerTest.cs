using PosFirmware.Drivers.Sound;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>8: click, good and bad, each once.</summary>
public sealed class BuzzerTest : Diagnostic
{
    private const int PatternMs = 1500;

    private static readonly Beep[] Patterns = { Beep.KeyClick, Beep.Ok, Beep.Error };

    /// <summary>Makes the test.</summary>
    public BuzzerTest() : base(8, "buzzer", Text.TestBuzzer, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestBuzzer, null);
        for (int i = 0; i < Patterns.Length; i++)
        {
            rig.Board.Beeper.Play(Patterns[i]);
            if (rig.Wait(tester, PatternMs)) continue;
            rig.Board.Beeper.Stop();
            finding.Stop();
            return;
        }
        if (tester.Confirm(Text.ThreeSounds)) finding.Pass();
        else finding.Fail(Fault(1), "SOUND");
    }
}
