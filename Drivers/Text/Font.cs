using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>
/// One size of type: widths, records of glyphs, and text on paper. Characters that its file lacks come from another font, standing on the same
/// baseline; what that lacks too is drawn by <see cref="BuiltInGlyphs"/>.
/// </summary>
public sealed class Font
{
    private const int Slots = 512; // a power of two
    private const int Dark = 2;    // levels of ink that burn on paper

    // four dots of two bits as four bits: the two darker levels are black
    private static readonly byte[] Burns = BurnTable();

    private readonly Font other;
    private readonly char[] codes = new char[Slots];
    private readonly byte[][] records = new byte[Slots][];
    private readonly byte[] advances = new byte[Slots];
    private readonly sbyte[] shifts = new sbyte[Slots];

    /// <summary>Makes a font.</summary>
    /// <param name="file">Its glyphs.</param>
    /// <param name="other">Font that helps out with characters that the file lacks; null: none.</param>
    public Font(GlyphFile file, Font other = null)
    {
        File = file;
        this.other = other;
    }

    /// <summary>Opens a font.</summary>
    public Font(IFileReader files, string name, int size, Font other = null) : this(new GlyphFile(files, name, size), other)
    {
    }

    /// <summary>Where the glyphs come from, and whether they can be had.</summary>
    public GlyphFile File { get; }

    /// <summary>Dots of a hanzi's square.</summary>
    public int Size => File.Size;

    /// <summary>Rows of a line, with what hangs below it.</summary>
    public int Height => File.Height;

    /// <summary>Records read from the flash so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Looks a character up.</summary>
    /// <returns>Its place for <see cref="Record"/>, <see cref="Shift"/> and <see cref="Advance(int)"/>; valid until the next look-up.</returns>
    public int Find(char code)
    {
        int slot = code & (Slots - 1);
        if (codes[slot] == code && records[slot] != null) return slot;
        byte[] record = File.Record(code);
        int advance = File.Advance(code), shift = 0;
        if (record != null) Reads++;
        else if (code != ' ')
        {
            Font from = other;
            while (from != null && (record = from.File.Record(code)) == null) from = from.other;
            if (record != null)
            {
                advance = from.File.Advance(code);
                shift = File.Baseline - from.File.Baseline;
            }
            else
            {
                if (code >= 256) advance = Size;
                record = File.State != GlyphFileState.Ok && BuiltInGlyphs.Has(code) ? BuiltInGlyphs.Record(code, Size) : BuiltInGlyphs.Box(code < 256 ? Size / 2 : Size, Size);
                if (code < 256) advance = Size / 2;
            }
        }
        codes[slot] = code;
        records[slot] = record ?? new byte[GlyphFile.Mask];
        advances[slot] = (byte)advance;
        shifts[slot] = (sbyte)shift;
        return slot;
    }

    /// <summary>Record at a place (hardware/fonts/README.md).</summary>
    public byte[] Record(int place) => records[place];

    /// <summary>Rows by which the record's box stands lower than it says: it may be from another font.</summary>
    public int Shift(int place) => shifts[place];

    /// <summary>Dots to the next character.</summary>
    public int Advance(int place) => advances[place];

    /// <summary>Width of one character in dots.</summary>
    public int Width(char code) => advances[Find(code)];

    /// <summary>Width of a text in dots.</summary>
    public int Width(string text) => Width(text.ToCharArray(), 0, text.Length);

    /// <summary>Width of some characters in dots.</summary>
    public int Width(char[] text, int start, int count)
    {
        int width = 0;
        for (int i = start; i < start + count; i++) width += advances[Find(text[i])];
        return width;
    }

    /// <summary>How many characters from <paramref name="start"/> on fit into a width.</summary>
    public int Fit(string text, int start, int dots)
    {
        char[] chars = text.ToCharArray();
        int i = start;
        while (i < chars.Length)
        {
            dots -= advances[Find(chars[i])];
            if (dots < 0) break;
            i++;
        }
        return i - start;
    }

    /// <summary>Writes a text over what is in a strip of black and white dots: black ones are set, white ones left.</summary>
    /// <param name="text">One line.</param>
    /// <param name="bitmap">Strip, bit 7 leftmost.</param>
    /// <param name="offset">Where it begins in the buffer.</param>
    /// <param name="bytesPerRow">Bytes of one row; 48 on paper.</param>
    /// <param name="rows">Rows of the strip; what lies outside is cut off.</param>
    /// <param name="x">Dot of the left edge.</param>
    /// <returns>Dot after the right edge.</returns>
    public int DrawRow(string text, byte[] bitmap, int offset, int bytesPerRow, int rows, int x)
    {
        char[] chars = text.ToCharArray();
        for (int i = 0; i < chars.Length; i++)
        {
            int place = Find(chars[i]);
            Put(records[place], shifts[place], bitmap, offset, bytesPerRow, rows, x);
            x += advances[place];
        }
        return x;
    }

    private static void Put(byte[] record, int shift, byte[] bitmap, int offset, int bytesPerRow, int rows, int x)
    {
        int height = record[GlyphFile.Rows], stride = (record[GlyphFile.Width] + 3) >> 2, at = GlyphFile.Mask + ((height + 7) >> 3);
        x += record[GlyphFile.Left];
        if (x < 0 || (x >> 3) >= bytesPerRow) return;
        int top = record[GlyphFile.Top] + shift, row = offset + top * bytesPerRow + (x >> 3), last = offset + rows * bytesPerRow;
        int end = bytesPerRow - (x >> 3), bytes = (4 * stride + (x & 7) + 7) >> 3, place = 64 - 4 * stride - (x & 7);
        if (bytes > end) bytes = end;
        long dots = 0;
        for (int y = 0; y < height; y++, row += bytesPerRow)
        {
            if ((record[GlyphFile.Mask + (y >> 3)] & (0x80 >> (y & 7))) == 0)
            {
                dots = 0;
                for (int i = 0; i < stride; i++) dots = (dots << 4) | Burns[record[at++]];
                dots <<= place;
            }
            if (dots == 0 || row < offset || row >= last) continue;
            for (int i = 0, down = 56; i < bytes; i++, down -= 8) bitmap[row + i] |= (byte)(dots >> down);
        }
    }

    private static byte[] BurnTable()
    {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++)
            for (int dot = 0; dot < 4; dot++)
                if (((i >> (6 - 2 * dot)) & 3) >= Dark) table[i] |= (byte)(8 >> dot);
        return table;
    }
}
