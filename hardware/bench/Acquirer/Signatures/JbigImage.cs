using System.Buffers.Binary;

namespace Bench.Acquirer;

/// <summary>A decoded picture of one bit a dot.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">(Width + 7) / 8 bytes a row, bit 7 leftmost, 1 is black.</param>
public sealed record JbigImage(int Width, int Height, byte[] Bits)
{
    private const int HeaderLength = 20, Largest = 4096, Contexts = 1024;
    private const int TwoLines = 0x40, VariableLength = 0x20, Typical = 0x08;
    private const byte Escape = 0xFF, Normal = 0x02, Reset = 0x03, NewLength = 0x05, Move = 0x06, Comment = 0x07;

    /// <summary>True at a black dot; outside everything is white.</summary>
    public bool this[int x, int y] => x >= 0 && y >= 0 && x < Width && y < Height && (Bits[y * Stride + x / 8] & 0x80 >> x % 8) != 0;

    private int Stride => (Width + 7) / 8;

    /// <summary>Decodes a bi-level image entity of one plane and one layer (ITU-T T.82).</summary>
    /// <param name="data">The entity.</param>
    /// <param name="fault">What is wrong, or what is missing at its end.</param>
    /// <returns>The picture, or null.</returns>
    public static JbigImage? Decode(ReadOnlySpan<byte> data, out string fault)
    {
        fault = "";
        if (data.Length < HeaderLength) { fault = "shorter than its header"; return null; }
        int options = data[19], lines = BinaryPrimitives.ReadInt32BigEndian(data[12..]);
        int width = BinaryPrimitives.ReadInt32BigEndian(data[4..]), height = BinaryPrimitives.ReadInt32BigEndian(data[8..]);
        if (data[0] != 0 || data[1] != 0 || data[2] != 1) fault = "more than one layer or plane";
        else if (width is < 1 or > Largest || height is < 1 or > Largest || lines < 1) fault = $"{width} x {height}, {lines} lines a stripe";
        else if ((options & VariableLength) != 0) fault = "variable length";
        if (fault != "") return null;

        var image = new JbigImage(width, height, new byte[(width + 7) / 8 * height]);
        var decoder = new QmDecoder(Contexts);
        int at = HeaderLength, moved = 0;
        bool wasTypical = false;
        for (int top = 0; top < height; top += lines)
        {
            int moveAt = -1, moveTo = 0;
            while (at + 1 < data.Length && data[at] == Escape && data[at + 1] is NewLength or Move or Comment)
            {
                if (at + 8 > data.Length) break;
                if (data[at + 1] == Move) (moveAt, moveTo) = (BinaryPrimitives.ReadInt32BigEndian(data[(at + 2)..]), data[at + 6]);
                long skip = data[at + 1] switch { Move => 8, Comment => 6L + BinaryPrimitives.ReadUInt32BigEndian(data[(at + 2)..]), _ => 6 };
                at = (int)Math.Min(data.Length, at + skip);
            }
            if (!TakeStripe(data, ref at, out byte[] stripe, out byte end)) { fault = $"ends in the stripe of line {top}"; return null; }
            decoder.Begin(stripe);
            for (int y = top; y < Math.Min(height, top + lines); y++)
            {
                if (y - top == moveAt) moved = moveTo;
                if ((options & Typical) != 0)
                {
                    wasTypical = decoder.Decode((options & TwoLines) != 0 ? 0x195 : 0x0E5) == wasTypical;
                    if (wasTypical)
                    {
                        if (y > 0) image.Bits.AsSpan((y - 1) * image.Stride, image.Stride).CopyTo(image.Bits.AsSpan(y * image.Stride));
                        continue;
                    }
                }
                for (int x = 0; x < width; x++)
                    if (decoder.Decode(image.Context(x, y, (options & TwoLines) != 0, moved))) image.Bits[y * image.Stride + x / 8] |= (byte)(0x80 >> x % 8);
            }
            if (end != Reset) continue;
            decoder.Reset();
            moved = 0;
            wasTypical = false;
        }
        if (at != data.Length) fault = $"{data.Length - at} bytes behind its end";
        return image;
    }

    /// <summary>Coded data up to the marker at its end, without the zeros behind every 0xFF.</summary>
    private static bool TakeStripe(ReadOnlySpan<byte> data, ref int at, out byte[] stripe, out byte end)
    {
        List<byte> bytes = [];
        stripe = [];
        end = 0;
        for (; at < data.Length; at++)
        {
            if (data[at] != Escape) { bytes.Add(data[at]); continue; }
            if (++at == data.Length) return false;
            if (data[at] == 0) { bytes.Add(Escape); continue; }
            end = data[at++];
            stripe = [.. bytes];
            return end is Normal or Reset;
        }
        return false;
    }

    /// <summary>The ten neighbours, from the farthest line down (T.82 figures 3 and 4); A is the adaptive one.</summary>
    private int Context(int x, int y, bool twoLines, int moved)
    {
        bool adaptive = moved == 0 ? this[x + 2, y - 1] : this[x - moved, y];
        ReadOnlySpan<bool> dots = twoLines
            ? [this[x - 3, y - 1], this[x - 2, y - 1], this[x - 1, y - 1], this[x, y - 1], this[x + 1, y - 1], adaptive,
               this[x - 4, y], this[x - 3, y], this[x - 2, y], this[x - 1, y]]
            : [this[x - 1, y - 2], this[x, y - 2], this[x + 1, y - 2], this[x - 2, y - 1], this[x - 1, y - 1], this[x, y - 1], this[x + 1, y - 1], adaptive,
               this[x - 2, y], this[x - 1, y]];
        int context = 0;
        foreach (bool dot in dots) context = context << 1 | (dot ? 1 : 0);
        return context;
    }
}
