using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Bench.Emv;

/// <summary>An RSA key pair of the bench. A test key: its private half stands in a file of this repository.</summary>
public sealed class RsaKey
{
    /// <summary>Reads a key from hex digits.</summary>
    public RsaKey(string modulus, string exponent, string privateExponent)
    {
        Modulus = Convert.FromHexString(modulus);
        Exponent = Convert.FromHexString(exponent);
        PrivateExponent = Convert.FromHexString(privateExponent);
    }

    /// <summary>Modulus, first byte at least 0x80.</summary>
    public byte[] Modulus { get; }

    /// <summary>Public exponent without leading zeros: 03 or 010001.</summary>
    public byte[] Exponent { get; }

    /// <summary>Private exponent.</summary>
    public byte[] PrivateExponent { get; }

    /// <summary>Bytes of the modulus.</summary>
    public int Length => Modulus.Length;

    /// <summary>The private operation on one block that is as long as the modulus and below it.</summary>
    public byte[] Sign(ReadOnlySpan<byte> block) => Power(block, PrivateExponent);

    /// <summary>The public operation.</summary>
    public byte[] Recover(ReadOnlySpan<byte> block) => Power(block, Exponent);

    /// <summary>Draws a key pair.</summary>
    /// <param name="bits">Length of the modulus, a multiple of 16.</param>
    /// <param name="exponent">3 or 65537.</param>
    public static RsaKey Draw(int bits, int exponent)
    {
        BigInteger p = Prime(bits / 2, exponent), q;
        do q = Prime(bits / 2, exponent); while (q == p);
        BigInteger n = p * q, phi = (p - 1) * (q - 1);
        return new RsaKey(Convert.ToHexString(n.ToByteArray(true, true)), exponent == 3 ? "03" : exponent.ToString("X6", CultureInfo.InvariantCulture),
            Convert.ToHexString(Inverse(exponent, phi).ToByteArray(true, true)));
    }

    private byte[] Power(ReadOnlySpan<byte> block, byte[] exponent)
    {
        if (block.Length != Length) throw new ArgumentException($"a block for this key has {Length} bytes, not {block.Length}");
        byte[] result = BigInteger.ModPow(Number(block), Number(exponent), Number(Modulus)).ToByteArray(true, true);
        return [.. new byte[Length - result.Length], .. result];
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, true, true);

    /// <summary>A random prime with its two highest bits set, so that a product of two has full length.</summary>
    private static BigInteger Prime(int bits, int exponent)
    {
        while (true)
        {
            byte[] bytes = RandomNumberGenerator.GetBytes(bits / 8);
            bytes[0] |= 0xC0;
            bytes[^1] |= 1;
            BigInteger candidate = Number(bytes);
            if ((candidate - 1) % exponent != 0 && IsPrime(candidate)) return candidate;
        }
    }

    // Miller and Rabin, 24 random bases: the chance to take a composite is below 4^-24.
    private static bool IsPrime(BigInteger n)
    {
        foreach (int small in (int[])[3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151])
            if (n % small == 0) return false;
        BigInteger d = n - 1;
        int twos = 0;
        while (d.IsEven) { d >>= 1; twos++; }
        int length = n.GetByteCount(true);
        for (int round = 0; round < 24; round++)
        {
            BigInteger x = BigInteger.ModPow(Number(RandomNumberGenerator.GetBytes(length)) % (n - 3) + 2, d, n);
            if (x.IsOne || x == n - 1) continue;
            int step = 1;
            for (; step < twos && x != n - 1; step++) x = x * x % n;
            if (x != n - 1) return false;
        }
        return true;
    }

    private static BigInteger Inverse(BigInteger a, BigInteger m)
    {
        (BigInteger r0, BigInteger r1, BigInteger t0, BigInteger t1) = (m, a, 0, 1);
        while (!r1.IsZero)
        {
            BigInteger q = r0 / r1;
            (r0, r1) = (r1, r0 - q * r1);
            (t0, t1) = (t1, t0 - q * t1);
        }
        return t0.Sign < 0 ? t0 + m : t0;
    }
}
