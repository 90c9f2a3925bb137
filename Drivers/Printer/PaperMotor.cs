using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// Stepper and group decoder: both hang on port A of one expander, so that one write is a step and a group at once
/// (hardware.md section 11.2). Times are taken on both sides of the write: a pause inside it counts as a stop of the rotor.
/// </summary>
public sealed class PaperMotor
{
    private const int Awake = 0x10, GroupShift = 5;
    private const int LongestWriteMicros = 500; // the write itself takes about 90 us

    // Both coils on; bit 0 = IN1 (coil A), bit 2 = IN3 (coil B).
    private static readonly byte[] Phases = { 0x05, 0x06, 0x0A, 0x09 };

    private readonly Mcp23S17 port;
    private readonly IClock clock;
    private readonly StepRamp ramp;
    private readonly int holdMillis;
    private int phase, group, interval, shortestWrite;
    private long lastStep;
    private bool resting;

    /// <summary>Nothing moves yet.</summary>
    public PaperMotor(Mcp23S17 port, IClock clock, PrinterProfile profile)
    {
        this.port = port;
        this.clock = clock;
        ramp = new StepRamp(profile.RampMicros);
        holdMillis = profile.HoldMillis;
    }

    /// <summary>Energises the coils and waits until the rotor stands.</summary>
    public void Wake()
    {
        group = 0;
        shortestWrite = LongestWriteMicros;
        Write();
        clock.Sleep(holdMillis);
        Rest(clock.Micros);
    }

    /// <summary>Takes the current off. The group stays: should a strobe be on, it must not go over to another one.</summary>
    public void Off() => port.WritePortA((byte)(group << GroupShift));

    /// <summary>Selects a strobe group; no strobe may be on.</summary>
    public void Select(int newGroup)
    {
        if (newGroup == group) return;
        group = newGroup;
        Write();
    }

    /// <summary>True when the next step may begin: its write takes a while, and only at the end of it does the rotor see the step.</summary>
    /// <param name="spacing">Interval that the row wants, in microseconds; the ramp may ask for more.</param>
    public bool IsDue(int spacing)
    {
        int wait = interval > spacing ? interval : spacing;
        return clock.Micros - lastStep >= wait - (shortestWrite == LongestWriteMicros ? 0 : shortestWrite);
    }

    /// <summary>Steps now; <see cref="IsDue"/> must have said so.</summary>
    /// <param name="newGroup">Strobe group to select with the same write.</param>
    public void Step(int newGroup)
    {
        phase = (phase + 1) & 3;
        group = newGroup;
        long before = clock.Micros;
        Write();
        long after = clock.Micros;
        if (after - before > LongestWriteMicros)
        {
            Rest(after);
            return;
        }
        if (after - before < shortestWrite) shortestWrite = (int)(after - before);
        interval = resting ? ramp.FromRest : ramp.After(after - lastStep);
        resting = false;
        lastStep = after;
    }

    /// <summary>The rotor stands, or nobody knows since when: the next two intervals are those of a start.</summary>
    private void Rest(long now)
    {
        resting = true;
        interval = ramp.FromRest;
        lastStep = now;
    }

    private void Write() => port.WritePortA((byte)(Phases[phase] | Awake | (group << GroupShift)));
}
