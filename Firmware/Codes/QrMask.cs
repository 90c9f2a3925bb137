namespace PosFirmware.Codes;

/// <summary>The eight masks, and how well a masked symbol can be read (ISO/IEC 18004, 7.8). A row of modules is one number, so most rules are a few shifts.</summary>
internal static class QrMask
{
    private const ulong EverySix = 0x0041041041041041, EveryTwelve = 0x0001001001001001;

    // masks repeat after 6 columns and 12 rows: [12 * mask + y % 12] has 6 columns, [6 * mask + x % 6] has 12 rows
    private static readonly byte[] Rows = new byte[8 * 12];
    private static readonly ushort[] Columns = new ushort[8 * 6];

    static QrMask()
    {
        for (int mask = 0; mask < 8; mask++)
            for (int y = 0; y < 12; y++)
                for (int x = 0; x < 6; x++)
                {
                    if (!Flips(mask, x, y)) continue;
                    Rows[12 * mask + y] |= (byte)(1 << x);
                    Columns[6 * mask + x] |= (ushort)(1 << y);
                }
    }

    private static bool Flips(int mask, int x, int y) => mask switch
    {
        0 => (y + x) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (y + x) % 3 == 0,
        4 => (y / 2 + x / 3) % 2 == 0,
        5 => y * x % 2 + y * x % 3 == 0,
        6 => (y * x % 2 + y * x % 3) % 2 == 0,
        _ => ((y + x) % 2 + y * x % 3) % 2 == 0,
    };

    /// <summary>Modules of a row that a mask flips, column 0 in bit 0; good for 60 columns.</summary>
    public static ulong Row(int mask, int y) => Rows[12 * mask + y % 12] * EverySix;

    /// <summary>Modules of a column that a mask flips, row 0 in bit 0; good for 60 rows.</summary>
    public static ulong Column(int mask, int x) => Columns[6 * mask + x % 6] * EveryTwelve;

    /// <summary>Penalty of a symbol; less is better.</summary>
    /// <param name="rows">Modules by rows.</param>
    /// <param name="columns">The same by columns.</param>
    /// <param name="size">Modules across.</param>
    public static int Penalty(ulong[] rows, ulong[] columns, int size)
    {
        ulong all = (1UL << size) - 1, pairs = all >> 1;
        int penalty = 0, dark = 0;
        for (int i = 0; i < size; i++)
        {
            penalty += Line(rows[i], all) + Line(columns[i], all);
            dark += Ones(rows[i]);
            if (i == 0) continue;
            ulong a = rows[i - 1], b = rows[i];
            penalty += 3 * Ones(~(a ^ (a >> 1)) & ~(b ^ (b >> 1)) & ~(a ^ b) & pairs); // blocks of 2 x 2
        }
        int fifths = dark * 20 / (size * size); // of a tenth
        int deviation = fifths < 10 ? 9 - fifths : fifths - 10;
        return penalty + 10 * deviation;
    }

    /// <summary>Runs of five and more, and what looks like a finder pattern beside four light modules.</summary>
    private static int Line(ulong line, ulong all)
    {
        ulong alike = ~(line ^ (line >> 1)) & (all >> 1);
        ulong runs = alike & (alike >> 1);
        runs &= runs >> 2;
        int penalty = runs == 0 ? 0 : Ones(runs) + 2 * Ones(runs & ~(runs << 1));
        ulong finder = line & ~(line >> 1) & (line >> 2) & (line >> 3) & (line >> 4) & ~(line >> 5) & (line >> 6);
        if (finder == 0) return penalty;
        ulong light = ~line & all;
        light &= light >> 1;
        light &= light >> 2;
        return penalty + 40 * (Ones(finder & (light >> 7)) + Ones(finder & (light << 4)));
    }

    private static int Ones(ulong value)
    {
        value -= (value >> 1) & 0x5555555555555555;
        value = (value & 0x3333333333333333) + ((value >> 2) & 0x3333333333333333);
        value = (value + (value >> 4)) & 0x0F0F0F0F0F0F0F0F;
        return (int)((value * 0x0101010101010101) >> 56);
    }
}
