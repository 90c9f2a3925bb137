namespace PosFirmware.Storage;

/// <summary>Numbers of four bytes, high byte first, as they lie on the flash.</summary>
public static class BigEndian
{
    /// <summary>Writes a number.</summary>
    public static void Put(byte[] into, int at, int value)
    {
        for (int i = 0; i < 4; i++) into[at + i] = (byte)(value >> (24 - 8 * i));
    }

    /// <summary>Reads a number.</summary>
    public static int Get(byte[] from, int at) => (from[at] << 24) | (from[at + 1] << 16) | (from[at + 2] << 8) | from[at + 3];
}
