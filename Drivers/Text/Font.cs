using PosFirmware.Drivers.Flash;

namespace PosFirmware.Drivers.Text;

/// <summary>
/// Writes text into 1-bit images. Half-width characters (below U+0100) take Size / 2 dots, all others Size dots, each times
/// the scale; so 16 hanzi or 32 digits of the 24-dot font fill 384 dots (operations.md section 4.1).
/// </summary>
public sealed class Font
{
    // a nibble with every dot twice
    private static readonly byte[] Twice = { 0x00, 0x03, 0x0C, 0x0F, 0x30, 0x33, 0x3C, 0x3F, 0xC0, 0xC3, 0xCC, 0xCF, 0xF0, 0xF3, 0xFC, 0xFF };

    private readonly GlyphCache cache;

    /// <summary>Makes a font.</summary>
    /// <param name="file">Its glyphs.</param>
    /// <param name="slots">Hanzi kept in memory besides the resident ones.</param>
    /// <param name="smaller">Font that helps out when the file is missing or damaged; null: none.</param>
    public Font(GlyphFile file, int slots, Font smaller = null)
    {
        File = file;
        cache = new GlyphCache(file, slots, smaller == null ? null : smaller.cache);
    }

    /// <summary>Opens a font.</summary>
    public Font(IVolume volume, string name, int size, int slots, Font smaller = null) : this(new GlyphFile(volume, name, size), slots, smaller)
    {
    }

    /// <summary>Where the glyphs come from, and whether they can be had.</summary>
    public GlyphFile File { get; }

    /// <summary>Rows of a line: 16 or 24.</summary>
    public int Size => File.Size;

    /// <summary>Glyphs read from the flash so far.</summary>
    public int Reads => cache.Reads;

    /// <summary>Width of one character in dots at scale 1.</summary>
    public int Width(char code) => GlyphFile.IsNarrow(code) ? File.Size / 2 : File.Size;

    /// <summary>Width of a text in dots at scale 1.</summary>
    public int Width(string text) => Width(text, 0, text.Length);

    /// <summary>Width of a part of a text in dots at scale 1.</summary>
    public int Width(string text, int start, int count)
    {
        int half = File.Size / 2, width = 0;
        for (int i = start; i < start + count; i++) width += GlyphFile.IsNarrow(text[i]) ? half : 2 * half;
        return width;
    }

    /// <summary>How many characters from <paramref name="start"/> on fit into a width at scale 1.</summary>
    public int Fit(string text, int start, int dots)
    {
        int half = File.Size / 2, i = start;
        while (i < text.Length)
        {
            dots -= GlyphFile.IsNarrow(text[i]) ? half : 2 * half;
            if (dots < 0) break;
            i++;
        }
        return i - start;
    }

    /// <summary>Writes a text over what is in a strip: black dots are set, white ones left.</summary>
    /// <param name="text">One line.</param>
    /// <param name="bitmap">Strip of at least Size x scale rows, bit 7 leftmost.</param>
    /// <param name="bytesPerRow">Bytes of one row; 48 on paper.</param>
    /// <param name="x">Dot of the left edge; what lies outside the row is cut off.</param>
    /// <param name="scale">1, or 2 for twice the size.</param>
    /// <returns>Dot after the right edge.</returns>
    public int DrawRow(string text, byte[] bitmap, int bytesPerRow, int x, int scale) => DrawRow(text, 0, text.Length, bitmap, 0, bytesPerRow, x, scale);

    /// <summary>Writes a part of a text into a strip that begins at <paramref name="offset"/> of a buffer.</summary>
    /// <returns>Dot after the right edge.</returns>
    public int DrawRow(string text, int start, int count, byte[] bitmap, int offset, int bytesPerRow, int x, int scale)
    {
        for (int i = start; i < start + count; i++) x = DrawChar(text[i], bitmap, offset, bytesPerRow, x, scale);
        return x;
    }

    /// <summary>Writes one character; see <see cref="DrawRow(string, byte[], int, int, int)"/>.</summary>
    /// <returns>Dot after the right edge.</returns>
    public int DrawChar(char code, byte[] bitmap, int offset, int bytesPerRow, int x, int scale)
    {
        int width = Width(code), stride = (width + 7) >> 3, end = x + width * scale;
        if (end <= 0 || x >= bytesPerRow * 8) return end;
        byte[] glyph = cache.Get(code, out int from);
        int row = offset;
        for (int y = 0; y < File.Size; y++)
        {
            for (int i = 0; i < stride; i++)
            {
                int dots = glyph[from++];
                if (dots == 0) continue;
                if (scale == 1)
                {
                    Put(bitmap, row, bytesPerRow, x + 8 * i, dots);
                    continue;
                }
                int left = Twice[dots >> 4], right = Twice[dots & 15], at = x + 16 * i;
                Put(bitmap, row, bytesPerRow, at, left);
                Put(bitmap, row, bytesPerRow, at + 8, right);
                Put(bitmap, row + bytesPerRow, bytesPerRow, at, left);
                Put(bitmap, row + bytesPerRow, bytesPerRow, at + 8, right);
            }
            row += bytesPerRow * scale;
        }
        return end;
    }

    /// <summary>Sets eight dots of a row, wherever they fall among its bytes.</summary>
    private static void Put(byte[] bitmap, int row, int bytesPerRow, int x, int dots)
    {
        int column = x >> 3, shift = x & 7;
        if (column >= 0 && column < bytesPerRow) bitmap[row + column] |= (byte)(dots >> shift);
        column++;
        if (shift != 0 && column >= 0 && column < bytesPerRow) bitmap[row + column] |= (byte)(dots << (8 - shift));
    }
}
