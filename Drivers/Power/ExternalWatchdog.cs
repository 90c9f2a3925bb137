using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Power;

/// <summary>
/// The watchdog IC outside the controller (hardware.md section 10.5). It cuts the head voltage and resets the controller when the
/// line has had no edge for 1.6 s. Kick it from the terminal loop and from the print loop, never from a timer.
/// </summary>
public sealed class ExternalWatchdog
{
    private const int PeriodMs = 200;

    private readonly IOutputPin pin;
    private readonly IClock clock;
    private long lastKick;
    private bool level;

    /// <summary>Kicks once.</summary>
    public ExternalWatchdog(IOutputPin pin, IClock clock)
    {
        this.pin = pin;
        this.clock = clock;
        lastKick = clock.Millis - PeriodMs;
        Kick();
    }

    /// <summary>Gives an edge, at most every 200 ms: may be called as often as one likes.</summary>
    public void Kick()
    {
        long now = clock.Millis;
        if (now - lastKick < PeriodMs) return;
        lastKick = now;
        level = !level;
        pin.Write(level);
    }
}
