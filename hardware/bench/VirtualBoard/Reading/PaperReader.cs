namespace Bench.VirtualBoard.Reading;

/// <summary>Reads what stands on paper.</summary>
public static class PaperReader
{
    /// <summary>Lines from top to bottom.</summary>
    /// <param name="rows">Rows of dots packed to bytes, bit 7 leftmost, 1 is black.</param>
    /// <param name="bytesPerRow">48 for 384 dots.</param>
    public static IReadOnlyList<TextLine> Read(ReadOnlySpan<byte> rows, int bytesPerRow = 48) 
    {
        var image = BitImage.FromRows(rows, bytesPerRow);
        return TextRecognizer.Read(GlyphIndex.Paper, image, image);
    }

    /// <summary>True when the text stands among the lines, also over a line break. White space and characters of equal look make no difference.</summary>
    public static bool Contains(IEnumerable<TextLine> lines, string text) =>
        GlyphIndex.Paper.Normalize(string.Concat(lines.Select(l => l.Text))).Contains(GlyphIndex.Paper.Normalize(text), StringComparison.Ordinal);
}
