namespace Bench.Silicon;

/// <summary>The device's managed heap: what the firmware has taken on it, as nanoFramework counts.</summary>
public sealed class Heap
{
    /// <summary>Bytes taken since power-on.</summary>
    public long Bytes { get; private set; }

    /// <summary>Objects made since power-on.</summary>
    public long Objects { get; private set; }

    /// <summary>The firmware makes objects.</summary>
    public void Take(int bytes, int objects)
    {
        Bytes += bytes;
        Objects += objects;
    }
}
