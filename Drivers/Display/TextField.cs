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

/// <summary>
/// A line of text that changes: the field remembers its dots and sends only the rectangles in which they changed. One more
/// digit of an amount costs a few hundred bytes instead of a frame.
/// </summary>
public sealed class TextField
{
    private readonly Display display;
    private readonly int x, width, stride;
    private readonly byte[] shown;
    private Font font;
    private int y, size;
    private TextAlign align;
    private ushort fg, bg;
    private bool drawn;

    /// <summary>Makes a field; it is drawn at the first <see cref="Set"/>.</summary>
    /// <param name="display">The screen.</param>
    /// <param name="x">Left edge, 0 or more.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Columns; the field stays within the panel.</param>
    /// <param name="size">16, 24, 32 or 48 dots.</param>
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
        this.size = size;
        this.align = align;
        this.fg = fg;
        this.bg = bg;
        font = display.Fonts.Of(size);
        stride = (width + 7) / 8;
        shown = new byte[stride * size];
    }

    /// <summary>Shows a text in place of the last one.</summary>
    public void Set(string text)
    {
        Prepare();
        int scale = Fonts.Scale(size);
        int textWidth = font.Width(text) * scale;
        font.DrawRow(text, display.Strip, stride, Start(textWidth), scale);
        Send(textWidth);
    }

    /// <summary>Shows a number of stars: a PIN or password, of which no string must exist.</summary>
    public void ShowStars(int count)
    {
        Prepare();
        int scale = Fonts.Scale(size), textWidth = count * font.Width('*') * scale, at = Start(textWidth);
        for (int i = 0; i < count; i++) at = font.DrawChar('*', display.Strip, 0, stride, at, scale);
        Send(textWidth);
    }

    /// <summary>Changes the colours; the next <see cref="Set"/> draws the whole field.</summary>
    public void Colors(ushort fg, ushort bg)
    {
        if (this.fg == fg && this.bg == bg) return;
        this.fg = fg;
        this.bg = bg;
        drawn = false;
    }

    /// <summary>The screen was painted over: the next <see cref="Set"/> draws the whole field.</summary>
    public void Invalidate() => drawn = false;

    /// <summary>Puts the field at another place, for another line. What it showed stays on the screen: whoever moves it paints over that.</summary>
    /// <param name="y">Top dot.</param>
    /// <param name="size">At most the size that the field was made with.</param>
    /// <param name="align">Alignment.</param>
    public void Move(int y, int size, TextAlign align)
    {
        if (stride * size > shown.Length) throw new ArgumentOutOfRangeException(nameof(size));
        this.y = y;
        this.size = size;
        this.align = align;
        font = display.Fonts.Of(size);
        drawn = false;
    }

    private int Start(int textWidth) => align switch
    {
        TextAlign.Left => 0,
        TextAlign.Center => (width - textWidth) / 2,
        _ => width - textWidth,
    };

    private void Prepare() => Array.Clear(display.Strip, 0, stride * size);

    private void Send(int textWidth)
    {
        byte[] strip = display.Strip;
        if (drawn) display.Changes.Send(display, x, y, width, size, strip, shown, stride, textWidth * size, fg, bg);
        else display.Blit(x, y, width, size, strip, stride, 0, 0, fg, bg);
        Array.Copy(strip, shown, stride * size);
        drawn = true;
    }
}
