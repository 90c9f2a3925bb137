using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>Blocks of T=1: made, sent, received, checked. Knows sequence numbers, sizes and times, and no commands.</summary>
/// <remarks>
/// What we send comes back as echo, and the card may answer while the terminal stands still: a block and the answer to it must
/// fit into the FIFO of 64 together. So the card may send 32 characters of information at a time (which is what it would do by
/// itself), the last block of ours carries at most 24, and a block that can only be acknowledged at most 54. Every block leaves
/// in one burst, so CWT is kept whatever the terminal does meanwhile.
/// </remarks>
internal sealed class T1Link
{
    /// <summary>IFSD: information that the card may send in one block.</summary>
    public const int InformationSize = 32;

    /// <summary>S(RESYNCH request).</summary>
    public const int ResynchRequest = 0xC0;
    /// <summary>S(IFS request).</summary>
    public const int IfsRequest = 0xC1;
    /// <summary>S(ABORT request).</summary>
    public const int AbortRequest = 0xC2;
    /// <summary>S(WTX request).</summary>
    public const int WtxRequest = 0xC3;
    /// <summary>Makes the response of a request.</summary>
    public const int ResponseBit = 0x20;
    /// <summary>R-block: wrong parity or LRC.</summary>
    public const int EdcError = 1;
    /// <summary>R-block: anything else.</summary>
    public const int OtherError = 2;

    /// <summary>Nothing came in time.</summary>
    public const int None = 5;
    /// <summary>Something came whose characters or LRC are wrong.</summary>
    public const int Damaged = 1;
    /// <summary>A block came that is none.</summary>
    public const int Invalid = 2;
    /// <summary>A block came.</summary>
    public const int Block = 3;
    /// <summary>The card has no power any more.</summary>
    public const int Gone = 4;

    private const int Largest = 24, LargestChained = 54, BlockGuard = 22, AtOnce = 60;
    private const int MoreBit = 0x20, NextBit = 0x10, Receipt = 0x80;
    private const int LateMicros = 30000; // CWT is shorter than what can be timed: a tick, and some more

    private readonly CardLine line;
    private readonly IClock clock;
    private readonly byte[] sent = new byte[64], got = new byte[InformationSize + 4];
    private int ours, theirs, firstSize, cardSize, trouble;
    private long blockWait, characterWait, extraWait;

    public T1Link(CardLine line, IClock clock)
    {
        this.line = line;
        this.clock = clock;
    }

    /// <summary>PCB of the block that came.</summary>
    public int Pcb => got[1];

    /// <summary>Characters of information in it.</summary>
    public int Length => got[2];

    /// <summary>Its first character of information.</summary>
    public int Parameter => Length == 0 ? 0 : got[3];

    /// <summary>I-block: another one follows.</summary>
    public bool More => (Pcb & MoreBit) != 0;

    /// <summary>I-block: it has the number that is due.</summary>
    public bool IsTheirTurn => (Pcb & 0x1F) == 0 && Pcb >> 6 == theirs;

    /// <summary>R-block: it asks for the block that was sent last.</summary>
    public bool WantsOursAgain => (Pcb >> 4 & 1) == ours;

    /// <summary>A card has answered to reset.</summary>
    public void Begin(Atr atr, int clockHz)
    {
        firstSize = atr.InformationSize;
        Restart();
        // BWT counts 372 clocks whatever the speed; the terminal grants 960 etu more (EMV 4.4 Book 1, 9.2.4).
        blockWait = line.Micros(11 + 960) + (960L << atr.BlockWaiting) * 372 * 1000 / (clockHz / 1000);
        characterWait = line.Micros(11 + (1L << atr.CharacterWaiting)) + LateMicros;
    }

    /// <summary>Numbers and sizes as at the beginning.</summary>
    public void Restart()
    {
        ours = theirs = 0;
        cardSize = firstSize;
        extraWait = 0;
        trouble = 0;
    }

    /// <summary>Our block has arrived.</summary>
    public void OursTaken() => ours ^= 1;

    /// <summary>Their block has arrived.</summary>
    public void TheirsTaken() => theirs ^= 1;

    /// <summary>The card wants another size of our blocks.</summary>
    /// <returns>False: that is no size.</returns>
    public bool TakeCardSize(int size)
    {
        if (size < 1 || size > 254) return false;
        cardSize = size;
        return true;
    }

    /// <summary>The next block may take so many times longer.</summary>
    public void Extend(int multiplier) => extraWait = blockWait * (multiplier - 1);

    /// <summary>True when the line's deadline has passed.</summary>
    public bool IsOver => line.IsOver;

    /// <summary>How much of so many characters goes into the next block.</summary>
    public int PieceOf(int remaining)
    {
        if (remaining <= Largest && remaining <= cardSize) return remaining;
        int piece = remaining - 1;
        if (piece > LargestChained) piece = LargestChained;
        return piece < cardSize ? piece : cardSize;
    }

    /// <summary>Sends an I-block.</summary>
    public void Inform(byte[] data, int start, int count, bool more)
    {
        Array.Copy(data, start, sent, 3, count);
        Send(ours << 6 | (more ? MoreBit : 0), count);
    }

    /// <summary>Sends an R-block.</summary>
    public void Acknowledge(int error) => Send(Receipt | (theirs == 1 ? NextBit : 0) | error, 0);

    /// <summary>Sends an S-block.</summary>
    /// <param name="pcb">Which one.</param>
    /// <param name="parameter">Its information, or -1.</param>
    public void Supervise(int pcb, int parameter)
    {
        sent[3] = (byte)parameter;
        Send(pcb, parameter < 0 ? 0 : 1);
    }

    /// <summary>Takes the information of the block that came.</summary>
    public void CopyInformation(byte[] into, int start) => Array.Copy(got, 3, into, start, Length);

    /// <summary>Forgets the blocks: among their contents are PINs and card numbers.</summary>
    public void Wipe()
    {
        Array.Clear(sent, 0, sent.Length);
        Array.Clear(got, 0, got.Length);
    }

    /// <summary>Waits for a block.</summary>
    public int Receive()
    {
        if (trouble == CardLine.Off) return Gone;
        if (trouble != 0) { line.Drain(characterWait); return Damaged; } // our own block was spoilt on its way
        long limit = clock.Micros + blockWait + extraWait;
        extraWait = 0;
        int length = 4, sum = 0;
        for (int i = 0; i < length; i++)
        {
            int character = line.Receive(i == 0 ? limit : clock.Micros + characterWait);
            if (character == CardLine.Off) return Gone;
            if (character == CardLine.Late) return i == 0 ? None : Damaged;
            if (character < 0) { line.Drain(characterWait); return Damaged; }
            got[i] = (byte)character;
            sum ^= character;
            if (i != 2) continue;
            if (character > InformationSize) { line.Drain(characterWait); return Invalid; }
            length = character + 4;
        }
        if (sum != 0) { line.Drain(characterWait); return Damaged; }
        return got[0] == 0 ? Block : Invalid;
    }

    private void Send(int pcb, int length)
    {
        sent[0] = 0;
        sent[1] = (byte)pcb;
        sent[2] = (byte)length;
        int sum = 0;
        for (int i = 0; i < length + 3; i++) sum ^= sent[i];
        sent[length + 3] = (byte)sum;
        trouble = line.Send(sent, 0, length + 4, AtOnce, BlockGuard);
    }
}
