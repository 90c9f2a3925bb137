namespace PosFirmware.Tests.Unit.Glyphs;

/// <summary>Builds glyph files by hand (hardware/fonts/README.md).</summary>
public static class TinyGlyphs
{
    /// <summary>Name of the file.</summary>
    public const string Name = "t.glyphs";

    private const int Size = 16, Height = 18, Baseline = 14, Rows = 10, Narrow = 256;

    /// <summary>
    /// A file of 16 dots: ' ', 'A', and twelve hanzi from '一' on in one page, '金' in another. A glyph is sixteen dots wide ('A' eight), from row 2 on; its
    /// rows show its code point, two bits a dot and the upper byte first; all rows but the first two repeat.
    /// </summary>
    public static byte[] File16()
    {
        byte[] file = new byte[2048];
        int at = 32 + Narrow + 8 * 3, pageAt = 32 + Narrow;
        for (int i = 0; i < Narrow; i++) file[32 + i] = Size / 2;
        file[32 + 'A'] = 9;
        at = Page(file, pageAt, at, " A");
        at = Page(file, pageAt + 8, at, "一丁丂七丄丅丆万丈三上下");
        at = Page(file, pageAt + 16, at, "金");
        byte[] whole = new byte[at];
        for (int i = 0; i < at; i++) whole[i] = file[i];
        whole[0] = (byte)'Z';
        whole[1] = (byte)'H';
        whole[2] = (byte)'G';
        whole[3] = (byte)'F';
        whole[4] = 2;
        whole[5] = Size;
        whole[6] = Height;
        whole[7] = Baseline;
        whole[10] = 3;
        whole[12] = 15;
        Put(whole, 16, (uint)at);
        uint sum = 0;
        for (int i = 0; i < pageAt + 24; i++)
            if (i < 20 || i > 23) sum = sum * 31 + whole[i];
        Put(whole, 20, sum);
        return whole;
    }

    /// <summary>A volume that holds the file.</summary>
    public static MemoryVolume Volume(byte[] file)
    {
        MemoryVolume volume = new MemoryVolume();
        volume[Name] = file;
        return volume;
    }

    private static int Page(byte[] file, int entry, int at, string codes)
    {
        file[entry] = (byte)(codes[0] >> 8);
        file[entry + 2] = (byte)codes.Length;
        Put(file, entry + 4, (uint)at);
        int records = at + 3 * codes.Length, to = records;
        for (int i = 0; i < codes.Length; i++)
        {
            to = Record(file, to, codes[i]);
            file[at + 3 * i] = (byte)codes[i];
            file[at + 3 * i + 1] = (byte)(to - records);
            file[at + 3 * i + 2] = (byte)((to - records) >> 8);
        }
        return to;
    }

    private static int Record(byte[] file, int at, char code)
    {
        int start = at, width = code == ' ' ? 0 : code < 256 ? 8 : 16;
        file[at + 1] = 2;
        file[at + 2] = (byte)width;
        file[at + 3] = (byte)(width == 0 ? 0 : Rows);
        at += 5;
        if (width > 0)
        {
            file[at++] = 0x3F; // rows 2 to 7 repeat
            file[at++] = 0xC0; // and 8 and 9
            for (int row = 0; row < 2; row++)
                for (int i = width / 4 - 1; i >= 0; i--) file[at++] = (byte)(row == 0 ? 0xFF : Quads(code >> (4 * i)));
        }
        int sum = code + (code >> 8);
        for (int i = start; i < at; i++) sum += file[i];
        file[start + 4] = (byte)~sum;
        return at;
    }

    /// <summary>Four bits as four dots of two bits, full ink or none.</summary>
    private static int Quads(int bits)
    {
        int dots = 0;
        for (int i = 0; i < 4; i++)
            if ((bits & (1 << i)) != 0) dots |= 3 << (2 * i);
        return dots;
    }

    private static void Put(byte[] file, int at, uint value)
    {
        for (int i = 0; i < 4; i++) file[at + i] = (byte)(value >> (8 * i));
    }
}
