using PosFirmware.Drivers.Bus;

namespace PosFirmware.Boards;

/// <summary>A line that a board has not: it takes every level, and always reads the same one.</summary>
public sealed class MissingPin : IOutputPin, IInputPin
{
    private readonly bool level;

    /// <summary>Makes a line.</summary>
    /// <param name="level">What it reads: the level at which nothing happens.</param>
    public MissingPin(bool level)
    {
        this.level = level;
    }

    /// <inheritdoc/>
    public void Write(bool high)
    {
        // no wire is there
    }

    /// <inheritdoc/>
    public bool Read() => level;
}
