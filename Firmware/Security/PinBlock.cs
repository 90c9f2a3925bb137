namespace PosFirmware.Security;

/// <summary>
/// Clear PIN block of ISO 9564 format 0 (ANSI X9.8): PIN and card number, combined (acquirer-protocol.md 4.3). With SM4 the block is
/// twice as long: the PIN is filled with F to its end, the card number stands in its last bytes.
/// </summary>
public static class PinBlock
{
    /// <summary>Bytes of a block for DES.</summary>
    public const int Length = 8;
    /// <summary>Bytes of a block for SM4.</summary>
    public const int LongLength = 16;
    /// <summary>Fewest digits of a PIN.</summary>
    public const int MinPin = 4;
    /// <summary>Most digits of a PIN.</summary>
    public const int MaxPin = 12;

    private const int PanDigits = 12;

    /// <summary>Writes the clear block. The caller enciphers it at once and wipes the PIN.</summary>
    /// <param name="pin">PIN digits as ASCII.</param>
    /// <param name="pinLength">4 to 12.</param>
    /// <param name="pan">Digits of the card number as ASCII.</param>
    /// <param name="panLength">Number of digits with the check digit; 0 for the form without card number.</param>
    /// <param name="block">Receives the block.</param>
    /// <param name="offset">Where in <paramref name="block"/>.</param>
    /// <param name="size"><see cref="Length"/> or <see cref="LongLength"/>: the block size of the cipher.</param>
    public static void Build(byte[] pin, int pinLength, byte[] pan, int panLength, byte[] block, int offset, int size = Length)
    {
        if (pinLength < MinPin || pinLength > MaxPin) throw new System.ArgumentOutOfRangeException();
        block[offset] = (byte)pinLength;
        for (int i = 0; i < 2 * size - 2; i += 2)
        {
            int high = i < pinLength ? pin[i] & 0x0F : 0x0F;
            int low = i + 1 < pinLength ? pin[i + 1] & 0x0F : 0x0F;
            block[offset + 1 + i / 2] = (byte)((high << 4) | low);
        }
        if (panLength == 0) return;
        // the twelve rightmost digits before the check digit; a shorter number is filled with zeros on the left
        int first = panLength - 1 - PanDigits;
        for (int i = 0; i < PanDigits; i++)
        {
            int digit = first + i < 0 ? 0 : pan[first + i] & 0x0F;
            block[offset + size - 6 + i / 2] ^= (byte)((i & 1) == 0 ? digit << 4 : digit);
        }
    }
}
