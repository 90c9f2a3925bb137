using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Power;

/// <summary>
/// Head thermistor and battery on the spare inputs of the XPT2046 (hardware.md section 6): single ended against the internal
/// 2.5 V reference. While the reference is on, PENIRQ is dead: touch is read before or after, never between.
/// </summary>
public sealed class AnalogInputs
{
    /// <summary>Battery readings above this are no two cells; the converter is missing or its input is shorted.</summary>
    public const int ImplausibleMillivolts = 9500;

    private const byte Battery = 0xA7, Aux = 0xE7; // start, channel, 12 bit, single ended, converter and reference stay on
    private const byte AuxThenOff = 0xE4;
    private const int SettleMicros = 1200;

    private readonly ISpiPeripheral spi;
    private readonly IClock clock;
    private readonly byte[] send = new byte[3];
    private readonly byte[] receive = new byte[3];
    private bool held;

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="spi">XPT2046, at most 2.5 MHz.</param>
    /// <param name="clock">For the settling of the reference.</param>
    public AnalogInputs(ISpiPeripheral spi, IClock clock)
    {
        this.spi = spi;
        this.clock = clock;
    }

    /// <summary>Switches the reference on and lets it settle, so that single samples are cheap until <see cref="Release"/>.</summary>
    public void Hold()
    {
        if (held) return;
        Convert(Aux);
        clock.Spin(SettleMicros);
        held = true;
    }

    /// <summary>Switches the reference off; PENIRQ works again.</summary>
    public void Release()
    {
        held = false;
        Convert(AuxThenOff);
    }

    /// <summary>One conversion of the thermistor, 0 to 4095; only between <see cref="Hold"/> and <see cref="Release"/>.</summary>
    public int SampleHead() => Convert(Aux);

    /// <summary>One conversion of the battery, 0 to 4095; only between <see cref="Hold"/> and <see cref="Release"/>.</summary>
    public int SampleBattery() => Convert(Battery);

    /// <summary>Head temperature, median of three conversions.</summary>
    /// <returns>Tenths of a degree Celsius, <see cref="ThermistorTable.Open"/> or <see cref="ThermistorTable.Shorted"/>.</returns>
    public int ReadHeadTemperature() => ThermistorTable.ToTenths(ReadThree(Aux));

    /// <summary>Battery voltage in millivolts, median of three conversions; above <see cref="ImplausibleMillivolts"/> it is no battery.</summary>
    public int ReadBattery() => ToMillivolts(ReadThree(Battery));

    /// <summary>The chip divides the battery by four; 4096 counts are 2.5 V.</summary>
    public static int ToMillivolts(int counts) => counts * 10000 / 4096;

    /// <summary>The one in the middle.</summary>
    public static int Median(int a, int b, int c)
    {
        int low = a < b ? a : b, high = a < b ? b : a;
        return c < low ? low : c > high ? high : c;
    }

    private int ReadThree(byte control)
    {
        bool ours = !held;
        Hold();
        int a = Convert(control), b = Convert(control), c = Convert(control);
        if (ours) Release();
        return Median(a, b, c);
    }

    private int Convert(byte control)
    {
        send[0] = control;
        spi.Transfer(send, receive, 3);
        return ((receive[1] << 8) | receive[2]) >> 3 & 0xFFF;
    }
}
