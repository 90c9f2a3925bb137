using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Drivers.Contactless;

/// <summary>
/// Contactless reader on a PN532: the field, what stands in it, and commands to one card. ISO/IEC 14443-3 and -4 are done in the
/// chip, with RATS and waiting-time extension.
/// </summary>
public sealed class ContactlessReader : ICardChannel
{
    /// <summary>Longest time in milliseconds that a card may take over one command, all its extensions included.</summary>
    public const int LongestCommandMs = 5000;

    private const byte Diagnose = 0x00, GetFirmwareVersion = 0x02, SetParameters = 0x12, SamConfiguration = 0x14, RfConfiguration = 0x32,
        DataExchange = 0x40, ListTarget = 0x4A, Release = 0x52;
    private const byte More = 0x40, ErrorBits = 0x3F, TimeOut = 0x01, Gone = 0x2B;
    private const int ShortMs = 50, SearchMs = 300, ChunkSize = 250, MostAnswer = 259, MaxRounds = 8, SamTries = 3;

    private readonly Pn532 chip;
    private readonly IOutputPin reset;
    private readonly IClock clock;
    private readonly byte[] again = new byte[261];
    private bool started, searching, typeB, mustBeEmpty;
    private Finding finding;
    private long searchEnd, commandEnd;

    // Both kinds are looked for before a card is taken: two cards in a purse may be one of each (EMV Contactless 2.10 Book D, 9.3: polling
    // goes through all technologies, and more than one card is a collision).
    private enum Finding
    {
        Nothing = 0,
        OneKind,
        NoOther,
    }

    /// <summary>The chip stays in reset.</summary>
    /// <param name="port">The chip on the bus.</param>
    /// <param name="reset">RSTPD_N; low: reset.</param>
    /// <param name="clock">Time.</param>
    public ContactlessReader(ISpiPeripheral port, IOutputPin reset, IClock clock)
    {
        chip = new Pn532(port, clock);
        this.reset = reset;
        this.clock = clock;
    }

    /// <inheritdoc/>
    public bool Contactless => true;

    /// <summary>Version and revision of the chip's firmware as it says them, 0x0106 for 1.6; 0 before the first start.</summary>
    public int Version { get; private set; }

    /// <summary>Wakes the chip up and sets it up. About 15 ms.</summary>
    /// <returns>False: it does not answer.</returns>
    public bool Start()
    {
        started = searching = false;
        finding = Finding.Nothing;
        reset.Write(false);
        clock.Wait(10);
        reset.Write(true);
        clock.Wait(10);
        chip.Wake();
        // The first command after waking up is sometimes lost.
        for (int attempt = 0; attempt < SamTries && !started; attempt++) started = Sam();
        if (!started || !chip.Command(GetFirmwareVersion, 0, ShortMs, 4) || chip.Length < 4 || chip.Data[0] != 0x32) return started = false;
        Version = (chip.Data[1] << 8) | chip.Data[2];
        return started = Configure();
    }

    /// <summary>A card that is in the field already does not count before it has been away: the one that has just paid must not pay again.</summary>
    public void WantEmptyFirst() => mustBeEmpty = true;

    /// <summary>
    /// Looks for a card, a step at each call: switches the field on, begins to search, and says what was found once the chip knows.
    /// Takes less than 2 ms, but for the start.
    /// </summary>
    public FieldState Poll()
    {
        if (!started && !Start()) return FieldState.NoReader;
        if (!searching) return Search();
        bool late = clock.Millis >= searchEnd; // looked at first: a pause may lie between the two
        if (!chip.IsReady)
        {
            if (!late) return FieldState.Empty;
            chip.Stop();
            searching = started = false;
            return FieldState.NoReader;
        }
        searching = false;
        if (!chip.Finish(64))
        {
            started = false; // a line that floats looks like a chip that is always ready
            return FieldState.NoReader;
        }
        if (chip.Length < 1) return FieldState.Empty;
        FieldState found = Judge();
        if (found == FieldState.Card && !mustBeEmpty) return OneFound();
        if (found == FieldState.Empty) return NoneFound();
        finding = Finding.Nothing;
        ReleaseTargets();
        return mustBeEmpty ? FieldState.Empty : found;
    }

