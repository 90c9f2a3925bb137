using System;

namespace PosFirmware.Drivers.Display;

/// <summary>
/// A colour of type on a colour behind it: for each byte of four dots of two bits, the eight bytes that the panel takes. With it a row of a glyph is
/// copied four dots at a time, instead of computed dot by dot.
/// </summary>
internal sealed class Ink
{
    private const int Bytes = 8;

    /// <summary>Mixes the table.</summary>
    /// <param name="fg">Colour of the type, RGB565.</param>
    /// <param name="bg">Colour behind it.</param>
    public Ink(ushort fg, ushort bg)
    {
        Fg = fg;
        Bg = bg;
        byte[] level = new byte[8], pairs = new byte[64];
        for (int i = 0; i < 4; i++)
        {
            int mixed = Mix(fg, bg, i, 11, 31) << 11 | Mix(fg, bg, i, 5, 63) << 5 | Mix(fg, bg, i, 0, 31);
            level[2 * i] = (byte)(mixed >> 8);
            level[2 * i + 1] = (byte)mixed;
        }
        for (int i = 0; i < 16; i++)
        {
            Array.Copy(level, 2 * (i >> 2), pairs, 4 * i, 2);
            Array.Copy(level, 2 * (i & 3), pairs, 4 * i + 2, 2);
        }
        // the second pair of all sixteen entries is the same under every first pair: sixteen entries are copied at once
        for (int i = 0; i < 16; i++) Array.Copy(pairs, 4 * i, Table, Bytes * i + 4, 4);
        for (int i = 1; i < 16; i++) Array.Copy(Table, 0, Table, 16 * Bytes * i, 16 * Bytes);
        for (int i = 0; i < 256; i++) Array.Copy(pairs, 4 * (i >> 4), Table, Bytes * i, 4);
    }

    /// <summary>Colour of the type.</summary>
    public ushort Fg { get; }

    /// <summary>Colour behind it.</summary>
    public ushort Bg { get; }

    /// <summary>Eight bytes for each byte of four dots.</summary>
    public byte[] Table { get; } = new byte[256 * Bytes];

    /// <summary>A third of the way from paper to ink for each level, rounded.</summary>
    private static int Mix(ushort fg, ushort bg, int level, int shift, int mask) => (((bg >> shift) & mask) * (3 - level) + ((fg >> shift) & mask) * level + 1) / 3;
}
