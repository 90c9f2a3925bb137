namespace PosFirmware.Storage;

/// <summary>CRC-32 (ISO 3309, reflected 0x04C11DB7), the check of every record on the flash.</summary>
public static class Crc32
{
    // A nibble table: 64 bytes of memory instead of 1 KiB, and fast enough for records of a few hundred bytes.
    private static readonly uint[] Table =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    /// <summary>CRC of a part of a buffer.</summary>
    public static uint Of(byte[] data, int start, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = start; i < start + count; i++)
        {
            crc = Table[(crc ^ data[i]) & 15] ^ (crc >> 4);
            crc = Table[(crc ^ (uint)(data[i] >> 4)) & 15] ^ (crc >> 4);
        }
        return ~crc;
    }
}
