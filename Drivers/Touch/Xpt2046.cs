using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Touch;

/// <summary>
/// The XPT2046 converter (hardware.md section 6): a resistive panel on four of its channels, battery and head thermistor on two
/// others. It has two users, <see cref="TouchPanel"/> and <see cref="Power.AnalogInputs"/>; while the reference of the second is on, PENIRQ
/// is dead and the panel is not read.
/// </summary>
public sealed class Xpt2046
{
    /// <summary>Greatest result of a conversion.</summary>
    public const int FullScale = 4095;

    private const byte Battery = 0xA7, Aux = 0xE7; // start, channel, 12 bit, single ended, converter and reference stay on
    private const byte AuxThenOff = 0xE4;
    private const byte Z1 = 0xB1, Z2 = 0xC1, X = 0xD1, YThenOff = 0x90; // differential; the last one powers down, and PENIRQ works again
    private const int FrameBytes = 9;

    private readonly ISpiPeripheral spi;
    private readonly IInputPin penIrq;
    private readonly byte[] send = new byte[FrameBytes];
    private readonly byte[] receive = new byte[FrameBytes];

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="spi">At most 2.5 MHz.</param>
    /// <param name="penIrq">Low: something presses the panel.</param>
    public Xpt2046(ISpiPeripheral spi, IInputPin penIrq)
    {
        this.spi = spi;
        this.penIrq = penIrq;
    }

    /// <summary>True while the 2.5 V reference is on.</summary>
    public bool ReferenceOn { get; private set; }

    /// <summary>Level of PENIRQ; worth nothing while <see cref="ReferenceOn"/>.</summary>
    public bool PenLine => !penIrq.Read();

    /// <summary>Pressure channel 1 of the last <see cref="ReadPanel"/>.</summary>
    public int PressureNear { get; private set; }

    /// <summary>Pressure channel 2 of the last <see cref="ReadPanel"/>.</summary>
    public int PressureFar { get; private set; }

    /// <summary>Channel X of the last <see cref="ReadPanel"/>.</summary>
    public int RawX { get; private set; }

    /// <summary>Channel Y of the last <see cref="ReadPanel"/>.</summary>
    public int RawY { get; private set; }

    /// <summary>Switches the reference on; it needs 1.2 ms to settle.</summary>
    public void StartReference()
    {
        Convert(Aux);
        ReferenceOn = true;
    }

    /// <summary>Switches the reference off.</summary>
    public void StopReference()
    {
        Convert(AuxThenOff);
        ReferenceOn = false;
    }

    /// <summary>Input AUX against the reference, 0 to 4095.</summary>
    public int ConvertAux() => Convert(Aux);

    /// <summary>A quarter of the battery against the reference, 0 to 4095.</summary>
    public int ConvertBattery() => Convert(Battery);

    /// <summary>Both pressure channels, X and Y in one frame, each asked for while the one before it comes out.</summary>
    public void ReadPanel()
    {
        send[0] = Z1;
        send[2] = Z2;
        send[4] = X;
        send[6] = YThenOff;
        spi.Transfer(send, receive, FrameBytes);
        PressureNear = Result(1);
        PressureFar = Result(3);
        RawX = Result(5);
        RawY = Result(7);
    }

    private int Convert(byte control)
    {
        send[0] = control;
        send[2] = 0;
        spi.Transfer(send, receive, 3);
        return Result(1);
    }

    /// <summary>One busy clock, twelve bits, three zeros.</summary>
    private int Result(int at) => (receive[at] << 8 | receive[at + 1]) >> 3 & FullScale;
}
