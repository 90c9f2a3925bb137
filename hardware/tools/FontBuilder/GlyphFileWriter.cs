using System.Buffers.Binary;

namespace Tools.FontBuilder;

/// <summary>Writes a glyph file; the format is described in hardware/fonts/README.md.</summary>
public static class GlyphFileWriter
{
    private const int HeaderLength = 32, Narrow = 256;

    /// <summary>Puts a file together. Equal input gives equal bytes.</summary>
    /// <param name="face">Its sizes.</param>
    /// <param name="glyphs">All glyphs.</param>
    public static byte[] Write(Face face, IReadOnlyDictionary<char, Glyph> glyphs)
    {
        var pages = glyphs.OrderBy(g => g.Key).GroupBy(g => g.Key >> 8).ToArray();
        byte[] header = new byte[HeaderLength + Narrow + 8 * pages.Length];
        "ZHGF"u8.CopyTo(header);
        header[4] = 2;
        header[5] = (byte)face.Em;
        header[6] = (byte)face.Height;
        header[7] = (byte)face.Baseline;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)pages.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(12), (ushort)glyphs.Count);
        for (int c = 0; c < Narrow; c++) header[HeaderLength + c] = (byte)(glyphs.TryGetValue((char)c, out Glyph? g) ? g.Advance : face.Em / 2);

        var body = new List<byte>();
        for (int i = 0; i < pages.Length; i++)
        {
            Span<byte> entry = header.AsSpan(HeaderLength + Narrow + 8 * i);
            entry[0] = (byte)pages[i].Key;
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)pages[i].Count());
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)(header.Length + body.Count));
            body.AddRange(Page([.. pages[i]]));
        }
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), (uint)(header.Length + body.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), Sum(header));
        return [.. header, .. body];
    }

    /// <summary>Entries of three bytes (low byte of the character, end of its record), then the records.</summary>
    private static byte[] Page(KeyValuePair<char, Glyph>[] glyphs)
    {
        var entries = new List<byte>();
        var records = new List<byte>();
        foreach ((char code, Glyph glyph) in glyphs)
        {
            records.AddRange(glyph.Pack(code));
            entries.AddRange([(byte)code, (byte)records.Count, (byte)(records.Count >> 8)]);
        }
        return records.Count > ushort.MaxValue ? throw new InvalidOperationException("a page is too large") : [.. entries, .. records];
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i++)
            if (i is < 20 or >= 24) sum = sum * 31 + bytes[i];
        return sum;
    }
}
