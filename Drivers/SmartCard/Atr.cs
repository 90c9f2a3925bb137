using System;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// Answer to reset (ISO/IEC 7816-3, 8.2): the conditions under which a card wants to talk. Parameters that it leaves out have
/// their defaults.
/// </summary>
public sealed class Atr
{
    /// <summary>Longest answer: TS and 32 characters.</summary>
    public const int Longest = 33;

    /// <summary>TS of a card with inverse convention.</summary>
    public const byte Inverse = 0x3F;

    /// <summary>TS of a card with direct convention.</summary>
    public const byte Direct = 0x3B;

    // Table 7: clock rate conversion by the upper half of TA1; 0 is reserved. Index 0 is for clocks up to 4 MHz only.
    private static readonly short[] Rates = { 0, 372, 558, 744, 1116, 1488, 1860, 0, 0, 512, 768, 1024, 1536, 2048, 0, 0 };
    // Table 8: baud rate adjustment by the lower half.
    private static readonly byte[] Adjustments = { 0, 1, 2, 4, 8, 16, 32, 64, 12, 20, 0, 0, 0, 0, 0, 0 };

    /// <summary>The characters, in the sense of their convention.</summary>
    public byte[] Data { get; } = new byte[Longest];

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>What is wrong with it; the other properties hold only when this is Ok.</summary>
    public AtrStatus Status { get; private set; } = AtrStatus.Short;

    /// <summary>True: the card offers T=0.</summary>
    public bool OffersT0 { get; private set; }

    /// <summary>True: the card offers T=1.</summary>
    public bool OffersT1 { get; private set; }

    /// <summary>Protocol that is used when nobody negotiates, 0 to 14.</summary>
    public int FirstProtocol { get; private set; }

    /// <summary>True: TA2 is there, and the card insists on <see cref="FirstProtocol"/>, <see cref="Rate"/> and <see cref="Adjustment"/>.</summary>
    public bool Specific { get; private set; }

    /// <summary>TA2 says that the speed is implied, which nobody can know.</summary>
    public bool ImplicitSpeed { get; private set; }

    /// <summary>F of TA1; 0: reserved, or for a slower clock than ours.</summary>
    public int Rate { get; private set; }

    /// <summary>D of TA1; 0: reserved.</summary>
    public int Adjustment { get; private set; }

    /// <summary>Extra guard time N in etu between the characters that we send, 0 to 255.</summary>
    public int Guard { get; private set; }

    /// <summary>T=0: waiting time integer WI, 1 to 255.</summary>
    public int WaitingInteger { get; private set; }

    /// <summary>T=1: longest information field that the card takes, 1 to 254.</summary>
    public int InformationSize { get; private set; }

    /// <summary>T=1: character waiting integer CWI, 0 to 15.</summary>
    public int CharacterWaiting { get; private set; }

    /// <summary>T=1: block waiting integer BWI, 0 to 9.</summary>
    public int BlockWaiting { get; private set; }

    /// <summary>T=1: blocks end with a CRC instead of an LRC.</summary>
    public bool Crc { get; private set; }

    /// <summary>Where the historical characters begin.</summary>
    public int HistoryStart { get; private set; }

    /// <summary>How many historical characters there are, 0 to 15.</summary>
    public int HistoryLength { get; private set; }

    /// <summary>How many characters an answer has, as far as its beginning tells: once so many are there, it is complete.</summary>
    /// <returns>2 to more than <see cref="Longest"/>.</returns>
    public static int Needed(byte[] data, int length)
    {
        if (length < 2) return 2;
        int needed = 2, mask = data[1] >> 4;
        bool check = false;
        while (true)
        {
            needed += Ones(mask);
            if ((mask & 8) == 0) break;
            if (needed > length || needed > Longest) return needed; // TD, the last of its group, is not there yet
            int td = data[needed - 1];
            if ((td & 0xF) != 0) check = true;
            mask = td >> 4;
        }
        return needed + (data[1] & 0xF) + (check ? 1 : 0);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(Data, 0, Data.Length);
        Length = 0;
        Status = AtrStatus.Short;
        OffersT0 = OffersT1 = Specific = ImplicitSpeed = Crc = false;
        FirstProtocol = -1;
        Rate = 372;
        Adjustment = 1;
        Guard = HistoryStart = HistoryLength = 0;
        WaitingInteger = 10;
        InformationSize = 32;
        CharacterWaiting = 13;
        BlockWaiting = 4;
    }

