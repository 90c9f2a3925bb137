namespace PosFirmware.Emv;

/// <summary>Digits, two a byte, as cards write numbers and dates.</summary>
internal static class Digits
{
    /// <summary>A digit of a value, 0 to 15; 15 past its end.</summary>
    public static int At(byte[] data, int offset, int length, int index)
    {
        if (index >= 2 * length) return 15;
        int pair = data[offset + index / 2];
        return (index & 1) == 0 ? pair >> 4 : pair & 15;
    }

    /// <summary>Number of digits of a card number: digits, then F only.</summary>
    /// <returns>0 when it is no card number.</returns>
    public static int CountPan(byte[] data, int offset, int length)
    {
        int count = 0;
        while (count < 2 * length && At(data, offset, length, count) <= 9) count++;
        for (int i = count; i < 2 * length; i++)
            if (At(data, offset, length, i) != 15) return 0;
        return count >= 8 && count <= 19 ? count : 0;
    }

    public static int CountPan(DataStore d, int tag) => CountPan(d.Bytes, d.Offset(tag), d.Length(tag));

    /// <summary>True when track 2 begins with the card number and its separator.</summary>
    public static bool SamePan(DataStore d, int digits)
    {
        int pan = d.Offset(Tag.Pan), track = d.Offset(Tag.Track2), panLength = d.Length(Tag.Pan), trackLength = d.Length(Tag.Track2);
        for (int i = 0; i < digits; i++)
            if (At(d.Bytes, pan, panLength, i) != At(d.Bytes, track, trackLength, i)) return false;
        return At(d.Bytes, track, trackLength, digits) == 13;
    }

    /// <summary>Two digits as a number; -1 when they are none.</summary>
    public static int Pair(int value) => value >> 4 > 9 || (value & 15) > 9 ? -1 : (value >> 4) * 10 + (value & 15);

    /// <summary>True when a value of three bytes is a date YYMMDD.</summary>
    public static bool IsDate(DataStore d, int tag)
    {
        int year = Pair(d.ByteOf(tag, 0)), month = Pair(d.ByteOf(tag, 1)), day = Pair(d.ByteOf(tag, 2));
        return d.Length(tag) == 3 && year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /// <summary>A date YYMMDD as YYYYMMDD (EMV 4.4 Book 4, 6.7.3: up to 49 is this century).</summary>
    public static int Date(DataStore d, int tag) =>
        Century(Pair(d.ByteOf(tag, 0))) * 10000 + Pair(d.ByteOf(tag, 1)) * 100 + Pair(d.ByteOf(tag, 2));

    /// <summary>A year of two digits.</summary>
    public static int Century(int year) => year < 50 ? 2000 + year : 1900 + year;
}
