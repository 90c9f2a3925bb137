using System.Text;

namespace Bench.Acquirer;

/// <summary>MAC algorithms of acquirer-protocol.md 4.5.</summary>
public enum MacAlgorithm
{
    /// <summary>The XOR-and-encrypt MAC of Chinese terminals; field 64 is 8 ASCII hex characters.</summary>
    CupEcb,
    /// <summary>ANSI X9.9, CBC-MAC with single DES; 8 raw bytes.</summary>
    X99,
    /// <summary>ANSI X9.19, retail MAC with a double-length key; 8 raw bytes.</summary>
    X919,
    /// <summary>The form of <see cref="CupEcb"/> with SM4 and blocks of 16 bytes; 8 ASCII hex characters.</summary>
    Sm4,
    /// <summary>CBC-MAC with SM4, zero IV and zero padding; 8 raw bytes.</summary>
    Sm4Cbc,
    /// <summary>CBC-MAC with single or triple DES by the key length; 8 raw bytes.</summary>
    DesCbc,
}

/// <summary>Form of field 64.</summary>
public enum MacOutput
{
    /// <summary>What goes with the algorithm.</summary>
    Usual,
    /// <summary>The first 4 bytes as 8 hex characters.</summary>
    Text,
    /// <summary>The first 8 bytes.</summary>
    Raw,
}

/// <summary>How the MAC of one terminal is made.</summary>
/// <param name="Algorithm">Algorithm.</param>
/// <param name="Output">Form of field 64.</param>
public sealed record MacProfile(MacAlgorithm Algorithm, MacOutput Output = MacOutput.Usual);

/// <summary>Computes field 64 over a packed message whose bitmap already has bit 64 set.</summary>
public static class MessageMac
{
    /// <summary>Field 64 over <paramref name="covered"/>: first byte of the MTI to the last byte before field 64.</summary>
    public static byte[] Compute(MacAlgorithm algorithm, ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered) => Compute(new MacProfile(algorithm), mak, covered);

    /// <summary>Field 64 in the form of a profile.</summary>
    public static byte[] Compute(MacProfile profile, ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        byte[] result = Block(profile.Algorithm, mak, covered);
        bool text = profile.Output == MacOutput.Usual ? profile.Algorithm is MacAlgorithm.CupEcb or MacAlgorithm.Sm4 : profile.Output == MacOutput.Text;
        return text ? Encoding.ASCII.GetBytes(Convert.ToHexString(result)[..8]) : result[..8];
    }

    private static byte[] Block(MacAlgorithm algorithm, ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered) => algorithm switch
    {
        MacAlgorithm.CupEcb => CupEcb(mak, covered),
        MacAlgorithm.X99 => DesCbc(mak[..8], covered),
        MacAlgorithm.X919 => X919(mak, covered),
        MacAlgorithm.Sm4 => Sm4(mak, covered),
        MacAlgorithm.Sm4Cbc => Sm4Blocks.EncryptCbc(mak, Padded(covered, Sm4Blocks.Size))[^Sm4Blocks.Size..],
        MacAlgorithm.DesCbc => DesCbc(mak, covered),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    private static byte[] CupEcb(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        Span<byte> xor = stackalloc byte[8];
        for (int i = 0; i < covered.Length; i++) xor[i % 8] ^= covered[i];
        byte[] text = Encoding.ASCII.GetBytes(Convert.ToHexString(xor));
        byte[] block = DesBlocks.Encrypt(mak, text.AsSpan(0, 8));
        for (int i = 0; i < 8; i++) block[i] ^= text[8 + i];
        return DesBlocks.Encrypt(mak, block);
    }

    /// <summary>Zeros to whole blocks, one at least.</summary>
    private static byte[] Padded(ReadOnlySpan<byte> covered, int block)
    {
        byte[] padded = new byte[Math.Max(1, (covered.Length + block - 1) / block) * block];
        covered.CopyTo(padded);
        return padded;
    }

    private static byte[] Sm4(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        Span<byte> xor = stackalloc byte[16];
        for (int i = 0; i < covered.Length; i++) xor[i % 16] ^= covered[i];
        byte[] text = Encoding.ASCII.GetBytes(Convert.ToHexString(xor));
        byte[] block = Sm4Blocks.Encrypt(mak, text.AsSpan(0, 16));
        for (int i = 0; i < 16; i++) block[i] ^= text[16 + i];
        return Sm4Blocks.Encrypt(mak, block);
    }

    private static byte[] DesCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> covered) => DesBlocks.EncryptCbc(key, Padded(covered, 8))[^8..];

    private static byte[] X919(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        byte[] state = DesCbc(mak[..8], covered);
        return mak.Length == 8 ? state : DesBlocks.Encrypt(mak[..8], DesBlocks.Decrypt(mak[8..], state));
    }
}
