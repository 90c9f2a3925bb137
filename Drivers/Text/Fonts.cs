using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>The fonts of the terminal: 16 and 24 dots from their files, 32 and 48 as these at twice the size.</summary>
public sealed class Fonts
{
    private const int Slots = 256;

    /// <summary>Opens both files.</summary>
    /// <param name="volume">The internal flash.</param>
    public Fonts(IVolume volume)
    {
        Small = new Font(volume, "zh16.glyphs", 16, Slots);
        Large = new Font(volume, "zh24.glyphs", 24, Slots, Small);
    }

    /// <summary>16 dots: font N of the slips.</summary>
    public Font Small { get; }

    /// <summary>24 dots: font B of the slips, body text of the screen.</summary>
    public Font Large { get; }

    /// <summary>True when both files are in order.</summary>
    public bool Ok => Small.File.State == GlyphFileState.Ok && Large.File.State == GlyphFileState.Ok;

    /// <summary>Reads both files whole and checks every dot; a few seconds on the device.</summary>
    /// <param name="scratch">Any buffer; longer is faster.</param>
    /// <returns><see cref="Ok"/> from then on.</returns>
    public bool Check(byte[] scratch)
    {
        Small.File.CheckDots(scratch);
        Large.File.CheckDots(scratch);
        return Ok;
    }

    /// <summary>True when every size can show hanzi: the large font borrows those of the small one.</summary>
    public bool HasHanzi => Small.File.State == GlyphFileState.Ok;

    /// <summary>The font behind a size.</summary>
    /// <param name="size">16, 24, 32 or 48 dots.</param>
    public Font Of(int size) => size switch
    {
        16 or 32 => Small,
        24 or 48 => Large,
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };

    /// <summary>How often the font's dots are repeated to reach a size: 1 or 2.</summary>
    public static int Scale(int size) => size >= 32 ? 2 : 1;

    /// <summary>Width of a text in dots at a size of 16, 24, 32 or 48.</summary>
    public int Width(string text, int size) => Of(size).Width(text) * Scale(size);
}
