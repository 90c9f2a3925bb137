namespace PosFirmware.Drivers.Contactless;

/// <summary>The PN532 wants each byte with its lowest bit first; a bus whose settings belong to all chips cannot do that, so bytes are turned round in software (hardware.md section 0, trap 1, and section 7).</summary>
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
