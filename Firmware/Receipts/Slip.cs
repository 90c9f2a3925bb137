using PosFirmware.Codes;
using PosFirmware.Drivers.Text;

namespace PosFirmware.Receipts;

/// <summary>What a line of a slip is.</summary>
public enum SlipLine
{
    /// <summary>Text.</summary>
    Text = 0,
    /// <summary>The slip's QR symbol with its light border.</summary>
    Symbol = 1,
    /// <summary>The slip's picture.</summary>
    Picture = 2,
}

/// <summary>A slip ready for the paper: lines of text with their size, at most one QR symbol and one picture. Reused for every slip.</summary>
public sealed class Slip
{
    /// <summary>Printable dots of a line; 8 dots/mm (operations.md 4.1).</summary>
    public const int WidthDots = 384;

    /// <summary>Most lines of a slip.</summary>
    public const int Capacity = 160;

    /// <summary>White dots between two lines.</summary>
    public const int LineGap = 1;

    /// <summary>Dots of a module of the symbol: half a millimetre.</summary>
    public const int SymbolScale = 4;

    private const int LabelSize = 16;

    private readonly string[] text = new string[Capacity];
    private readonly byte[] size = new byte[Capacity];
    private readonly bool[] centred = new bool[Capacity];
    private readonly SlipLine[] kind = new SlipLine[Capacity];
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

    /// <summary>QR symbol of the line that is one.</summary>
    public QrCode Symbol { get; } = new QrCode();

    /// <summary>Dots of the picture, bit 7 leftmost.</summary>
    public byte[] Picture { get; private set; }

    /// <summary>Dots across the picture.</summary>
    public int PictureWidth { get; private set; }

    /// <summary>Rows of the picture.</summary>
    public int PictureHeight { get; private set; }

    /// <summary>Mark above and below everything that is composed here: a slip of training is worth nothing; null: none.</summary>
    public string Banner;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Count = 0;
        Picture = null;
        if (Banner != null) Add(Banner, 24, true);
    }

    /// <summary>What a line is.</summary>
    public SlipLine Kind(int line) => kind[line];

    /// <summary>Rows of dots of a line, without the gap after it.</summary>
    public int Height(int line) => kind[line] switch
    {
        SlipLine.Symbol => (Symbol.Size + 2 * QrCode.QuietZone) * SymbolScale,
        SlipLine.Picture => PictureHeight,
        _ => fonts.Of(size[line]).Height,
    };

    /// <summary>Rows of dots of the whole slip, without the feed at its end.</summary>
    public int TotalHeight
    {
        get
        {
            int rows = 0;
            for (int i = 0; i < Count; i++) rows += Height(i) + LineGap;
            return rows;
        }
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
        dots = fonts.SizeFor(line, dots);
        do
        {
            int fits = fonts.Of(dots).Fit(line, start, WidthDots);
            if (fits == 0 && start < line.Length) return; // a character wider than the paper
            if (start + fits < line.Length) fits = WholeWords(line, start, fits);
            if (Count == Capacity) return;
            Append(SlipLine.Text, start == 0 && fits == line.Length ? line : line.Substring(start, fits), dots, middle);
            start += fits;
            while (start < line.Length && line[start] == ' ') start++;
        }
        while (start < line.Length);
    }

    /// <summary>Adds a label with its value; where both do not fit on one line, the value goes below.</summary>
    /// <param name="label">In 16 dots.</param>
    /// <param name="value">Value.</param>
    /// <param name="dots">16 or 24, of the value.</param>
    /// <param name="below">Below in any case.</param>
    public void AddPair(string label, string value, int dots, bool below)
    {
        string line = label + " " + value;
        if (!below && dots == LabelSize && fonts.Width(line, dots) <= WidthDots)
        {
            Add(line, dots, false);
            return;
        }
        Add(label, LabelSize, false);
        Add(value, dots, false);
    }

    /// <summary>Adds a QR symbol in the middle.</summary>
    /// <returns>False, and nothing is added: the content is too long for the paper.</returns>
    public bool AddSymbol(string content)
    {
        if (Count == Capacity || !Symbol.Encode(content, QrLevel.M)) return false;
        if ((Symbol.Size + 2 * QrCode.QuietZone) * SymbolScale > WidthDots) return false;
        Append(SlipLine.Symbol, content, 0, true);
        return true;
    }

    /// <summary>Adds a picture in the middle. It is not copied: it must stay as it is until the slip is printed.</summary>
    /// <param name="bits">1 bit a dot, bit 7 leftmost, (width + 7) / 8 bytes a row.</param>
    /// <param name="width">At most 384.</param>
    /// <param name="height">Rows.</param>
    public void AddPicture(byte[] bits, int width, int height)
    {
        if (Count == Capacity || width > WidthDots) return;
        Picture = bits;
        PictureWidth = width;
        PictureHeight = height;
        Append(SlipLine.Picture, "", 0, true);
    }

    /// <summary>Number that tells slips apart: equal for equal lines.</summary>
    public uint Fingerprint()
    {
        uint hash = 2166136261; // FNV-1a
        for (int i = 0; i < Count; i++)
        {
            hash = (hash ^ size[i]) * 16777619;
            for (int k = 0; k < text[i].Length; k++) hash = (hash ^ text[i][k]) * 16777619;
        }
        return hash;
    }

    private void Append(SlipLine what, string line, int dots, bool middle)
    {
        kind[Count] = what;
        text[Count] = line;
        size[Count] = (byte)dots;
        centred[Count] = middle;
        Count++;
    }

    /// <summary>Adds a rule, unless the line before is one already.</summary>
    public void AddRule(string dashes)
    {
        if (Count == 0 || !string.Equals(text[Count - 1], dashes)) Add(dashes, 16, false);
    }

    /// <summary>Shortens a line so that it ends with a whole word, if it has any before its end.</summary>
    private static int WholeWords(string line, int start, int fits)
    {
        for (int i = fits; i > fits / 2; i--)
            if (line[start + i] == ' ') return i;
        return fits;
    }
}
