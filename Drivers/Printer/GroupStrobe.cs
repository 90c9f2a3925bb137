using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Power;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// Heats one group by pulses of the hardware one-shot, and lets the motor step meanwhile. Where a pause (garbage collection)
/// has come between pulses, the dots are left to cool and the group starts again: never too hot, never pale.
/// </summary>
internal sealed class GroupStrobe
{
    private const int LongestCallMicros = 150;  // of one pin write; more is a pause
    private const int LongestGapMicros = 800;   // between two pulses; more and the dots have cooled too far
    private const int MaxAttempts = 7;          // 7 times 3 pulses do no harm to the paper

    private readonly IOutputPin trigger;
    private readonly PaperMotor motor;
    private readonly HeadEnergy energy;
    private readonly ExternalWatchdog watchdog;
    private readonly IClock clock;
    private readonly PrinterProfile profile;
    private int spacing;

    public GroupStrobe(IOutputPin trigger, PaperMotor motor, HeadEnergy energy, ExternalWatchdog watchdog, IClock clock, PrinterProfile profile)
    {
        this.trigger = trigger;
        this.motor = motor;
        this.energy = energy;
        this.watchdog = watchdog;
        this.clock = clock;
        this.profile = profile;
    }

    /// <summary>Steps done since <see cref="BeginRow"/>; the last step of a row is left to the caller.</summary>
    public int Steps { get; private set; }

    /// <summary>A new row is latched.</summary>
    /// <param name="stepSpacing">Interval between steps that fits the row, in microseconds.</param>
    public void BeginRow(int stepSpacing)
    {
        Steps = 0;
        spacing = stepSpacing;
    }

    /// <summary>Heats a group.</summary>
    public void Heat(int group, int dots)
    {
        Select(group);
        while (!energy.IsCool(group, dots, clock.Micros)) StepIfDue(group);
        int wanted = energy.Pulses(dots);
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (Fire(group, wanted)) break;
            watchdog.Kick();
            clock.Spin(profile.ColdMicros);
        }
        energy.Burnt(group, dots, clock.Micros);
    }

    /// <summary>Gives the pulses; false when a pause came between.</summary>
    private bool Fire(int group, int count)
    {
        bool steady = true;
        long last = 0;
        for (int fired = 0; fired < count && steady; fired++)
        {
            long before = clock.Micros;
            trigger.Write(true);
            long now = clock.Micros;
            trigger.Write(false);
            if (now - before > LongestCallMicros || (fired > 0 && now - last > LongestGapMicros)) steady = false;
            last = now;
            StepIfDue(group);
            long end = now + profile.PulseMicros + profile.RecoveryMicros;
            while (clock.Micros < end)
            {
            }
        }
        return steady;
    }

    private void Select(int group)
    {
        if (Steps < profile.StepsPerRow - 1 && motor.IsDue(spacing)) Step(group);
        else motor.Select(group);
    }

    private void StepIfDue(int group)
    {
        if (Steps < profile.StepsPerRow - 1 && motor.IsDue(spacing)) Step(group);
    }

    private void Step(int group)
    {
        motor.Step(group);
        Steps++;
    }
}
