namespace PosFirmware.Security;

/// <summary>
/// Hides the discretionary part of track 2 or 3 (acquirer-protocol.md 4.4): sixteen characters, ending one packed byte before the
/// last, are enciphered in place as one block. The card number stays readable, so the host can find the key-holder.
/// </summary>
public sealed class TrackCipher
{
    /// <summary>Shortest track that holds a block; shorter ones are filled with F on the right.</summary>
    public const int MinLength = 17;

    private readonly byte[] block = new byte[8];

    /// <summary>Enciphers a track in place.</summary>
    /// <param name="tdk">Track key.</param>
    /// <param name="track">Characters as ASCII: digits, and '=' or 'D'. '=' becomes 'D'. Room for at least <see cref="MinLength"/>.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>Number of characters afterwards: the same, or <see cref="MinLength"/>.</returns>
    public int Encipher(TripleDes tdk, byte[] track, int length) => Run(tdk, track, length, true);

    /// <summary>Reverses <see cref="Encipher"/>, but for the fill of a short track.</summary>
    public int Decipher(TripleDes tdk, byte[] track, int length) => Run(tdk, track, length, false);

    private int Run(TripleDes tdk, byte[] track, int length, bool encrypt)
    {
        for (int i = 0; i < length; i++)
            if (track[i] == '=') track[i] = (byte)'D';
        while (length < MinLength) track[length++] = (byte)'F';
        int first = ((length + 1) / 2 - 9) * 2;
        for (int i = 0; i < 8; i++) block[i] = (byte)((Nibble(track[first + 2 * i]) << 4) | Nibble(track[first + 2 * i + 1]));
        if (encrypt) tdk.Encrypt(block, 0, block, 0);
        else tdk.Decrypt(block, 0, block, 0);
        for (int i = 0; i < 8; i++)
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
