namespace Bench.Acquirer;

/// <summary>TPDU, header and message of one frame (acquirer-protocol.md 1.1); the two length bytes stand before it on the wire.</summary>
/// <param name="Tpdu">5 bytes.</param>
/// <param name="Header">6 bytes.</param>
/// <param name="Message">MTI, bitmap, fields.</param>
public sealed record Frame(byte[] Tpdu, byte[] Header, byte[] Message)
{
    /// <summary>Shortest frame: TPDU, header, MTI and bitmap.</summary>
    public const int MinimumLength = 5 + 6 + 2 + 8;

    /// <summary>Takes a frame apart that comes without its length bytes.</summary>
    public static Frame Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MinimumLength) throw new IsoFormatException(0, $"frame of {bytes.Length} bytes is shorter than {MinimumLength}");
        if (bytes[0] != 0x60) throw new IsoFormatException(0, "TPDU does not begin with 60");
        return new Frame(bytes[..5].ToArray(), bytes.Slice(5, 6).ToArray(), bytes[11..].ToArray());
    }

    /// <summary>Takes a frame apart that comes with its length bytes, which must be right.</summary>
    public static Frame ParseWithLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || (bytes[0] << 8 | bytes[1]) != bytes.Length - 2) throw new IsoFormatException(0, "length prefix differs from the bytes received");
        return Parse(bytes[2..]);
    }

    /// <summary>Bytes for the wire, length first.</summary>
    public byte[] ToWire()
    {
        int length = Tpdu.Length + Header.Length + Message.Length;
        if (length > 0xFFFF) throw new IsoFormatException(0, "frame above 65535 bytes");
        return [(byte)(length >> 8), (byte)length, .. Tpdu, .. Header, .. Message];
    }

    /// <summary>TPDU of the answer: destination and source swapped.</summary>
    public byte[] SwappedTpdu() => [Tpdu[0], Tpdu[3], Tpdu[4], Tpdu[1], Tpdu[2]];

    /// <summary>Header of the answer: as the request's, with the processing request in nibble 6 (1.3).</summary>
    public byte[] HeaderAsking(int processingRequest)
    {
        byte[] header = [.. Header];
        header[2] = (byte)(header[2] & 0xF0 | processingRequest & 0x0F);
        return header;
    }
}
