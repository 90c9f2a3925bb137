namespace Bench.Acquirer;

/// <summary>PIN blocks of ANSI X9.8 format 0, and the variant without PAN (acquirer-protocol.md 4.3).</summary>
public static class PinBlock
{
    /// <summary>Decodes field 52, or the 16 bytes of an SM4 terminal (field 59, tag A1); null when the decrypted block is no PIN block (wrong key).</summary>
    /// <param name="pik">PIN key, clear.</param>
    /// <param name="block">8 bytes under DES or 3DES, 16 under SM4.</param>
    /// <param name="pan">PAN digits, or null for the format without PAN.</param>
    public static string? Decode(ReadOnlySpan<byte> pik, ReadOnlySpan<byte> block, string? pan)
    {
        byte[] clear = block.Length == Sm4Blocks.Size ? Sm4Blocks.Decrypt(pik, block) : DesBlocks.Decrypt(pik, block);
        XorPan(clear, pan);
        int length = clear[0];
        if (length is < 4 or > 12) return null;
        string digits = Convert.ToHexString(clear.AsSpan(1));
        if (digits[..length].Any(c => c > '9') || digits[length..].Any(c => c != 'F')) return null;
        return digits[..length];
    }

    /// <summary>Encodes field 52, for test clients.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> pik, string pin, string? pan)
    {
        byte[] clear = Convert.FromHexString($"{pin.Length:X2}{pin.PadRight(14, 'F')}");
        XorPan(clear, pan);
        return DesBlocks.Encrypt(pik, clear);
    }

    private static void XorPan(Span<byte> block, string? pan)
    {
        if (pan is null) return;
        string digits = pan[..^1].PadLeft(12, '0')[^12..];
        byte[] part = Convert.FromHexString(digits);
        for (int i = 0; i < 6; i++) block[^(6 - i)] ^= part[i];
    }
}
