using System;
using System.Collections.Generic;
using System.Numerics;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>An RSA key pair of BouncyCastle's making, used through .NET's BigInteger: independent of the firmware's arithmetic.</summary>
internal sealed class RsaPair
{
    private readonly BigInteger n, d;
    private readonly Dictionary<string, byte[]> done = []; // the same card is issued again and again

    public RsaPair(int bits, int exponent)
    {
        RsaKeyPairGenerator generator = new();
        generator.Init(new RsaKeyGenerationParameters(Org.BouncyCastle.Math.BigInteger.ValueOf(exponent), new SecureRandom(), bits, 20));
        AsymmetricCipherKeyPair pair = generator.GenerateKeyPair();
        RsaPrivateCrtKeyParameters secret = (RsaPrivateCrtKeyParameters)pair.Private;
        Modulus = secret.Modulus.ToByteArrayUnsigned();
        Exponent = exponent == 3 ? [3] : [1, 0, 1];
        n = new BigInteger(Modulus, true, true);
        d = new BigInteger(secret.Exponent.ToByteArrayUnsigned(), true, true);
    }

    public byte[] Modulus { get; }

    public byte[] Exponent { get; }

    public int Length => Modulus.Length;

    /// <summary>Signs or deciphers one block of the modulus's length.</summary>
    public byte[] Private(byte[] block)
    {
        lock (done)
        {
            string key = Convert.ToHexString(block);
            if (done.TryGetValue(key, out byte[] known)) return [.. known];
            byte[] result = Padded(BigInteger.ModPow(new BigInteger(block, true, true), d, n));
            if (done.Count < 500) done[key] = [.. result];
            return result;
        }
    }

    /// <summary>The public operation, as .NET computes it.</summary>
    public byte[] Public(byte[] block) => Padded(BigInteger.ModPow(new BigInteger(block, true, true), new BigInteger(Exponent, true, true), n));

    private byte[] Padded(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(true, true), whole = new byte[Length];
        bytes.CopyTo(whole, Length - bytes.Length);
        return whole;
    }
}
