using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Power;

/// <summary>State of charge of the two-cell battery, from its voltage at rest. A coarse figure: for a decision, not for display of minutes.</summary>
public sealed class BatteryGauge
{
    private const int SampleEveryMs = 10000;

    // Open-circuit voltage of two Li-ion cells in mV for 0, 10, ... 100 % (typical discharge curve; to be measured on the pack used).
    private static readonly int[] Curve = { 6400, 6900, 7180, 7300, 7380, 7460, 7560, 7700, 7880, 8080, 8300 };

    private readonly AnalogInputs analog;
    private readonly IInputPin charging;
    private readonly IClock clock;
    private long sampleAt;
    private int millivolts;

    /// <summary>Measures when first asked.</summary>
    /// <param name="analog">Voltage.</param>
    /// <param name="charging">Low: charging.</param>
    /// <param name="clock">Time.</param>
    public BatteryGauge(AnalogInputs analog, IInputPin charging, IClock clock)
    {
        this.analog = analog;
        this.charging = charging;
        this.clock = clock;
    }

    /// <summary>Voltage in millivolts, at most 10 s old.</summary>
    public int Millivolts
    {
        get
        {
            long now = clock.Millis;
            if (millivolts != 0 && now < sampleAt) return millivolts;
            sampleAt = now + SampleEveryMs;
            millivolts = analog.ReadBattery();
            return millivolts;
        }
    }

    /// <summary>0 to 100 percent.</summary>
    public int Percent
    {
        get
        {
            int mv = Millivolts;
            if (mv <= Curve[0]) return 0;
            for (int i = 1; i < Curve.Length; i++)
                if (mv < Curve[i]) return 10 * (i - 1) + 10 * (mv - Curve[i - 1]) / (Curve[i] - Curve[i - 1]);
            return 100;
        }
    }

    /// <summary>True while the charger works.</summary>
    public bool IsCharging => !charging.Read();
}
