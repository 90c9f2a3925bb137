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
}

/// <summary>Computes field 64 over a packed message whose bitmap already has bit 64 set.</summary>
public static class MessageMac
{
    /// <summary>Field 64 over <paramref name="covered"/>: first byte of the MTI to the last byte before field 64.</summary>
    public static byte[] Compute(MacAlgorithm algorithm, ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered) => algorithm switch
    {
        MacAlgorithm.CupEcb => CupEcb(mak, covered),
        MacAlgorithm.X99 => Cbc(mak[..8], covered),
        MacAlgorithm.X919 => X919(mak, covered),
        MacAlgorithm.Sm4 => Sm4(mak, covered),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    private static byte[] CupEcb(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        Span<byte> xor = stackalloc byte[8];
        for (int i = 0; i < covered.Length; i++) xor[i % 8] ^= covered[i];
        byte[] text = Encoding.ASCII.GetBytes(Convert.ToHexString(xor));
        byte[] block = DesBlocks.Encrypt(mak, text.AsSpan(0, 8));
        for (int i = 0; i < 8; i++) block[i] ^= text[8 + i];
        block = DesBlocks.Encrypt(mak, block);
        return Encoding.ASCII.GetBytes(Convert.ToHexString(block)[..8]);
    }

    private static byte[] Sm4(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        Span<byte> xor = stackalloc byte[16];
        for (int i = 0; i < covered.Length; i++) xor[i % 16] ^= covered[i];
        byte[] text = Encoding.ASCII.GetBytes(Convert.ToHexString(xor));
        byte[] block = Sm4Blocks.Encrypt(mak, text.AsSpan(0, 16));
        for (int i = 0; i < 16; i++) block[i] ^= text[16 + i];
        return Encoding.ASCII.GetBytes(Convert.ToHexString(Sm4Blocks.Encrypt(mak, block))[..8]);
    }

    private static byte[] Cbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> covered)
    {
        byte[] state = new byte[8];
        for (int at = 0; at < covered.Length; at += 8)
        {
            for (int i = 0; i < 8 && at + i < covered.Length; i++) state[i] ^= covered[at + i];
            state = DesBlocks.Encrypt(key, state);
        }
        return state;
    }

    private static byte[] X919(ReadOnlySpan<byte> mak, ReadOnlySpan<byte> covered)
    {
        byte[] state = Cbc(mak[..8], covered);
        return mak.Length == 8 ? state : DesBlocks.Encrypt(mak[..8], DesBlocks.Decrypt(mak[8..], state));
    }
}
