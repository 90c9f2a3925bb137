using System;

namespace PosFirmware.Security;

/// <summary>
/// SM4 on blocks of 16 bytes, ECB (GB/T 32907-2016): the block cipher of the national algorithms that acquirers in China ask for
/// beside triple DES. The key schedule is allocated once and reused for every key.
/// </summary>
public sealed class Sm4 : BlockCipher
{
    /// <summary>Bytes of a block and of a key.</summary>
    public const int Size = 16;

    private readonly uint[] schedule = new uint[32];

    /// <inheritdoc/>
    public override int BlockSize => Size;

    /// <summary>Sets the key.</summary>
    /// <param name="key">Holds 16 bytes from <paramref name="offset"/>.</param>
    /// <param name="length">16.</param>
    public override void SetKey(byte[] key, int offset, int length)
    {
        if (length != Size) throw new ArgumentException();
        byte[] box = Sm4Tables.Box;
        uint k0 = Word(key, offset) ^ 0xA3B1BAC6, k1 = Word(key, offset + 4) ^ 0x56AA3350;
        uint k2 = Word(key, offset + 8) ^ 0x677D9197, k3 = Word(key, offset + 12) ^ 0xB27022DC;
        for (int i = 0; i < 32; i++)
        {
            // byte j of the constant of round i is 7 (4 i + j), modulo 256
            int c = 28 * i;
            uint constant = ((uint)(c & 255) << 24) | ((uint)((c + 7) & 255) << 16) | ((uint)((c + 14) & 255) << 8) | (uint)((c + 21) & 255);
            uint a = k1 ^ k2 ^ k3 ^ constant;
            uint b = ((uint)box[(int)(a >> 24)] << 24) | ((uint)box[(int)(a >> 16) & 255] << 16) | ((uint)box[(int)(a >> 8) & 255] << 8) | box[(int)a & 255];
            uint next = k0 ^ b ^ ((b << 13) | (b >> 19)) ^ ((b << 23) | (b >> 9));
            schedule[i] = next;
            k0 = k1;
            k1 = k2;
            k2 = k3;
            k3 = next;
        }
        KeyLength = Size;
    }

    /// <inheritdoc/>
    public override void Encrypt(byte[] input, int inputOffset, byte[] output, int outputOffset) => Run(input, inputOffset, output, outputOffset, 0, 1);

    /// <inheritdoc/>
    public override void Decrypt(byte[] input, int inputOffset, byte[] output, int outputOffset) => Run(input, inputOffset, output, outputOffset, 31, -1);

    /// <inheritdoc/>
    public override void Wipe()
    {
        Array.Clear(schedule, 0, 32);
        KeyLength = 0;
    }

    private void Run(byte[] input, int i, byte[] output, int o, int key, int step)
    {
        uint x0 = Word(input, i), x1 = Word(input, i + 4), x2 = Word(input, i + 8), x3 = Word(input, i + 12);
        uint[] t = Sm4Tables.Rounds, keys = schedule;
        for (int round = 0; round < 8; round++)
        {
            uint a = x1 ^ x2 ^ x3 ^ keys[key];
            x0 ^= t[(int)(a >> 24)] ^ t[256 + ((int)(a >> 16) & 255)] ^ t[512 + ((int)(a >> 8) & 255)] ^ t[768 + ((int)a & 255)];
            key += step;
            a = x2 ^ x3 ^ x0 ^ keys[key];
            x1 ^= t[(int)(a >> 24)] ^ t[256 + ((int)(a >> 16) & 255)] ^ t[512 + ((int)(a >> 8) & 255)] ^ t[768 + ((int)a & 255)];
            key += step;
            a = x3 ^ x0 ^ x1 ^ keys[key];
            x2 ^= t[(int)(a >> 24)] ^ t[256 + ((int)(a >> 16) & 255)] ^ t[512 + ((int)(a >> 8) & 255)] ^ t[768 + ((int)a & 255)];
            key += step;
            a = x0 ^ x1 ^ x2 ^ keys[key];
            x3 ^= t[(int)(a >> 24)] ^ t[256 + ((int)(a >> 16) & 255)] ^ t[512 + ((int)(a >> 8) & 255)] ^ t[768 + ((int)a & 255)];
            key += step;
        }
        Put(x3, output, o);
        Put(x2, output, o + 4);
        Put(x1, output, o + 8);
        Put(x0, output, o + 12);
    }

    private static uint Word(byte[] data, int at) => ((uint)data[at] << 24) | ((uint)data[at + 1] << 16) | ((uint)data[at + 2] << 8) | data[at + 3];

    private static void Put(uint word, byte[] data, int at)
    {
        data[at] = (byte)(word >> 24);
        data[at + 1] = (byte)(word >> 16);
        data[at + 2] = (byte)(word >> 8);
        data[at + 3] = (byte)word;
    }
}
