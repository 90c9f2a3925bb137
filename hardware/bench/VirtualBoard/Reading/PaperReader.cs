namespace Bench.VirtualBoard.Reading;

/// <summary>Reads what stands on paper.</summary>
public static class PaperReader
{
    /// <summary>Lines from top to bottom.</summary>
    /// <param name="rows">Rows of dots packed to bytes, bit 7 leftmost, 1 is black.</param>
    /// <param name="bytesPerRow">48 for 384 dots.</param>
    public static IReadOnlyList<TextLine> Read(ReadOnlySpan<byte> rows, int bytesPerRow = 48) => TextRecognizer.Read(BitImage.FromRows(rows, bytesPerRow));

    /// <summary>True when the text stands among the lines, also over a line break. White space and characters of equal look make no difference.</summary>
    public static bool Contains(IEnumerable<TextLine> lines, string text) =>
        GlyphIndex.Shared.Normalize(string.Concat(lines.Select(l => l.Text))).Contains(GlyphIndex.Shared.Normalize(text), StringComparison.Ordinal);
}
