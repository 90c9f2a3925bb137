using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// The slot for contact cards: presence, power, and commands. Whatever goes wrong in an exchange, the card has no power
/// afterwards; a new <see cref="PowerUp"/> begins a new session.
/// </summary>
public sealed class CardSlot : ICardChannel
{
    /// <summary>Longest time in milliseconds that a card may take over one command, all its extensions included.</summary>
    public const int LongestCommandMs = 20000;

    private const int LongestStartMs = 10000;
    private const int StartTries = 3;
    private const int FirstCharacterClocks = 42000, AnswerEtu = 20160, BetweenEtu = 9600 + 480;
    private const int SlackMicros = 2000;
    private const int LastCharacterMicros = 1500; // one that was under way, 12 etu of 372 clocks: 0.93 ms

    // Results of one look at the answer to reset.
    private const int Good = 0, Quiet = 1, Wrong = 2, Off = 3;

    private readonly Sc16is752 uart;
    private readonly Tda8035 power;
    private readonly CardLine line;
    private readonly T0 t0;
    private readonly T1 t1;
    private readonly IClock clock;
    private readonly byte[] answer = new byte[Atr.Longest + 1], pps = new byte[4];

    /// <summary>The card is off.</summary>
    /// <param name="uart">Chip with the card interface on its pins.</param>
    /// <param name="wire">Channel that is the card's I/O line.</param>
    /// <param name="pins">Which pins.</param>
    /// <param name="reset">RSTIN of the card interface, low.</param>
    /// <param name="clock">Time.</param>
    public CardSlot(Sc16is752 uart, IUart wire, CardPins pins, IOutputPin reset, IClock clock)
    {
        this.uart = uart;
        this.clock = clock;
        power = new Tda8035(uart, pins, reset, clock);
        line = new CardLine(wire, power, clock);
        t0 = new T0(line, clock);
        t1 = new T1(line, clock);
    }

    /// <inheritdoc/>
    public bool Contactless => false;

    /// <summary>Answer of the card that was powered up last.</summary>
    public Atr Atr { get; } = new Atr();

    /// <summary>Protocol of the session, 0 or 1.</summary>
    public int Protocol { get; private set; }

    /// <summary>True between a good <see cref="PowerUp"/> and the end of the session, however that came.</summary>
    public bool IsPowered => power.IsActive;

    /// <summary>True while a card is in the slot. Two SPI frames; ends the session of a card that has been pulled out.</summary>
    public bool IsPresent
    {
        get
        {
            if (!uart.Ensure()) return false;
            if (power.IsActive && !power.Holds) Cut();
            return power.IsActive || power.IsCardIn;
        }
    }

    /// <summary>
    /// Gives power, at 5 V and then at 3 V, reads the answer to reset and agrees on a protocol: T=1 when the card offers both,
    /// because only there a damaged character can be asked for again. Takes 50 to 250 ms with a good card, 2 to 4 s with a bad one, never more than 10 s.
    /// </summary>
    public CardPower PowerUp()
    {
        PowerDown();
        Atr.Clear();
        if (!uart.Ensure()) return CardPower.NoReader;
        if (!power.IsCardIn) return CardPower.NoCard;
        line.Deadline = clock.Micros + LongestStartMs * 1000L;
        CardPower result = PowerUp(true);
        // Bank cards are made for 5 V; a card for 3 V only keeps silent there.
        if (result == CardPower.Mute) result = PowerUp(false);
        if (result != CardPower.Ready) PowerDown();
        return result;
    }

