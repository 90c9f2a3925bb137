using PosFirmware.Drivers.Bus;

namespace PosFirmware.Tests.Unit;

/// <summary>A line with its level and the number of changes; levels to be read can be lined up.</summary>
public sealed class FakeLine : IInputPin, IOutputPin
{
    private bool[] script = new bool[0];
    private int next;

    /// <summary>Level now.</summary>
    public bool Level { get; set; }

    /// <summary>Number of changes by Write.</summary>
    public int Changes { get; private set; }

    /// <summary>Number of reads.</summary>
    public int Reads { get; private set; }

    /// <summary>What the next reads give; after them <see cref="Level"/>.</summary>
    public void Script(bool[] levels)
    {
        script = levels;
        next = 0;
    }

    /// <inheritdoc/>
    public bool Read()
    {
        Reads++;
        return next < script.Length ? script[next++] : Level;
    }

    /// <inheritdoc/>
    public void Write(bool high)
    {
        if (high != Level) Changes++;
        Level = high;
    }
}
