namespace Bench.VirtualBoard.Reading;

/// <summary>All shapes that text can have on screen and paper, found by their first rows of ink.</summary>
internal sealed class GlyphIndex
{
    /// <summary>Shapes of one width.</summary>
    public sealed class WidthClass(int width)
    {
        private readonly Dictionary<ulong, List<Candidate>> byRows = [], low = [];
        private readonly bool[] firstRows = new bool[1 << 16];

        public int Width { get; } = width;

        public void Add(Candidate candidate)
        {
            ulong[] rows = candidate.Shape.Rows;
            firstRows[Fold(rows[candidate.Top])] = true;
            bool flat = candidate.Top + 2 >= rows.Length; // an underscore has no third row
            ulong key = flat ? rows[candidate.Top] : Key(rows[candidate.Top], rows[candidate.Top + 1], rows[candidate.Top + 2]);
            var where = flat ? low : byRows;
            if (!where.TryGetValue(key, out var list)) where[key] = list = [];
            list.Add(candidate);
        }

        /// <summary>A quick no for most places.</summary>
        public bool MayBegin(ulong row) => firstRows[Fold(row)];

        public List<Candidate>? Find(ulong first, ulong second, ulong third) => byRows.GetValueOrDefault(Key(first, second, third));

        /// <summary>Shapes whose ink begins in one of the last two rows.</summary>
        public List<Candidate>? FindLow(ulong first) => low.GetValueOrDefault(first);

        private static int Fold(ulong row) => (int)((row * 0x9E3779B97F4A7C15) >> 48);

        private static ulong Key(ulong a, ulong b, ulong c) => (a * 0x9E3779B97F4A7C15 + b) * 0xC2B2AE3D27D4EB4F + c;
    }

    /// <summary>A shape, the text size it belongs to, and its first row with ink.</summary>
    public sealed record Candidate(GlyphShape Shape, int Size, int Top);

    private readonly Dictionary<char, char> canonical = [];

    private GlyphIndex()
    {
        var classes = new SortedDictionary<int, WidthClass>();
        var seen = new Dictionary<string, char>();
        foreach (string name in FontAssets.Names)
        {
            var sheet = GlyphSheet.Parse(FontAssets.Read(name));
            var shapes = sheet.Glyphs.Values.OrderBy(g => g.Code).Append(Box(sheet.Height, sheet.Height / 2)).Append(Box(sheet.Height, sheet.Height));
            foreach (var shape in shapes)
            {
                if (shape.Ink == 0) continue;
                // the same ink in the same rows: nobody can tell these apart (a comma and a space, or a full-width comma)
                int right = shape.Rows.Where(r => r != 0).Min(r => System.Numerics.BitOperations.TrailingZeroCount(r));
                string look = string.Join(',', shape.Rows.Select(r => r >> right));
                if (sheet.Height == 16)
                {
                    if (!seen.TryAdd(look, shape.Code)) canonical[shape.Code] = seen[look];
                }
                if (shape.Code is >= '\u2500' and <= '\u259F') continue; // frames are no text
                foreach (var (scaled, size) in new[] { (shape, sheet.Height), (shape.Doubled(), sheet.Height * 2) })
                {
                    if (!classes.TryGetValue(scaled.Width, out var one)) classes[scaled.Width] = one = new WidthClass(scaled.Width);
                    int top = Array.FindIndex(scaled.Rows, r => r != 0);
                    one.Add(new Candidate(scaled, size, top));
                }
            }
        }
        Classes = [.. classes.Values];
    }

    /// <summary>The index, made when it is first wanted.</summary>
    public static GlyphIndex Shared => Lazily.Value;

    private static readonly Lazy<GlyphIndex> Lazily = new(() => new GlyphIndex());

    /// <summary>Shapes by width.</summary>
    public IReadOnlyList<WidthClass> Classes { get; }

    /// <summary>Text with characters of the same look made equal and all white space taken out, for comparison.</summary>
    public string Normalize(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
            if (!char.IsWhiteSpace(c)) result.Append(canonical.GetValueOrDefault(c, c));
        return result.ToString();
    }

    /// <summary>The box for a missing glyph, as hardware/fonts/README.md describes it.</summary>
    private static GlyphShape Box(int height, int width)
    {
        ulong side = 1UL << (width - 2) | 2, edge = (1UL << (width - 1)) - 2;
        var rows = Enumerable.Range(0, height).Select(y => y < 2 || y > height - 3 ? 0 : y == 2 || y == height - 3 ? edge : side);
        return new GlyphShape('\uFFFD', width, [.. rows]);
    }
}
