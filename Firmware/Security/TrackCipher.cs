namespace PosFirmware.Security;

/// <summary>
/// Hides the discretionary part of track 2 or 3 (acquirer-protocol.md 4.4): as many characters as a block holds, ending one packed
/// byte before the last, are enciphered in place. The card number stays readable with DES, so the host can find the key-holder; the
/// longer block of SM4 takes most of it along.
/// </summary>
public sealed class TrackCipher
{
    /// <summary>Shortest track that holds a block of the longest cipher; shorter ones are filled with F on the right, up to one block and a character.</summary>
    public const int MinLength = 33;

    private readonly byte[] block = new byte[Sm4.Size];

    /// <summary>Enciphers a track in place.</summary>
    /// <param name="tdk">Track key.</param>
    /// <param name="track">Characters as ASCII: digits, and '=' or 'D'. '=' becomes 'D'. Room for at least <see cref="MinLength"/>.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>Number of characters afterwards: the same, or one more than a block holds.</returns>
    public int Encipher(BlockCipher tdk, byte[] track, int length) => Run(tdk, track, length, true);

    /// <summary>Reverses <see cref="Encipher"/>, but for the fill of a short track.</summary>
    public int Decipher(BlockCipher tdk, byte[] track, int length) => Run(tdk, track, length, false);

    private int Run(BlockCipher tdk, byte[] track, int length, bool encrypt)
    {
        for (int i = 0; i < length; i++)
            if (track[i] == '=') track[i] = (byte)'D';
        int size = tdk.BlockSize;
        while (length < 2 * size + 1) track[length++] = (byte)'F';
        int first = ((length + 1) / 2 - size - 1) * 2;
        for (int i = 0; i < size; i++) block[i] = (byte)((Nibble(track[first + 2 * i]) << 4) | Nibble(track[first + 2 * i + 1]));
        if (encrypt) tdk.Encrypt(block, 0, block, 0);
        else tdk.Decrypt(block, 0, block, 0);
        for (int i = 0; i < size; i++)
        {
            track[first + 2 * i] = Character(block[i] >> 4);
            track[first + 2 * i + 1] = Character(block[i] & 15);
        }
        SecureBytes.Wipe(block);
        return length;
    }

    private static int Nibble(byte character) => character >= 'A' ? character - 'A' + 10 : character & 15;

    private static byte Character(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'A' + nibble - 10);
}
