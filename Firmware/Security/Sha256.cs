using System;

namespace PosFirmware.Security;

/// <summary>SHA-256 (FIPS 180-4, 6.2), in pieces: for signatures over set-up packages. nanoFramework's library has it only inside HMAC.</summary>
public sealed class Sha256 : BlockHash
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 32;

    private static readonly uint[] K =
    {
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    };

    private static readonly uint[] Initial = { 0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19 };

    private readonly uint[] w = new uint[64];
    private readonly uint[] state = new uint[8];

    /// <summary>Ready for a message.</summary>
    public Sha256()
    {
        Reset();
    }

    /// <inheritdoc/>
    protected override void Start() => Array.Copy(Initial, state, state.Length);

    /// <inheritdoc/>
    protected override void WriteDigest(byte[] digest, int offset)
    {
        for (int i = 0; i < state.Length; i++) Put(digest, offset + 4 * i, state[i]);
    }

    /// <inheritdoc/>
    protected override void Compress(byte[] block)
    {
        for (int i = 0; i < 16; i++) w[i] = ((uint)block[4 * i] << 24) | ((uint)block[4 * i + 1] << 16) | ((uint)block[4 * i + 2] << 8) | block[4 * i + 3];
        for (int i = 16; i < 64; i++)
        {
            uint x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (Turn(x, 7) ^ Turn(x, 18) ^ (x >> 3)) + w[i - 7] + (Turn(y, 17) ^ Turn(y, 19) ^ (y >> 10));
        }
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++)
        {
            uint one = h + (Turn(e, 6) ^ Turn(e, 11) ^ Turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
            uint two = (Turn(a, 2) ^ Turn(a, 13) ^ Turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + one;
            d = c;
            c = b;
            b = a;
            a = one + two;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint Turn(uint word, int by) => (word >> by) | (word << (32 - by));
}
