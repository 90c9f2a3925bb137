namespace PosFirmware.Codes;

/// <summary>The modules of a symbol, each row and each column one number: bit x of row y is the module in column x.</summary>
internal sealed class QrMatrix
{
    private const int FormatMask = 0x5412, FormatPolynomial = 0x537, VersionPolynomial = 0x1F25;

    // bits of field 'level' of the format information
    private static readonly byte[] LevelBits = { 1, 0, 3 };

    /// <summary>Dark modules by rows.</summary>
    public readonly ulong[] Rows = new ulong[QrTables.MaxSize];
    /// <summary>Dark modules by columns.</summary>
    public readonly ulong[] Columns = new ulong[QrTables.MaxSize];

    // patterns that hold no data, by rows and columns
    private readonly ulong[] fixedRows = new ulong[QrTables.MaxSize], fixedColumns = new ulong[QrTables.MaxSize];
    private int version;

    /// <summary>Modules across.</summary>
    public int Size { get; private set; }

    /// <summary>Empties it and draws all that holds no data. The format information is kept free.</summary>
    public void Begin(int ofVersion)
    {
        version = ofVersion;
        Size = QrTables.Size(version);
        for (int i = 0; i < Size; i++) Rows[i] = Columns[i] = fixedRows[i] = fixedColumns[i] = 0;
        for (int i = 0; i < Size; i++) // timing patterns first: the others lie over their ends
        {
            Fix(i, 6, (i & 1) == 0);
            Fix(6, i, (i & 1) == 0);
        }
        Finder(0, 0);
        Finder(Size - 7, 0);
        Finder(0, Size - 7);
        int lines = QrTables.Alignments(version);
        for (int i = 0; i < lines; i++)
            for (int k = 0; k < lines; k++)
            {
                bool finder = (i == 0 && (k == 0 || k == lines - 1)) || (i == lines - 1 && k == 0);
                if (!finder) Square(QrTables.Alignment(version, i), QrTables.Alignment(version, k), 2);
            }
        Format(QrLevel.L, 0);
        if (version >= 7) VersionBits();
    }

    /// <summary>Lays the codewords in: upwards and downwards in pairs of columns, from the right.</summary>
    public void Fill(byte[] words, int count)
    {
        int bit = 0, end = 8 * count;
        bool up = true;
        for (int right = Size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6) right--; // the timing pattern
            for (int i = 0; i < Size; i++)
            {
                int y = up ? Size - 1 - i : i;
                for (int x = right; x >= right - 1; x--)
                {
                    if (((fixedRows[y] >> x) & 1) != 0) continue;
                    if (bit < end && (words[bit >> 3] & (0x80 >> (bit & 7))) != 0) Set(x, y, true);
                    bit++;
                }
            }
        }
    }

    /// <summary>Flips the data by a mask; a second time takes it off.</summary>
    public void Mask(int mask)
    {
        ulong all = (1UL << Size) - 1;
        for (int i = 0; i < Size; i++)
        {
            Rows[i] ^= QrMask.Row(mask, i) & ~fixedRows[i] & all;
            Columns[i] ^= QrMask.Column(mask, i) & ~fixedColumns[i] & all;
        }
    }

    /// <summary>Draws level and mask, twice (ISO/IEC 18004, 7.9).</summary>
    public void Format(QrLevel level, int mask)
    {
        int data = (LevelBits[(int)level] << 3) | mask, bits = ((data << 10) | Remainder(data << 10, FormatPolynomial, 10)) ^ FormatMask;
        for (int i = 0; i < 15; i++)
        {
            bool dark = ((bits >> i) & 1) != 0;
            Fix(8, i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, dark);
            Fix(i < 8 ? Size - 1 - i : i == 8 ? 7 : 14 - i, 8, dark);
        }
        Fix(8, Size - 8, true);
    }

    private void VersionBits()
    {
        int bits = (version << 12) | Remainder(version << 12, VersionPolynomial, 12);
        for (int i = 0; i < 18; i++)
        {
            bool dark = ((bits >> i) & 1) != 0;
            Fix(Size - 11 + i % 3, i / 3, dark);
            Fix(i / 3, Size - 11 + i % 3, dark);
        }
    }

    private static int Remainder(int value, int polynomial, int degree)
    {
        for (int bit = 18; bit >= degree; bit--)
            if (((value >> bit) & 1) != 0) value ^= polynomial << (bit - degree);
        return value;
    }

    private void Finder(int x, int y)
    {
        for (int i = -1; i < 8; i++)
            for (int k = -1; k < 8; k++)
                if (x + i >= 0 && x + i < Size && y + k >= 0 && y + k < Size) Fix(x + i, y + k, false);
        Square(x + 3, y + 3, 3);
    }

    /// <summary>A dark square with a light ring in it and a dark heart: finder (3) and alignment pattern (2).</summary>
    private void Square(int x, int y, int reach)
    {
        for (int i = -reach; i <= reach; i++)
            for (int k = -reach; k <= reach; k++)
            {
                int ring = Most(i < 0 ? -i : i, k < 0 ? -k : k);
                Fix(x + i, y + k, ring != reach - 1);
            }
    }

    private static int Most(int a, int b) => a > b ? a : b;

    private void Fix(int x, int y, bool dark)
    {
        fixedRows[y] |= 1UL << x;
        fixedColumns[x] |= 1UL << y;
        Set(x, y, dark);
    }

    private void Set(int x, int y, bool dark)
    {
        ulong row = 1UL << x, column = 1UL << y;
        Rows[y] = dark ? Rows[y] | row : Rows[y] & ~row;
        Columns[x] = dark ? Columns[x] | column : Columns[x] & ~column;
    }
}
