namespace PosFirmware.Drivers.Printer;

/// <summary>Figures of one print mechanism with its strobe one-shot. Another mechanism is another table.</summary>
public sealed class PrinterProfile
{
    /// <summary>Bytes in a dot row.</summary>
    public readonly int RowBytes = 48;

    /// <summary>Strobe groups, and the bytes behind each.</summary>
    public readonly int Groups = 6, GroupBytes = 8;

    /// <summary>Motor steps for one dot row.</summary>
    public readonly int StepsPerRow = 4;

    /// <summary>Width of the one-shot, and what it needs to recover, in microseconds.</summary>
    public readonly int PulseMicros = 160, RecoveryMicros = 30;

    /// <summary>Most pulses into a group of one row.</summary>
    public readonly int MaxPulses = 3;

    /// <summary>Voltage for which the on times are meant.</summary>
    public readonly int NominalMillivolts = 7200;

    /// <summary>On time at the nominal voltage that no dot may exceed, with what it has kept of the row before; in microseconds.</summary>
    public readonly int CapMicros = 485;

    /// <summary>On time at the nominal voltage for a black dot at <see cref="FirstNeedTenths"/>, 10 degrees more, ...; in microseconds.</summary>
    public readonly short[] NeedMicros = { 560, 550, 540, 520, 500, 470, 430, 390, 350 };

    /// <summary>Temperature of the first entry of <see cref="NeedMicros"/> in tenths of a degree.</summary>
    public readonly int FirstNeedTenths = -200;

    /// <summary>Share (of 1024) of the energy that is left when 0, 8, ... 64 dots pull the voltage down (battery and wiring 0.17 ohm, dot 176 ohm).</summary>
    public readonly short[] SagShare = { 1024, 1008, 993, 978, 964, 949, 935, 922, 908 };

    /// <summary>Share (of 256) of the heat that a dot has at the end of 0 to 3 pulses; the rest flows off meanwhile.</summary>
    public readonly short[] PeakShare = { 0, 246, 236, 226 };

    /// <summary>Share (of 256) of a dot's heat that is left after 0, 250, 500, ... microseconds.</summary>
    public readonly byte[] CoolingShare =
    {
        255, 229, 204, 182, 162, 145, 129, 116, 103, 92, 82, 73, 65, 58, 52, 47, 42, 37, 33, 30, 26, 24, 21, 19, 17, 15, 13, 12, 11, 9, 8,
    };

    /// <summary>A dot is cold after this many microseconds.</summary>
    public readonly int ColdMicros = 7500;

    /// <summary>Step intervals from rest in microseconds: 500 steps/s, growing by 252,800 (steps/s)^2 a step.</summary>
    public readonly short[] RampMicros = { 2000, 1410, 1150, 996, 890, 813, 752, 704, 663, 629, 600 };

    /// <summary>The rotor is held this long before the first step, in milliseconds.</summary>
    public readonly int HoldMillis = 30;

    /// <summary>Printing ends at the first and resumes at the second; tenths of a degree.</summary>
    public readonly int HotTenths = 650, CooledTenths = 550;

    /// <summary>Below this the battery cannot feed the head (section 4.1).</summary>
    public readonly int LowMillivolts = 6500;

    /// <summary>JX-2R-01: 384 dots, 6 strobes, 0.49 ms at 7.2 V and 25 C (hardware.md section 4.1).</summary>
    public static readonly PrinterProfile Jx2R01 = new PrinterProfile();
}
