using System;

namespace PosFirmware.Codes;

/// <summary>The data codewords of a QR symbol: one segment, numeric, alphanumeric or bytes (UTF-8), whichever is the shortest that can say it.</summary>
internal sealed class QrData
{
    private const int Numeric = 1, Alphanumeric = 2, Bytes = 4;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    // values of the characters below 0x60 in alphanumeric mode; 255: not in it
    private static readonly byte[] Values = MakeValues();

    private readonly byte[] words;
    private int bits;

    /// <summary>Writes into a buffer.</summary>
    public QrData(byte[] words)
    {
        this.words = words;
    }

    private static byte[] MakeValues()
    {
        byte[] values = new byte[0x60];
        for (int i = 0; i < values.Length; i++) values[i] = (byte)Alphabet.IndexOf((char)i); // -1 becomes 255
        return values;
    }

    /// <summary>Smallest version that a text fits in.</summary>
    /// <returns>0: none up to version 10.</returns>
    public static int Version(string text, QrLevel level)
    {
        int mode = Mode(text), count = Count(text, mode);
        for (int version = 1; version <= QrTables.MaxVersion; version++)
            if (4 + CountBits(mode, version) + BodyBits(mode, count) <= 8 * QrTables.Data(version, level)) return version;
        return 0;
    }

    /// <summary>Writes the codewords of a text that fits.</summary>
    public void Write(string text, int version, QrLevel level)
    {
        int mode = Mode(text), count = Count(text, mode), room = QrTables.Data(version, level);
        Array.Clear(words, 0, words.Length);
        bits = 0;
        Put(mode, 4);
        Put(count, CountBits(mode, version));
        switch (mode)
        {
            case Numeric: PutDigits(text); break;
            case Alphanumeric: PutPairs(text); break;
            default: PutBytes(text); break;
        }
        int left = 8 * room - bits;
        bits += left < 4 ? left : 4; // terminator
        bits = (bits + 7) & ~7;
        for (int pad = 0xEC; bits < 8 * room; pad ^= 0xEC ^ 0x11) Put(pad, 8);
    }

    private static int Mode(string text)
    {
        int mode = Numeric;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c >= '0' && c <= '9') continue;
            if (c >= Values.Length || Values[c] == 255) return Bytes;
            mode = Alphanumeric;
        }
        return mode;
    }

    private static int Count(string text, int mode)
    {
        if (mode != Bytes) return text.Length;
        int count = 0;
        for (int i = 0; i < text.Length; i++)
            count += text[i] < 0x80 ? 1 : text[i] < 0x800 || IsSurrogate(text[i]) ? 2 : 3; // a pair of surrogates is four bytes
        return count;
    }

    private static int CountBits(int mode, int version) => mode switch
    {
        Numeric => version < 10 ? 10 : 12,
        Alphanumeric => version < 10 ? 9 : 11,
        _ => version < 10 ? 8 : 16,
    };

    private static int BodyBits(int mode, int count) => mode switch
    {
        Numeric => count / 3 * 10 + (count % 3 == 0 ? 0 : 1 + count % 3 * 3),
        Alphanumeric => count / 2 * 11 + count % 2 * 6,
        _ => count * 8,
    };

    private void PutDigits(string text)
    {
        for (int i = 0; i < text.Length; i += 3)
        {
            int value = 0, digits = text.Length - i < 3 ? text.Length - i : 3;
            for (int k = i; k < i + digits; k++) value = value * 10 + text[k] - '0';
            Put(value, 1 + 3 * digits);
        }
    }

    private void PutPairs(string text)
    {
        int i = 0;
        for (; i + 1 < text.Length; i += 2) Put(Values[text[i]] * 45 + Values[text[i + 1]], 11);
        if (i < text.Length) Put(Values[text[i]], 6);
    }

    private void PutBytes(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int code = text[i];
            if (code < 0x80)
            {
                Put(code, 8);
                continue;
            }
            if (IsSurrogate(text[i]) && i + 1 < text.Length)
            {
                code = 0x10000 + ((code & 0x3FF) << 10) + (text[++i] & 0x3FF);
                Put(0xF0 | (code >> 18), 8);
                Put(0x80 | ((code >> 12) & 0x3F), 8);
            }
            else if (code >= 0x800) Put(0xE0 | (code >> 12), 8);
            Put(code < 0x800 ? 0xC0 | (code >> 6) : 0x80 | ((code >> 6) & 0x3F), 8);
            Put(0x80 | (code & 0x3F), 8);
        }
    }

    private static bool IsSurrogate(char c) => (c & 0xF800) == 0xD800;

    private void Put(int value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--, bits++)
            if (((value >> bit) & 1) != 0) words[bits >> 3] |= (byte)(0x80 >> (bits & 7));
    }
}
