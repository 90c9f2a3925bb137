using System;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Drivers.Display;

/// <summary>Where a text stands in its field.</summary>
public enum TextAlign
{
    /// <summary>At the left edge.</summary>
    Left,
    /// <summary>In the middle.</summary>
    Center,
    /// <summary>At the right edge: amounts.</summary>
    Right,
}

/// <summary>A line of text that changes: the field remembers its characters and sends only the stretch in which they changed.</summary>
public sealed class TextField
{
    private const int Longest = 64;

    private readonly Display display;
    private readonly char[] shown = new char[Longest];
    private readonly short[] shownAt = new short[Longest + 1], at = new short[Longest + 1];
    private int x, width, y, shownCount;
    private Font font;
    private string text;
    private TextAlign align;
    private ushort fg, bg;
    private bool drawn, clean;

    /// <summary>Makes a field; it is drawn at the first <see cref="Set"/>.</summary>
    /// <param name="display">The screen.</param>
    /// <param name="x">Left edge, 0 or more.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Columns; the field stays within the panel.</param>
    /// <param name="size">16, 20, 24, 32 or 48 dots.</param>
    /// <param name="align">Where the text stands. What is too long is cut off at the far end.</param>
    /// <param name="fg">Colour of the text.</param>
    /// <param name="bg">Colour behind it.</param>
    public TextField(Display display, int x, int y, int width, int size, TextAlign align, ushort fg, ushort bg)
    {
        if (x < 0 || width < 1 || x + width > Display.Width) throw new ArgumentOutOfRangeException(nameof(width));
        this.display = display;
        this.x = x;
        this.y = y;
        this.width = width;
        this.align = align;
        this.fg = fg;
        this.bg = bg;
        font = display.Fonts.Of(size);
    }

    /// <summary>Paints over the text that is shown.</summary>
    public void Cover(ushort color)
    {
        int from = shownAt[0] < 0 ? 0 : shownAt[0], to = shownAt[shownCount] > width ? width : shownAt[shownCount];
        if (drawn) display.Fill(x + from, y, to - from, font.Height, color);
        drawn = false;
        clean = true;
    }

    /// <summary>Shows a text in place of the last one.</summary>
    public void Set(string text)
    {
        if (drawn && string.Equals(this.text, text)) return;
        this.text = text;
        char[] chars = text.ToCharArray();
        Show(chars, chars.Length < Longest ? chars.Length : Longest);
    }

    /// <summary>Shows a number of stars: a PIN or password, of which no string must exist.</summary>
    public void ShowStars(int count)
    {
        text = null;
        char[] stars = new char[count];
        for (int i = 0; i < count; i++) stars[i] = '*';
        Show(stars, count);
    }

    /// <summary>Changes the colours; the next <see cref="Set"/> draws the whole field.</summary>
    public void Colors(ushort fg, ushort bg)
    {
        if (this.fg == fg && this.bg == bg) return;
        this.fg = fg;
        this.bg = bg;
        Invalidate();
    }

    /// <summary>The screen was painted over: the next <see cref="Set"/> draws the whole field.</summary>
    public void Invalidate()
    {
        drawn = false;
        clean = false;
    }

    /// <summary>Puts the field at another place, for another line. Whoever moves it paints over what it showed, and over its new place.</summary>
    /// <param name="y">Top dot.</param>
    /// <param name="size">Size of type.</param>
    /// <param name="align">Alignment.</param>
    /// <param name="fg">Colour of the text.</param>
    /// <param name="bg">Colour behind it.</param>
    public void Move(int y, int size, TextAlign align, ushort fg, ushort bg)
    {
        this.y = y;
        this.align = align;
        this.fg = fg;
        this.bg = bg;
        font = display.Fonts.Of(size);
        drawn = false;
        clean = true;
    }

    private void Show(char[] chars, int count)
    {
        int wide = font.Width(chars, 0, count), pen = align == TextAlign.Left ? 0 : align == TextAlign.Center ? (width - wide) / 2 : width - wide;
        for (int i = 0; i < count; i++)
        {
            at[i] = (short)pen;
            pen += font.Width(chars[i]);
        }
        at[count] = (short)pen;
        int first = 0, last = count, from = 0, to = width;
        if (drawn)
        {
            int old = shownCount;
            while (first < count && first < old && chars[first] == shown[first] && at[first] == shownAt[first]) first++;
            while (last > first && old > first && chars[last - 1] == shown[old - 1] && at[last] == shownAt[old])
            {
                last--;
                old--;
            }
            from = at[first] < shownAt[first] ? at[first] : shownAt[first];
            to = at[last] > shownAt[old] ? at[last] : shownAt[old];
        }
        else if (clean)
        {
            from = at[0];
            to = pen;
        }
        Array.Copy(chars, 0, shown, 0, count);
        Array.Copy(at, 0, shownAt, 0, count + 1);
        shownCount = count;
        drawn = true;
        clean = false;
        if (from < 0) from = 0;
        if (to > width) to = width;
        if (from < to) display.Run(x + from, y, to - from, font, chars, first, last - first, at[first] - from, fg, bg);
    }
}
