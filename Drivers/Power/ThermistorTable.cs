namespace PosFirmware.Drivers.Power;

/// <summary>
/// Head temperature from the converter's counts: 30 kOhm, B 3950, divider 3V3 - NTC - TM - 10 kOhm - GND, 12 bits of 2.5 V
/// (hardware.md section 4.1). R = 30k * exp(3950 * (1/(273+T) - 1/298)); the table saves the device the exponential.
/// </summary>
public static class ThermistorTable
{
    /// <summary>Below the table: the thermistor's wire is broken.</summary>
    public const int Open = -10000;

    /// <summary>Above the table: the thermistor is shorted, or no converter answers (MISO floats high).</summary>
    public const int Shorted = 10000;

    private const int FirstTenths = -350, StepTenths = 50;

    // Counts at -35, -30, ... 85 degrees.
    private static readonly short[] Counts =
    {
        63, 88, 122, 165, 221, 292, 380, 487, 615, 766, 940, 1136, 1352,
        1585, 1832, 2088, 2347, 2605, 2857, 3099, 3327, 3541, 3737, 3917, 4080,
    };

    /// <summary>Tenths of a degree Celsius, or <see cref="Open"/>, or <see cref="Shorted"/>; interpolation is within 0.3 degrees.</summary>
    /// <param name="counts">0 to 4095.</param>
    public static int ToTenths(int counts)
    {
        if (counts < Counts[0]) return Open;
        int last = Counts.Length - 1;
        if (counts > Counts[last]) return Shorted;
        int i = 1;
        while (counts > Counts[i]) i++;
        int span = Counts[i] - Counts[i - 1];
        return FirstTenths + (i - 1) * StepTenths + (counts - Counts[i - 1]) * StepTenths / span;
    }
}
