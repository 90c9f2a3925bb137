namespace Bench.VirtualBoard.SmartCard;

/// <summary>How a contact card talks: what its answer to reset says, and what it then does.</summary>
public sealed record CardTransport
{
    /// <summary>Protocols that it offers, first one first: 0, 1 or both.</summary>
    public int[] Protocols { get; init; } = [0];

    /// <summary>Inverse convention.</summary>
    public bool Inverse { get; init; }

    /// <summary>Historical characters, at most 15.</summary>
    public byte[] History { get; init; } = "POSBENCH"u8.ToArray();

    /// <summary>Extra guard time N that it wants between our characters, TC1.</summary>
    public byte Guard { get; init; }

    /// <summary>T=0: WI.</summary>
    public byte WaitingInteger { get; init; } = 10;

    /// <summary>T=1: longest information field that it takes, IFSC.</summary>
    public byte InformationSize { get; init; } = 254;

    /// <summary>T=1: BWI.</summary>
    public int BlockWaiting { get; init; } = 4;

    /// <summary>T=1: CWI.</summary>
    public int CharacterWaiting { get; init; } = 5;

    /// <summary>TA1 when TA2 makes it binding, such as 0x11 (372/1) or 0x94 (512/8); null: no TA2.</summary>
    public byte? Speed { get; init; }

    /// <summary>Answer to reset instead of the one that follows from the above.</summary>
    public byte[]? RawAnswer { get; init; }

    /// <summary>Another answer for a warm reset; null: the same.</summary>
    public byte[]? WarmAnswer { get; init; }

    /// <summary>T=0, direct.</summary>
    public static CardTransport T0 { get; } = new();

    /// <summary>T=1, direct.</summary>
    public static CardTransport T1 { get; } = new() { Protocols = [1] };

    /// <summary>The answer to reset (ISO/IEC 7816-3, 8.2), in the sense of its convention.</summary>
    public byte[] Answer()
    {
        if (RawAnswer is { } raw) return raw;
        bool t1 = Protocols.Contains(1);
        var bytes = new List<byte> { (byte)(Inverse ? 0x3F : 0x3B), 0 };
        // first group: TA1 with a binding speed, TB1 and TC1 as EMV's basic answer has them, TD1 when there is more to say
        bool second = t1 || Speed is not null || WaitingInteger != 10;
        int first = (Speed is null ? 0 : 1) | 6 | (second ? 8 : 0);
        if (Speed is { } ta1) bytes.Add(ta1);
        bytes.Add(0);
        bytes.Add(Guard);
        if (second)
        {
            int mask = (Speed is null ? 0 : 1) | (WaitingInteger != 10 && Protocols.Contains(0) ? 4 : 0) | (t1 ? 8 : 0);
            bytes.Add((byte)(mask << 4 | Protocols[0]));
            if (Speed is not null) bytes.Add((byte)Protocols[0]);
            if ((mask & 4) != 0) bytes.Add(WaitingInteger);
            if (t1)
            {
                bytes.Add(0x31);
                bytes.Add(InformationSize);
                bytes.Add((byte)(BlockWaiting << 4 | CharacterWaiting));
            }
        }
        bytes[1] = (byte)(first << 4 | History.Length);
        bytes.AddRange(History);
        if (t1) bytes.Add(bytes.Skip(1).Aggregate((byte)0, (sum, b) => (byte)(sum ^ b)));
        return [.. bytes];
    }
}
