using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bench.VirtualBoard;

/// <summary>How the samples of an image lie in its buffer.</summary>
public enum PngFormat
{
    /// <summary>One byte a pixel, 0 black to 255 white.</summary>
    Grey,
    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb,
}

/// <summary>Writes PNG images (ISO/IEC 15948): 8 bits a sample, no interlace, every row filtered with None.</summary>
public static class Png
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes an image.</summary>
    /// <param name="width">1 or more pixels.</param>
    /// <param name="height">1 or more pixels.</param>
    /// <param name="format">Layout of <paramref name="samples"/>.</param>
    /// <param name="samples">Rows from top to bottom without padding.</param>
    /// <exception cref="ArgumentException">The samples do not make up the image.</exception>
    public static byte[] Encode(int width, int height, PngFormat format, ReadOnlySpan<byte> samples)
    {
        int stride = width * (format == PngFormat.Rgb ? 3 : 1);
        if (width < 1 || height < 1 || samples.Length != (long)stride * height) throw new ArgumentException("the samples do not make up the image", nameof(samples));

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)(format == PngFormat.Rgb ? 2 : 0);

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(samples.Slice(y * stride, stride));
            }
        }

        var file = new MemoryStream();
        file.Write(Signature);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Encodes a bilevel image: bit 7 is the leftmost dot, 1 is black; every row starts on a byte.</summary>
    /// <param name="width">Dots in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rows">(width + 7) / 8 bytes a row.</param>
    public static byte[] EncodeBits(int width, int height, ReadOnlySpan<byte> rows)
    {
        int stride = (width + 7) / 8;
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                grey[y * width + x] = (rows[y * stride + (x >> 3)] & (0x80 >> (x & 7))) != 0 ? (byte)0 : (byte)255;
        return Encode(width, height, PngFormat.Grey, grey);
    }

    /// <summary>CRC-32 of ISO 3309, as PNG, zlib and the glyph files use it.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data, uint crc = 0)
    {
        crc = ~crc;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] name = Encoding.ASCII.GetBytes(type);
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(data, Crc32(name)));
        file.Write(number);
    }
}
