namespace PosFirmware.Signature;

/// <summary>A picture of one bit a dot that lines are drawn into.</summary>
public sealed class BitCanvas
{
    /// <summary>Rows from the top, <see cref="Stride"/> bytes each, bit 7 leftmost, 1 is black.</summary>
    public readonly byte[] Bits;
    /// <summary>Columns.</summary>
    public readonly int Width;
    /// <summary>Rows.</summary>
    public readonly int Height;
    /// <summary>Bytes of a row.</summary>
    public readonly int Stride;

    /// <summary>Makes a white one.</summary>
    public BitCanvas(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = (width + 7) / 8;
        Bits = new byte[Stride * height];
    }

    /// <summary>Makes it white.</summary>
    public void Clear() => System.Array.Clear(Bits, 0, Bits.Length);

    /// <summary>Draws a line, both ends included, as far as it lies within.</summary>
    /// <param name="pen">Dots that the pen is wide and high, to the right and below.</param>
    public void Line(int x0, int y0, int x1, int y1, int pen)
    {
        int dx = x1 - x0, dy = y1 - y0, stepX = dx < 0 ? -1 : 1, stepY = dy < 0 ? -1 : 1;
        if (dx < 0) dx = -dx;
        if (dy < 0) dy = -dy;
        int error = dx - dy;
        while (true)
        {
            Dot(x0, y0, pen);
            if (x0 == x1 && y0 == y1) return;
            int twice = 2 * error;
            if (twice > -dy)
            {
                error -= dy;
                x0 += stepX;
            }
            if (twice < dx)
            {
                error += dx;
                y0 += stepY;
            }
        }
    }

    /// <summary>Number of black dots.</summary>
    public int CountBlack()
    {
        int black = 0;
        for (int i = 0; i < Bits.Length; i++)
            for (int b = Bits[i]; b != 0; b &= b - 1) black++;
        return black;
    }

    private void Dot(int x, int y, int pen)
    {
        for (int row = y; row < y + pen; row++)
        {
            if (row < 0 || row >= Height) continue;
            for (int column = x; column < x + pen; column++)
                if (column >= 0 && column < Width) Bits[row * Stride + (column >> 3)] |= (byte)(0x80 >> (column & 7));
        }
    }
}
