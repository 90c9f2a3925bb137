namespace Tools.FontBuilder;

/// <summary>One character in one face: a tight box of levels, and where it stands in its line.</summary>
/// <param name="Advance">Dots to the next character.</param>
/// <param name="Left">Dots before the box; the box never reaches beyond the advance.</param>
/// <param name="Top">Rows of the line above the box.</param>
/// <param name="Width">Dots across the box; 0 for a blank.</param>
/// <param name="Height">Rows of the box.</param>
/// <param name="Levels">Row by row; 0 is paper, 3 is ink.</param>
public sealed record Glyph(int Advance, int Left, int Top, int Width, int Height, byte[] Levels)
{
    /// <summary>The record of the glyph file (hardware/fonts/README.md): place, check byte, mask of repeated rows, the other rows.</summary>
    public byte[] Pack(char code)
    {
        var rows = new List<byte[]>();
        byte[] mask = new byte[(Height + 7) / 8];
        for (int y = 0; y < Height; y++)
        {
            byte[] row = Row(y);
            if (y > 0 && row.AsSpan().SequenceEqual(Row(y - 1))) mask[y >> 3] |= (byte)(0x80 >> (y & 7));
            else rows.Add(row);
        }
        byte[] record = [(byte)Left, (byte)Top, (byte)Width, (byte)Height, 0, .. mask, .. rows.SelectMany(r => r)];
        record[4] = (byte)~(record.Sum(b => b) + code + (code >> 8));
        return record;
    }

    private byte[] Row(int y)
    {
        byte[] row = new byte[(Width + 3) / 4];
        for (int x = 0; x < Width; x++) row[x >> 2] |= (byte)(Levels[y * Width + x] << (6 - 2 * (x & 3)));
        return row;
    }
}
