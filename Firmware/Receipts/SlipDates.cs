namespace PosFirmware.Receipts;

/// <summary>Dates and times as slips have them, from the digits of messages and records.</summary>
internal static class SlipDates
{
    /// <summary>Month and day, e.g. 07/17.</summary>
    /// <param name="date">MMDD.</param>
    public static string Day(int date) => Two(date / 100) + "/" + Two(date);

    /// <summary>Date and time, e.g. 2026/07/17 09:30:00.</summary>
    /// <param name="year">Four digits.</param>
    /// <param name="date">MMDD.</param>
    /// <param name="time">hhmmss.</param>
    public static string Full(int year, int date, int time) =>
        year.ToString("D4") + "/" + Day(date) + " " + Two(time / 10000) + ":" + Two(time / 100) + ":" + Two(time);

    private static string Two(int number) => (number % 100).ToString("D2");
}
