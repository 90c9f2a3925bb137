using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware;

/// <summary>Local date and time of the terminal: the RTC, put right by every sign-on answer (acquirer-protocol.md 6.1).</summary>
public sealed class TerminalTime
{
    private const int ChinaStandardTimeHours = 8, FirstYear = 2026, StepSeconds = 60;

    private readonly IClock clock;
    private TimeSpan correction = TimeSpan.Zero;
    private long correctedAtUtc, correctedAtMillis;

    /// <summary>Uses a clock.</summary>
    public TerminalTime(IClock clock)
    {
        this.clock = clock;
    }

    /// <summary>Date and time in China.</summary>
    public DateTime Now
    {
        get
        {
            DateTime utc = clock.UtcNow;
            if (correction.Ticks != 0 && Stepped(utc)) correction = TimeSpan.Zero;
            return utc.AddHours(ChinaStandardTimeHours).Add(correction);
        }
    }

    /// <summary>
    /// True: the clock has lost the date (it begins in 1970 without RTC and network), and nobody has set it yet. No certificate is valid
    /// then, so nothing can be sent: SNTP must come first, which nanoFramework does by itself when it has a network.
    /// </summary>
    public bool IsUnset => clock.UtcNow.Year < FirstYear;

    /// <summary>Somebody else has set the RTC since it was put right here, so what was added to it is no longer needed.</summary>
    private bool Stepped(DateTime utc)
    {
        long step = (utc.Ticks - correctedAtUtc) / TimeSpan.TicksPerSecond - (clock.Millis - correctedAtMillis) / 1000;
        return step > StepSeconds || step < -StepSeconds;
    }

    /// <summary>Date as yyyymmdd.</summary>
    public int Today
    {
        get
        {
            DateTime now = Now;
            return now.Year * 10000 + now.Month * 100 + now.Day;
        }
    }

    /// <summary>Sets the clock from fields 12 and 13. The host sends no year: the one that brings its date nearest is taken, so the new year is no trap.</summary>
    /// <param name="date">MMDD.</param>
    /// <param name="time">hhmmss.</param>
    /// <returns>False, and nothing is changed, when they are no date and time.</returns>
    public bool SetFromHost(int date, int time)
    {
        int month = date / 100, day = date % 100, hour = time / 10000, minute = time / 100 % 100, second = time % 100;
        if (date < 0 || time < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return false;
        DateTime now = Now, best = now;
        bool found = false;
        for (int year = now.Year - 1; year <= now.Year + 1; year++)
        {
            if (day > DateTime.DaysInMonth(year, month)) continue;
            DateTime candidate = new DateTime(year, month, day, hour, minute, second);
            if (found && Distance(candidate, now) >= Distance(best, now)) continue;
            best = candidate;
            found = true;
        }
        if (!found) return false;
        correction = correction.Add(best.Subtract(now));
        correctedAtUtc = clock.UtcNow.Ticks;
        correctedAtMillis = clock.Millis;
        return true;
    }

    /// <summary>Year of a host date MMDD: this year, unless that would lie more than half a year away.</summary>
    public int YearOf(int date)
    {
        DateTime now = Now;
        int month = date / 100, difference = month - now.Month;
        return difference > 6 ? now.Year - 1 : difference < -6 ? now.Year + 1 : now.Year;
    }

    private static long Distance(DateTime a, DateTime b)
    {
        long ticks = a.Ticks - b.Ticks;
        return ticks < 0 ? -ticks : ticks;
    }
}
