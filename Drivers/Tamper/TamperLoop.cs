using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Tamper;

/// <summary>
/// The static tamper loop (hardware.md section 9): low = closed. Looked at every 100 ms; one open sample is confirmed by two of
/// three, 2 ms apart, so that a knock of a millisecond does not wipe keys. Once open it stays open here; what lasts over a power
/// cut is the key store's business.
/// </summary>
public sealed class TamperLoop
{
    private const int PeriodMs = 100, SpacingMicros = 2000;

    private readonly IInputPin line;
    private readonly IClock clock;
    private long lastLook = -PeriodMs;

    /// <summary>Watches a line.</summary>
    public TamperLoop(IInputPin line, IClock clock)
    {
        this.line = line;
        this.clock = clock;
    }

    /// <summary>Who is told at once, inside <see cref="Poll"/>, when the case is found open; null for nobody.</summary>
    public ITamperAlarm Alarm { get; set; }

    /// <summary>True once the case was found open.</summary>
    public bool IsTripped { get; private set; }

    /// <summary>Looks at the loop when it is time. Call at every tick.</summary>
    /// <returns><see cref="IsTripped"/>.</returns>
    public bool Poll()
    {
        long now = clock.Millis;
        if (IsTripped || now - lastLook < PeriodMs) return IsTripped;
        lastLook = now;
        if (line.Read()) IsTripped = Confirm();
        if (IsTripped && Alarm != null) Alarm.CaseOpened();
        return IsTripped;
    }

    /// <summary>Takes over that the case was opened before the power went.</summary>
    public void Hold() => IsTripped = true;

    /// <summary>Watches again, after service.</summary>
    /// <returns>False: the case is open still, and nothing changes.</returns>
    public bool Rearm()
    {
        if (line.Read()) return false;
        IsTripped = false;
        return true;
    }

    private bool Confirm()
    {
        int open = 1;
        for (int i = 0; i < 2; i++)
        {
            clock.Spin(SpacingMicros);
            if (line.Read()) open++;
        }
        return open >= 2;
    }
}