    private FieldState NoneFound()
    {
        if (finding == Finding.OneKind) finding = Finding.NoOther; // back to the one that was there
        else
        {
            if (finding == Finding.Nothing && typeB) mustBeEmpty = false; // neither kind is there
            finding = Finding.Nothing;
        }
        typeB = !typeB;
        return FieldState.Empty;
    }

    private FieldState OneFound()
    {
        if (finding == Finding.NoOther)
        {
            finding = Finding.Nothing;
            return FieldState.Card;
        }
        bool other = finding == Finding.OneKind;
        finding = other ? Finding.Nothing : Finding.OneKind;
        ReleaseTargets();
        Field(false); // a card that was selected answers a new search only after it had no field
        typeB = !typeB;
        return other ? FieldState.Several : FieldState.Empty;
    }

    /// <summary>Lets the card go and switches the field off. Nothing happens when the reader was never started.</summary>
    public void Close()
    {
        if (!started) return;
        if (searching)
        {
            chip.Stop();
            searching = false;
        }
        ReleaseTargets();
        Field(false);
        mustBeEmpty = typeB = false;
        finding = Finding.Nothing;
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is allocated, and nothing of command and response is kept. After anything but an answer the card is lost and has to be found again.</remarks>
    public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
    {
        if (commandLength < 4 || commandLength > 261 || response.Length < 258) throw new ArgumentException();
        responseLength = 0;
        commandEnd = clock.Millis + LongestCommandMs;
        CardReply reply = Converse(command, commandLength, response, ref responseLength);
        chip.Wipe();
        Array.Clear(again, 0, again.Length);
        if (reply != CardReply.Answered) responseLength = 0;
        return reply;
    }

    /// <summary>The command, and what follows from the status words of its answers.</summary>
    private CardReply Converse(byte[] command, int commandLength, byte[] response, ref int responseLength)
    {
        CardReply reply = Once(command, commandLength, response, 0, ref responseLength);
        for (int round = 0; reply == CardReply.Answered; round++)
        {
            int sw1 = response[responseLength - 2], sw2 = response[responseLength - 1];
            if (sw1 != 0x61 && sw1 != 0x6C) return reply;
            if (round == MaxRounds) reply = Lost(CardReply.Garbled);
            else if (sw1 == 0x6C)
            {
                // case 2 has nothing behind Le; with data Le is the last byte, if there is one
                int length = commandLength == 4 || (commandLength > 5 && commandLength == 5 + command[4]) ? commandLength + 1 : commandLength;
                if (length > again.Length) reply = Lost(CardReply.Garbled);
                else
                {
                    Array.Copy(command, again, commandLength);
                    again[length - 1] = (byte)sw2;
                    reply = Once(again, length, response, 0, ref responseLength);
                }
            }
            else
            {
                again[0] = 0;
                again[1] = 0xC0;
                again[2] = 0;
                again[3] = 0;
                again[4] = (byte)sw2;
                reply = Once(again, 5, response, responseLength - 2, ref responseLength);
            }
        }
        return reply;
    }

    private FieldState Search()
    {
        chip.Data[0] = 2; // one more than wanted, to see that there is one more
        chip.Data[1] = typeB ? (byte)0x03 : (byte)0x00;
        chip.Data[2] = 0; // type B: every application family
        if (!chip.Begin(ListTarget, typeB ? 3 : 2))
        {
            started = false;
            return FieldState.NoReader;
        }
        searching = true;
        searchEnd = clock.Millis + SearchMs;
        return FieldState.Empty;
    }

    private FieldState Judge()
    {
        if (chip.Data[0] == 0) return FieldState.Empty;
        if (chip.Data[0] > 1) return FieldState.Several;
        // type A: number, SENS_RES 2, SEL_RES; bit 6 of SEL_RES says ISO/IEC 14443-4
        return typeB || (chip.Length > 4 && (chip.Data[4] & 0x20) != 0) ? FieldState.Card : FieldState.Unsupported;
    }

    /// <summary>One command with its answer at a place of the response, by chaining where it does not fit into one block.</summary>
    private CardReply Once(byte[] command, int commandLength, byte[] response, int at, ref int responseLength)
    {
        int sent = 0;
        do
        {
            int count = commandLength - sent > ChunkSize ? ChunkSize : commandLength - sent;
            chip.Data[0] = sent + count < commandLength ? (byte)(1 | More) : (byte)1;
            Array.Copy(command, sent, chip.Data, 1, count);
            if (!Ask(count + 1)) return Lost(CardReply.Silent);
            if (chip.Length < 1 || (chip.Data[0] & ErrorBits) != 0) return Failed();
            sent += count;
        }
        while (sent < commandLength);
        responseLength = at;
        while (true)
        {
            int count = chip.Length - 1;
            if (responseLength + count > 258) return Lost(CardReply.Garbled);
            Array.Copy(chip.Data, 1, response, responseLength, count);
            responseLength += count;
            if ((chip.Data[0] & More) == 0) break;
            if (count == 0) return Lost(CardReply.Garbled); // more of nothing
            chip.Data[0] = 1;
            if (!Ask(1)) return Lost(CardReply.Silent);
            if (chip.Length < 1 || (chip.Data[0] & ErrorBits) != 0) return Failed();
        }
        return responseLength - at < 2 ? Lost(CardReply.Garbled) : CardReply.Answered;
    }

    /// <summary>One piece to the card and its answer, while the time of the whole command lasts.</summary>
    private bool Ask(int count)
    {
        long left = commandEnd - clock.Millis;
        return left > 0 && chip.Command(DataExchange, count, (int)left, MostAnswer);
    }

    /// <summary>The chip's own error code: a card that keeps silent is asked whether it is still there.</summary>
    private CardReply Failed()
    {
        int error = chip.Length < 1 ? TimeOut : chip.Data[0] & ErrorBits;
        if (error == Gone) return Lost(CardReply.Removed);
        if (error != TimeOut) return Lost(CardReply.Garbled);
        chip.Data[0] = 6; // is the card there?
        bool there = chip.Command(Diagnose, 1, SearchMs, 1) && chip.Length == 1 && chip.Data[0] == 0;
        return Lost(there ? CardReply.Silent : CardReply.Removed);
    }

    private CardReply Lost(CardReply reply)
    {
        ReleaseTargets();
        return reply;
    }

    private void ReleaseTargets()
    {
        chip.Data[0] = 0;
        chip.Command(Release, 1, ShortMs, 1);
    }

    private bool Sam()
    {
        chip.Data[0] = 1; // no security module
        chip.Data[1] = 20; // time-out of a virtual card, in 50 ms; not used
        chip.Data[2] = 1; // interrupt line
        return chip.Command(SamConfiguration, 3, ShortMs, 0);
    }

    private bool Configure()
    {
        chip.Data[0] = 0x14; // RATS by itself
        if (!chip.Command(SetParameters, 1, ShortMs, 0)) return false;
        chip.Data[0] = 5; // tries
        chip.Data[1] = 0xFF;
        chip.Data[2] = 0x01;
        chip.Data[3] = 0x00; // a search is over after one look
        return chip.Command(RfConfiguration, 4, ShortMs, 0);
    }

    private void Field(bool on)
    {
        chip.Data[0] = 1;
        chip.Data[1] = on ? (byte)1 : (byte)0;
        chip.Command(RfConfiguration, 2, ShortMs, 0);
    }
}
