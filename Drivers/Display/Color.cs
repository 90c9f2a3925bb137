namespace PosFirmware.Drivers.Display;

/// <summary>Colours as the panel takes them: RGB565, red in the top bits.</summary>
public static class Color
{
    /// <summary>Black.</summary>
    public const ushort Black = 0x0000;
    /// <summary>White.</summary>
    public const ushort White = 0xFFFF;
    /// <summary>Red: refusals and errors.</summary>
    public const ushort Red = 0xC0E3;
    /// <summary>Green: approvals.</summary>
    public const ushort Green = 0x0469;
    /// <summary>Deep blue: title bars.</summary>
    public const ushort Blue = 0x0A93;
    /// <summary>Yellow: warnings.</summary>
    public const ushort Yellow = 0xFE60;
    /// <summary>Grey of secondary text on white.</summary>
    public const ushort Grey = 0x6B6D;
    /// <summary>Light grey of lines and fields.</summary>
    public const ushort Light = 0xE73C;

    /// <summary>Nearest colour of the panel.</summary>
    /// <param name="red">0 to 255.</param>
    /// <param name="green">0 to 255.</param>
    /// <param name="blue">0 to 255.</param>
    public static ushort Of(int red, int green, int blue) => (ushort)(((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3));
}
