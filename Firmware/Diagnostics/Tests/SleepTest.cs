using System;
using nanoFramework.Hardware.Esp32;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>
/// 28: the processor sleeps and a key wakes it. The keys pull INT_EXP_n low, which is an RTC pin; a timer wakes it after half a minute
/// so that a dead line ends the test too. What was in memory is still there: light sleep.
/// </summary>
public sealed class SleepTest : Diagnostic
{
    private const int LimitSeconds = 30, PauseMs = 1000, KeyMs = 1000;

    /// <summary>Makes the test.</summary>
    public SleepTest() : base(28, "sleep", Text.TestSleep, true) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.KeyWakes, null);
        if (!rig.Wait(tester, PauseMs)) // the key that began the test must be up
        {
            finding.Stop();
            return;
        }
        rig.Board.Display.Backlight(false);
        Sleep.EnableWakeupByTimer(new TimeSpan(0, 0, LimitSeconds));
        Sleep.EnableWakeupByPin(rig.Board.KeyWakePin, 0);
        rig.S.Desk.Quiet();
        long start = rig.Clock.Millis;
        Sleep.StartLightSleep();
        Sleep.WakeupCause cause = Sleep.GetWakeupCause();
        rig.Board.Display.Backlight(true);
        finding.Add("CAUSE " + ((int)cause).ToString() + ", " + (rig.Clock.Millis - start).ToString() + " ms");
        if (cause == Sleep.WakeupCause.Timer) finding.Fail(Fault(1), "NO KEY, OR NO WAKE LINE");
        else if (tester.WaitKey(KeyMs) == Key.None) finding.Fail(Fault(2), "AWAKE WITHOUT A KEY");
        else finding.Pass();
    }
}
