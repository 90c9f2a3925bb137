using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>The maintenance notice 维护公告: shown at idle from a day before its window, and no refund begins inside it (operations.md 8.3).</summary>
public static class Maintenance
{
    private const long Notice = System.TimeSpan.TicksPerDay;

    /// <summary>True while the acquirer is being worked on.</summary>
    public static bool IsNow(Services s) => Begins(s) <= s.Time.Now.Ticks && s.Time.Now.Ticks < Ends(s);

    /// <summary>Line for the idle screen; null when there is nothing to tell.</summary>
    public static string Line(Services s)
    {
        long now = s.Time.Now.Ticks;
        return Begins(s) - Notice <= now && now < Ends(s) ? Words(s) + " " + Hours(s) : null;
    }

    /// <summary>The merchant's words, or the standard ones.</summary>
    public static string Words(Services s) => s.Settings.MaintenanceText.Length > 0 ? s.Settings.MaintenanceText : s.T(Text.MaintenanceWords);

    /// <summary>From and to, as hours and minutes.</summary>
    public static string Hours(Services s) => Moment.Clock(s.Settings.MaintenanceFrom) + "-" + Moment.Clock(s.Settings.MaintenanceTo);

    // Without both ends there is no window: it ends before it begins.
    private static long Begins(Services s) => IsWhole(s) ? Moment.Ticks(s.Settings.MaintenanceFrom) : long.MaxValue;

    private static long Ends(Services s) => IsWhole(s) ? Moment.Ticks(s.Settings.MaintenanceTo) : 0;

    private static bool IsWhole(Services s) => s.Settings.MaintenanceFrom.Length > 0 && s.Settings.MaintenanceTo.Length > 0;
}
