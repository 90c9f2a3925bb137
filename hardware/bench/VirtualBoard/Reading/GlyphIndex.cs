namespace Bench.VirtualBoard.Reading;

/// <summary>All shapes that text can have on screen and paper, found by their first rows of ink.</summary>
internal sealed class GlyphIndex
{
    /// <summary>Shapes of one width.</summary>
    public sealed class WidthClass(int width)
    {
        private readonly Dictionary<(ulong, ulong, ulong, ulong), List<Candidate>> byRows = [];
        private readonly Dictionary<(ulong, ulong), List<Candidate>> flat = [];
        private readonly bool[] firstRows = new bool[1 << 16];

        public int Width { get; } = width;

        public void Add(Candidate candidate)
        {
            GlyphShape shape = candidate.Shape;
            firstRows[Fold(shape.High[0] ^ shape.Low[0] << 1)] = true;
            if (shape.High.Length == 1) Put(flat, (shape.High[0], shape.Low[0]), candidate);
            else Put(byRows, (shape.High[0], shape.Low[0], shape.High[1], shape.Low[1]), candidate);
        }

        /// <summary>A quick no for most places.</summary>
        public bool MayBegin(ulong high, ulong low) => firstRows[Fold(high ^ low << 1)];

        public List<Candidate>? Find(ulong high, ulong low, ulong nextHigh, ulong nextLow) => byRows.GetValueOrDefault((high, low, nextHigh, nextLow));

        /// <summary>Shapes of a single row.</summary>
        public List<Candidate>? FindFlat(ulong high, ulong low) => flat.GetValueOrDefault((high, low));

        private static int Fold(ulong row) => (int)((row * 0x9E3779B97F4A7C15) >> 48);

        private static void Put<TKey>(Dictionary<TKey, List<Candidate>> where, TKey key, Candidate candidate) where TKey : notnull
        {
            if (!where.TryGetValue(key, out var list)) where[key] = list = [];
            list.Add(candidate);
        }
    }

    /// <summary>A shape, the size of type that it belongs to, and the rows from its top to the baseline.</summary>
    public sealed record Candidate(GlyphShape Shape, int Size, int Rise);

    private readonly Dictionary<char, char> canonical = [];

    private GlyphIndex(bool paper)
    {
        var classes = new SortedDictionary<int, WidthClass>();
        foreach (int size in FontAssets.Sizes)
        {
            var sheet = GlyphSheet.Parse(FontAssets.Name(size), FontAssets.Read(FontAssets.Name(size)));
            var seen = new Dictionary<string, char>();
            // words need no box for what shops are called; only where a font covers everything is a box a fault
            var shapes = sheet.Glyphs.Values.OrderBy(g => g.Code).Append(Box(size / 2, size)).Append(Box(size, size));
            foreach (var whole in shapes)
            {
                if (whole.Ink == 0) continue;
                GlyphShape? shape = paper ? Burnt(whole) : whole;
                if (shape is null) continue;
                // the same ink in the same rows: nobody can tell these apart (a comma and a full-width comma)
                string look = $"{shape.Top}:{string.Join(',', shape.High)}:{string.Join(',', shape.Low)}";
                if (!seen.TryAdd(look, shape.Code)) Join(shape.Code, seen[look]);
                if (shape.Code is >= '\u2500' and <= '\u259F') continue; // frames are no text
                if (!classes.TryGetValue(shape.Width, out var one)) classes[shape.Width] = one = new WidthClass(shape.Width);
                one.Add(new Candidate(shape, size, sheet.Baseline - shape.Top));
            }
        }
        Classes = [.. classes.Values];
    }

    /// <summary>The index of the screen, made when it is first wanted.</summary>
    public static GlyphIndex Screen => OfScreen.Value;

    /// <summary>The index of paper: the two darker levels are black.</summary>
    public static GlyphIndex Paper => OfPaper.Value;

    private static readonly Lazy<GlyphIndex> OfScreen = new(() => new GlyphIndex(false)), OfPaper = new(() => new GlyphIndex(true));

    /// <summary>Shapes by width.</summary>
    public IReadOnlyList<WidthClass> Classes { get; }

    /// <summary>Text with characters of the same look made equal and all white space taken out, for comparison.</summary>
    public string Normalize(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
            if (!char.IsWhiteSpace(c)) result.Append(Root(c));
        return result.ToString();
    }

    private char Root(char c)
    {
        while (canonical.TryGetValue(c, out char other)) c = other;
        return c;
    }

    private void Join(char a, char b)
    {
        (a, b) = (Root(a), Root(b));
        if (a != b) canonical[a] = b;
    }

    /// <summary>What of a shape burns into the paper, as a tight box again; null: nothing.</summary>
    private static GlyphShape? Burnt(GlyphShape shape)
    {
        int first = Array.FindIndex(shape.High, r => r != 0), last = Array.FindLastIndex(shape.High, r => r != 0);
        if (first < 0) return null;
        ulong all = shape.High.Aggregate((a, b) => a | b);
        int right = System.Numerics.BitOperations.TrailingZeroCount(all), width = 64 - System.Numerics.BitOperations.LeadingZeroCount(all) - right;
        ulong[] rows = [.. shape.High[first..(last + 1)].Select(r => r >> right)];
        return shape with { Left = shape.Left + shape.Width - width - right, Top = shape.Top + first, Width = width, High = rows, Low = rows };
    }

    /// <summary>The box for a missing glyph, as hardware/fonts/README.md describes it.</summary>
    private static GlyphShape Box(int width, int size)
    {
        ulong edge = (1UL << (width - 2)) - 1, side = 1UL << (width - 3) | 1;
        ulong[] rows = [.. Enumerable.Range(0, size - 4).Select(y => y == 0 || y == size - 5 ? edge : side)];
        return new GlyphShape('\uFFFD', width, 1, 2, width - 2, rows, rows);
    }
}
