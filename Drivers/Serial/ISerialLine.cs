namespace PosFirmware.Drivers.Serial;

/// <summary>A serial line to a PC. Nothing waits: what is not there yet is not there.</summary>
public interface ISerialLine
{
    /// <summary>Opens the line if it is closed; what arrives before that is lost.</summary>
    void Open();

    /// <summary>Takes what has arrived.</summary>
    /// <returns>Number of bytes, 0 to <paramref name="count"/>.</returns>
    int Read(byte[] buffer, int start, int count);

    /// <summary>Sends bytes; returns when they are on their way.</summary>
    void Write(byte[] buffer, int start, int count);

    /// <summary>Closes the line.</summary>
    void Close();
}
