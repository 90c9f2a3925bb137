using System;

namespace PosFirmware.Storage;

/// <summary>Date and time to the minute, as parameters hold them: yyyyMMddHHmm.</summary>
public static class Moment
{
    private const int Length = 12;

    /// <summary>True when the text is a date and time that exist.</summary>
    public static bool IsMoment(string text)
    {
        if (text.Length != Length) return false;
        for (int i = 0; i < Length; i++)
            if (text[i] < '0' || text[i] > '9') return false;
        int year = Part(text, 0, 4), month = Part(text, 4, 2), day = Part(text, 6, 2);
        return year >= 2000 && month >= 1 && month <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && Part(text, 8, 2) < 24 && Part(text, 10, 2) < 60;
    }

    /// <summary>The moment in ticks; the text must be one.</summary>
    public static long Ticks(string text) => new DateTime(Part(text, 0, 4), Part(text, 4, 2), Part(text, 6, 2), Part(text, 8, 2), Part(text, 10, 2), 0).Ticks;

    /// <summary>The time of day as HH:MM; the text must be a moment.</summary>
    public static string Clock(string text) => text.Substring(8, 2) + ":" + text.Substring(10, 2);

    private static int Part(string text, int start, int length) => int.Parse(text.Substring(start, length));
}
