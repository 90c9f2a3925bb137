using System;
using System.Security.Cryptography;

namespace PosFirmware.Security;

/// <summary>Iterated, salted hash of a password: PBKDF2 with HMAC-SHA-256, one block (RFC 8018, 5.2).</summary>
public static class PasswordHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    /// <summary>Bytes of a salt.</summary>
    public const int SaltLength = 16;

    /// <summary>Rounds; as many as keep a key press below about a second on the device (to be measured there).</summary>
    public const int Iterations = 600;

    /// <summary>Computes the hash.</summary>
    /// <param name="password">ASCII digits.</param>
    /// <param name="length">Number of digits.</param>
    /// <param name="salt">16 bytes.</param>
    public static byte[] Compute(byte[] password, int length, byte[] salt)
    {
        byte[] key = new byte[length];
        Array.Copy(password, key, length);
        HMACSHA256 hmac = new HMACSHA256(key);
        byte[] first = new byte[SaltLength + 4];
        Array.Copy(salt, first, SaltLength);
        first[SaltLength + 3] = 1; // block number, big-endian
        byte[] u = hmac.ComputeHash(first);
        byte[] result = new byte[Length];
        Array.Copy(u, result, Length);
        for (int i = 1; i < Iterations; i++)
        {
            u = hmac.ComputeHash(u);
            for (int k = 0; k < Length; k++) result[k] ^= u[k];
        }
        hmac.Dispose();
        Array.Clear(key, 0, length);
        return result;
    }

    /// <summary>Compares in a time that does not depend on where they differ.</summary>
    public static bool Same(byte[] a, byte[] b)
    {
        int difference = a.Length ^ b.Length;
        for (int i = 0; i < a.Length && i < b.Length; i++) difference |= a[i] ^ b[i];
        return difference == 0;
    }
}
