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

    internal const int StripStride = Width / 8;
    private const int BufferBytes = Width * 33 * 2; // 33 full rows, below the 16,000 bytes of one transfer

    private readonly St7789 panel;
    private readonly byte[] pixels = new byte[BufferBytes], plain = new byte[BufferBytes];
    private int plainColor = -1;

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

    /// <summary>One line of the largest text, for whoever is drawing at the moment.</summary>
    internal byte[] Strip { get; } = new byte[StripStride * 48];

    /// <summary>Finds what changed in a field.</summary>
    internal ChangedAreas Changes { get; } = new ChangedAreas();

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
        if (plainColor != color)
        {
            plain[0] = (byte)(color >> 8);
            plain[1] = (byte)color;
            for (int done = 2; done < BufferBytes; done += done)
                Array.Copy(plain, 0, plain, done, done < BufferBytes - done ? done : BufferBytes - done);
            plainColor = color;
        }
        panel.Window(x, y, width, height);
        int left = width * height * 2;
        panel.Pixels(plain, left < BufferBytes ? left : BufferBytes);
        for (left -= BufferBytes; left > 0; left -= BufferBytes) panel.MorePixels(plain, left < BufferBytes ? left : BufferBytes);
    }

    /// <summary>Writes one line of text on its own background.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">16, 24, 32 or 48 dots.</param>
    /// <param name="fg">Colour of the text.</param>
    /// <param name="bg">Colour behind it.</param>
    /// <returns>Column after the right edge.</returns>
    public int Text(int x, int y, string text, int size, ushort fg, ushort bg)
    {
        Font font = Fonts.Of(size);
        int scale = Fonts.Scale(size), end = x + font.Width(text) * scale;
        if (end <= 0 || x >= Width || y >= Height || y + size <= 0) return end;
        Array.Clear(Strip, 0, StripStride * size);
        font.DrawRow(text, Strip, StripStride, x, scale);
        int first = x < 0 ? 0 : x;
        Blit(first, y, (end > Width ? Width : end) - first, size, Strip, StripStride, first, 0, fg, bg);
        return end;
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

        byte fgHigh = (byte)(fg >> 8), fgLow = (byte)fg, bgHigh = (byte)(bg >> 8), bgLow = (byte)bg;
        panel.Window(x, y, width, height);
        int fill = 0;
        bool more = false;
        for (int row = fromY; row < fromY + height; row++)
        {
            int at = row * stride + (fromX >> 3), mask = 0x80 >> (fromX & 7);
            int dots = bits[at];
            for (int i = 0; i < width; i++)
            {
                if (mask == 0)
                {
                    mask = 0x80;
                    dots = bits[++at];
                }
                if ((dots & mask) != 0)
                {
                    pixels[fill++] = fgHigh;
                    pixels[fill++] = fgLow;
                }
                else
                {
                    pixels[fill++] = bgHigh;
                    pixels[fill++] = bgLow;
                }
                mask >>= 1;
            }
            if (fill + 2 * width <= BufferBytes && row != fromY + height - 1) continue;
            if (more) panel.MorePixels(pixels, fill); else panel.Pixels(pixels, fill);
            more = true;
            fill = 0;
        }
    }
}
