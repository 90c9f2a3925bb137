using System.Buffers.Binary;
using System.IO.Compression;
using Bench.VirtualBoard;

namespace Bench.Gallery;

/// <summary>Small PNG images of few colours (1, 2, 4 or 8 bits a pixel with a palette), written and read again. Pixels are RGB565.</summary>
public static class PalettePng
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes an image.</summary>
    /// <exception cref="ArgumentException">More than 256 colours.</exception>
    public static byte[] Encode(int width, int height, ReadOnlySpan<ushort> pixels)
    {
        List<ushort> colors = [];
        foreach (ushort pixel in pixels)
            if (!colors.Contains(pixel)) colors.Add(pixel);
        colors.Sort();
        if (colors.Count > 256) throw new ArgumentException("more than 256 colours", nameof(pixels));
        int bits = colors.Count <= 2 ? 1 : colors.Count <= 4 ? 2 : colors.Count <= 16 ? 4 : 8;
        byte[] palette = new byte[3 * colors.Count];
        for (int i = 0; i < colors.Count; i++)
        {
            int red = colors[i] >> 11, green = colors[i] >> 5 & 63, blue = colors[i] & 31;
            palette[3 * i] = (byte)(red << 3 | red >> 2);
            palette[3 * i + 1] = (byte)(green << 2 | green >> 4);
            palette[3 * i + 2] = (byte)(blue << 3 | blue >> 2);
        }
        int stride = (width * bits + 7) / 8;
        byte[] rows = new byte[height * (stride + 1)];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                rows[y * (stride + 1) + 1 + x * bits / 8] |= (byte)(colors.BinarySearch(pixels[y * width + x]) << (8 - bits - x * bits % 8));
        MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(rows);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)bits;
        header[9] = 3;
        MemoryStream file = new();
        file.Write(Signature);
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", palette);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Decodes what <see cref="Encode"/> has made.</summary>
    /// <exception cref="InvalidDataException">It is another kind of file.</exception>
    public static (int Width, int Height, ushort[] Pixels) Decode(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature)) throw new InvalidDataException("no PNG");
        int width = 0, height = 0, bits = 0;
        byte[] palette = [], rows = [];
        for (int at = Signature.Length; at + 12 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, length);
            switch (System.Text.Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(data);
                    height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    bits = data[8];
                    if (data[9] != 3) throw new InvalidDataException("no palette");
                    break;
                case "PLTE": palette = data.ToArray(); break;
                case "IDAT":
                    using (ZLibStream zlib = new(new MemoryStream(data.ToArray()), CompressionMode.Decompress))
                    {
                        MemoryStream plain = new();
                        zlib.CopyTo(plain);
                        rows = plain.ToArray();
                    }
                    break;
            }
            at += 12 + length;
        }
        int stride = (width * bits + 7) / 8;
        if (width < 1 || height < 1 || rows.Length != height * (stride + 1)) throw new InvalidDataException("rows are missing");
        ushort[] pixels = new ushort[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int index = rows[y * (stride + 1) + 1 + x * bits / 8] >> (8 - bits - x * bits % 8) & ((1 << bits) - 1);
                pixels[y * width + x] = (ushort)(palette[3 * index] >> 3 << 11 | palette[3 * index + 1] >> 2 << 5 | palette[3 * index + 2] >> 3);
            }
        return (width, height, pixels);
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] name = System.Text.Encoding.ASCII.GetBytes(type);
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Png.Crc32(data, Png.Crc32(name)));
        file.Write(number);
    }
}
