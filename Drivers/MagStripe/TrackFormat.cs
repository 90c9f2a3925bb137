namespace PosFirmware.Drivers.MagStripe;

/// <summary>Coding of a track, ISO/IEC 7811-2 and -6 (hardware.md section 1.3).</summary>
internal sealed class TrackFormat
{
    /// <summary>Track 1: 6 data bits and parity, 210 bpi.</summary>
    public static readonly TrackFormat Alphanumeric = new TrackFormat(7, 0x05, 0x1F, 0x20, 79, 50, true);
    /// <summary>Track 2: 4 data bits and parity, 75 bpi.</summary>
    public static readonly TrackFormat Numeric75 = new TrackFormat(5, 0x0B, 0x0F, 0x30, 40, 18, false);
    /// <summary>Track 3: as track 2 at 210 bpi.</summary>
    public static readonly TrackFormat Numeric210 = new TrackFormat(5, 0x0B, 0x0F, 0x30, 107, 50, true);

    private TrackFormat(int bits, int start, int end, int ascii, int maxChars, int lead, bool dense)
    {
        Bits = bits;
        Start = start;
        End = end;
        Ascii = ascii;
        MaxChars = maxChars;
        Lead = lead;
        Dense = dense;
    }

    /// <summary>Bits of a character, parity last.</summary>
    public int Bits { get; }
    /// <summary>Start sentinel without parity.</summary>
    public int Start { get; }
    /// <summary>End sentinel without parity.</summary>
    public int End { get; }
    /// <summary>What makes a character's value ASCII.</summary>
    public int Ascii { get; }
    /// <summary>Characters with both sentinels and the LRC.</summary>
    public int MaxChars { get; }
    /// <summary>
    /// How many cells behind a false first 1 the start sentinel may lie: the zeros of the 6 mm in front of it. Looking further
    /// would only find sentinels inside the data.
    /// </summary>
    public int Lead { get; }
    /// <summary>210 bpi; else 75.</summary>
    public bool Dense { get; }
}
