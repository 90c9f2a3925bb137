namespace PosFirmware.Drivers.Bus;

/// <summary>
/// Bytes with their bits in the other order: for the PN532, which wants the lowest bit first on a bus whose settings belong to all chips
/// (hardware.md section 0, trap 1, and section 7), and for cards of inverse convention.
/// </summary>
public static class BitOrder
{
    private static readonly byte[] Nibbles = { 0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15 };

    /// <summary>The byte with its bits in the other order.</summary>
    public static byte Turn(byte b) => (byte)((Nibbles[b & 15] << 4) | Nibbles[b >> 4]);

    /// <summary>Turns the first bytes of an array round in place.</summary>
    public static void Turn(byte[] data, int count)
    {
        for (int i = 0; i < count; i++) data[i] = Turn(data[i]);
    }
}
