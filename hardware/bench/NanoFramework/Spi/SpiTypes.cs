using System.Device.Gpio;

namespace System.Device.Spi;

/// <summary>Clock polarity and phase.</summary>
public enum SpiMode
{
    /// <summary>CPOL 0, CPHA 0.</summary>
    Mode0 = 0,
    /// <summary>CPOL 0, CPHA 1.</summary>
    Mode1 = 1,
    /// <summary>CPOL 1, CPHA 0.</summary>
    Mode2 = 2,
    /// <summary>CPOL 1, CPHA 1.</summary>
    Mode3 = 3,
}

/// <summary>Bit order.</summary>
public enum DataFlow
{
    /// <summary>Most significant bit first.</summary>
    MsbFirst = 0,
    /// <summary>Least significant bit first.</summary>
    LsbFirst = 1,
}

/// <summary>Wiring of a bus.</summary>
public enum SpiBusConfiguration
{
    /// <summary>MOSI, MISO and clock.</summary>
    FullDuplex = 0,
    /// <summary>One data line.</summary>
    HalfDuplex = 1,
    /// <summary>Send only.</summary>
    Simplex = 2,
}

/// <summary>Settings of a device; on an ESP32 those of the first device opened on a bus count (trap 1).</summary>
public sealed class SpiConnectionSettings
{
    /// <summary>Settings for a bus.</summary>
    /// <param name="busId">1 or 2.</param>
    /// <param name="chipSelectLine">GPIO, or -1.</param>
    public SpiConnectionSettings(int busId, int chipSelectLine = -1)
    {
        BusId = busId;
        ChipSelectLine = chipSelectLine;
    }

    /// <summary>1 or 2.</summary>
    public int BusId { get; set; }
    /// <summary>GPIO, or -1.</summary>
    public int ChipSelectLine { get; set; }
    /// <summary>Mode.</summary>
    public SpiMode Mode { get; set; } = SpiMode.Mode0;
    /// <summary>8 or 16.</summary>
    public int DataBitLength { get; set; } = 8;
    /// <summary>Hertz.</summary>
    public int ClockFrequency { get; set; } = 500_000;
    /// <summary>Bit order.</summary>
    public DataFlow DataFlow { get; set; } = DataFlow.MsbFirst;
    /// <summary>Active level of the chip select.</summary>
    public PinValue ChipSelectLineActiveState { get; set; } = PinValue.Low;
    /// <summary>Wiring.</summary>
    public SpiBusConfiguration Configuration { get; set; } = SpiBusConfiguration.FullDuplex;
}

/// <summary>The same chip select line is open on this bus already.</summary>
public class SpiDeviceAlreadyInUseException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SpiDeviceAlreadyInUseException() { }
}
