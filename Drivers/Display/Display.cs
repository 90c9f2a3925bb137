using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Drivers.Display;

/// <summary>The screen in portrait, 240 x 320: areas, text and 1-bit pictures. Whatever falls outside is cut off.</summary>
/// <remarks>There is no frame in memory: what is drawn goes out at once. <see cref="TextField"/> sends only what changes.</remarks>
public sealed class Display
{
    /// <summary>Columns.</summary>
    public const int Width = St7789.Width;

    /// <summary>Rows.</summary>
    public const int Height = St7789.Height;

    /// <summary>Bytes of a whole frame, the measure for partial updates.</summary>
    public const int FrameBytes = Width * Height * 2;

    private const int BufferBytes = Width * 58 * 2; // a full line of the largest type

    private readonly St7789 panel;
    private readonly byte[] pixels = new byte[BufferBytes], plain = new byte[BufferBytes];
    private int plainColor = -1;

    // four dots of one bit as four dots of two
    private static readonly byte[] Fours = { 0x00, 0x03, 0x0C, 0x0F, 0x30, 0x33, 0x3C, 0x3F, 0xC0, 0xC3, 0xCC, 0xCF, 0xF0, 0xF3, 0xFC, 0xFF };

    /// <summary>Makes the screen; nothing is sent before <see cref="Start"/>.</summary>
    /// <param name="panel">Its controller.</param>
    /// <param name="fonts">Its fonts.</param>
    public Display(St7789 panel, Fonts fonts)
    {
        this.panel = panel;
        Fonts = fonts;
    }

    /// <summary>Who looks after the keys while much is drawn.</summary>
    public void Attend(IAttendant by) => panel.Attendant = by;

    /// <summary>Fonts of the screen.</summary>
    public Fonts Fonts { get; }

    /// <summary>Bytes sent to the panel so far.</summary>
    public long BytesSent => panel.BytesSent;

    /// <summary>Glyphs in the panel's form.</summary>
    internal Cells Cells { get; } = new Cells();

    /// <summary>Sets the panel up, fills it, and only then lights it.</summary>
    /// <param name="color">Colour of the empty screen.</param>
    public void Start(ushort color)
    {
        panel.Start();
        Clear(color);
        panel.On();
    }

    /// <summary>Dark, to save the battery; the picture stays in the panel.</summary>
    public void Sleep() => panel.Sleep();

    /// <summary>Light again, same picture.</summary>
    public void Wake() => panel.Wake();

    /// <summary>Light only: no waiting times.</summary>
    public void Backlight(bool on) => panel.Backlight(on);

    /// <summary>Fills the whole screen.</summary>
    public void Clear(ushort color) => Fill(0, 0, Width, Height, color);

    /// <summary>Fills an area.</summary>
    public void Fill(int x, int y, int width, int height, ushort color)
    {
        if (x < 0) { width += x; x = 0; }
        if (y < 0) { height += y; y = 0; }
        if (width > Width - x) width = Width - x;
        if (height > Height - y) height = Height - y;
        if (width <= 0 || height <= 0) return;
        Plain(color);
        panel.Window(x, y, width, height);
        int left = width * height * 2;
        panel.Pixels(plain, left < BufferBytes ? left : BufferBytes);
        for (left -= BufferBytes; left > 0; left -= BufferBytes) panel.MorePixels(plain, left < BufferBytes ? left : BufferBytes);
    }

    private void Plain(ushort color)
    {
        if (plainColor == color) return;
        plain[0] = (byte)(color >> 8);
        plain[1] = (byte)color;
        for (int done = 2; done < BufferBytes; done += done)
            Array.Copy(plain, 0, plain, done, done < BufferBytes - done ? done : BufferBytes - done);
        plainColor = color;
    }

    /// <summary>Writes one line of text on its own background.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">16, 20, 24, 32 or 48 dots.</param>
    /// <param name="fg">Colour of the text.</param>
    /// <param name="bg">Colour behind it.</param>
    /// <returns>Column after the right edge.</returns>
    public int Text(int x, int y, string text, int size, ushort fg, ushort bg)
    {
        Font font = Fonts.Of(size);
        char[] chars = text.ToCharArray();
        int width = font.Width(chars, 0, chars.Length), first = x < 0 ? 0 : x, end = x + width < Width ? x + width : Width;
        if (end > first) Run(first, y, end - first, font, chars, 0, chars.Length, x - first, fg, bg);
        return x + width;
    }

    /// <summary>Draws some characters into an area as high as their line; what they do not cover shows the colour behind them.</summary>
    /// <param name="x">Left edge of the area.</param>
    /// <param name="y">Its top edge.</param>
    /// <param name="width">Its columns; it lies within the panel.</param>
    /// <param name="font">Font.</param>
    /// <param name="text">Characters.</param>
    /// <param name="start">First of them.</param>
    /// <param name="count">Number of them.</param>
    /// <param name="at">Column of the first one in the area; may be negative.</param>
    /// <param name="fg">Colour of the type.</param>
    /// <param name="bg">Colour behind it.</param>
    internal void Run(int x, int y, int width, Font font, char[] text, int start, int count, int at, ushort fg, ushort bg)
    {
        int height = font.Height, stride = 2 * width, ink = Cells.InkOf(fg, bg), above = y < 0 ? -y : 0, below = y + height > Height ? y + height - Height : 0;
        if (above + below >= height) return;
        Plain(bg);
        Array.Copy(plain, 0, pixels, 0, stride * height);
        for (int i = start; i < start + count && at < width; i++)
        {
            int place = font.Find(text[i]);
            byte[] record = font.Record(place);
            int advance = font.Advance(place);
            if (at + advance > 0 && record[GlyphFile.Rows] > 0)
                Put(Cells.Get(text[i], font.Size, record, ink), record, at + record[GlyphFile.Left], record[GlyphFile.Top] + font.Shift(place), width, height);
            at += advance;
        }
        panel.Window(x, y + above, width, height - above - below);
        panel.Pixels(pixels, stride * above, stride * (height - above - below));
    }

