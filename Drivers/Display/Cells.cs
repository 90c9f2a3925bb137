using System;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Drivers.Display;

/// <summary>
/// Glyphs as the panel takes them, one array each, kept by font, ink and character. The first time costs some 50 units of the interpreter for four dots,
/// each further one a copy a row.
/// </summary>
internal sealed class Cells
{
    private const int Slots = 1024, Inks = 32; // powers of two

    private readonly int[] keys = new int[Slots];
    private readonly byte[][] cells = new byte[Slots][];
    private readonly Ink[] inks = new Ink[Inks];
    private int inkCount, lastInk;

    /// <summary>Number of the ink of two colours.</summary>
    public int InkOf(ushort fg, ushort bg)
    {
        if (inkCount > 0 && inks[lastInk].Fg == fg && inks[lastInk].Bg == bg) return lastInk;
        int known = inkCount < Inks ? inkCount : Inks;
        for (int i = 0; i < known; i++)
        {
            if (inks[i].Fg != fg || inks[i].Bg != bg) continue;
            lastInk = i;
            return i;
        }
        lastInk = inkCount++ % Inks;
        if (inkCount > Inks)
            for (int i = 0; i < Slots; i++) keys[i] = 0; // cells of the ink that gives way
        inks[lastInk] = new Ink(fg, bg);
        return lastInk;
    }

    /// <summary>Table of the ink of two colours.</summary>
    public byte[] Table(ushort fg, ushort bg) => inks[InkOf(fg, bg)].Table;

    /// <summary>Pixels of the box of a character, row by row; a row takes <see cref="Stride"/> bytes.</summary>
    /// <param name="code">Character.</param>
    /// <param name="size">Size of its font.</param>
    /// <param name="record">Its record.</param>
    /// <param name="ink">Number of the ink.</param>
    public byte[] Get(char code, int size, byte[] record, int ink)
    {
        int key = 1 << 30 | ink << 22 | size << 16 | code, slot = (code + ink * 37 + size * 151) & (Slots - 1);
        byte[] cell = cells[slot];
        if (keys[slot] == key) return cell;
        int rows = record[GlyphFile.Rows], length = rows * Stride(record);
        if (cell == null || cell.Length != length) cells[slot] = cell = new byte[length];
        keys[slot] = key;
        Expand(record, rows, inks[ink].Table, cell);
        return cell;
    }

    /// <summary>Bytes of a row of a cell.</summary>
    public static int Stride(byte[] record) => (record[GlyphFile.Width] + 3) >> 2 << 3;

    private static void Expand(byte[] record, int rows, byte[] table, byte[] cell)
    {
        int stride = Stride(record), at = GlyphFile.Mask + ((rows + 7) >> 3), to = 0;
        for (int y = 0; y < rows; y++)
        {
            if ((record[GlyphFile.Mask + (y >> 3)] & (0x80 >> (y & 7))) != 0)
            {
                Array.Copy(cell, to - stride, cell, to, stride);
                to += stride;
                continue;
            }
            for (int end = to + stride; to < end; to += 8) Array.Copy(table, record[at++] << 3, cell, to, 8);
        }
    }
}
