using System.IO.Ports;

namespace PosFirmware.Drivers.Serial;

/// <summary>A serial port of the controller, 8N1. Its pins are mapped by the board.</summary>
public sealed class SerialLine : ISerialLine
{
    private readonly string name;
    private readonly int baudRate;
    private SerialPort port;

    /// <summary>A closed line.</summary>
    /// <param name="name">Port, as "COM2".</param>
    /// <param name="baudRate">Bits per second.</param>
    public SerialLine(string name, int baudRate)
    {
        this.name = name;
        this.baudRate = baudRate;
    }

    /// <inheritdoc/>
    public void Open()
    {
        if (port != null) return;
        port = new SerialPort(name, baudRate);
        port.Open();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int start, int count)
    {
        if (port == null) return 0;
        int there = port.BytesToRead;
        if (there == 0) return 0;
        return port.Read(buffer, start, there < count ? there : count);
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int start, int count)
    {
        if (port != null) port.Write(buffer, start, count);
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (port == null) return;
        port.Dispose(); // Close alone leaves the port taken: nanoFramework refuses a second object for it
        port = null;
    }
}
