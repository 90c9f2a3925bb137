namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Builds glyph files by hand (hardware/fonts/README.md), with a CRC of its own.</summary>
public static class TinyGlyphs
{
    /// <summary>Name of the file.</summary>
    public const string Name = "t.glyphs";

    /// <summary>
    /// A file of 16 dots: half width ' ', 'A'; resident '中'; further '一' to '一' + 9. Every row of a glyph is its code point
    /// (half width: the low byte), so that a mix-up shows.
    /// </summary>
    public static byte[] File16()
    {
        ushort[] codes = new ushort[13];
        codes[0] = ' ';
        codes[1] = 'A';
        codes[2] = '中';
        for (int i = 0; i < 10; i++) codes[3 + i] = (ushort)('一' + i);
        int indexLength = 2 * 13 + 2 * 16 + 32, length = 32 + indexLength + 10 * 32;
        byte[] file = new byte[length];
        file[0] = (byte)'Z';
        file[1] = (byte)'H';
        file[2] = (byte)'G';
        file[3] = (byte)'F';
        file[4] = 1;
        file[6] = 16;
        file[7] = 8;
        file[8] = 2;
        file[10] = 1;
        file[12] = 10;
        Put(file, 16, (uint)length);
        int at = 32;
        for (int i = 0; i < codes.Length; i++)
        {
            file[at++] = (byte)codes[i];
            file[at++] = (byte)(codes[i] >> 8);
        }
        for (int i = 0; i < codes.Length; i++)
            for (int row = 0; row < 16; row++)
            {
                if (i >= 2) file[at++] = (byte)(codes[i] >> 8);
                file[at++] = (byte)codes[i];
            }
        Put(file, 20, Crc(file, 32, indexLength));
        Put(file, 24, Crc(file, 32 + indexLength, 10 * 32));
        Put(file, 28, Crc(file, 0, 28));
        return file;
    }

    /// <summary>A volume that holds the file.</summary>
    public static MemoryVolume Volume(byte[] file)
    {
        MemoryVolume volume = new MemoryVolume();
        volume[Name] = file;
        return volume;
    }

    private static void Put(byte[] file, int at, uint value)
    {
        for (int i = 0; i < 4; i++) file[at + i] = (byte)(value >> (8 * i));
    }

    /// <summary>CRC-32 bit by bit.</summary>
    private static uint Crc(byte[] data, int start, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = start; i < start + count; i++)
        {
            crc ^= data[i];
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
