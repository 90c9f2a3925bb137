using Bench.VirtualBoard.Chips;

namespace Bench.VirtualBoard.Reading;

/// <summary>Reads what stands on the panel, as a person would: any two colours, nothing while it is dark.</summary>
public sealed class ScreenReader(St7789Panel panel)
{
    private const int MostColors = 48;

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
            return joined.Contains(GlyphIndex.Shared.Normalize(text), StringComparison.Ordinal);
        }
    }

    /// <summary>Lines of any picture of a screen, in the same order.</summary>
    /// <param name="pixels">240 x 320, RGB565.</param>
    public static IReadOnlyList<TextLine> Read(ushort[] pixels)
    {
        var found = new List<TextLine>();
        // a screen of ours has few colours; noise of a panel never written has thousands
        var colors = pixels.CountBy(p => p).OrderByDescending(c => c.Value).Take(MostColors).Select(c => c.Key).ToArray();
        foreach (ushort color in colors) found.AddRange(TextRecognizer.Read(BitImage.FromColor(pixels, St7789Panel.Width, color), color));
        return [.. found.OrderBy(l => l.Y).ThenBy(l => l.X)];
    }

    /// <summary>A text as the reader compares it: without white space, and characters of equal look alike.</summary>
    public static string Comparable(string text) => GlyphIndex.Shared.Normalize(text);

    private void Refresh()
    {
        long now = panel.Version;
        if (now == version) return;
        panel.CopyVisible(pixels);
        lines = Read(pixels);
        joined = GlyphIndex.Shared.Normalize(string.Concat(lines.Select(l => l.Text)));
        version = now;
    }
}
