namespace Bench.Acquirer;

/// <summary>Encryption of one block, 16 characters or with SM4 32, near the end of a track (acquirer-protocol.md 4.4).</summary>
public static class TrackCipher
{
    /// <summary>Clear track with D as separator, or null when the result is no track (wrong key, too short).</summary>
    public static string? Decrypt(ReadOnlySpan<byte> tdk, string track, bool sm4 = false)
    {
        if (Swap(track, tdk, sm4, encrypt: false) is not { } clear) return null;
        if (sm4) clear = clear.TrimEnd('F'); // a track shorter than a block was filled
        int separator = clear.IndexOf('D');
        bool good = separator is > 0 and < 20 && clear.Where((_, i) => i != separator).All(c => c is >= '0' and <= '9');
        return good ? clear : null;
    }

    /// <summary>Encrypts a clear track, for test clients; null when it is too short.</summary>
    public static string? Encrypt(ReadOnlySpan<byte> tdk, string track, bool sm4 = false) => Swap(track.Replace('=', 'D'), tdk, sm4, encrypt: true);

    private static string? Swap(string track, ReadOnlySpan<byte> tdk, bool sm4, bool encrypt)
    {
        int packed = (track.Length + 1) / 2, characters = sm4 ? 32 : 16;
        int start = packed * 2 - 2 - characters;
        if (start < 0 || !track.All(char.IsAsciiHexDigit)) return null;
        byte[] block = Convert.FromHexString(track.AsSpan(start, characters));
        block = (sm4, encrypt) switch
        {
            (false, true) => DesBlocks.Encrypt(tdk, block),
            (false, false) => DesBlocks.Decrypt(tdk, block),
            (true, true) => Sm4Blocks.Encrypt(tdk, block),
            (true, false) => Sm4Blocks.Decrypt(tdk, block),
        };
        return string.Concat(track.AsSpan(0, start), Convert.ToHexString(block), track.AsSpan(start + characters));
    }
}
