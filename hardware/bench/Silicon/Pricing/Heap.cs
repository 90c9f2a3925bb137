namespace Bench.Silicon;

/// <summary>
/// The device's managed heap: what the firmware takes on it as nanoFramework counts, and the collector, which stops everything when the heap is full.
/// The image takes all of the PSRAM but 256 KB for it (nf-interpreter, targets/ESP32, Memory.cpp). What is alive is not searched for here: it
/// is the figure that was measured on the interpreter, halved for 32 bits (device-time.md, section 2).
/// </summary>
public sealed class Heap(Machine machine)
{
    /// <summary>Bytes that are alive in a running terminal.</summary>
    public const int LiveBytes = 319 * 1024;

    /// <summary>Objects that are alive.</summary>
    public const int LiveObjects = 19_600;

    private const int LeftForNative = 256 * 1024, MarkUnits = 3, SweepUnits = 1;

    private long dead, deadObjects; // made since the last collection

    /// <summary>Bytes taken since power-on.</summary>
    public long Bytes { get; private set; }

    /// <summary>Objects made since power-on.</summary>
    public long Objects { get; private set; }

    /// <summary>Collections since power-on.</summary>
    public int Collections { get; private set; }

    /// <summary>Longest of them, in nanoseconds.</summary>
    public long LongestPauseNs { get; private set; }

    /// <summary>Bytes of the heap.</summary>
    public long Size => Math.Max(LiveBytes, (long)machine.PsramBytes - LeftForNative);

    /// <summary>Bytes that are free until the next collection.</summary>
    public long Free => Size - LiveBytes - dead;

    /// <summary>Something has filled the heap up to a share before the firmware was looked at: the next collection comes at another moment.</summary>
    /// <param name="share">0 to 1 of what is free.</param>
    public void Fill(double share)
    {
        dead = (long)((Size - LiveBytes) * share);
        deadObjects = dead / 24;
    }

    /// <summary>The firmware makes objects.</summary>
    /// <exception cref="OutOfMemoryException">They do not fit, whatever is collected.</exception>
    public void Take(int bytes, int objects)
    {
        Bytes += bytes;
        Objects += objects;
        if (!machine.Prices.LikeDevice) return;
        if (bytes > Free) Collect();
        if (bytes > Free) throw new OutOfMemoryException();
        dead += bytes;
        deadObjects += objects;
    }

    /// <summary>A collection: everything stands still.</summary>
    public void Collect()
    {
        long ns = (long)((LiveObjects * MarkUnits + deadObjects * SweepUnits) * machine.Prices.UnitNs);
        dead = deadObjects = 0;
        Collections++;
        LongestPauseNs = Math.Max(LongestPauseNs, ns);
        machine.Clock.Advance(ns);
        machine.Watch?.Passed("[collector]", ns);
    }
}
