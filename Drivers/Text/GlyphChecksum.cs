namespace PosFirmware.Drivers.Text;

/// <summary>CRC-32 of ISO 3309 over a buffer or, piece by piece, over a file.</summary>
internal static class GlyphChecksum
{
    // one nibble at a time: 64 bytes of table, half a millisecond of interpreter per hundred bytes
    private static readonly uint[] Table =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    /// <summary>Value to start with.</summary>
    public const uint Start = 0xFFFFFFFF;

    /// <summary>Goes on with more bytes; the CRC is the complement of the last result.</summary>
    public static uint Add(uint crc, byte[] data, int start, int count)
    {
        uint[] table = Table;
        for (int i = start; i < start + count; i++)
        {
            int b = data[i];
            crc = table[(crc ^ (uint)b) & 15] ^ (crc >> 4);
            crc = table[(crc ^ (uint)(b >> 4)) & 15] ^ (crc >> 4);
        }
        return crc;
    }
}
