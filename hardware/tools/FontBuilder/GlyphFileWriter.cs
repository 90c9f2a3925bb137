using System.Buffers.Binary;
using Bench.VirtualBoard;

namespace Tools.FontBuilder;

/// <summary>Writes a glyph file; the format is described in hardware/fonts/README.md.</summary>
public static class GlyphFileWriter
{
    private const int HeaderLength = 32;

    /// <summary>Puts a file together. Equal input gives equal bytes.</summary>
    /// <param name="height">Rows of every glyph: 16 or 24.</param>
    /// <param name="glyphs">All glyphs; half width below U+0100.</param>
    /// <param name="resident">Full-width characters that the device keeps in memory: those of the firmware's own strings.</param>
    public static byte[] Write(int height, IReadOnlyDictionary<char, Glyph> glyphs, IReadOnlySet<char> resident)
    {
        char[] all = [.. glyphs.Keys.Order()];
        char[] narrow = [.. all.Where(c => c < 0x100)];
        char[] near = [.. all.Where(c => c >= 0x100 && resident.Contains(c))];
        char[] far = [.. all.Where(c => c >= 0x100 && !resident.Contains(c))];

        byte[] index = [.. Codes(narrow), .. Codes(near), .. Codes(far), .. Dots(narrow), .. Dots(near)];
        byte[] dots = [.. Dots(far)];

        byte[] header = new byte[HeaderLength];
        "ZHGF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 1);
        header[6] = (byte)height;
        header[7] = (byte)(height / 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)narrow.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)near.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(12), (ushort)far.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), (uint)(HeaderLength + index.Length + dots.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), Png.Crc32(index));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), Png.Crc32(dots));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), Png.Crc32(header.AsSpan(0, 28)));
        return [.. header, .. index, .. dots];

        static IEnumerable<byte> Codes(char[] codes) => codes.SelectMany(c => new[] { (byte)c, (byte)(c >> 8) });
        IEnumerable<byte> Dots(char[] codes) => codes.SelectMany(c => glyphs[c].Pack());
    }
}
