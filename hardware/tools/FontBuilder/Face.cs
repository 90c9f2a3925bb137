namespace Tools.FontBuilder;

/// <summary>Which characters a face has.</summary>
public enum Coverage
{
    /// <summary>All that names of shops need.</summary>
    All,
    /// <summary>ASCII, and what the firmware's own sources use.</summary>
    Words,
    /// <summary>Digits, signs of amounts, capitals.</summary>
    Figures,
}

/// <summary>A face of the terminal.</summary>
/// <param name="Name">File name without its ending.</param>
/// <param name="Em">Dots of a hanzi's square.</param>
/// <param name="Bold">Weight.</param>
/// <param name="Coverage">Characters.</param>
public sealed record Face(string Name, int Em, bool Bold, Coverage Coverage)
{
    /// <summary>All faces; the budget of hardware/fonts/README.md is theirs together.</summary>
    public static IReadOnlyList<Face> All { get; } =
    [
        new("type16", 16, false, Coverage.Words),
        new("type20", 20, false, Coverage.All),
        new("type24", 24, true, Coverage.Words),
        new("type32", 32, true, Coverage.Figures),
        new("type48", 48, true, Coverage.Figures),
    ];

    /// <summary>Rows from the top of a line to its baseline: Noto's hanzi stand 0.88 em above it.</summary>
    public int Baseline => (int)Math.Round(Em * 0.88);

    /// <summary>Rows of a line: the square, and room for what hangs below it, as in g or p.</summary>
    public int Height => Baseline + (int)Math.Ceiling(Em * (Coverage == Coverage.Figures ? 0.14 : 0.22));
}
