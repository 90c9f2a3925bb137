namespace PosFirmware.Drivers.Bus;

/// <summary>One chip on a shared SPI bus. Each call is one frame: select, clock the bytes, deselect.</summary>
/// <remarks>Mode, clock and bit order belong to the bus, not to the chip (hardware.md section 0, trap 1).</remarks>
public interface ISpiPeripheral
{
    /// <summary>Sends bytes.</summary>
    /// <param name="data">Buffer.</param>
    /// <param name="start">First byte.</param>
    /// <param name="count">1 to 4,096 bytes.</param>
    void Write(byte[] data, int start, int count);

    /// <summary>Sends and receives <paramref name="count"/> bytes at once; both buffers hold at least that many.</summary>
    /// <param name="send">Bytes out.</param>
    /// <param name="receive">Bytes in.</param>
    /// <param name="count">1 to 4,096 bytes.</param>
    void Transfer(byte[] send, byte[] receive, int count);

    /// <summary>Holds the select line active without clocking, for at least the given time.</summary>
    /// <param name="micros">1 to 9,000 microseconds.</param>
    void Pulse(int micros);
}