    /// <summary>Takes an answer apart.</summary>
    /// <param name="data">Characters, TS first.</param>
    /// <param name="length">How many.</param>
    public AtrStatus Parse(byte[] data, int length)
    {
        Clear();
        Length = length > Longest ? Longest : length;
        Array.Copy(data, Data, Length);
        Status = length > Longest ? AtrStatus.Long : Parse();
        return Status;
    }

    private AtrStatus Parse()
    {
        if (Length < 1) return AtrStatus.Short;
        if (Data[0] != Direct && Data[0] != Inverse) return AtrStatus.Convention;
        int needed = Needed(Data, Length);
        if (needed > Longest) return AtrStatus.Long;
        if (needed > Length) return AtrStatus.Short;
        if (needed < Length) return AtrStatus.Long;

        int at = 2, mask = Data[1] >> 4, protocol = 0;
        bool good = true, firstOfT1 = true, check = false;
        for (int group = 1; ; group++)
        {
            if ((mask & 1) != 0) good &= TakeA(group, protocol, firstOfT1, Data[at++]);
            if ((mask & 2) != 0) good &= TakeB(group, protocol, firstOfT1, Data[at++]);
            if ((mask & 4) != 0) good &= TakeC(group, protocol, firstOfT1, Data[at++]);
            if (group > 2 && protocol == 1) firstOfT1 = false;
            if ((mask & 8) == 0) break;
            protocol = Data[at] & 0xF;
            mask = Data[at++] >> 4;
            check |= protocol != 0;
            Offer(protocol);
        }
        if (FirstProtocol < 0) Offer(0);
        HistoryStart = at;
        HistoryLength = Data[1] & 0xF;
        if (check)
        {
            int sum = 0;
            for (int i = 1; i < Length; i++) sum ^= Data[i];
            if (sum != 0) return AtrStatus.Check;
        }
        return good ? AtrStatus.Ok : AtrStatus.Reserved;
    }

    private void Offer(int protocol)
    {
        if (protocol == 0) OffersT0 = true;
        if (protocol == 1) OffersT1 = true;
        if (FirstProtocol < 0 && protocol != 15) FirstProtocol = protocol; // 15 is no protocol but a group of global parameters
    }

    private bool TakeA(int group, int protocol, bool first, int value)
    {
        if (group == 1)
        {
            Rate = Rates[value >> 4];
            Adjustment = Adjustments[value & 0xF];
        }
        else if (group == 2)
        {
            Specific = true;
            ImplicitSpeed = (value & 0x10) != 0;
            FirstProtocol = value & 0xF;
        }
        else if (protocol == 1 && first)
        {
            InformationSize = value;
            return value >= 1 && value <= 254;
        }
        return true;
    }

    private bool TakeB(int group, int protocol, bool first, int value)
    {
        if (group <= 2 || protocol != 1 || !first) return true; // TB1 and TB2 are about a programming voltage that no card has any more
        BlockWaiting = value >> 4;
        CharacterWaiting = value & 0xF;
        return BlockWaiting <= 9;
    }

    private bool TakeC(int group, int protocol, bool first, int value)
    {
        if (group == 1) Guard = value;
        else if (group == 2)
        {
            WaitingInteger = value;
            return value != 0;
        }
        else if (protocol == 1 && first) Crc = (value & 1) != 0;
        return true;
    }

    private static int Ones(int mask) => (mask & 1) + (mask >> 1 & 1) + (mask >> 2 & 1) + (mask >> 3 & 1);
}
