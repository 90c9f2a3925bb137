using System;

namespace PosFirmware.Codes;

/// <summary>
/// A QR symbol of version 1 to 10 (ISO/IEC 18004), for the screen and for slips. Its memory is laid out once; encoding again and
/// again allocates nothing.
/// </summary>
public sealed class QrCode
{
    /// <summary>Modules of light border that a symbol wants on every side.</summary>
    public const int QuietZone = 4;

    private readonly QrMatrix matrix = new QrMatrix();
    private readonly QrCorrection correction = new QrCorrection();
    private readonly byte[] words = new byte[QrTables.MaxCodewords], woven = new byte[QrTables.MaxCodewords];
    private readonly QrData data;

    /// <summary>Lays out the memory, about 3 KB.</summary>
    public QrCode()
    {
        data = new QrData(words);
    }

    /// <summary>Modules across, without border; 0 before the first symbol.</summary>
    public int Size => matrix.Size;

    /// <summary>Version of the symbol, 1 to 10.</summary>
    public int Version { get; private set; }

    /// <summary>Mask of the symbol, 0 to 7.</summary>
    public int Mask { get; private set; }

    /// <summary>Makes the smallest symbol that holds a text.</summary>
    /// <param name="text">Any text; characters above 127 go as UTF-8.</param>
    /// <param name="level">Error correction.</param>
    /// <returns>False: the text is too long for version 10; the symbol before it stays.</returns>
    public bool Encode(string text, QrLevel level) => Encode(text, level, 0, -1);

    /// <summary>Makes a symbol.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="level">Error correction.</param>
    /// <param name="least">Smallest version that is wanted; 0: any.</param>
    /// <param name="mask">0 to 7; -1: the one that can be read best.</param>
    /// <returns>As <see cref="Encode(string, QrLevel)"/>.</returns>
    public bool Encode(string text, QrLevel level, int least, int mask)
    {
        int version = QrData.Version(text, level);
        if (version == 0 || least > QrTables.MaxVersion) return false;
        Version = version < least ? least : version;
        data.Write(text, Version, level);
        correction.Weave(words, Version, level, woven);
        matrix.Begin(Version);
        matrix.Fill(woven, QrTables.Total(Version));
        Mask = mask >= 0 ? mask : BestMask(level);
        matrix.Format(level, Mask);
        matrix.Mask(Mask);
        return true;
    }

    /// <summary>True for a dark module.</summary>
    /// <param name="x">Column, from the left.</param>
    /// <param name="y">Row, from the top.</param>
    public bool IsDark(int x, int y) => ((matrix.Rows[y] >> x) & 1) != 0;

    /// <summary>Greatest whole number of dots a module may have, so that the symbol with its border fits a square.</summary>
    /// <param name="dots">Side of the square.</param>
    /// <returns>0: it does not fit.</returns>
    public int Scale(int dots) => dots / (Size + 2 * QuietZone);

    /// <summary>Writes one row of dots of the symbol into a strip of 1 bit a dot, bit 7 leftmost: dark dots are set, the others left.</summary>
    /// <param name="y">Row of modules.</param>
    /// <param name="scale">Dots of a module.</param>
    /// <param name="strip">Strip; it must reach to x + Size * scale.</param>
    /// <param name="offset">First byte of the row.</param>
    /// <param name="x">Dot where the symbol begins.</param>
    public void DrawRow(int y, int scale, byte[] strip, int offset, int x)
    {
        ulong row = matrix.Rows[y];
        for (int i = 0; i < Size; i++, row >>= 1)
        {
            if ((row & 1) == 0) continue;
            for (int dot = x + i * scale; dot < x + (i + 1) * scale; dot++) strip[offset + (dot >> 3)] |= (byte)(0x80 >> (dot & 7));
        }
    }

    /// <summary>Draws the whole symbol without border as a picture.</summary>
    /// <param name="scale">Dots of a module.</param>
    /// <param name="picture">Gets Size * scale rows of <paramref name="stride"/> bytes; what was in them is lost.</param>
    /// <param name="stride">Bytes of a row.</param>
    public void Draw(int scale, byte[] picture, int stride)
    {
        Array.Clear(picture, 0, Size * scale * stride);
        for (int y = 0, at = 0; y < Size; y++)
            for (int k = 0; k < scale; k++, at += stride) DrawRow(y, scale, picture, at, 0);
    }

    private int BestMask(QrLevel level)
    {
        int best = 0, least = int.MaxValue;
        for (int mask = 0; mask < 8; mask++)
        {
            matrix.Format(level, mask);
            matrix.Mask(mask);
            int penalty = QrMask.Penalty(matrix.Rows, matrix.Columns, Size);
            matrix.Mask(mask);
            if (penalty >= least) continue;
            best = mask;
            least = penalty;
        }
        return best;
    }
}
