namespace PosFirmware.Ui;

/// <summary>Words of the field diagnostic menu.</summary>
public sealed partial class Strings
{
    private static Entry[] Diagnostics() => new Entry[]
    {
    };
}
