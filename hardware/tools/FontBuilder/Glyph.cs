namespace Tools.FontBuilder;

/// <summary>One character's dots.</summary>
/// <param name="Width">Dots in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Ink">Row by row; true is black.</param>
public sealed record Glyph(int Width, int Height, bool[] Ink)
{
    /// <summary>A dot; white outside the glyph.</summary>
    public bool this[int x, int y] => x >= 0 && y >= 0 && x < Width && y < Height && Ink[y * Width + x];

    /// <summary>Makes a glyph from a rule.</summary>
    public static Glyph From(int width, int height, Func<int, int, bool> dot)
    {
        bool[] ink = new bool[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                ink[y * width + x] = dot(x, y);
        return new Glyph(width, height, ink);
    }

    /// <summary>Rows packed to bytes, bit 7 leftmost, every row on a byte boundary.</summary>
    public byte[] Pack()
    {
        int stride = (Width + 7) / 8;
        byte[] rows = new byte[stride * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                if (this[x, y]) rows[y * stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
        return rows;
    }
}
