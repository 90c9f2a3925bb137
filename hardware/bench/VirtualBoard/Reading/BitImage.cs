namespace Bench.VirtualBoard.Reading;

/// <summary>A bilevel image from which rows of up to 64 dots can be taken at any place.</summary>
public sealed class BitImage
{
    private readonly ulong[] words;
    private readonly int stride;

    /// <summary>An empty image.</summary>
    public BitImage(int width, int height)
    {
        Width = width;
        Height = height;
        stride = (width + 63) / 64 + 1; // one spare word, so that a window may begin in the last one
        words = new ulong[stride * height];
    }

    /// <summary>Dots in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>An image of rows packed to bytes, bit 7 leftmost.</summary>
    public static BitImage FromRows(ReadOnlySpan<byte> rows, int bytesPerRow)
    {
        var image = new BitImage(bytesPerRow * 8, rows.Length / bytesPerRow);
        for (int y = 0; y < image.Height; y++)
            for (int i = 0; i < bytesPerRow; i++)
                image.words[y * image.stride + i / 8] |= (ulong)rows[y * bytesPerRow + i] << (56 - i % 8 * 8);
        return image;
    }

    /// <summary>An image of those pixels that satisfy a rule.</summary>
    public static BitImage From(int width, int height, Func<int, bool> black)
    {
        var image = new BitImage(width, height);
        for (int y = 0, at = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                if (black(at++)) image.words[y * image.stride + (x >> 6)] |= 1UL << (63 - (x & 63));
        return image;
    }

    /// <summary>An image of an array indexed by row, then column.</summary>
    public static BitImage FromDots(bool[,] dots)
    {
        var image = new BitImage(dots.GetLength(1), dots.GetLength(0));
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
                if (dots[y, x]) image.words[y * image.stride + (x >> 6)] |= 1UL << (63 - (x & 63));
        return image;
    }

    /// <summary>Dots of a row; the leftmost is the highest of <paramref name="count"/> bits.</summary>
    /// <param name="x">First dot.</param>
    /// <param name="y">Row.</param>
    /// <param name="count">1 to 63; the part beyond the right edge reads white.</param>
    public ulong Row(int x, int y, int count)
    {
        int at = y * stride + (x >> 6), shift = x & 63;
        ulong bits = words[at] << shift;
        if (shift != 0) bits |= words[at + 1] >> (64 - shift);
        return bits >> (64 - count);
    }

    /// <summary>True when any dot of a row is black.</summary>
    public bool Any(int y)
    {
        for (int i = y * stride; i < (y + 1) * stride; i++) if (words[i] != 0) return true;
        return false;
    }

    /// <summary>True when all dots given are black.</summary>
    public bool Has(int x, int y, int count, ulong dots) => (Row(x, y, count) & dots) == dots;

    /// <summary>Turns dots white.</summary>
    public void Clear(int x, int y, int count, ulong dots)
    {
        int at = y * stride + (x >> 6), shift = x & 63;
        ulong high = dots << (64 - count);
        words[at] &= ~(high >> shift);
        if (shift != 0) words[at + 1] &= ~(high << (64 - shift));
    }

    /// <summary>A copy.</summary>
    public BitImage Copy()
    {
        var copy = new BitImage(Width, Height);
        words.CopyTo(copy.words, 0);
        return copy;
    }
}
