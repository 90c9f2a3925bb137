using System.Security.Cryptography;

namespace Bench.Acquirer;

/// <summary>DES and double-length 3DES on whole blocks, by .NET's own cryptography.</summary>
public static class DesBlocks
{
    /// <summary>ECB encryption; an 8-byte key (or one with equal halves) means single DES.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        using SymmetricAlgorithm cipher = Cipher(key);
        return cipher.EncryptEcb(data, PaddingMode.None);
    }

    /// <summary>ECB decryption; keys as in <see cref="Encrypt"/>.</summary>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        using SymmetricAlgorithm cipher = Cipher(key);
        return cipher.DecryptEcb(data, PaddingMode.None);
    }

    /// <summary>CBC encryption with a zero IV; keys as in <see cref="Encrypt"/>.</summary>
    public static byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        using SymmetricAlgorithm cipher = Cipher(key);
        return cipher.EncryptCbc(data, new byte[8], PaddingMode.None);
    }

    /// <summary>Check value: first 4 bytes of eight encrypted zero bytes (acquirer-protocol.md 4.2).</summary>
    public static byte[] Kcv(ReadOnlySpan<byte> key) => Encrypt(key, new byte[8])[..4];

    /// <summary>True for a key that .NET refuses (weak or semi-weak halves).</summary>
    public static bool IsWeak(ReadOnlySpan<byte> key)
    {
        for (int at = 0; at < key.Length; at += 8)
        {
            byte[] half = key.Slice(at, 8).ToArray();
            if (DES.IsWeakKey(half) || DES.IsSemiWeakKey(half)) return true;
        }
        return false;
    }

    private static SymmetricAlgorithm Cipher(ReadOnlySpan<byte> key)
    {
        if (key.Length is not (8 or 16)) throw new ArgumentException("a DES key has 8 or 16 bytes", nameof(key));
        // TripleDES refuses a key with equal halves, which is single DES anyway.
        if (key.Length == 16 && !key[..8].SequenceEqual(key[8..])) return With(TripleDES.Create(), [.. key, .. key[..8]]);
        return With(DES.Create(), key[..8]);
    }

    private static SymmetricAlgorithm With(SymmetricAlgorithm cipher, ReadOnlySpan<byte> key)
    {
        cipher.Key = key.ToArray();
        return cipher;
    }
}