    /// <summary>Takes the power away in the right order. Nothing happens when there is none.</summary>
    public void PowerDown()
    {
        if (power.IsActive) Cut();
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is allocated, and nothing of command and response is kept. Without power the reply is Silent, or Removed when the slot is empty.</remarks>
    public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
    {
        if (!CardCommand.IsWhole(command, commandLength) || response.Length < 258) throw new ArgumentException();
        responseLength = 0;
        if (!power.IsActive) return IsPresent ? CardReply.Silent : CardReply.Removed;
        if (!power.Holds) return End(CardReply.Silent);
        line.Drop(); // nobody may have said anything since the last answer
        line.Deadline = clock.Micros + LongestCommandMs * 1000L;
        CardReply reply = Protocol == 1
            ? t1.Exchange(command, commandLength, response, out responseLength)
            : t0.Exchange(command, commandLength, response, out responseLength);
        line.Wipe();
        return reply == CardReply.Answered ? reply : End(reply);
    }

    /// <summary>Ends the session; a card that is not there any more is the better reason.</summary>
    private CardReply End(CardReply reply)
    {
        Cut();
        return power.IsCardIn ? reply : CardReply.Removed;
    }

    /// <summary>Nothing more is said to the card, and then it has no power.</summary>
    private void Cut()
    {
        line.Drop();
        power.Deactivate();
    }

    private CardPower PowerUp(bool fiveVolts)
    {
        bool negotiate = true;
        for (int attempt = 0; attempt < StartTries; attempt++)
        {
            power.Activate(fiveVolts);
            if (!line.OpenForReset()) { PowerDown(); return CardPower.NoReader; }
            if (!power.RaiseReset()) continue; // the terminal stood still
            int result = ReadAnswer();
            if (result == Quiet || result == Wrong)
            {
                power.LowerReset();
                clock.Spin(LastCharacterMicros); // else it would be taken for the first one of the new answer
                if (!line.OpenForReset()) { PowerDown(); return CardPower.NoReader; }
                if (!power.RaiseReset()) continue;
                result = ReadAnswer();
            }
            if (result == Off) return WhyOff();
            if (result != Good)
            {
                PowerDown();
                return result == Quiet ? CardPower.Mute : CardPower.BadAnswer;
            }
            CardPower agreed = Agree(ref negotiate);
            if (agreed != CardPower.Mute) return agreed;
            PowerDown(); // it did not like to be asked: once more, without a question
        }
        return CardPower.NoReader;
    }

    private CardPower WhyOff()
    {
        PowerDown();
        return power.IsCardIn ? CardPower.Electrical : CardPower.NoCard;
    }

    private int ReadAnswer()
    {
        int first = line.ReceiveFirst(power.ResetAt + (long)FirstCharacterClocks * 1000 / (power.ClockHz / 1000) + SlackMicros);
        if (first == CardLine.Late) return power.Holds ? Quiet : Off;
        if (first == CardLine.Off) return Off;
        if (first == 0x03) line.TurnInverse();
        answer[0] = first == 0x03 ? Atr.Inverse : (byte)first;
        int length = 1;
        if (first == 0x03 || first == Atr.Direct)
        {
            long end = power.ResetAt + line.Micros(AnswerEtu) + SlackMicros;
            while (length < Atr.Needed(answer, length) && length < answer.Length)
            {
                long limit = clock.Micros + line.Micros(BetweenEtu);
                int character = line.Receive(limit < end ? limit : end);
                if (character == CardLine.Off || !power.Holds) return Off;
                if (character < 0) { Atr.Parse(answer, length); return Wrong; }
                answer[length++] = (byte)character;
            }
        }
        return Atr.Parse(answer, length) == AtrStatus.Ok ? Good : Wrong;
    }

    /// <summary>Protocol and speed.</summary>
    /// <returns>Mute: the card did not agree, and must be reset.</returns>
    private CardPower Agree(ref bool negotiate)
    {
        line.SettleConvention();
        int rate = 372, adjustment = 1, protocol = Atr.FirstProtocol;
        if (Atr.Specific)
        {
            if (Atr.ImplicitSpeed) return CardPower.Unsupported;
            rate = Atr.Rate;
            adjustment = Atr.Adjustment;
        }
        if (!line.Open(rate, adjustment)) return CardPower.Unsupported;
        line.ExtraGuard = Atr.Guard == 255 ? 0 : Atr.Guard;
        if (!Atr.Specific && protocol == 0 && Atr.OffersT1 && !Atr.Crc && negotiate)
        {
            negotiate = false;
            if (!Select(1)) return CardPower.Mute;
            protocol = 1;
        }
        Protocol = protocol;
        if (protocol == 0)
        {
            t0.Begin(Atr);
            return CardPower.Ready;
        }
        if (protocol != 1 || Atr.Crc) return CardPower.Unsupported;
        return t1.Begin(Atr, power.ClockHz) ? CardPower.Ready : power.Holds ? CardPower.BadAnswer : WhyOff();
    }

    /// <summary>Protocol and parameters selection (ISO/IEC 7816-3, 9), at the speed that is.</summary>
    private bool Select(int protocol)
    {
        pps[0] = 0xFF;
        pps[1] = (byte)protocol;
        pps[2] = (byte)(0xFF ^ protocol);
        if (line.Send(pps, 0, 3, 3, 16) < 0) return false;
        for (int i = 0; i < 3; i++)
            if (line.Receive(clock.Micros + line.Micros(BetweenEtu)) != pps[i]) return false;
        return true;
    }
}
