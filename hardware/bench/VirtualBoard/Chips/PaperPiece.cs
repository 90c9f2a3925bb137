namespace Bench.VirtualBoard.Chips;

/// <summary>A piece of printed thermal paper, 384 dots wide, 8 dots to the millimetre.</summary>
public sealed class PaperPiece
{
    /// <summary>Dots across.</summary>
    public const int Width = 384;

    /// <summary>Darkness from which a dot counts as black.</summary>
    public const byte BlackLevel = 128;

    private readonly byte[][] rows;

    internal PaperPiece(byte[][] rows) => this.rows = rows;

    /// <summary>Dot rows from top to bottom.</summary>
    public int Rows => rows.Length;

    /// <summary>0 white to 255 black.</summary>
    public byte Darkness(int row, int dot) => rows[row][dot];

    /// <summary>True when a dot reads as black.</summary>
    public bool IsBlack(int row, int dot) => rows[row][dot] >= BlackLevel;

    /// <summary>A row as 48 bytes, bit 7 of byte 0 leftmost, 1 = black.</summary>
    public byte[] Bits(int row)
    {
        byte[] bits = new byte[Width / 8];
        for (int dot = 0; dot < Width; dot++)
            if (IsBlack(row, dot)) bits[dot >> 3] |= (byte)(0x80 >> (dot & 7));
        return bits;
    }

    /// <summary>All rows as <see cref="Bits"/>, one after another.</summary>
    public byte[] AllBits() => [.. Enumerable.Range(0, Rows).SelectMany(Bits)];

    /// <summary>Grey image of the paper; a piece without rows gives one white row.</summary>
    public byte[] ToPng()
    {
        byte[] grey = new byte[Math.Max(1, Rows) * Width];
        Array.Fill(grey, (byte)255);
        for (int y = 0; y < Rows; y++)
            for (int x = 0; x < Width; x++) grey[y * Width + x] = (byte)(255 - rows[y][x]);
        return Png.Encode(Width, Math.Max(1, Rows), PngFormat.Grey, grey);
    }

    /// <summary>Writes <see cref="ToPng"/> to a file.</summary>
    public void SavePng(string path) => File.WriteAllBytes(path, ToPng());
}
