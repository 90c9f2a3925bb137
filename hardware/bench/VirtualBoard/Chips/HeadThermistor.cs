namespace Bench.VirtualBoard.Chips;

/// <summary>How the thermistor of the print head is broken.</summary>
public enum ThermistorFault
{
    /// <summary>It works.</summary>
    None,
    /// <summary>Broken wire.</summary>
    Open,
    /// <summary>Short circuit.</summary>
    Short,
}

/// <summary>NTC of the head, 30 kOhm, B 3950, in the divider 3V3 - NTC - TM - 10 kOhm - GND (hardware.md section 4.1).</summary>
public static class HeadThermistor
{
    /// <summary>Resistance at a temperature in degrees Celsius.</summary>
    public static double Ohms(double celsius) => 30_000 * Math.Exp(3950 * (1 / (273 + celsius) - 1 / 298.0));

    /// <summary>Voltage at TM.</summary>
    public static double Volts(double celsius, ThermistorFault fault) => fault switch
    {
        ThermistorFault.Open => 0,
        ThermistorFault.Short => 3.3,
        _ => 3.3 * 10_000 / (10_000 + Ohms(celsius)),
    };
}
