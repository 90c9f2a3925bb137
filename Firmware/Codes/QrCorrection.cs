using System;

namespace PosFirmware.Codes;

/// <summary>Reed-Solomon codewords over GF(256) with the polynomial 0x11D, and the order in which blocks are woven (ISO/IEC 18004, 7.5 and 7.6).</summary>
internal sealed class QrCorrection
{
    private static readonly byte[] Powers = new byte[512], Logs = new byte[256];

    private readonly byte[] generator = new byte[QrTables.MaxCorrection], rest = new byte[QrTables.MaxCorrection];
    private int degree;

    static QrCorrection()
    {
        int value = 1;
        for (int i = 0; i < 255; i++)
        {
            Powers[i] = Powers[i + 255] = (byte)value;
            Logs[value] = (byte)i;
            value <<= 1;
            if (value > 255) value ^= 0x11D;
        }
    }

    /// <summary>Makes the final sequence of codewords: data of all blocks in turn, then their correction in turn.</summary>
    /// <param name="data">Data codewords.</param>
    /// <param name="version">1 to 10.</param>
    /// <param name="level">Level.</param>
    /// <param name="woven">Gets all codewords of the symbol.</param>
    public void Weave(byte[] data, int version, QrLevel level, byte[] woven)
    {
        int blocks = QrTables.Blocks(version, level), all = QrTables.Data(version, level), correction = QrTables.Correction(version, level);
        int shorter = all / blocks, firstLonger = blocks - all % blocks;
        Generate(correction);
        for (int block = 0, at = 0; block < blocks; block++)
        {
            int length = block < firstLonger ? shorter : shorter + 1;
            Divide(data, at, length);
            for (int i = 0; i < shorter; i++) woven[i * blocks + block] = data[at + i];
            if (length > shorter) woven[shorter * blocks + block - firstLonger] = data[at + shorter];
            for (int i = 0; i < correction; i++) woven[all + i * blocks + block] = rest[i];
            at += length;
        }
    }

    /// <summary>Generator polynomial, without its leading 1, as logarithms.</summary>
    private void Generate(int length)
    {
        if (degree == length) return;
        degree = length;
        Array.Clear(generator, 0, generator.Length);
        generator[length - 1] = 1;
        for (int root = 0; root < length; root++)
            for (int i = 0; i < length; i++)
            {
                int term = generator[i] == 0 ? 0 : Powers[Logs[generator[i]] + root];
                generator[i] = (byte)(term ^ (i + 1 < length ? generator[i + 1] : 0));
            }
        for (int i = 0; i < length; i++) generator[i] = Logs[generator[i]]; // no coefficient of these polynomials is zero
    }

    private void Divide(byte[] data, int from, int length)
    {
        for (int i = 0; i < degree; i++) rest[i] = 0;
        for (int k = from; k < from + length; k++)
        {
            int factor = data[k] ^ rest[0];
            for (int i = 1; i < degree; i++) rest[i - 1] = rest[i];
            rest[degree - 1] = 0;
            if (factor == 0) continue;
            int log = Logs[factor];
            for (int i = 0; i < degree; i++) rest[i] ^= Powers[log + generator[i]];
        }
    }
}
