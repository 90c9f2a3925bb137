namespace PosFirmware.Ui;

/// <summary>Words of provisioning, keys and tamper.</summary>
public sealed partial class Strings
{
    private static Entry[] Security() => new Entry[]
    {
    };
}
