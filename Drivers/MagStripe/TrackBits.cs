namespace PosFirmware.Drivers.MagStripe;

/// <summary>
/// The cells of one track in the shifted-out buffer, first 1 to last 1, in either direction. Past the end all cells read 0: that
/// puts back the zeros of an LRC that the ASIC drops when a card comes backward (hardware.md section 1.1).
/// </summary>
internal sealed class TrackBits
{
    private byte[] buffer;
    private int first, step;

    /// <summary>Cells from the first 1 to the last; 0: the track is empty.</summary>
    public int Cells { get; private set; }

    /// <summary>Unused bits behind the last 1 in the ASIC's buffer.</summary>
    public int Room { get; private set; }

    /// <summary>Takes a track's part of the buffer.</summary>
    /// <param name="source">Shifted-out bits, 1 = one, first bit highest.</param>
    /// <param name="start">Bit where the track starts.</param>
    /// <param name="count">Bits of the track.</param>
    public void Take(byte[] source, int start, int count)
    {
        buffer = source;
        int from = start, last = start + count - 1;
        while (from <= last && !Raw(from)) from++;
        while (last >= from && !Raw(last)) last--;
        first = from;
        step = 1;
        Cells = last - from + 1;
        Room = start + count - 1 - last;
    }

    /// <summary>Turns the track round.</summary>
    public void Reverse()
    {
        first += step * (Cells - 1);
        step = -step;
    }

    /// <summary>A character, first cell lowest.</summary>
    /// <param name="at">Cell where it starts.</param>
    /// <param name="bits">Its bits, parity included.</param>
    public int Char(int at, int bits)
    {
        int value = 0;
        int cell = first + step * at;
        for (int i = 0; i < bits; i++)
        {
            if (at + i < Cells && (buffer[cell >> 3] & (0x80 >> (cell & 7))) != 0) value |= 1 << i;
            cell += step;
        }
        return value;
    }

    /// <summary>True when the parity of a character is odd, as it must be. Direction does not matter to it.</summary>
    public static bool IsOdd(int value)
    {
        value ^= value >> 4;
        value ^= value >> 2;
        value ^= value >> 1;
        return (value & 1) != 0;
    }

    /// <summary>Ones from a cell to the end, counted to a limit.</summary>
    public int Ones(int at, int limit)
    {
        int ones = 0;
        for (; at < Cells && ones < limit; at++) ones += Char(at, 1);
        return ones;
    }

    /// <summary>Forgets the buffer.</summary>
    public void Release()
    {
        buffer = null;
        Cells = 0;
    }

    private bool Raw(int bit) => (buffer[bit >> 3] & (0x80 >> (bit & 7))) != 0;
}
