namespace PosFirmware.Ui;

/// <summary>Words of chip cards and contactless.</summary>
public sealed partial class Strings
{
    private static Entry[] Chip() => new Entry[]
    {
    };
}
