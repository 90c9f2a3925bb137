using System.Text;

namespace Bench.VirtualBoard.Reading;

/// <summary>What a QR symbol says.</summary>
/// <param name="Text">Its content.</param>
/// <param name="Version">1 to 40.</param>
/// <param name="Level">L, M, Q or H.</param>
/// <param name="Mask">0 to 7.</param>
public sealed record QrSymbol(string Text, int Version, char Level, int Mask);

/// <summary>
/// Reads the modules of a QR symbol (ISO/IEC 18004:2015), versions 1 to 10. A judge, not a scanner: it corrects nothing, and every
/// pattern, check and remainder must be right. Written from the standard, apart from the firmware's encoder.
/// </summary>
public static class QrDecoder
{
    // table 9: for L, M, Q, H of each version: blocks, codewords, data codewords; then the blocks with one more of both
    private static readonly string[] Blocks =
    [
        "1:26,19 1:26,16 1:26,13 1:26,9", "1:44,34 1:44,28 1:44,22 1:44,16", "1:70,55 1:70,44 2:35,17 2:35,13", "1:100,80 2:50,32 2:50,24 4:25,9",
        "1:134,108 2:67,43 2:33,15+2 2:33,11+2", "2:86,68 4:43,27 4:43,19 4:43,15", "2:98,78 4:49,31 2:32,14+4 4:39,13+1",
        "2:121,97 2:60,38+2 4:40,18+2 4:40,14+2", "2:146,116 3:58,36+2 4:36,16+4 4:36,12+4", "2:86,68+2 4:69,43+1 6:43,19+2 6:43,15+2",
    ];

    private static readonly int[][] AlignmentCentres = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    /// <summary>Reads a symbol.</summary>
    /// <param name="dark">Modules, indexed by row, then column, without border.</param>
    /// <exception cref="FormatException">It is not a sound symbol; the message says why.</exception>
    public static QrSymbol Decode(bool[,] dark)
    {
        int size = dark.GetLength(0), version = (size - 17) / 4;
        if (size != dark.GetLength(1) || (size - 17) % 4 != 0 || version is < 1 or > 10) throw new FormatException($"{size} modules across");
        bool[,] noData = CheckPatterns(dark, size, version);
        int format = Format(dark, size);
        char level = "MLHQ"[format >> 3];
        int mask = format & 7;
        byte[] data = Correct(Codewords(dark, noData, size, mask), version, level);
        return new QrSymbol(Content(data, version), version, level, mask);
    }

    /// <summary>Looks at finder, alignment and timing patterns and the version, and marks where no data lies.</summary>
    private static bool[,] CheckPatterns(bool[,] dark, int size, int version)
    {
        bool[,] fixedModules = new bool[size, size];
        void Want(int row, int column, bool wanted, string what)
        {
            fixedModules[row, column] = true;
            if (dark[row, column] != wanted) throw new FormatException($"{what} is damaged at row {row}, column {column}");
        }
        for (int i = 8; i < size - 8; i++)
        {
            Want(6, i, i % 2 == 0, "timing pattern");
            Want(i, 6, i % 2 == 0, "timing pattern");
        }
        string[] finder = ["1111111 ", "1000001 ", "1011101 ", "1011101 ", "1011101 ", "1000001 ", "1111111 ", "        "];
        for (int row = 0; row < 8; row++)
            for (int column = 0; column < 8; column++)
            {
                bool wanted = finder[row][column] == '1';
                Want(row, column, wanted, "finder pattern");
                Want(row, size - 1 - column, wanted, "finder pattern");
                Want(size - 1 - row, column, wanted, "finder pattern");
            }
        string[] alignment = ["11111", "10001", "10101", "10001", "11111"];
        int[] centres = AlignmentCentres[version - 1];
        foreach (int down in centres)
            foreach (int across in centres)
            {
                if ((down == 6 && across == 6) || (down == 6 && across == centres[^1]) || (across == 6 && down == centres[^1])) continue;
                for (int row = 0; row < 5; row++)
                    for (int column = 0; column < 5; column++) Want(down - 2 + row, across - 2 + column, alignment[row][column] == '1', "alignment pattern");
            }
        Want(size - 8, 8, true, "dark module");
        for (int i = 0; i < 9; i++) fixedModules[8, i] = fixedModules[i, 8] = true;
        for (int i = 1; i <= 8; i++) fixedModules[8, size - i] = fixedModules[size - i, 8] = true;
        if (version < 7) return fixedModules;
        int bits = Polynomial(version, 12, 0b1111100100101);
        for (int i = 0; i < 18; i++)
        {
            Want(i / 3, size - 11 + i % 3, (bits >> i & 1) != 0, "version information");
            Want(size - 11 + i % 3, i / 3, (bits >> i & 1) != 0, "version information");
        }
        return fixedModules;
    }

