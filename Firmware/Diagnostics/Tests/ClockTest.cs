using System;
using PosFirmware.Ui;

namespace PosFirmware.Diagnostics.Tests;

/// <summary>11: the year is plausible, and two seconds of the clock are two seconds of the processor. The clock itself is set by the acquirer's answers.</summary>
public sealed class ClockTest : Diagnostic
{
    private const int FirstYear = 2026, LastYear = 2099, SpanMs = 2000, ToleranceMs = 60;

    /// <summary>Makes the test.</summary>
    public ClockTest() : base(11, "clock", Text.TestClock, false) { }

    /// <inheritdoc/>
    public override void Run(Rig rig, ITester tester, Finding finding)
    {
        tester.Tell(Text.TestClock, null);
        DateTime from = rig.Clock.UtcNow;
        long start = rig.Clock.Millis;
        if (!rig.Wait(tester, SpanMs))
        {
            finding.Stop();
            return;
        }
        long drift = (rig.Clock.UtcNow - from).Ticks / TimeSpan.TicksPerMillisecond - (rig.Clock.Millis - start);
        finding.Add(rig.S.Time.Now.ToString("yyyy/MM/dd HH:mm:ss"));
        finding.Add("DRIFT " + drift.ToString() + " ms IN 2 s");
        int year = rig.S.Time.Now.Year;
        if (year < FirstYear || year > LastYear) finding.Fail(Fault(1), "YEAR");
        else if (drift > ToleranceMs || drift < -ToleranceMs) finding.Fail(Fault(2), "RATE");
        else finding.Pass();
    }
}
