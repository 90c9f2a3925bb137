extern alias net;

namespace System.Security.Cryptography;

/// <summary>nanoFramework's HMAC with SHA-256 (mbedTLS on the device, .NET's on the PC).</summary>
public class HMACSHA256 : IDisposable
{
    /// <summary>Uses a key. As on the device, the array itself and no copy: <see cref="Dispose"/> wipes the caller's key.</summary>
    public HMACSHA256(byte[] key) => Key = key;

    /// <summary>The key.</summary>
    public byte[] Key { get; set; }

    /// <summary>The last result.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Computes the MAC of a buffer.</summary>
    public byte[] ComputeHash(byte[] buffer) => Hash = HashData(Key, buffer);

    /// <summary>Computes the MAC of a buffer.</summary>
    public static byte[] HashData(byte[] key, byte[] source) => net::System.Security.Cryptography.HMACSHA256.HashData(key, source);

    /// <inheritdoc/>
    public void Dispose() => Array.Clear(Key);
}