    /// <summary>Five bits of format information; both copies must be codewords and equal.</summary>
    private static int Format(bool[,] dark, int size)
    {
        // most significant bit first, figure 25
        (int Row, int Column)[] first = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8)];
        int a = 0, b = 0;
        for (int i = 0; i < 15; i++)
        {
            a = a << 1 | (dark[first[i].Row, first[i].Column] ? 1 : 0);
            b = b << 1 | ((i < 7 ? dark[size - 1 - i, 8] : dark[8, size - 15 + i]) ? 1 : 0);
        }
        if (a != b) throw new FormatException("the two copies of the format information differ");
        a ^= 0b101010000010010;
        if (Polynomial(a >> 10, 10, 0b10100110111) != a) throw new FormatException("the format information is no codeword");
        return a >> 10;
    }

    /// <summary>A value followed by its remainder.</summary>
    private static int Polynomial(int value, int degree, int divisor)
    {
        int rest = value << degree;
        while (System.Numerics.BitOperations.Log2((uint)rest) >= degree && rest != 0) rest ^= divisor << (System.Numerics.BitOperations.Log2((uint)rest) - degree);
        return value << degree | rest;
    }

    private static List<byte> Codewords(bool[,] dark, bool[,] noData, int size, int mask)
    {
        Func<int, int, bool> flips = mask switch // row i, column j, table 10
        {
            0 => (i, j) => (i + j) % 2 == 0,
            1 => (i, _) => i % 2 == 0,
            2 => (_, j) => j % 3 == 0,
            3 => (i, j) => (i + j) % 3 == 0,
            4 => (i, j) => (i / 2 + j / 3) % 2 == 0,
            5 => (i, j) => i * j % 2 + i * j % 3 == 0,
            6 => (i, j) => (i * j % 2 + i * j % 3) % 2 == 0,
            _ => (i, j) => ((i + j) % 2 + i * j % 3) % 2 == 0,
        };
        List<byte> words = [];
        int word = 0, bits = 0;
        List<int> pairs = [];
        for (int column = size - 1; column > 6; column -= 2) pairs.Add(column);
        pairs.AddRange([5, 3, 1]);
        for (int p = 0; p < pairs.Count; p++)
            for (int step = 0; step < size; step++)
            {
                int row = p % 2 == 0 ? size - 1 - step : step;
                foreach (int column in (int[])[pairs[p], pairs[p] - 1])
                {
                    if (noData[row, column]) continue;
                    word = word << 1 | (dark[row, column] ^ flips(row, column) ? 1 : 0);
                    if (++bits % 8 != 0) continue;
                    words.Add((byte)word);
                    word = 0;
                }
            }
        if ((word & ((1 << bits % 8) - 1)) != 0) throw new FormatException("remainder bits are not zero");
        return words;
    }

    /// <summary>Takes the blocks apart and has every syndrome of every block be zero.</summary>
    private static byte[] Correct(List<byte> words, int version, char level)
    {
        string[] figures = Blocks[version - 1].Split(' ')["LMQH".IndexOf(level)].Split(':', ',', '+');
        int count = int.Parse(figures[0]), all = int.Parse(figures[1]), data = int.Parse(figures[2]);
        int longer = figures.Length > 3 ? int.Parse(figures[3]) : 0;
        List<byte>[] blocks = [.. Enumerable.Range(0, count + longer).Select(_ => new List<byte>())];
        if (words.Count != count * all + longer * (all + 1)) throw new FormatException($"{words.Count} codewords");
        int at = 0;
        for (int i = 0; i <= data; i++)
            for (int b = 0; b < blocks.Length; b++)
                if (i < data || b >= count) blocks[b].Add(words[at++]);
        for (int i = 0; i < all - data; i++)
            foreach (List<byte> block in blocks) block.Add(words[at++]);
        List<byte> result = [];
        foreach (List<byte> block in blocks)
        {
            int root = 1;
            for (int i = 0; i < all - data; i++, root = Times(root, 2))
                if (block.Aggregate(0, (sum, next) => Times(sum, root) ^ next) != 0) throw new FormatException($"syndrome {i} is not zero");
            result.AddRange(block.Take(block.Count - (all - data)));
        }
        return [.. result];
    }

    /// <summary>Product in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1.</summary>
    private static int Times(int a, int b)
    {
        int product = 0;
        for (; b != 0; b >>= 1, a = (a << 1) ^ (a >= 128 ? 0b100011101 : 0))
            if ((b & 1) != 0) product ^= a;
        return product;
    }

    private static string Content(byte[] data, int version)
    {
        int at = 0;
        int Take(int count)
        {
            int value = 0;
            for (; count > 0; count--, at++) value = value << 1 | (data[at / 8] >> (7 - at % 8) & 1);
            return value;
        }
        int Left() => data.Length * 8 - at;
        bool large = version >= 10;
        List<byte> text = [];
        while (Left() >= 4)
        {
            int mode = Take(4);
            if (mode == 0) break;
            switch (mode)
            {
                case 1:
                    for (int n = Take(large ? 12 : 10); n > 0; n -= 3)
                        text.AddRange(Encoding.ASCII.GetBytes(Take(n >= 3 ? 10 : n == 2 ? 7 : 4).ToString("D" + Math.Min(n, 3))));
                    break;
                case 2:
                    const string Signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
                    for (int n = Take(large ? 11 : 9); n > 0; n -= 2)
                    {
                        int value = Take(n >= 2 ? 11 : 6);
                        if (n >= 2) text.Add((byte)Signs[value / 45]);
                        text.Add((byte)Signs[value % 45]);
                    }
                    break;
                case 4:
                    for (int n = Take(large ? 16 : 8); n > 0; n--) text.Add((byte)Take(8));
                    break;
                default: throw new FormatException($"mode {mode}");
            }
        }
        if (at % 8 != 0 && Take(8 - at % 8) != 0) throw new FormatException("padding bits are not zero");
        for (int pad = 0xEC; Left() > 0; pad ^= 0xEC ^ 0x11)
            if (Take(8) != pad) throw new FormatException("wrong padding");
        return new UTF8Encoding(false, true).GetString([.. text]);
    }
}
