using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// Stepper and group decoder: both hang on port A of one expander, so that one write is a step and a group at once
/// (hardware.md section 11.2). A step happens somewhere within its write, and a write takes a few dozen microseconds or a whole garbage
/// collection: times are taken on both sides of it, and the ramp gets the longest interval that it may have been.
/// </summary>
public sealed class PaperMotor
{
    private const int Awake = 0x10, GroupShift = 5, NoGroup = 7;
    private const int TrialWrites = 8; // one of them surely without a pause

    // Both coils on; bit 0 = IN1 (coil A), bit 2 = IN3 (coil B).
    private static readonly byte[] Phases = { 0x05, 0x06, 0x0A, 0x09 };

    private readonly Mcp23S17 port;
    private readonly IClock clock;
    private readonly StepRamp ramp;
    private readonly int holdMillis;
    private int phase, group = NoGroup, interval, shortestWrite;
    private long stepEarliest, stepLatest;
    private bool resting;

    /// <summary>Nothing moves yet.</summary>
    public PaperMotor(Mcp23S17 port, IClock clock, PrinterProfile profile)
    {
        this.port = port;
        this.clock = clock;
        ramp = new StepRamp(profile.RampMicros);
        holdMillis = profile.HoldMillis;
    }

    /// <summary>Energises the coils, measures how long a write takes, and waits until the rotor stands.</summary>
    public void Wake()
    {
        group = NoGroup;
        shortestWrite = int.MaxValue;
        for (int i = 0; i < TrialWrites; i++)
        {
            long before = clock.Micros;
            Write();
            int took = (int)(clock.Micros - before);
            if (took < shortestWrite) shortestWrite = took;
        }
        clock.Wait(holdMillis);
        resting = true;
        interval = ramp.FromRest;
        stepEarliest = stepLatest = clock.Micros;
    }

    /// <summary>Takes the current off. The group stays: should a strobe be on, it must not go over to another one.</summary>
    public void Off() => port.WritePortA((byte)(group << GroupShift));

    /// <summary>True while the expander still holds what was written to it: the motor has really moved.</summary>
    public bool IsObeyed() => port.Verify();

    /// <summary>Selects a strobe group; no strobe may be on.</summary>
    public void Select(int newGroup)
    {
        if (newGroup == group) return;
        group = newGroup;
        Write();
    }

    /// <summary>True when the next step may begin: its write takes a while, and only at the end of it does the rotor see the step.</summary>
    /// <param name="spacing">Interval that the row wants, in microseconds; the ramp may ask for more.</param>
    public bool IsDue(int spacing) => clock.Micros - stepLatest >= (interval > spacing ? interval : spacing) - shortestWrite;

    /// <summary>Steps now; <see cref="IsDue"/> must have said so.</summary>
    /// <param name="newGroup">Strobe group to select with the same write.</param>
    public void Step(int newGroup)
    {
        phase = (phase + 1) & 3;
        group = newGroup;
        long before = clock.Micros;
        Write();
        long after = clock.Micros;
        if (after - before < shortestWrite) shortestWrite = (int)(after - before);
        interval = resting ? ramp.FromRest : ramp.After(after - stepEarliest);
        resting = false;
        stepEarliest = before + shortestWrite;
        stepLatest = after;
    }

    private void Write() => port.WritePortA((byte)(Phases[phase] | Awake | (group << GroupShift)));
}
