using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bench.Acquirer;

/// <summary>SM4 on whole blocks, ECB and CBC, by BouncyCastle.</summary>
public static class Sm4Blocks
{
    /// <summary>Bytes of a block and of a key.</summary>
    public const int Size = 16;

    /// <summary>ECB encryption.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => Run(key, data, true);

    /// <summary>ECB decryption.</summary>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => Run(key, data, false);

    /// <summary>CBC encryption with a zero IV.</summary>
    public static byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => Run(new CbcBlockCipher(new SM4Engine()), key, data, true);

    /// <summary>Check value: first 4 bytes of sixteen encrypted zero bytes (acquirer-protocol.md 4.2).</summary>
    public static byte[] Kcv(ReadOnlySpan<byte> key) => Encrypt(key, new byte[Size])[..4];

    private static byte[] Run(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, bool encrypt) => Run(new SM4Engine(), key, data, encrypt);

    private static byte[] Run(IBlockCipher engine, ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, bool encrypt)
    {
        if (data.Length % Size != 0) throw new ArgumentException("SM4 works on whole blocks", nameof(data));
        engine.Init(encrypt, new KeyParameter(key.ToArray()));
        byte[] input = data.ToArray(), output = new byte[input.Length];
        for (int at = 0; at < input.Length; at += Size) engine.ProcessBlock(input, at, output, at);
        return output;
    }
}
