using System;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>The type of the terminal, for screen and paper.</summary>
public sealed class Fonts
{
    /// <summary>Sizes from small to large.</summary>
    public const int Note = 16, Body = 20, Title = 24, Figure = 32, Amount = 48;

    private readonly Font[] all = new Font[5];

    /// <summary>Opens the files.</summary>
    /// <param name="files">Where they lie.</param>
    public Fonts(IFileReader files)
    {
        all[1] = new Font(files, "type20.glyphs", Body);
        all[0] = new Font(files, "type16.glyphs", Note, all[1]);
        all[2] = new Font(files, "type24.glyphs", Title, all[1]);
        all[3] = new Font(files, "type32.glyphs", Figure, all[2]);
        all[4] = new Font(files, "type48.glyphs", Amount, all[3]);
    }

    /// <summary>True when all files are in order.</summary>
    public bool Ok
    {
        get
        {
            for (int i = 0; i < all.Length; i++)
                if (all[i].File.State != GlyphFileState.Ok) return false;
            return true;
        }
    }

    /// <summary>Reads every glyph and checks its dots; some ten seconds on the device.</summary>
    /// <returns><see cref="Ok"/> from then on.</returns>
    public bool Check()
    {
        for (int i = 0; i < all.Length; i++) all[i].File.CheckAll();
        return Ok;
    }

    /// <summary>True when every size can show hanzi: all borrow those of the body.</summary>
    public bool HasHanzi => all[1].File.State == GlyphFileState.Ok;

    /// <summary>The font of a size.</summary>
    /// <param name="size">16, 20, 24, 32 or 48 dots.</param>
    public Font Of(int size) => size switch
    {
        Note => all[0],
        Body => all[1],
        Title => all[2],
        Figure => all[3],
        Amount => all[4],
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };

    /// <summary>Size at which a text can stand: what is smaller than the body has only the firmware's own words, and the glyphs of the body are too high for it.</summary>
    public int SizeFor(string text, int size)
    {
        if (size >= Body || !HasHanzi) return size;
        Font font = Of(size);
        char[] chars = text.ToCharArray();
        for (int i = 0; i < chars.Length; i++)
            if (font.Shift(font.Find(chars[i])) != 0) return Body;
        return size;
    }

    /// <summary>Width of a text in dots.</summary>
    public int Width(string text, int size) => Of(size).Width(text);
}
