using System.Buffers.Binary;

namespace Bench.VirtualBoard.Reading;

/// <summary>One glyph as the bench sees it: a tight box, each row as two bit patterns with the leftmost dot in bit Width - 1.</summary>
/// <param name="Code">Character.</param>
/// <param name="Advance">Dots to the next character.</param>
/// <param name="Left">Dots before the box.</param>
/// <param name="Top">Rows of the line above the box.</param>
/// <param name="Width">1 to 63 dots.</param>
/// <param name="High">Upper bit of each dot's level, row by row.</param>
/// <param name="Low">Lower bit.</param>
public sealed record GlyphShape(char Code, int Advance, int Left, int Top, int Width, ulong[] High, ulong[] Low)
{
    /// <summary>Number of dots that are not paper.</summary>
    public int Ink { get; } = High.Zip(Low, (h, l) => System.Numerics.BitOperations.PopCount(h | l)).Sum();

    /// <summary>True for a plain bar, which any longer bar or edge holds too.</summary>
    public bool IsBar { get; } = Code is not ('—' or '―' or '_' or '…') && High.Distinct().Count() == 1 && Low.Distinct().Count() == 1;
}

/// <summary>The bench's own reader of a glyph file (hardware/fonts/README.md), apart from the driver's.</summary>
public sealed class GlyphSheet
{
    private const int HeaderLength = 32, Narrow = 256;

    private GlyphSheet(string name, int em, int height, int baseline, Dictionary<char, GlyphShape> glyphs)
    {
        Name = name;
        Em = em;
        Height = height;
        Baseline = baseline;
        Glyphs = glyphs;
    }

    /// <summary>Name of the face.</summary>
    public string Name { get; }

    /// <summary>Dots of a hanzi's square.</summary>
    public int Em { get; }

    /// <summary>Rows of a line.</summary>
    public int Height { get; }

    /// <summary>Rows above the baseline.</summary>
    public int Baseline { get; }

    /// <summary>All glyphs.</summary>
    public IReadOnlyDictionary<char, GlyphShape> Glyphs { get; }

    /// <summary>Reads a file and checks everything that can be checked.</summary>
    /// <exception cref="InvalidDataException">Not a sound glyph file.</exception>
    public static GlyphSheet Parse(string name, ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength + Narrow || !file[..4].SequenceEqual("ZHGF"u8)) throw new InvalidDataException("not a glyph file");
        if (file[4] != 2) throw new InvalidDataException("unknown version");
        int em = file[5], height = file[6], baseline = file[7], pages = U16(file, 10), count = U16(file, 12);
        int headLength = HeaderLength + Narrow + 8 * pages;
        uint sum = 0;
        for (int i = 0; i < headLength; i++) sum = i is >= 20 and < 24 ? sum : sum * 31 + file[i];
        if (U32(file, 20) != sum) throw new InvalidDataException("sum of the header");
        if (U32(file, 16) != file.Length) throw new InvalidDataException("length");

        var glyphs = new Dictionary<char, GlyphShape>();
        int at = headLength, lastPage = -1;
        for (int page = 0; page < pages; page++)
        {
            ReadOnlySpan<byte> entry = file[(HeaderLength + Narrow + 8 * page)..];
            int high = entry[0], members = U16(entry, 2);
            if (high <= lastPage || members is 0 or > 256 || U32(entry, 4) != at) throw new InvalidDataException("pages out of order");
            lastPage = high;
            int records = at + 3 * members, from = 0, lastLow = -1;
            for (int i = 0; i < members; i++)
            {
                int low = file[at + 3 * i], to = U16(file, at + 3 * i + 1);
                if (low <= lastLow) throw new InvalidDataException("characters out of order");
                lastLow = low;
                char code = (char)(high << 8 | low);
                glyphs.Add(code, Record(code, file[(records + from)..(records + to)], code < Narrow ? file[HeaderLength + code] : em, height));
                from = to;
            }
            at = records + from;
        }
        return at == file.Length && glyphs.Count == count ? new GlyphSheet(name, em, height, baseline, glyphs) : throw new InvalidDataException("length of the records");
    }

    private static GlyphShape Record(char code, ReadOnlySpan<byte> record, int advance, int height)
    {
        byte sum = (byte)(code + (code >> 8));
        foreach (byte b in record) sum += b;
        if (sum != 0xFF) throw new InvalidDataException($"check byte of U+{(int)code:X4}");
        int left = record[0], top = record[1], width = record[2], rows = record[3];
        if (top + rows > height || left + width > advance) throw new InvalidDataException($"U+{(int)code:X4} leaves its place");
        int at = 5 + (rows + 7) / 8, bytes = (width + 3) / 4;
        ulong[] highs = new ulong[rows], lows = new ulong[rows];
        for (int y = 0; y < rows; y++)
        {
            if ((record[5 + (y >> 3)] & 0x80 >> (y & 7)) != 0)
            {
                (highs[y], lows[y]) = (highs[y - 1], lows[y - 1]);
                continue;
            }
            for (int x = 0; x < width; x++)
            {
                int level = record[at + (x >> 2)] >> (6 - 2 * (x & 3)) & 3;
                highs[y] |= (ulong)(level >> 1) << (width - 1 - x);
                lows[y] |= (ulong)(level & 1) << (width - 1 - x);
            }
            at += bytes;
        }
        if (at != record.Length) throw new InvalidDataException($"length of U+{(int)code:X4}");
        return new GlyphShape(code, advance, left, top, width, highs, lows);
    }

    private static int U16(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static uint U32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
}
