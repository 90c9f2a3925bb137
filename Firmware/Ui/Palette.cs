namespace PosFirmware.Ui;

/// <summary>Mood of a screen: it colours the title.</summary>
public enum Tone
{
    /// <summary>Ordinary.</summary>
    Plain = 0,
    /// <summary>Something went well.</summary>
    Good = 1,
    /// <summary>Look here before you go on.</summary>
    Warning = 2,
    /// <summary>Something failed.</summary>
    Bad = 3,
}

/// <summary>Colours of the screen in RGB565.</summary>
public static class Palette
{
    /// <summary>Background.</summary>
    public const ushort Paper = 0xFFFF;
    /// <summary>Text.</summary>
    public const ushort Ink = 0x18E3;
    /// <summary>Less important text.</summary>
    public const ushort Faint = 0x6B6D;
    /// <summary>Mark in the paper of the signature pad.</summary>
    public const ushort Mark = 0xCE79;
    /// <summary>What must be noticed in the status bar.</summary>
    public const ushort Alarm = 0xFC60;
    /// <summary>Status bar.</summary>
    public const ushort Bar = 0x10C6;
    /// <summary>Text on colour.</summary>
    public const ushort OnColour = 0xFFFF;
    /// <summary>Line at the foot.</summary>
    public const ushort Foot = 0xE75D;

    /// <summary>Colour of a title.</summary>
    public static ushort Title(Tone tone) => tone switch
    {
        Tone.Good => 0x0468,
        Tone.Warning => 0xC300,
        Tone.Bad => 0xB0E5,
        _ => 0x0273,
    };
}
