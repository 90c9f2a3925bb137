namespace PosFirmware.Ui;

/// <summary>Words of the signature pad.</summary>
public sealed partial class Strings
{
    private static Entry[] Signature() => new Entry[]
    {
    };
}
