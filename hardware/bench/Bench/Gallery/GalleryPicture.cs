using System.Text.RegularExpressions;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Reading;

namespace Bench.Gallery;

/// <summary>A screen or slip of the gallery.</summary>
public sealed partial class GalleryPicture
{
    private const ushort White = 0xFFFF, Red = 0xF800, Pale = 0xC618;
    private const int StatusRows = 20;

    private readonly ushort[] pixels;
    private readonly bool[] masked;

    private GalleryPicture(string name, int width, int height, ushort[] pixels)
    {
        Name = name;
        Width = width;
        Height = height;
        this.pixels = pixels;
        masked = new bool[pixels.Length];
    }

    /// <summary>Path in the gallery, without ending.</summary>
    public string Name { get; }

    /// <summary>What stands on a screen; empty for a slip.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>A screen. Its status bar does not count in a comparison, nor lines with a time, a date, seconds, a number that the acquirer or the counters gave, or a payment code.</summary>
    public static GalleryPicture Of(string name, St7789Panel panel, IEnumerable<TextLine> lines)
    {
        ushort[] seen = new ushort[St7789Panel.Width * St7789Panel.Height];
        panel.CopyVisible(seen);
        GalleryPicture picture = Of(name, seen, lines);
        foreach (QrFound symbol in QrFinder.Read(panel)) picture.Mask(symbol.X, symbol.Y, symbol.Dots, symbol.Dots);
        return picture;
    }

    /// <summary>A screen that has passed already.</summary>
    public static GalleryPicture Of(string name, ushort[] seen, IEnumerable<TextLine> lines)
    {
        GalleryPicture picture = new(name, St7789Panel.Width, St7789Panel.Height, seen);
        picture.Mask(0, 0, St7789Panel.Width, StatusRows);
        foreach (TextLine line in lines.Where(l => Passing().IsMatch(l.Text))) picture.Mask(0, line.Y, St7789Panel.Width, line.Size);
        picture.Lines = [.. lines.Select(l => l.Text)];
        return picture;
    }

    /// <summary>A slip.</summary>
    /// <param name="name">Path in the gallery.</param>
    /// <param name="rows">48 bytes a row.</param>
    public static GalleryPicture Of(string name, byte[] rows)
    {
        const int Stride = PaperPiece.Width / 8;
        int height = Math.Max(1, rows.Length / Stride);
        ushort[] dots = new ushort[height * PaperPiece.Width];
        for (int i = 0; i < dots.Length; i++) dots[i] = i / 8 < rows.Length && (rows[i / 8] & (0x80 >> i % 8)) != 0 ? (ushort)0 : White;
        return new GalleryPicture(name, PaperPiece.Width, height, dots);
    }

    /// <summary>The picture as a file.</summary>
    public byte[] ToPng() => PalettePng.Encode(Width, Height, pixels);

    /// <summary>True when a file shows the same wherever it counts.</summary>
    public bool SameAs(byte[] png)
    {
        var (width, height, other) = PalettePng.Decode(png);
        if (width != Width || height != Height) return false;
        for (int i = 0; i < pixels.Length; i++)
            if (!masked[i] && pixels[i] != other[i]) return false;
        return true;
    }

    /// <summary>Three pictures side by side: how it was, how it is, and the difference in red.</summary>
    /// <param name="png">The file; null: there is none.</param>
    public byte[] Difference(byte[]? png)
    {
        var (width, height, other) = png is null ? (Width, Height, new ushort[pixels.Length]) : PalettePng.Decode(png);
        int wide = Math.Max(width, Width), high = Math.Max(height, Height), all = 3 * wide + 2;
        ushort[] result = new ushort[all * high];
        Array.Fill(result, Pale);
        for (int y = 0; y < high; y++)
            for (int x = 0; x < wide; x++)
            {
                ushort? before = x < width && y < height ? other[y * width + x] : null, now = x < Width && y < Height ? pixels[y * Width + x] : null;
                if (before is { } old) result[y * all + x] = old;
                if (now is { } seen) result[y * all + wide + 1 + x] = seen;
                bool counts = !(x < Width && y < Height && masked[y * Width + x]);
                result[y * all + 2 * wide + 2 + x] = before == now ? White : counts ? Red : Pale;
            }
        return PalettePng.Encode(all, high, result);
    }

    /// <summary>Rows that do not count in a comparison, such as ink: where the panel is sampled hangs on how long the line took.</summary>
    public void Except(int top, int rows) => Mask(0, top, Width, rows);

    private void Mask(int x, int y, int width, int height)
    {
        for (int row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
            for (int column = Math.Max(0, x); column < Math.Min(Width, x + width); column++) masked[row * Width + column] = true;
    }

    [GeneratedRegex(@"\d\d:\d\d|\d{4}[-/]\d\d[-/]\d\d|\d{6}|\d (秒|s)|\d(秒|s)\b|^[0-9A-F]{8}$|请(在框内)?签名|SIGN|:\d{4,5}$")]
    private static partial Regex Passing();
}
