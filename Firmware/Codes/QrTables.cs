namespace PosFirmware.Codes;

/// <summary>How much of a QR symbol may be lost (ISO/IEC 18004).</summary>
public enum QrLevel
{
    /// <summary>About 7 %.</summary>
    L = 0,
    /// <summary>About 15 %.</summary>
    M = 1,
    /// <summary>About 25 %: for paper.</summary>
    Q = 2,
}

/// <summary>Figures of the QR versions 1 to 10 (ISO/IEC 18004, tables 7, 9 and E.1).</summary>
public static class QrTables
{
    /// <summary>Greatest version that is made here.</summary>
    public const int MaxVersion = 10;

    /// <summary>Modules across version 10.</summary>
    public const int MaxSize = 57;

    /// <summary>Codewords of version 10.</summary>
    public const int MaxCodewords = 346;

    /// <summary>Most error correction codewords of a block.</summary>
    public const int MaxCorrection = 30;

    // index: version
    private static readonly ushort[] Codewords = { 0, 26, 44, 70, 100, 134, 172, 196, 242, 292, 346 };
    private static readonly byte[] LastAlignment = { 0, 0, 18, 22, 26, 30, 34, 38, 42, 46, 50 };

    // index: 3 * version + level
    private static readonly byte[] CorrectionLengths =
    {
        0, 0, 0, 7, 10, 13, 10, 16, 22, 15, 26, 18, 20, 18, 26, 26, 24, 18, 18, 16, 24, 20, 18, 18, 24, 22, 22, 30, 22, 20, 18, 26, 24,
    };

    private static readonly byte[] BlockCounts =
    {
        0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 2, 1, 2, 4, 2, 4, 4, 2, 4, 6, 2, 4, 6, 2, 5, 8, 4, 5, 8,
    };

    /// <summary>Modules across a symbol.</summary>
    public static int Size(int version) => 17 + 4 * version;

    /// <summary>All codewords of a symbol.</summary>
    public static int Total(int version) => Codewords[version];

    /// <summary>Error correction codewords of each block.</summary>
    public static int Correction(int version, QrLevel level) => CorrectionLengths[3 * version + (int)level];

    /// <summary>Blocks of a symbol.</summary>
    public static int Blocks(int version, QrLevel level) => BlockCounts[3 * version + (int)level];

    /// <summary>Codewords for data.</summary>
    public static int Data(int version, QrLevel level) => Total(version) - Correction(version, level) * Blocks(version, level);

    /// <summary>Lines of alignment patterns across: 0, 2 or 3.</summary>
    public static int Alignments(int version) => version == 1 ? 0 : version < 7 ? 2 : 3;

    /// <summary>Centre of an alignment pattern; the first is in line with the timing pattern.</summary>
    public static int Alignment(int version, int index) =>
        index == 0 ? 6 : index == Alignments(version) - 1 ? LastAlignment[version] : (LastAlignment[version] + 6) / 2;
}
