using System.Text;

namespace Bench.VirtualBoard.Reading;

/// <summary>A line of text found in an image.</summary>
/// <param name="Text">The text; gaps as spaces, U+FFFD for the box of a missing glyph.</param>
/// <param name="X">Left edge of the first character.</param>
/// <param name="Y">Top edge of the line: its baseline less the rows of its size above it.</param>
/// <param name="Width">To the right edge of the last character.</param>
/// <param name="Size">16, 20, 24, 32 or 48 dots: that of the most ink.</param>
/// <param name="Color">RGB565 of the ink; 0 on paper.</param>
public sealed record TextLine(string Text, int X, int Y, int Width, int Size, ushort Color);

/// <summary>
/// Reads text by its dots. A character counts only when every dot of its box agrees, in all levels. What small signs and parts of large ones have in common
/// is told apart by the line: the line that explains most ink is read first, and a character's place is nobody else's.
/// </summary>
internal static class TextRecognizer
{
    private sealed record Hit(GlyphShape Shape, int Size, int X, int Y, int Baseline)
    {
        /// <summary>Where the pen was.</summary>
        public int Pen => X - Shape.Left;
    }

    /// <summary>Finds all lines.</summary>
    /// <param name="index">Shapes.</param>
    /// <param name="high">Upper bits of the levels.</param>
    /// <param name="low">Lower bits.</param>
    /// <param name="color">Reported with each line.</param>
    public static List<TextLine> Read(GlyphIndex index, BitImage high, BitImage low, ushort color = 0)
    {
        var taken = new Dictionary<int, List<Hit>>();
        BitImage highInk = high.Copy(), lowInk = low.Copy();
        var groups = Hits(index, high, low).GroupBy(h => (h.Size, h.Baseline)).OrderByDescending(g => g.Sum(h => h.Shape.Ink)).ThenBy(g => g.Min(h => h.Shape.Code));
        foreach (var group in groups)
            foreach (Hit hit in group.OrderByDescending(h => h.Shape.Ink).ThenBy(h => h.Shape.Width).ThenBy(h => h.Shape.Code))
            {
                if (!taken.TryGetValue(hit.Baseline, out var line)) taken[hit.Baseline] = line = [];
                if (line.Any(h => h.Pen < hit.Pen + hit.Shape.Advance && hit.Pen < h.Pen + h.Shape.Advance)) continue;
                if (Take(highInk, lowInk, hit)) line.Add(hit);
            }
        // dots far from each other are pieces of something that is no text
        var lines = taken.Values.Where(l => l.Count == 0 || l.Any(h => h.Shape.Code is not ('.' or '·')) || l.Max(h => h.Pen) - l.Min(h => h.Pen) < l.Count * l[0].Shape.Advance).Where(l => l.Any(h => h.Shape.Code is not ('_' or '|' or '—' or '｜' or '￣' or '＿' or 'ˉ' or 'I' or 'l' or '丨'))).SelectMany(l => Lines(l, color)).ToList();
        lines.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        return lines;
    }

    /// <summary>Every place of the image that holds the box of a character.</summary>
    private static List<Hit> Hits(GlyphIndex index, BitImage high, BitImage low)
    {
        var hits = new List<Hit>();
        foreach (var shapes in index.Classes)
        {
            int width = shapes.Width;
            for (int y = 0; y < high.Height; y++)
            {
                if (!high.Any(y) && !low.Any(y)) continue;
                for (int x = 0; x + width <= high.Width; x++)
                {
                    ulong up = high.Row(x, y, width), down = low.Row(x, y, width);
                    if ((up | down) == 0 || !shapes.MayBegin(up, down)) continue;
                    if (y + 1 < high.Height) Keep(shapes.Find(up, down, high.Row(x, y + 1, width), low.Row(x, y + 1, width)), x, y);
                    Keep(shapes.FindFlat(up, down), x, y);
                }
            }
        }
        return hits;

        void Keep(List<GlyphIndex.Candidate>? candidates, int x, int y)
        {
            if (candidates is null) return;
            foreach (var candidate in candidates)
                if (Fits(high, low, candidate.Shape, x, y)) hits.Add(new Hit(candidate.Shape, candidate.Size, x, y, y + candidate.Rise));
        }
    }

    private static bool Fits(BitImage high, BitImage low, GlyphShape shape, int x, int y)
    {
        int end = y + shape.High.Length;
        if (end > high.Height || !Blank(y - 1) || !Blank(end)) return false; // a part of something larger has ink above or below
        if (shape.IsBar && GoesOn(x - 1, x) && GoesOn(x + shape.Width, x + shape.Width - 1)) return false; // or on both sides
        for (int i = 0; i < shape.High.Length; i++)
            if (high.Row(x, y + i, shape.Width) != shape.High[i] || low.Row(x, y + i, shape.Width) != shape.Low[i]) return false;
        return true;

        bool GoesOn(int outside, int inside)
        {
            if (outside < 0 || outside >= high.Width) return false;
            for (int row = y; row < end; row++)
                if (Ink(inside, row) && !Ink(outside, row)) return false;
            return true;
        }

        bool Ink(int column, int row) => (high.Row(column, row, 1) | low.Row(column, row, 1)) != 0;

        bool Blank(int row) => row < 0 || row >= high.Height || (high.Row(x, row, shape.Width) | low.Row(x, row, shape.Width)) == 0;
    }

    /// <summary>Takes a character's ink, if no other has taken a part of it.</summary>
    private static bool Take(BitImage high, BitImage low, Hit hit)
    {
        GlyphShape shape = hit.Shape;
        for (int i = 0; i < shape.High.Length; i++)
            if (!high.Has(hit.X, hit.Y + i, shape.Width, shape.High[i]) || !low.Has(hit.X, hit.Y + i, shape.Width, shape.Low[i])) return false;
        for (int i = 0; i < shape.High.Length; i++)
        {
            high.Clear(hit.X, hit.Y + i, shape.Width, shape.High[i]);
            low.Clear(hit.X, hit.Y + i, shape.Width, shape.Low[i]);
        }
        return true;
    }

    private static IEnumerable<TextLine> Lines(List<Hit> hits, ushort color)
    {
        if (hits.Count == 0) yield break;
        hits.Sort((a, b) => a.Pen.CompareTo(b.Pen));
        var text = new StringBuilder();
        int end = hits[0].Pen, size = hits.GroupBy(h => h.Size).MaxBy(g => g.Sum(h => h.Shape.Ink))!.Key;
        foreach (Hit hit in hits)
        {
            double blank = Math.Max(2, size * 0.22);
            if (hit.Pen - end >= blank * 0.8) text.Append(' ', Math.Max(1, (int)Math.Round((hit.Pen - end) / blank)));
            text.Append(hit.Shape.Code);
            end = hit.Pen + hit.Shape.Advance;
        }
        int baseline = hits[0].Baseline;
        yield return new TextLine(text.ToString(), hits[0].Pen, baseline - (int)Math.Round(size * 0.88), end - hits[0].Pen, size, color);
    }
}
