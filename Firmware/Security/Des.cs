using System;

namespace PosFirmware.Security;

/// <summary>
/// DES on one block (FIPS 46-3). Only a building block: keys of the terminal are double length, and single DES is left only
/// where the acquirer's MAC uses it. The key schedule is allocated once and reused for every key.
/// </summary>
public sealed class Des
{
    /// <summary>Bytes of a block and of a key.</summary>
    public const int BlockSize = 8;

    // Two words a round, each holding four six-bit groups a byte apart: S1 S3 S5 S7 and S2 S4 S6 S8.
    private readonly uint[] schedule = new uint[32];
    private readonly byte[] keyBits = new byte[56];
    private readonly byte[] turned = new byte[56];

    /// <summary>Sets the key; parity bits are ignored.</summary>
    /// <param name="key">Holds 8 bytes from <paramref name="offset"/>.</param>
    public void SetKey(byte[] key, int offset)
    {
        byte[] pc1 = DesTables.Pc1, pc2 = DesTables.Pc2;
        for (int i = 0; i < 56; i++) keyBits[i] = (byte)((key[offset + (pc1[i] >> 3)] >> (7 - (pc1[i] & 7))) & 1);
        for (int round = 0; round < 16; round++)
        {
            int turn = DesTables.Rotation[round];
            for (int i = 0; i < 28; i++)
            {
                int from = i + turn < 28 ? i + turn : i + turn - 28;
                turned[i] = keyBits[from];
                turned[28 + i] = keyBits[28 + from];
            }
            uint odd = 0, even = 0;
            for (int box = 0; box < 8; box++)
            {
                uint group = 0;
                for (int bit = 0; bit < 6; bit++) group = (group << 1) | turned[pc2[box * 6 + bit]];
                int shift = 24 - 8 * (box >> 1);
                if ((box & 1) == 0) odd |= group << shift;
                else even |= group << shift;
            }
            schedule[round * 2] = odd;
            schedule[round * 2 + 1] = even;
        }
        Array.Clear(keyBits, 0, 56);
        Array.Clear(turned, 0, 56);
    }

    /// <summary>Enciphers one block; input and output may be the same place.</summary>
    public void Encrypt(byte[] input, int inputOffset, byte[] output, int outputOffset) => Run(input, inputOffset, output, outputOffset, 0, 2);

    /// <summary>Deciphers one block; input and output may be the same place.</summary>
    public void Decrypt(byte[] input, int inputOffset, byte[] output, int outputOffset) => Run(input, inputOffset, output, outputOffset, 30, -2);

    /// <summary>Overwrites the key schedule.</summary>
    public void Wipe() => Array.Clear(schedule, 0, 32);

    private void Run(byte[] input, int i, byte[] output, int o, int key, int step)
    {
        uint left = ((uint)input[i] << 24) | ((uint)input[i + 1] << 16) | ((uint)input[i + 2] << 8) | input[i + 3];
        uint right = ((uint)input[i + 4] << 24) | ((uint)input[i + 5] << 16) | ((uint)input[i + 6] << 8) | input[i + 7];

        // initial permutation as five exchanges of bit fields between the halves; both halves end turned left by one bit
        uint work = ((left >> 4) ^ right) & 0x0F0F0F0F;
        right ^= work;
        left ^= work << 4;
        work = ((left >> 16) ^ right) & 0x0000FFFF;
        right ^= work;
        left ^= work << 16;
        work = ((right >> 2) ^ left) & 0x33333333;
        left ^= work;
        right ^= work << 2;
        work = ((right >> 8) ^ left) & 0x00FF00FF;
        left ^= work;
        right ^= work << 8;
        right = (right << 1) | (right >> 31);
        work = (left ^ right) & 0xAAAAAAAA;
        left ^= work;
        right ^= work;
        left = (left << 1) | (left >> 31);

        uint[] sp = DesTables.Sp, keys = schedule;
        for (int round = 0; round < 16; round++)
        {
            work = ((right << 28) | (right >> 4)) ^ keys[key];
            uint f = sp[work >> 24 & 63] | sp[128 + (work >> 16 & 63)] | sp[256 + (work >> 8 & 63)] | sp[384 + (work & 63)];
            work = right ^ keys[key + 1];
            f |= sp[64 + (work >> 24 & 63)] | sp[192 + (work >> 16 & 63)] | sp[320 + (work >> 8 & 63)] | sp[448 + (work & 63)];
            work = left ^ f;
            left = right;
            right = work;
            key += step;
        }

        // the last round does not exchange the halves; from here on the steps of the initial permutation, backwards
        work = right;
        right = left;
        left = (work >> 1) | (work << 31);
        work = (left ^ right) & 0xAAAAAAAA;
        left ^= work;
        right ^= work;
        right = (right >> 1) | (right << 31);
        work = ((right >> 8) ^ left) & 0x00FF00FF;
        left ^= work;
        right ^= work << 8;
        work = ((right >> 2) ^ left) & 0x33333333;
        left ^= work;
        right ^= work << 2;
        work = ((left >> 16) ^ right) & 0x0000FFFF;
        right ^= work;
        left ^= work << 16;
        work = ((left >> 4) ^ right) & 0x0F0F0F0F;
        right ^= work;
        left ^= work << 4;

        output[o] = (byte)(left >> 24);
        output[o + 1] = (byte)(left >> 16);
        output[o + 2] = (byte)(left >> 8);
        output[o + 3] = (byte)left;
        output[o + 4] = (byte)(right >> 24);
        output[o + 5] = (byte)(right >> 16);
        output[o + 6] = (byte)(right >> 8);
        output[o + 7] = (byte)right;
    }
}