    /// <summary>Copies the rows of a cell into the area under way.</summary>
    private void Put(byte[] cell, byte[] record, int left, int top, int width, int height)
    {
        int columns = record[GlyphFile.Width], rows = record[GlyphFile.Rows], cellStride = Cells.Stride(record), from = 0, stride = 2 * width;
        if (left < 0) { from -= 2 * left; columns += left; left = 0; }
        if (columns > width - left) columns = width - left;
        if (top < 0) { from -= top * cellStride; rows += top; top = 0; }
        if (rows > height - top) rows = height - top;
        if (columns <= 0) return;
        int bytes = 2 * columns;
        for (int to = top * stride + 2 * left; rows > 0; rows--, to += stride, from += cellStride) Array.Copy(cell, from, pixels, to, bytes);
    }

    /// <summary>Draws a picture of 1 bit a pixel.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="oneBpp">(width + 7) / 8 bytes a row, bit 7 leftmost.</param>
    /// <param name="fg">Colour of ones.</param>
    /// <param name="bg">Colour of zeros.</param>
    public void Bitmap(int x, int y, int width, int height, byte[] oneBpp, ushort fg, ushort bg) =>
        Blit(x, y, width, height, oneBpp, (width + 7) / 8, 0, 0, fg, bg);

    /// <summary>Draws a part of two 1-bit pictures that lie on each other: ink over a mark in the paper.</summary>
    /// <param name="x">Left edge on the screen; the part lies within the panel.</param>
    /// <param name="y">Top edge on the screen.</param>
    /// <param name="width">Columns, at most those of the panel.</param>
    /// <param name="height">Rows, at most 32.</param>
    /// <param name="ink">Upper picture.</param>
    /// <param name="mark">Lower picture, of the same size.</param>
    /// <param name="stride">Bytes of a row of both.</param>
    /// <param name="fromX">Left edge of the part in the pictures.</param>
    /// <param name="fromY">Top edge of the part in the pictures.</param>
    /// <param name="fg">Colour of the upper one.</param>
    /// <param name="pale">Colour of the lower one.</param>
    /// <param name="bg">Colour of the paper.</param>
    public void Layers(int x, int y, int width, int height, byte[] ink, byte[] mark, int stride, int fromX, int fromY, ushort fg, ushort pale, ushort bg)
    {
        panel.Window(x, y, width, height);
        int fill = 0;
        for (int row = fromY; row < fromY + height; row++)
        {
            for (int column = fromX; column < fromX + width; column++)
            {
                int at = row * stride + (column >> 3), mask = 0x80 >> (column & 7);
                ushort color = (ink[at] & mask) != 0 ? fg : (mark[at] & mask) != 0 ? pale : bg;
                pixels[fill++] = (byte)(color >> 8);
                pixels[fill++] = (byte)color;
            }
        }
        panel.Pixels(pixels, fill);
    }

    /// <summary>Draws a part of a 1-bit picture.</summary>
    internal void Blit(int x, int y, int width, int height, byte[] bits, int stride, int fromX, int fromY, ushort fg, ushort bg)
    {
        if (x < 0) { width += x; fromX -= x; x = 0; }
        if (y < 0) { height += y; fromY -= y; y = 0; }
        if (width > Width - x) width = Width - x;
        if (height > Height - y) height = Height - y;
        if (width <= 0 || height <= 0) return;

        byte[] table = Cells.Table(fg, bg);
        panel.Window(x, y, width, height);
        int fill = 0, room = width * 2 + 16; // the last nibble of a row may be longer than the row
        bool more = false;
        for (int row = fromY; row < fromY + height; row++)
        {
            int at = row * stride + (fromX >> 3), dots = bits[at], skip = fromX & 7, end = fill + 2 * width;
            if (skip >= 4) { dots &= 0x0F; skip -= 4; } else dots |= 0x100;
            for (int to = fill - 2 * skip; to < end; to += 8)
            {
                int four = (dots & 0x100) != 0 ? (dots >> 4) & 15 : dots & 15;
                if (to >= fill) Array.Copy(table, Fours[four] << 3, pixels, to, 8);
                else Array.Copy(table, (Fours[four] << 3) + 2 * skip, pixels, fill, 8 - 2 * skip);
                if ((dots & 0x100) != 0) dots &= 0x0F;
                else if (to + 8 < end) dots = bits[++at] | 0x100;
            }
            fill = end;
            if (fill + room <= BufferBytes && row != fromY + height - 1) continue;
            if (more) panel.MorePixels(pixels, fill); else panel.Pixels(pixels, fill);
            more = true;
            fill = 0;
        }
    }
}
