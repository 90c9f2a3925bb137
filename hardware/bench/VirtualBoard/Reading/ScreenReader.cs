using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bench.VirtualBoard.Chips;

namespace Bench.VirtualBoard.Reading;

/// <summary>Reads what stands on the panel, as a person would: any two colours, nothing while it is dark.</summary>
public sealed class ScreenReader(St7789Panel panel)
{
    private const int MostColors = 400, MostPapers = 12, Around = 3, Apart = 3, SmallSign = 48, ApartInSign = 32, MostKnown = 20000;

    private readonly ushort[] pixels = new ushort[St7789Panel.Width * St7789Panel.Height];
    private readonly Lock gate = new();
    private IReadOnlyList<TextLine> lines = [];
    private string joined = "";
    private long version = -1;

    /// <summary>Lines from top to bottom, then from left to right.</summary>
    public IReadOnlyList<TextLine> Read()
    {
        lock (gate)
        {
            Refresh();
            return lines;
        }
    }

    /// <summary>All lines, one below the other.</summary>
    public string Text => string.Join('\n', Read().Select(l => l.Text));

    /// <summary>True when the text stands on the screen, also over a line break. White space and characters of equal look make no difference.</summary>
    public bool Contains(string text)
    {
        lock (gate)
        {
            Refresh();
            return joined.Contains(GlyphIndex.Screen.Normalize(text), StringComparison.Ordinal);
        }
    }

    /// <summary>Lines of any picture of a screen, in the same order.</summary>
    /// <param name="pixels">240 x 320, RGB565.</param>
    public static IReadOnlyList<TextLine> Read(ushort[] pixels)
    {
        // a screen of ours has few colours; noise of a panel never written has thousands
        if (pixels.Distinct().Count() > MostColors) return [];
        var found = new List<TextLine>();
        foreach (var (top, end) in Bands(pixels))
        {
            ushort[] band = pixels[(top * St7789Panel.Width)..(end * St7789Panel.Width)];
            string key = Convert.ToHexString(SHA1.HashData(MemoryMarshal.AsBytes(band.AsSpan())));
            if (!Known.TryGetValue(key, out var lines))
            {
                if (Known.Count > MostKnown) Known.Clear();
                Known[key] = lines = ReadBand(band);
            }
            found.AddRange(lines.Select(l => l with { Y = l.Y + top }));
        }
        return [.. found.OrderBy(l => l.Y).ThenBy(l => l.X)];
    }

    // Screens have most of their lines in common with the one before and with those of other terminals: a line is read once.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<TextLine>> Known = new();

    /// <summary>Stretches of rows that hold anything, apart by rows of one colour, each with a little of what is around it.</summary>
    private static IEnumerable<(int Top, int End)> Bands(ushort[] pixels)
    {
        int top = -1, last = -1, height = pixels.Length / St7789Panel.Width, wide = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<ushort> row = pixels.AsSpan(y * St7789Panel.Width, St7789Panel.Width);
            int first = row.IndexOfAnyExcept(row[0]);
            if (first < 0) continue;
            int width = row.LastIndexOfAnyExcept(row[0]) - first + 1;
            // a colon that stands alone has rows of nothing between its dots
            if (top >= 0 && y - last > (Math.Min(wide, width) < SmallSign ? ApartInSign : Apart))
            {
                yield return (Math.Max(0, top - Around), Math.Min(height, last + 1 + Around));
                top = -1;
                wide = 0;
            }
            if (top < 0) top = y;
            wide = Math.Max(wide, width);
            last = y;
        }
        if (top >= 0) yield return (Math.Max(0, top - Around), Math.Min(height, last + 1 + Around));
    }

    private static IReadOnlyList<TextLine> ReadBand(ushort[] pixels)
    {
        var found = new List<TextLine>();
        int height = pixels.Length / St7789Panel.Width;
        Dictionary<ushort, int> many = pixels.CountBy(p => p).ToDictionary();
        ushort[] papers = [.. many.OrderByDescending(c => c.Value).Take(MostPapers).Select(c => c.Key)];
        foreach (ushort paper in papers)
            foreach (ushort ink in many.Keys.Where(c => c != paper))
            {
                ushort third = Mix(ink, paper, 1), two = Mix(ink, paper, 2);
                // type without a single soft edge is no type of ours
                if (!many.ContainsKey(third) && !many.ContainsKey(two) || third == paper || two == ink) continue;
                BitImage high = BitImage.From(St7789Panel.Width, height, i => pixels[i] == ink || pixels[i] == two);
                BitImage low = BitImage.From(St7789Panel.Width, height, i => pixels[i] == ink || pixels[i] == third);
                found.AddRange(TextRecognizer.Read(GlyphIndex.Screen, high, low, ink).Where(l => OnPaper(l, pixels, ink, paper)));
            }
        return found;
    }

    /// <summary>A text as the reader compares it: without white space, and characters of equal look alike.</summary>
    public static string Comparable(string text) => GlyphIndex.Screen.Normalize(text);

    /// <summary>Type leaves more of its paper free than it covers; what shows between the strokes of other type does not.</summary>
    private static bool OnPaper(TextLine line, ushort[] pixels, ushort ink, ushort paper)
    {
        int black = 0, white = 0, height = pixels.Length / St7789Panel.Width;
        for (int y = Math.Max(0, line.Y - Around); y < Math.Min(height, line.Y + line.Size + Around); y++)
            for (int x = Math.Max(0, line.X - Around); x < Math.Min(St7789Panel.Width, line.X + line.Width + Around); x++)
            {
                ushort pixel = pixels[y * St7789Panel.Width + x];
                if (pixel == ink) black++;
                else if (pixel == paper) white++;
            }
        return white > black;
    }

    /// <summary>A level of type on its paper: thirds of each part of RGB565, rounded (hardware/fonts/README.md).</summary>
    private static ushort Mix(ushort ink, ushort paper, int level)
    {
        int Part(int shift, int mask) => ((paper >> shift & mask) * (3 - level) + (ink >> shift & mask) * level + 1) / 3 << shift;
        return (ushort)(Part(11, 31) | Part(5, 63) | Part(0, 31));
    }

    private void Refresh()
    {
        long now = panel.Version;
        if (now == version) return;
        panel.CopyVisible(pixels);
        lines = Read(pixels);
        joined = GlyphIndex.Screen.Normalize(string.Concat(lines.Select(l => l.Text)));
        version = now;
    }
}
