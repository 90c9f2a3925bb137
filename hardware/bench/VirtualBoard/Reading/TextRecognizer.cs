using System.Text;

namespace Bench.VirtualBoard.Reading;

/// <summary>A line of text found in an image.</summary>
/// <param name="Text">The text; gaps as spaces, U+FFFD for the box of a missing glyph.</param>
/// <param name="X">Left edge of the first character's cell.</param>
/// <param name="Y">Top edge of the cells.</param>
/// <param name="Width">To the right edge of the last cell.</param>
/// <param name="Size">16, 24, 32 or 48 dots.</param>
/// <param name="Color">RGB565 of the ink; 0 on paper.</param>
public sealed record TextLine(string Text, int X, int Y, int Width, int Size, ushort Color);

/// <summary>
/// Reads text by its dots. A character counts only when every dot of its cell agrees, black and white. What small signs and
/// parts of large ones have in common is told apart by the line: the line that explains most ink is read first.
/// </summary>
public static class TextRecognizer
{
    private sealed record Hit(GlyphShape Shape, int Size, int X, int Y);

    /// <summary>Finds all lines.</summary>
    /// <param name="image">Ink.</param>
    /// <param name="color">Reported with each line.</param>
    public static List<TextLine> Read(BitImage image, ushort color = 0)
    {
        var lines = new List<TextLine>();
        BitImage ink = image.Copy();
        var groups = Hits(image).GroupBy(h => (h.Size, h.Y)).OrderByDescending(g => g.Sum(h => h.Shape.Ink)).ThenBy(g => g.Min(h => h.Shape.Code));
        foreach (var group in groups)
        {
            var taken = new List<Hit>();
            foreach (Hit hit in group.OrderByDescending(h => h.Shape.Ink).ThenBy(h => h.Shape.Width).ThenBy(h => h.Shape.Code))
                if (Take(ink, hit)) taken.Add(hit);
            if (taken.Count == 0 || taken.All(h => h.Shape.Code is '_' or '|' or '—' or '｜' or '￣' or '＿')) continue; // rules and edges
            lines.Add(Line(taken, color));
        }
        lines.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        return lines;
    }

    /// <summary>Every cell of the image that holds a character.</summary>
    private static List<Hit> Hits(BitImage image)
    {
        var hits = new List<Hit>();
        foreach (var shapes in GlyphIndex.Shared.Classes)
        {
            int width = shapes.Width;
            for (int y = 0; y < image.Height; y++)
            {
                if (!image.Any(y)) continue;
                for (int x = 0; x + width <= image.Width; x++)
                {
                    ulong first = image.Row(x, y, width);
                    if (first == 0 || !shapes.MayBegin(first)) continue;
                    if (y + 2 < image.Height) Keep(shapes.Find(first, image.Row(x, y + 1, width), image.Row(x, y + 2, width)), x, y);
                    Keep(shapes.FindLow(first), x, y);
                }
            }
        }
        return hits;

        void Keep(List<GlyphIndex.Candidate>? candidates, int x, int y)
        {
            if (candidates is null) return;
            foreach (var candidate in candidates)
                if (Fits(image, candidate.Shape, x, y - candidate.Top)) hits.Add(new Hit(candidate.Shape, candidate.Size, x, y - candidate.Top));
        }
    }

    private static bool Fits(BitImage image, GlyphShape shape, int x, int y)
    {
        if (y < 0 || y + shape.Rows.Length > image.Height) return false;
        for (int i = 0; i < shape.Rows.Length; i++)
            if (image.Row(x, y + i, shape.Width) != shape.Rows[i]) return false;
        return true;
    }

    /// <summary>Takes a character's ink, if no other has taken a part of it.</summary>
    private static bool Take(BitImage ink, Hit hit)
    {
        ulong[] rows = hit.Shape.Rows;
        for (int i = 0; i < rows.Length; i++) if (!ink.Has(hit.X, hit.Y + i, hit.Shape.Width, rows[i])) return false;
        for (int i = 0; i < rows.Length; i++) ink.Clear(hit.X, hit.Y + i, hit.Shape.Width, rows[i]);
        return true;
    }

    private static TextLine Line(List<Hit> hits, ushort color)
    {
        hits.Sort((a, b) => a.X.CompareTo(b.X));
        var text = new StringBuilder();
        int end = hits[0].X, half = hits[0].Size / 2;
        foreach (Hit hit in hits)
        {
            text.Append(' ', Math.Max(0, (hit.X - end + half / 2) / half));
            text.Append(hit.Shape.Code);
            end = hit.X + hit.Shape.Width;
        }
        return new TextLine(text.ToString(), hits[0].X, hits[0].Y, end - hits[0].X, hits[0].Size, color);
    }
}
