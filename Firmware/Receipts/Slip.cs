using PosFirmware.Drivers.Text;

namespace PosFirmware.Receipts;

/// <summary>A slip ready for the paper: lines of text with their size. Reused for every slip.</summary>
public sealed class Slip
{
    /// <summary>Printable dots of a line; 8 dots/mm (operations.md 4.1).</summary>
    public const int WidthDots = 384;

    /// <summary>Most lines of a slip.</summary>
    public const int Capacity = 80;

    private readonly string[] text = new string[Capacity];
    private readonly byte[] size = new byte[Capacity];
    private readonly bool[] centred = new bool[Capacity];
    private readonly Fonts fonts;

    /// <summary>Makes an empty slip.</summary>
    /// <param name="fonts">For measuring.</param>
    public Slip(Fonts fonts)
    {
        this.fonts = fonts;
    }

    /// <summary>Number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>Fonts that it measures with.</summary>
    public Fonts Fonts => fonts;

    /// <summary>Mark above and below everything that is composed here: a slip of training is worth nothing; null: none.</summary>
    public string Banner;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Count = 0;
        if (Banner != null) Add(Banner, 24, true);
    }

    /// <summary>Text of a line.</summary>
    public string Text(int line) => text[line];

    /// <summary>Dots of a line's characters: 16, 24 or 48.</summary>
    public int Size(int line) => size[line];

    /// <summary>True when the line stands in the middle.</summary>
    public bool Centred(int line) => centred[line];

    /// <summary>Adds a text, on as many lines as it needs. What is over the capacity of the slip is lost, so layouts stay well below it.</summary>
    public void Add(string line, int dots, bool middle)
    {
        int start = 0;
        do
        {
            int fits = fonts.Of(dots).Fit(line, start, WidthDots / Fonts.Scale(dots));
            if (fits == 0 && start < line.Length) return; // a character wider than the paper
            if (start + fits < line.Length) fits = WholeWords(line, start, fits);
            if (Count == Capacity) return;
            text[Count] = start == 0 && fits == line.Length ? line : line.Substring(start, fits);
            size[Count] = (byte)dots;
            centred[Count] = middle;
            Count++;
            start += fits;
            while (start < line.Length && line[start] == ' ') start++;
        }
        while (start < line.Length);
    }

    /// <summary>Adds a rule, unless the line before is one already.</summary>
    public void AddRule(string dashes)
    {
        if (Count == 0 || text[Count - 1] != dashes) Add(dashes, 16, false);
    }

    /// <summary>Shortens a line so that it ends with a whole word, if it has any before its end.</summary>
    private static int WholeWords(string line, int start, int fits)
    {
        for (int i = fits; i > fits / 2; i--)
            if (line[start + i] == ' ') return i;
        return fits;
    }
}
