using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Touch;

namespace PosFirmware.Drivers.Power;

/// <summary>
/// Head thermistor and battery on the spare inputs of the XPT2046 (hardware.md section 6): single ended against the internal
/// 2.5 V reference. While the reference is on, PENIRQ is dead: touch is read before or after, never between.
/// </summary>
public sealed class AnalogInputs
{
    /// <summary>Battery readings above this are no two cells; the converter is missing or its input is shorted.</summary>
    public const int ImplausibleMillivolts = 9500;

    private const int SettleMicros = 1200;

    private readonly Xpt2046 chip;
    private readonly IClock clock;

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="chip">The converter, which the touch panel uses too.</param>
    /// <param name="clock">For the settling of the reference.</param>
    public AnalogInputs(Xpt2046 chip, IClock clock)
    {
        this.chip = chip;
        this.clock = clock;
    }

    /// <summary>Switches the reference on and lets it settle, so that single samples are cheap until <see cref="Release"/>.</summary>
    public void Hold()
    {
        if (chip.ReferenceOn) return;
        chip.StartReference();
        clock.Spin(SettleMicros);
    }

    /// <summary>Switches the reference off; PENIRQ works again.</summary>
    public void Release() => chip.StopReference();

    /// <summary>One conversion of the thermistor, 0 to 4095; only between <see cref="Hold"/> and <see cref="Release"/>.</summary>
    public int SampleHead() => chip.ConvertAux();

    /// <summary>One conversion of the battery, 0 to 4095; only between <see cref="Hold"/> and <see cref="Release"/>.</summary>
    public int SampleBattery() => chip.ConvertBattery();

    /// <summary>Head temperature, median of three conversions.</summary>
    /// <returns>Tenths of a degree Celsius, <see cref="ThermistorTable.Open"/> or <see cref="ThermistorTable.Shorted"/>.</returns>
    public int ReadHeadTemperature() => ThermistorTable.ToTenths(ReadThree(false));

    /// <summary>Battery voltage in millivolts, median of three conversions; above <see cref="ImplausibleMillivolts"/> it is no battery.</summary>
    public int ReadBattery() => ToMillivolts(ReadThree(true));

    /// <summary>The chip divides the battery by four; 4096 counts are 2.5 V.</summary>
    public static int ToMillivolts(int counts) => counts * 10000 / 4096;

    /// <summary>The one in the middle.</summary>
    public static int Median(int a, int b, int c)
    {
        int low = a < b ? a : b, high = a < b ? b : a;
        return c < low ? low : c > high ? high : c;
    }

    private int ReadThree(bool battery)
    {
        bool ours = !chip.ReferenceOn;
        Hold();
        int a = One(battery), b = One(battery), c = One(battery);
        if (ours) Release();
        return Median(a, b, c);
    }

    private int One(bool battery) => battery ? SampleBattery() : SampleHead();
}
