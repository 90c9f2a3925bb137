namespace PosFirmware.Acquirer;

/// <summary>
/// What stands around a message: two bytes of length, which count all that follows, five of TPDU and six of header
/// (acquirer-protocol.md 1.1 to 1.3).
/// </summary>
public static class Frame
{
    /// <summary>Bytes of the length.</summary>
    public const int LengthBytes = 2;
    /// <summary>Bytes in front of the message type.</summary>
    public const int HeadLength = LengthBytes + 5 + 6;
    /// <summary>Shortest frame: everything in front of the fields.</summary>
    public const int MinLength = HeadLength + IsoMessage.HeadLength;
    /// <summary>Longest frame that the terminal sends or accepts.</summary>
    public const int MaxLength = 2048;

    private const int StateAt = LengthBytes + 5 + 2;

    /// <summary>Writes TPDU and header; the length comes last.</summary>
    /// <param name="tpdu">10 hex digits.</param>
    /// <param name="header">12 hex digits.</param>
    public static void WriteHead(byte[] frame, string tpdu, string header)
    {
        WriteHex(tpdu, frame, LengthBytes);
        WriteHex(header, frame, LengthBytes + 5);
    }

    /// <summary>Writes the length of a complete frame.</summary>
    /// <param name="total">Bytes of the frame with the length itself.</param>
    public static void WriteLength(byte[] frame, int total)
    {
        frame[0] = (byte)((total - LengthBytes) >> 8);
        frame[1] = (byte)(total - LengthBytes);
    }

    /// <summary>Length that a received frame announces, with the length itself; at least 2.</summary>
    public static int AnnouncedLength(byte[] frame) => LengthBytes + (frame[0] << 8 | frame[1]);

    /// <summary>True when an announced length can be that of a frame.</summary>
    public static bool IsPossible(int total) => total >= MinLength && total <= MaxLength;

    /// <summary>Header nibble 6 of an answer: what the host asks the terminal to do afterwards.</summary>
    public static int ProcessingRequest(byte[] frame) => frame[StateAt] & 15;

    private static void WriteHex(string digits, byte[] into, int at)
    {
        for (int i = 0; i < digits.Length; i += 2) into[at + i / 2] = (byte)(Nibble(digits[i]) << 4 | Nibble(digits[i + 1]));
    }

    private static int Nibble(char c) => c <= '9' ? c - '0' : (c & 0xDF) - 'A' + 10;
}
