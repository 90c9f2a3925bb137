using PosFirmware.Drivers.Serial;

namespace PosFirmware.Boards;

/// <summary>A serial line that a board has not: nobody ever sends anything.</summary>
public sealed class MissingLine : ISerialLine
{
    /// <inheritdoc/>
    public void Open()
    {
        // no wire is there
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int start, int count) => 0;

    /// <inheritdoc/>
    public void Write(byte[] buffer, int start, int count)
    {
        // no wire is there
    }

    /// <inheritdoc/>
    public void Close()
    {
        // no wire is there
    }
}
