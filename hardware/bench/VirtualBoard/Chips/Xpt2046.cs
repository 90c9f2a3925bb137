using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>A resistive panel on an XPT2046.</summary>
public interface ITouchPanel
{
    /// <summary>True while something presses.</summary>
    bool Pen { get; }

    /// <summary>12-bit result of a touch channel.</summary>
    /// <param name="address">A2..A0 of the control byte: 1, 3, 4 or 5.</param>
    int Convert(int address);
}

/// <summary>
/// XPT2046 touch converter (hardware.md section 6): control byte, 12 bits after one busy clock, overlapping conversions,
/// power-down bits, 2.5 V reference with its settling time, and the spare inputs VBAT and AUX.
/// </summary>
public sealed class Xpt2046 : Chip, ISpiChip
{
    private const double ReferenceVolts = 2.5, ReferenceTauNs = 180_000;
    private const int Vbat = 2, Aux = 6;

    private readonly Net penIrq;
    private int result, answered = 2; // bytes of the result that are out
    private bool referenceOn;
    private long referenceSinceNs;
    private int powerBits;

    /// <summary>Solders the converter.</summary>
    public Xpt2046(Board board, Net penIrq) : base(board, "XPT2046")
    {
        this.penIrq = penIrq;
        UpdatePenIrq();
    }

    /// <summary>Voltage at VBAT; the chip divides it by four.</summary>
    public Func<double> BatteryVolts { get; set; } = () => 0;

    /// <summary>Voltage at AUX.</summary>
    public Func<double> AuxVolts { get; set; } = () => 0;

    /// <summary>The panel, or null while none is fitted: the channels then read as without a pen.</summary>
    public ITouchPanel? Panel { get; private set; }

    /// <summary>Fits a panel, or takes it away.</summary>
    public void Fit(ResistivePanel? panel)
    {
        Panel = panel;
        panel?.Connect(UpdatePenIrq);
        UpdatePenIrq();
    }

    /// <summary>True: MISO floats (a fault of the bench).</summary>
    public bool Dead { get; set; }

    /// <inheritdoc/>
    public int MaxClockHz => 2_500_000;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode == 0;

    /// <inheritdoc/>
    public void Select() => answered = 2;

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (Dead) return 0xFF;
        // One busy clock, 12 bits, three zeros: so the result lies 3 bits up in two bytes.
        byte answer = answered switch
        {
            0 => (byte)(result >> 5),
            1 => (byte)(result << 3),
            _ => 0,
        };
        if (answered < 2) answered++;
        if ((mosi & 0x80) != 0 && answered == 2) Convert(mosi);
        return answer;
    }

    /// <inheritdoc/>
    public void Deselect()
    {
        answered = 2;
        UpdatePenIrq();
    }

    /// <summary>The panel's pen went down or up, or a conversion has begun or ended: while one runs, the line says nothing of the pen.</summary>
    public void UpdatePenIrq() => penIrq.Drive(this, answered < 2 || Panel is { Pen: true } && (powerBits & 1) == 0 ? false : null);

    private void Convert(byte control)
    {
        if ((control & 0x08) != 0) throw Breach("8-bit mode is not used by this board");
        int address = (control >> 4) & 7;
        bool singleEnded = (control & 0x04) != 0;
        powerBits = control & 3;
        bool reference = (powerBits & 2) != 0;
        if (reference && !referenceOn) referenceSinceNs = Clock.NowNs;
        referenceOn = reference;
        result = address switch
        {
            Vbat => SingleEnded(singleEnded, BatteryVolts() / 4),
            Aux => SingleEnded(singleEnded, AuxVolts()),
            0 => SingleEnded(singleEnded, 0.60), // TEMP0: a diode
            7 => SingleEnded(singleEnded, 0.72), // TEMP1: the same diode at 91 times the current
            _ => Panel?.Convert(address) ?? (address is 4 or 5 ? 4095 : 0),
        };
        answered = 0;
        UpdatePenIrq();
    }

    private int SingleEnded(bool singleEnded, double volts)
    {
        if (!singleEnded) throw Breach("VBAT, AUX and TEMP must be converted single ended");
        if (!referenceOn) return 4095; // nothing to compare with
        double reference = ReferenceVolts * (1 - Math.Exp(-(Clock.NowNs - referenceSinceNs) / ReferenceTauNs));
        if (volts >= reference) return 4095;
        return (int)Math.Clamp(volts / reference * 4096, 0, 4095);
    }
}
