namespace Bench.VirtualBoard.Chips;

/// <summary>Two lithium cells in series: open-circuit voltage behind an internal resistance (hardware.md section 9).</summary>
public sealed class Battery
{
    private readonly Dictionary<object, double> loads = [];

    /// <summary>Open-circuit voltage; 8.4 V full, 6.0 V empty.</summary>
    public double OpenCircuitVolts { get; set; } = 7.6;

    /// <summary>Cells, protection and holder.</summary>
    public double InternalOhms { get; set; } = 0.12;

    /// <summary>Tracks, load switch and flat cable between battery and head.</summary>
    public double HeadWiringOhms { get; set; } = 0.05;

    /// <summary>Current of everything but the head, in amperes.</summary>
    public double OtherAmps => loads.Values.Sum();

    /// <summary>Current of the head, in amperes.</summary>
    public double HeadAmps { get; private set; }

    /// <summary>Voltage at the battery's terminals; what the ADC sees.</summary>
    public double TerminalVolts => OpenCircuitVolts - (HeadAmps + OtherAmps) * InternalOhms;

    /// <summary>A consumer takes a current from now on; 0 ends it.</summary>
    public void Load(object owner, double amps) => loads[owner] = amps;

    /// <summary>The head connects dots.</summary>
    /// <param name="dots">Number of dots in parallel.</param>
    /// <param name="ohmsPerDot">Resistance of one.</param>
    /// <returns>Voltage across the dots.</returns>
    public double LoadHead(int dots, double ohmsPerDot)
    {
        double source = OpenCircuitVolts - OtherAmps * InternalOhms;
        HeadAmps = dots == 0 ? 0 : source / (InternalOhms + HeadWiringOhms + ohmsPerDot / dots);
        return source - HeadAmps * (InternalOhms + HeadWiringOhms);
    }
}
