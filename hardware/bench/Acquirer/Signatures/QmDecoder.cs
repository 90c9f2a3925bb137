using System.Globalization;

namespace Bench.Acquirer;

/// <summary>The arithmetic decoder of JBIG (ITU-T T.82, 6.8.3), for one stripe after the other.</summary>
internal sealed class QmDecoder(int contexts)
{
    private readonly record struct State(uint Lsz, byte Less, byte More, bool Switch);

    // T.82 table 24: LSZ, NLPS, NMPS; a star where SWTCH is 1
    private static readonly State[] table = [.. """
        5A1D 1 1*, 2586 14 2, 1114 16 3, 080B 18 4, 03D8 20 5, 01DA 23 6, 00E5 25 7, 006F 28 8,
        0036 30 9, 001A 33 10, 000D 35 11, 0006 9 12, 0003 10 13, 0001 12 13, 5A7F 15 15*, 3F25 36 16,
        2CF2 38 17, 207C 39 18, 17B9 40 19, 1182 42 20, 0CEF 43 21, 09A1 45 22, 072F 46 23, 055C 48 24,
        0406 49 25, 0303 51 26, 0240 52 27, 01B1 54 28, 0144 56 29, 00F5 57 30, 00B7 59 31, 008A 60 32,
        0068 62 33, 004E 63 34, 003B 32 35, 002C 33 9, 5AE1 37 37*, 484C 64 38, 3A0D 65 39, 2EF1 67 40,
        261F 68 41, 1F33 69 42, 19A8 70 43, 1518 72 44, 1177 73 45, 0E74 74 46, 0BFB 75 47, 09F8 77 48,
        0861 78 49, 0706 79 50, 05CD 48 51, 04DE 50 52, 040F 50 53, 0363 51 54, 02D4 52 55, 025C 53 56,
        01F8 54 57, 01A4 55 58, 0160 56 59, 0125 57 60, 00F6 58 61, 00CB 59 62, 00AB 61 63, 008F 61 32,
        5B12 65 65*, 4D04 80 66, 412C 81 67, 37D8 82 68, 2FE8 83 69, 293C 84 70, 2379 86 71, 1EDF 87 72,
        1AA9 87 73, 174E 72 74, 1424 72 75, 119C 74 76, 0F6B 74 77, 0D51 75 78, 0BB6 77 79, 0A40 77 48,
        5832 80 81*, 4D1C 88 82, 438E 89 83, 3BDD 90 84, 34EE 91 85, 2EAE 92 86, 299A 93 87, 2516 86 71,
        5570 88 89*, 4CA9 95 90, 44D9 96 91, 3E22 97 92, 3824 99 93, 32B4 99 94, 2E17 93 86, 56A8 95 96*,
        4F46 101 97, 47E5 102 98, 41CF 103 99, 3C3D 104 100, 375E 99 93, 5231 105 102, 4C0F 106 103, 4639 107 104,
        415E 103 99, 5627 105 106*, 50E7 108 107, 4B85 109 103, 5597 110 109, 504F 111 107, 5A10 110 111*, 5522 112 109,
        59EB 112 111*
        """.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    private readonly byte[] state = new byte[contexts];
    private readonly bool[] favourite = new bool[contexts];
    private ReadOnlyMemory<byte> data;
    private int at, left;
    private uint interval, code;

    /// <summary>Forgets all statistics.</summary>
    internal void Reset()
    {
        Array.Clear(state);
        Array.Clear(favourite);
    }

    /// <summary>Begins a stripe; the statistics go on.</summary>
    /// <param name="stripe">Coded data without stuffing and markers; behind its end are zeros.</param>
    internal void Begin(ReadOnlyMemory<byte> stripe)
    {
        data = stripe;
        at = 0;
        code = NextByte() << 24 | NextByte() << 16 | NextByte() << 8;
        left = 8;
        interval = 0x10000;
    }

    /// <summary>One decision.</summary>
    internal bool Decode(int context)
    {
        State s = table[state[context]];
        interval -= s.Lsz;
        bool lower = code >> 16 < interval;
        if (lower && interval >= 0x8000) return favourite[context];
        // the smaller interval belongs to the less probable symbol, wherever it lies
        bool likely = lower == interval >= s.Lsz;
        if (!lower)
        {
            code -= interval << 16;
            interval = s.Lsz;
        }
        bool bit = favourite[context] == likely;
        if (likely) state[context] = s.More;
        else
        {
            if (s.Switch) favourite[context] = !favourite[context];
            state[context] = s.Less;
        }
        do
        {
            if (left == 0)
            {
                code |= NextByte() << 8;
                left = 8;
            }
            interval <<= 1;
            code <<= 1;
            left--;
        }
        while (interval < 0x8000);
        return bit;
    }

    private uint NextByte() => at < data.Length ? data.Span[at++] : 0u;

    private static State Parse(string row)
    {
        string[] parts = row.Split(' ');
        return new(uint.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), byte.Parse(parts[1], CultureInfo.InvariantCulture),
            byte.Parse(parts[2].TrimEnd('*'), CultureInfo.InvariantCulture), parts[2].EndsWith('*'));
    }
}
