namespace PosFirmware.Ui;

/// <summary>Words of QR payment.</summary>
public sealed partial class Strings
{
    private static Entry[] Qr() => new Entry[]
    {
    };
}
