using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Unit.Sound;

/// <summary>A timed line on a fake clock; a time that begins before the last one is over is an error.</summary>
public sealed class FakeTone : ITimedLine
{
    private readonly FakeClock clock;
    private long until;

    /// <summary>Low.</summary>
    public FakeTone(FakeClock clock)
    {
        this.clock = clock;
    }

    /// <summary>Level now.</summary>
    public bool Level => clock.Micros < until;

    /// <summary>True: it was asked for a time while another one ran.</summary>
    public bool Overrun { get; private set; }

    /// <inheritdoc/>
    public void Hold(int milliseconds)
    {
        if (Level) Overrun = true;
        until = clock.Micros + milliseconds * 1000L;
    }
}
