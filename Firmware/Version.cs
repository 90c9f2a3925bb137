namespace PosFirmware;

/// <summary>Version of the firmware.</summary>
public static class Version
{
    /// <summary>As on screen and slips.</summary>
    public const string Text = "0.1.0";
}
