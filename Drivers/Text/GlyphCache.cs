namespace PosFirmware.Drivers.Text;

/// <summary>Keeps the glyphs that were used last, in memory laid out once; the one unused longest gives way.</summary>
public sealed class GlyphCache
{
    private const int Chains = 64;

    private readonly GlyphFile file;
    private readonly byte[] dots, narrowBox, wideBox, spare;
    private readonly GlyphCache smaller;
    private readonly char[] codes;
    private readonly short[] heads = new short[Chains], next;
    private readonly int[] lastUse;
    private int filled, uses;

    /// <summary>Lays out the memory.</summary>
    /// <param name="file">Where glyphs come from.</param>
    /// <param name="slots">Glyphs kept, 1 to 1024.</param>
    /// <param name="smaller">Glyphs of a smaller size, which stand in the middle of the cell when this file has none; null: none.</param>
    public GlyphCache(GlyphFile file, int slots, GlyphCache smaller)
    {
        this.file = file;
        this.smaller = smaller;
        spare = new byte[file.WideBytes];
        dots = new byte[slots * file.WideBytes];
        codes = new char[slots];
        next = new short[slots];
        lastUse = new int[slots];
        for (int i = 0; i < Chains; i++) heads[i] = -1;
        narrowBox = Box(file.Size, file.Size / 2);
        wideBox = Box(file.Size, file.Size);
    }

    /// <summary>Glyphs that had to be read from the flash so far.</summary>
    public int Reads { get; private set; }

    /// <summary>A glyph; a box when there is none.</summary>
    /// <param name="code">Character.</param>
    /// <param name="offset">Where its rows begin in the result.</param>
    /// <returns>Rows, bit 7 leftmost, each on a byte boundary. Valid until the next call.</returns>
    public byte[] Get(char code, out int offset)
    {
        byte[] resident = file.Resident(code, out offset);
        if (resident != null) return resident;
        if (GlyphFile.IsNarrow(code))
        {
            if (file.State == GlyphFileState.Ok || !BuiltInGlyphs.Has(code)) return narrowBox;
            BuiltInGlyphs.Draw(code, file.Size, spare);
            return spare;
        }

        int chain = code & (Chains - 1), slot = heads[chain];
        while (slot >= 0 && codes[slot] != code) slot = next[slot];
        if (slot < 0)
        {
            if (!file.Has(code)) return Smaller(code, out offset);
            slot = Free();
            if (!file.Read(code, dots, slot * file.WideBytes))
            {
                Forget(slot);
                return Smaller(code, out offset);
            }
            Reads++;
            codes[slot] = code;
            next[slot] = heads[chain];
            heads[chain] = (short)slot;
        }
        lastUse[slot] = ++uses;
        offset = slot * file.WideBytes;
        return dots;
    }

    /// <summary>The glyph of the smaller size in the middle of the cell; a box where there is none either.</summary>
    private byte[] Smaller(char code, out int offset)
    {
        offset = 0;
        if (smaller == null || file.State == GlyphFileState.Ok || !smaller.file.Has(code)) return wideBox;
        byte[] glyph = smaller.Get(code, out int from);
        int stride = (file.Size + 7) / 8, less = (smaller.file.Size + 7) / 8, margin = (file.Size - smaller.file.Size) / 2;
        for (int i = 0; i < spare.Length; i++) spare[i] = 0;
        for (int y = 0; y < smaller.file.Size; y++)
            for (int i = 0; i < less; i++, from++)
            {
                int at = (y + margin) * stride + i;
                spare[at] |= (byte)(glyph[from] >> margin);
                spare[at + 1] |= (byte)(glyph[from] << (8 - margin));
            }
        return spare;
    }

    /// <summary>A slot that no chain leads to.</summary>
    private int Free()
    {
        if (filled < codes.Length) return filled++;
        int oldest = 0;
        for (int i = 1; i < codes.Length; i++) if (lastUse[i] < lastUse[oldest]) oldest = i;
        int chain = codes[oldest] & (Chains - 1);
        if (codes[oldest] == 0) return oldest;
        if (heads[chain] == oldest)
        {
            heads[chain] = next[oldest];
        }
        else
        {
            int before = heads[chain];
            while (next[before] != oldest) before = next[before];
            next[before] = next[oldest];
        }
        return oldest;
    }

    /// <summary>Leaves a slot empty whose glyph could not be read.</summary>
    private void Forget(int slot)
    {
        codes[slot] = '\0';
        lastUse[slot] = 0;
    }

    /// <summary>The sign for "no glyph": an outline, two rows and one dot within the cell.</summary>
    private static byte[] Box(int height, int width)
    {
        int stride = (width + 7) / 8;
        byte[] rows = new byte[stride * height];
        for (int y = 2; y < height - 2; y++)
            for (int x = 1; x < width - 1; x++)
                if (y == 2 || y == height - 3 || x == 1 || x == width - 2) rows[y * stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
        return rows;
    }
}
