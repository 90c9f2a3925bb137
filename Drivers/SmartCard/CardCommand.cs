namespace PosFirmware.Drivers.SmartCard;

/// <summary>What the transport must know of commands (ISO/IEC 7816-4).</summary>
internal static class CardCommand
{
    /// <summary>True for commands that only ask, so that giving one twice changes nothing in the card.</summary>
    public static bool IsRepeatable(byte[] command)
    {
        switch (command[1])
        {
            case 0xB2: // READ RECORD
            case 0xB0: // READ BINARY
            case 0xCA: // GET DATA
            case 0x84: // GET CHALLENGE
                return true;
            case 0xA4: // SELECT, but not the next occurrence
                return (command[3] & 3) == 0;
            default:
                return false;
        }
    }

    /// <summary>True when the length is that of one of the four cases of a short command.</summary>
    public static bool IsWhole(byte[] command, int length)
    {
        if (length < 4 || length > 261 || length > command.Length) return false;
        return length <= 5 || command[4] != 0 && (length == 5 + command[4] || length == 6 + command[4]);
    }
}
