namespace PosFirmware.Security;

/// <summary>SHA-1 (FIPS 180-4, 6.1), in pieces. EMV's certificates and signatures use it; nothing else may.</summary>
public sealed class Sha1 : BlockHash
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 20;

    private readonly uint[] w = new uint[80];
    private uint h0, h1, h2, h3, h4;

    /// <summary>Ready for a message.</summary>
    public Sha1()
    {
        Reset();
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        h0 = 0x67452301;
        h1 = 0xEFCDAB89;
        h2 = 0x98BADCFE;
        h3 = 0x10325476;
        h4 = 0xC3D2E1F0;
    }

    /// <inheritdoc/>
    protected override void WriteDigest(byte[] digest, int offset)
    {
        Put(digest, offset, h0);
        Put(digest, offset + 4, h1);
        Put(digest, offset + 8, h2);
        Put(digest, offset + 12, h3);
        Put(digest, offset + 16, h4);
    }

    /// <inheritdoc/>
    protected override void Compress(byte[] block)
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
    }
}
