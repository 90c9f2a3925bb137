using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace Tools.Provision;

/// <summary>Check values, components and wrapping, by .NET's 3DES and BouncyCastle's SM4: not the firmware's own.</summary>
public static class KeyMath
{
    /// <summary>Bytes of every key.</summary>
    public const int KeySize = 16;

    /// <summary>Check value: the first four bytes of an enciphered block of zeros.</summary>
    public static byte[] CheckValue(ReadOnlySpan<byte> key, bool sm4)
    {
        if (sm4) return Sm4(key, new byte[16], true)[..4];
        // .NET refuses a 3DES key with equal halves; it is single DES
        using SymmetricAlgorithm cipher = key[..8].SequenceEqual(key[8..]) ? DES.Create() : TripleDES.Create();
        cipher.Key = cipher is DES ? key[..8].ToArray() : [.. key, .. key[..8]];
        return cipher.EncryptEcb(new byte[8], PaddingMode.None)[..4];
    }

    /// <summary>Splits a key into parts whose sum (exclusive or) it is; any part less says nothing about it.</summary>
    public static byte[][] Split(ReadOnlySpan<byte> key, int parts)
    {
        byte[][] components = new byte[parts][];
        byte[] rest = key.ToArray();
        for (int i = 0; i < parts - 1; i++)
        {
            components[i] = RandomNumberGenerator.GetBytes(key.Length);
            for (int b = 0; b < rest.Length; b++) rest[b] ^= components[i][b];
        }
        components[^1] = rest;
        return components;
    }

    /// <summary>One block of SM4.</summary>
    public static byte[] Sm4(ReadOnlySpan<byte> key, ReadOnlySpan<byte> block, bool encrypt)
    {
        SM4Engine engine = new();
        engine.Init(encrypt, new KeyParameter(key.ToArray()));
        byte[] output = new byte[16];
        engine.ProcessBlock(block.ToArray(), 0, output, 0);
        return output;
    }

    /// <summary>SM4 in CBC with PKCS #7 fill; the random IV stands in front.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> secret)
    {
        byte[] iv = RandomNumberGenerator.GetBytes(16);
        PaddedBufferedBlockCipher cipher = new(new CbcBlockCipher(new SM4Engine())); // PKCS #7 is its usual fill
        cipher.Init(true, new ParametersWithIV(new KeyParameter(key.ToArray()), iv));
        return [.. iv, .. cipher.DoFinal(secret.ToArray())];
    }
}
