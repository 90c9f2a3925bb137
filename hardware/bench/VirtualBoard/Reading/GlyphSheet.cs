using System.Buffers.Binary;

namespace Bench.VirtualBoard.Reading;

/// <summary>One glyph as the bench sees it: rows as bit patterns, the leftmost dot in bit Width - 1.</summary>
/// <param name="Code">Character.</param>
/// <param name="Width">8 to 48 dots.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record GlyphShape(char Code, int Width, ulong[] Rows)
{
    /// <summary>Number of black dots.</summary>
    public int Ink { get; } = Rows.Sum(r => System.Numerics.BitOperations.PopCount(r));

    /// <summary>The same shape twice as large.</summary>
    public GlyphShape Doubled() => new(Code, Width * 2, [.. Rows.SelectMany(r => { ulong wide = Stretch(r); return new[] { wide, wide }; })]);

    private ulong Stretch(ulong row)
    {
        ulong wide = 0;
        for (int i = 0; i < Width; i++) if ((row >> i & 1) != 0) wide |= 3UL << (2 * i);
        return wide;
    }
}

/// <summary>The bench's own reader of a glyph file (hardware/fonts/README.md), apart from the driver's.</summary>
public sealed class GlyphSheet
{
    private GlyphSheet(int height, Dictionary<char, GlyphShape> glyphs, HashSet<char> resident)
    {
        Height = height;
        Glyphs = glyphs;
        Resident = resident;
    }

    /// <summary>Rows of every glyph: 16 or 24.</summary>
    public int Height { get; }

    /// <summary>All glyphs.</summary>
    public IReadOnlyDictionary<char, GlyphShape> Glyphs { get; }

    /// <summary>Characters that the device keeps in memory.</summary>
    public IReadOnlySet<char> Resident { get; }

    /// <summary>Reads a file and checks everything that can be checked.</summary>
    /// <exception cref="InvalidDataException">Not a sound glyph file.</exception>
    public static GlyphSheet Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < 32 || !file[..4].SequenceEqual("ZHGF"u8)) throw new InvalidDataException("not a glyph file");
        if (U16(file, 4) != 1) throw new InvalidDataException("unknown version");
        if (U32(file, 28) != Png.Crc32(file[..28])) throw new InvalidDataException("CRC of the header");
        int height = file[6], half = file[7];
        int narrow = U16(file, 8), near = U16(file, 10), far = U16(file, 12), count = narrow + near + far;
        int narrowSize = height * ((half + 7) / 8), wideSize = height * ((2 * half + 7) / 8);
        int dots = 32 + 2 * count, farDots = dots + narrow * narrowSize + near * wideSize, end = farDots + far * wideSize;
        if (file.Length != end || U32(file, 16) != end) throw new InvalidDataException("length");
        if (U32(file, 20) != Png.Crc32(file[32..farDots])) throw new InvalidDataException("CRC of the index");
        if (U32(file, 24) != Png.Crc32(file[farDots..])) throw new InvalidDataException("CRC of the dots");

        var glyphs = new Dictionary<char, GlyphShape>();
        var resident = new HashSet<char>();
        int at = dots, last = -1;
        for (int i = 0; i < count; i++)
        {
            char code = (char)U16(file, 32 + 2 * i);
            if (i == narrow || i == narrow + near) last = -1;
            if (code <= last) throw new InvalidDataException("code points out of order");
            last = code;
            int width = i < narrow ? half : 2 * half, stride = (width + 7) / 8;
            ulong[] rows = new ulong[height];
            for (int y = 0; y < height; y++)
            {
                ulong row = 0;
                for (int k = 0; k < stride; k++) row = row << 8 | file[at++];
                rows[y] = row >> (stride * 8 - width);
            }
            if (!glyphs.TryAdd(code, new GlyphShape(code, width, rows))) throw new InvalidDataException("a code point twice");
            if (i < narrow + near) resident.Add(code);
        }
        return new GlyphSheet(height, glyphs, resident);
    }

    private static int U16(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static uint U32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
}
