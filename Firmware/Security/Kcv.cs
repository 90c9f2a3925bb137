namespace PosFirmware.Security;

/// <summary>Key check value: the first four bytes of one enciphered block of zeros (acquirer-protocol.md 4.2).</summary>
public static class Kcv
{
    /// <summary>Bytes of a check value.</summary>
    public const int Length = 4;

    /// <summary>Computes the check value of the key that a cipher holds.</summary>
    /// <param name="cipher">With its key set.</param>
    /// <param name="scratch">A block of work space, sixteen bytes are enough for every cipher; the check value stands in its first four afterwards.</param>
    public static void Compute(BlockCipher cipher, byte[] scratch)
    {
        for (int i = 0; i < cipher.BlockSize; i++) scratch[i] = 0;
        cipher.Encrypt(scratch, 0, scratch, 0);
    }

    /// <summary>True when the key of a cipher has the given check value.</summary>
    /// <param name="cipher">With its key set.</param>
    /// <param name="expected">Holds four bytes from <paramref name="offset"/>.</param>
    /// <param name="scratch">A block of work space, sixteen bytes are enough for every cipher.</param>
    public static bool Matches(BlockCipher cipher, byte[] expected, int offset, byte[] scratch)
    {
        Compute(cipher, scratch);
        return SecureBytes.AreEqual(scratch, 0, expected, offset, Length);
    }
}
