namespace Bench.Acquirer;

/// <summary>Encryption of 16 characters near the end of a track (acquirer-protocol.md 4.4).</summary>
public static class TrackCipher
{
    /// <summary>Clear track with D as separator, or null when the result is no track (wrong key, too short).</summary>
    public static string? Decrypt(ReadOnlySpan<byte> tdk, string track)
    {
        if (Swap(track, tdk, encrypt: false) is not { } clear) return null;
        int separator = clear.IndexOf('D');
        bool good = separator is > 0 and < 20 && clear.Where((_, i) => i != separator).All(c => c is >= '0' and <= '9');
        return good ? clear : null;
    }

    /// <summary>Encrypts a clear track, for test clients; null when it is too short.</summary>
    public static string? Encrypt(ReadOnlySpan<byte> tdk, string track) => Swap(track.Replace('=', 'D'), tdk, encrypt: true);

    private static string? Swap(string track, ReadOnlySpan<byte> tdk, bool encrypt)
    {
        int packed = (track.Length + 1) / 2;
        int start = (packed - 9) * 2;
        if (start < 0 || !track.All(char.IsAsciiHexDigit)) return null;
        byte[] block = Convert.FromHexString(track.AsSpan(start, 16));
        block = encrypt ? DesBlocks.Encrypt(tdk, block) : DesBlocks.Decrypt(tdk, block);
        return string.Concat(track.AsSpan(0, start), Convert.ToHexString(block), track.AsSpan(start + 16));
    }
}
