namespace Bench.VirtualBoard.Chips;

/// <summary>One track of the magstripe ASIC: the buffer, and the watch for thirteen zeros (hardware.md section 1.1).</summary>
internal sealed class MagTrackStore(int length)
{
    private const int ZerosWanted = 13, GuardCells = 32;

    private readonly bool[] bits = new bool[length];
    private int count, cells, zeros;

    /// <summary>A 1 has come: the track is awake.</summary>
    public bool Awake { get; private set; }

    /// <summary>Thirteen zeros in a row have been seen, looked for from 32 cells after the first 1.</summary>
    public bool SawZeros { get; private set; }

    /// <summary>No room for another bit.</summary>
    public bool Full => count == bits.Length;

    /// <summary>A stored bit; the rest of the buffer is zeros.</summary>
    public bool this[int index] => index < count && bits[index];

    /// <summary>Takes a decoded bit. Zeros before the first 1 are dropped, bits past the end are lost.</summary>
    public void Take(bool one)
    {
        if (!Awake)
        {
            if (!one) return;
            Awake = true;
        }
        if (count < bits.Length) bits[count++] = one;
        if (cells++ < GuardCells) return;
        zeros = one ? 0 : zeros + 1;
        if (zeros >= ZerosWanted) SawZeros = true;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(bits);
        count = cells = zeros = 0;
        Awake = SawZeros = false;
    }
}
