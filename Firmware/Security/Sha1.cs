using System;

namespace PosFirmware.Security;

/// <summary>SHA-1 (FIPS 180-4, 6.1), in pieces. EMV's certificates and signatures use it; nothing else may.</summary>
public sealed class Sha1
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 20;

    private const int BlockSize = 64;

    private readonly byte[] block = new byte[BlockSize];
    private readonly uint[] w = new uint[80];
    private uint h0, h1, h2, h3, h4;
    private int filled, total;

    /// <summary>Ready for a message.</summary>
    public Sha1()
    {
        Reset();
    }

    /// <summary>Begins a new message.</summary>
    public void Reset()
    {
        h0 = 0x67452301;
        h1 = 0xEFCDAB89;
        h2 = 0x98BADCFE;
        h3 = 0x10325476;
        h4 = 0xC3D2E1F0;
        filled = 0;
        total = 0;
    }

    /// <summary>Adds bytes to the message.</summary>
    public void Update(byte[] data, int offset, int count)
    {
        total += count;
        while (count > 0)
        {
            int room = BlockSize - filled, part = count < room ? count : room;
            Array.Copy(data, offset, block, filled, part);
            filled += part;
            offset += part;
            count -= part;
            if (filled == BlockSize) Compress();
        }
    }

    /// <summary>Ends the message and begins a new one.</summary>
    /// <param name="digest">Receives 20 bytes from <paramref name="offset"/>.</param>
    public void Finish(byte[] digest, int offset)
    {
        int bits = total << 3; // messages stay far below 256 MB
        block[filled++] = 0x80;
        if (filled > BlockSize - 8)
        {
            Array.Clear(block, filled, BlockSize - filled);
            Compress();
        }
        Array.Clear(block, filled, BlockSize - filled);
        Put(block, BlockSize - 4, (uint)bits);
        Compress();
        Put(digest, offset, h0);
        Put(digest, offset + 4, h1);
        Put(digest, offset + 8, h2);
        Put(digest, offset + 12, h3);
        Put(digest, offset + 16, h4);
        Reset();
    }

    private void Compress()
    {
        uint[] words = w;
        for (int i = 0, at = 0; i < 16; i++, at += 4)
            words[i] = ((uint)block[at] << 24) | ((uint)block[at + 1] << 16) | ((uint)block[at + 2] << 8) | block[at + 3];
        for (int i = 16; i < 80; i++)
        {
            uint x = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16];
            words[i] = (x << 1) | (x >> 31);
        }
        uint a = h0, b = h1, c = h2, d = h3, e = h4;
        for (int i = 0; i < 80; i++)
        {
            uint f;
            if (i < 20) f = ((b & c) | (~b & d)) + 0x5A827999;
            else if (i < 40) f = (b ^ c ^ d) + 0x6ED9EBA1;
            else if (i < 60) f = ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
            else f = (b ^ c ^ d) + 0xCA62C1D6;
            uint next = ((a << 5) | (a >> 27)) + f + e + words[i];
            e = d;
            d = c;
            c = (b << 30) | (b >> 2);
            b = a;
            a = next;
        }
        h0 += a;
        h1 += b;
        h2 += c;
        h3 += d;
        h4 += e;
        filled = 0;
    }

    private static void Put(byte[] into, int at, uint value)
    {
        into[at] = (byte)(value >> 24);
        into[at + 1] = (byte)(value >> 16);
        into[at + 2] = (byte)(value >> 8);
        into[at + 3] = (byte)value;
    }
}
