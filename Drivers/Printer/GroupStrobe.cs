using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// Heats one group by a train of pulses into the hardware one-shot, and lets the motor step meanwhile. The controller's RMT unit times
/// the train, so that no pause of the firmware (garbage collection, slow calls) can make it paler or hotter.
/// </summary>
internal sealed class GroupStrobe
{
    private readonly PulseTrain trigger;
    private readonly PaperMotor motor;
    private readonly HeadEnergy energy;
    private readonly IClock clock;
    private readonly int lastStep;
    private int spacing;

    public GroupStrobe(PulseTrain trigger, PaperMotor motor, HeadEnergy energy, IClock clock, PrinterProfile profile)
    {
        this.trigger = trigger;
        this.motor = motor;
        this.energy = energy;
        this.clock = clock;
        lastStep = profile.StepsPerRow - 1;
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

    /// <summary>Heats a group, and returns when its pulses are over.</summary>
    public void Heat(int group, int dots)
    {
        if (!StepIfDue(group)) motor.Select(group);
        while (!energy.IsCool(group, dots, clock.Micros)) StepIfDue(group);
        int pulses = energy.Pulses(dots);
        trigger.Send(pulses);
        long over = clock.Micros + trigger.Micros(pulses);
        while (clock.Micros < over) StepIfDue(group);
        energy.Burnt(group, dots, clock.Micros);
    }

    private bool StepIfDue(int group)
    {
        if (Steps >= lastStep || !motor.IsDue(spacing)) return false;
        motor.Step(group);
        Steps++;
        return true;
    }
}
