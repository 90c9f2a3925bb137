namespace PosFirmware.Cards;

/// <summary>Expiry dates as cards carry them, YYMM.</summary>
public static class CardExpiry
{
    /// <summary>Year with its century: the one that lies within 49 years after and 50 years before today.</summary>
    /// <param name="yy">0 to 99.</param>
    /// <param name="year">Today's year, four digits.</param>
    public static int FullYear(int yy, int year)
    {
        int full = year - year % 100 + yy;
        if (full > year + 49) return full - 100;
        if (full < year - 50) return full + 100;
        return full;
    }

    /// <summary>True when the last day of the month has passed. A card without expiry (0) does not expire.</summary>
    /// <param name="yymm">Expiry.</param>
    /// <param name="year">Today's year, four digits.</param>
    /// <param name="month">Today's month, 1 to 12.</param>
    public static bool IsExpired(int yymm, int year, int month)
    {
        if (yymm == 0) return false;
        int full = FullYear(yymm / 100, year);
        return full < year || full == year && yymm % 100 < month;
    }
}
