using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// Thermal head of the JX-2R-01 class: 384 dots, a shift register without chip select that takes in every byte of its bus, a
/// latch, six strobe groups of 64 dots (hardware.md section 4.1). Each dot keeps its heat.
/// </summary>
public sealed class ThermalHead : Chip, ISpiChip
{
    /// <summary>Dots in a line.</summary>
    public const int Dots = 384;

    /// <summary>Dots behind one strobe.</summary>
    public const int GroupDots = 64;

    /// <summary>Strobes.</summary>
    public const int Groups = Dots / GroupDots;

    private const double NominalVolts = 7.2, NominalMs = 0.49, CapMs = 0.50;
    private const double FastTauNs = 2e6, SubstrateTauNs = 30e9;
    private const double SubstrateMilliJoulePerKelvin = 2_000;
    private const double PaleFrom = 0.30, FullBlackFrom = 0.60; // shares of the energy for a saturated dot
    private const long LatchNs = 120, SetupNs = 300;

    private readonly byte[] shift = new byte[Dots / 8];
    private readonly byte[] latched = new byte[Dots / 8];
    private readonly double[] heat = new double[Dots]; // mJ
    private readonly long[] heatNs = new long[Groups];
    private readonly int[] pulses = new int[Groups];
    private int shiftAt;
    private long latchLowNs = -1, latchNs, substrateNs;
    private double substrate;

    /// <summary>Solders the head.</summary>
    public ThermalHead(Board board, Net latch) : base(board, "Print head")
    {
        latch.Changed += Latch;
        substrate = Ambient = 25;
    }

    /// <summary>Ohms of one dot.</summary>
    public double DotOhms { get; init; } = 176;

    /// <summary>Highest number of pulses into one group of one line before the paper chars and sticks.</summary>
    public int MaxPulsesPerLine { get; init; } = 24;

    /// <summary>Energy of a saturated black dot at 25 C, in mJ.</summary>
    public double NominalEnergy => NominalVolts * NominalVolts / DotOhms * NominalMs;

    /// <summary>Energy that a dot survives, in mJ: 0.5 ms at 7.2 V.</summary>
    public double EnergyCap => NominalVolts * NominalVolts / DotOhms * CapMs;

    /// <summary>Temperature around the head in degrees Celsius.</summary>
    public double Ambient { get; private set; }

    /// <summary>Number of pulses that found a set dot and the head voltage on.</summary>
    public long BurningPulses { get; private set; }

    /// <summary>Hottest dot so far, as a share of <see cref="EnergyCap"/>.</summary>
    public double PeakShare { get; private set; }

    /// <summary>Temperature of the substrate, where the thermistor sits, in degrees Celsius.</summary>
    public double Substrate
    {
        get
        {
            double k = Math.Exp(-(Clock.NowNs - substrateNs) / SubstrateTauNs);
            return Ambient + (substrate - Ambient) * k;
        }
    }

    /// <summary>Puts head and surroundings at a temperature.</summary>
    public void SetTemperature(double celsius)
    {
        Ambient = substrate = celsius;
        substrateNs = Clock.NowNs;
    }

    /// <inheritdoc/>
    public int MaxClockHz => 8_000_000;

    /// <summary>Raised at each rising edge of the latch.</summary>
    public event Action? Latched;

    /// <summary>True while the strobes are on; the latch must then stay.</summary>
    public Func<bool> StrobeOn { get; set; } = () => false;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode == 0;

    /// <inheritdoc/>
    public void Select() { }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (line.ClockHz > MaxClockHz) throw Breach($"shift clock {line.ClockHz} Hz");
        shift[shiftAt] = mosi;
        shiftAt = (shiftAt + 1) % shift.Length;
        return 0xFF;
    }

    /// <inheritdoc/>
    public void Deselect() { }

    /// <summary>Set dots of a group in the latch.</summary>
    public int LatchedDots(int group)
    {
        int count = 0;
        for (int i = 0; i < GroupDots / 8; i++) count += System.Numerics.BitOperations.PopCount(latched[group * (GroupDots / 8) + i]);
        return count;
    }

    private void Latch(bool level)
    {
        if (!level)
        {
            latchLowNs = Clock.NowNs;
            return;
        }
        if (latchLowNs < 0) return;
        if (Clock.NowNs - latchLowNs < LatchNs) throw Breach("latch pulse shorter than 120 ns");
        if (StrobeOn()) throw Breach("latched while a group is heated");
        latchNs = Clock.NowNs;
        for (int i = 0; i < latched.Length; i++) latched[i] = shift[(shiftAt + i) % shift.Length];
        Latched?.Invoke();
    }

    /// <summary>A new line lies under the head.</summary>
    internal void NewLine() => Array.Clear(pulses);

    /// <summary>A strobe begins.</summary>
    internal void CheckStrobe()
    {
        if (Clock.NowNs - latchNs < SetupNs) throw Breach("strobe less than 300 ns after the latch");
    }

    /// <summary>A group has been heated.</summary>
    /// <param name="group">0 to 5.</param>
    /// <param name="volts">At the dots.</param>
    /// <param name="startNs">Start of the pulse.</param>
    /// <param name="widthNs">Its width.</param>
    /// <param name="paper">Where the paper darkens, or null when there is none.</param>
    /// <param name="line">Line of the paper.</param>
    internal void Burn(int group, double volts, long startNs, long widthNs, PaperRoll? paper, long line)
    {
        int dots = LatchedDots(group);
        if (dots == 0) return;
        BurningPulses++;
        double rest = Math.Exp(-(startNs - heatNs[group]) / FastTauNs), during = Math.Exp(-widthNs / FastTauNs);
        double gain = volts * volts / DotOhms * (FastTauNs / 1e6) * (1 - during); // power into the dot less what flows off meanwhile
        double needed = NominalEnergy * NeededShare(Substrate), hottest = 0;
        for (int i = 0; i < GroupDots; i++)
        {
            int dot = group * GroupDots + i;
            heat[dot] *= rest * during;
            if ((latched[dot >> 3] & (0x80 >> (dot & 7))) == 0) continue;
            heat[dot] += gain;
            hottest = Math.Max(hottest, heat[dot]);
            paper?.Expose(line, dot, Darkness(heat[dot] / needed));
        }
        heatNs[group] = startNs + widthNs;
        PeakShare = Math.Max(PeakShare, hottest / EnergyCap);
        if (hottest > EnergyCap) throw Breach($"dot over energy in group {group}: {hottest:F3} mJ of {EnergyCap:F3} at {volts:F2} V");
        if (++pulses[group] > MaxPulsesPerLine) throw Breach($"group {group} of one line heated {pulses[group]} times without a step");
        substrate = Substrate + dots * volts * volts / DotOhms * (widthNs / 1e6) / SubstrateMilliJoulePerKelvin;
        substrateNs = Clock.NowNs;
        if (substrate > 85) throw Breach($"substrate at {substrate:F0} C");
    }

    private static byte Darkness(double share) =>
        (byte)Math.Clamp((share - PaleFrom) / (FullBlackFrom - PaleFrom) * 255, 0, 255);

    /// <summary>On time at a head temperature as a share of the one at 25 C (hardware.md section 4.1, JX model).</summary>
    private static double NeededShare(double celsius)
    {
        double us = celsius > 25 ? 490 - 4 * (celsius - 25) : 490 + Math.Min(80, 2 * (25 - celsius));
        return us / 490;
    }
}
