namespace PosFirmware.Drivers.MagStripe;

/// <summary>Bits to characters: sentinels, odd parity, LRC (ISO/IEC 7811-2, hardware.md section 1.3).</summary>
internal static class TrackDecoder
{
    // A scratch behind the LRC may leave a stray 1 or two. More means that the end sentinel was not the real one.
    private const int StrayOnes = 2;

    /// <summary>Decodes a track in the direction in which its bits lie. Fills status, data and length of the track.</summary>
    /// <returns>True when the track is Ok.</returns>
    public static bool Decode(TrackBits bits, MagTrack track)
    {
        TrackFormat format = track.Format;
        track.Wipe();
        track.Cells = bits.Cells;
        if (bits.Cells == 0) return false;

        track.Status = TrackStatus.NoStart;
        int best = -1;
        for (int start = 0; start <= format.Lead && start < bits.Cells; start++)
        {
            int sentinel = bits.Char(start, format.Bits);
            if (!TrackBits.IsOdd(sentinel) || Value(sentinel, format) != format.Start) continue;
            int index;
            TrackStatus status = Read(bits, start, track, out index);
            if (status == TrackStatus.Ok)
            {
                track.Status = status;
                track.ErrorIndex = -1;
                return true;
            }
            if (index <= best) continue;
            best = index;
            track.Status = status;
            track.ErrorIndex = status == TrackStatus.Parity ? index : -1;
        }
        for (int i = 0; i < track.Data.Length; i++) track.Data[i] = 0;
        track.Length = 0;
        return false;
    }

    /// <summary>Reads from a start sentinel on.</summary>
    /// <param name="index">Characters that were good.</param>
    private static TrackStatus Read(TrackBits bits, int start, MagTrack track, out int index)
    {
        TrackFormat format = track.Format;
        int lrc = format.Start, at = start + format.Bits;
        track.Length = 0;
        for (index = 1; index < format.MaxChars - 1; index++)
        {
            int c = bits.Char(at, format.Bits);
            if (!TrackBits.IsOdd(c))
            {
                if (at + format.Bits <= bits.Cells) return TrackStatus.Parity;
                return bits.Room < format.Bits ? TrackStatus.Overrun : TrackStatus.NoEnd;
            }
            at += format.Bits;
            int value = Value(c, format);
            lrc ^= value;
            if (value == format.End)
            {
                int check = bits.Char(at, format.Bits);
                bool right = TrackBits.IsOdd(check) && Value(check, format) == lrc;
                return right && bits.Ones(at + format.Bits, StrayOnes + 1) <= StrayOnes ? TrackStatus.Ok : TrackStatus.Lrc;
            }
            track.Data[track.Length++] = (byte)(value + format.Ascii);
        }
        return TrackStatus.Overrun;
    }

    /// <summary>
    /// How much of a track is made of characters with the right parity, counted from both its ends to the first error, in percent.
    /// A single bad spot leaves nearly all of it, errors everywhere leave next to nothing.
    /// </summary>
    public static int Coverage(TrackBits bits, MagTrack track)
    {
        int cells = bits.Cells;
        if (cells == 0) return 0;
        int percent = (GoodRun(bits, track.Format.Bits) + GoodRunFromEnd(bits, track.Format.Bits)) * 100 / cells;
        return percent > 100 ? 100 : percent;
    }

    /// <summary>Good cells from the front, in percent of the track.</summary>
    public static int FrontCoverage(TrackBits bits, MagTrack track)
    {
        return bits.Cells == 0 ? 0 : GoodRun(bits, track.Format.Bits) * 100 / bits.Cells;
    }

    // Where characters begin is not known when a sentinel is missing, so each alignment is tried.
    private static int GoodRun(TrackBits bits, int size)
    {
        int best = 0;
        for (int from = 0; from < size; from++)
        {
            int at = from;
            while (at + size <= bits.Cells && TrackBits.IsOdd(bits.Char(at, size))) at += size;
            if (at - from > best) best = at - from;
        }
        return best;
    }

    private static int GoodRunFromEnd(TrackBits bits, int size)
    {
        bits.Reverse();
        int best = GoodRun(bits, size);
        bits.Reverse();
        return best;
    }

    private static int Value(int c, TrackFormat format) => c & ((1 << (format.Bits - 1)) - 1);
}
