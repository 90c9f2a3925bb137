using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.SmartCard;

/// <summary>
/// Transport protocol T=0 (ISO/IEC 7816-3, 10; EMV 4.4 Book 1, 9.3): header, procedure bytes, GET RESPONSE, the repeat after 6Cxx.
/// </summary>
/// <remarks>
/// This UART cannot ask for a damaged character again (hardware.md section 2.4), and a card that streams more than the FIFO
/// holds does not wait for a terminal that stands still. Both are noticed. The command is then given again if that can do no
/// harm, otherwise the exchange is <see cref="CardReply.Garbled"/>.
/// </remarks>
internal sealed class T0
{
    private const int Null = 0x60, GetResponse = 0xC0, More = 0x61, WrongLength = 0x6C;
    private const int Turnaround = 16, SendAtOnce = 32, ExtraWaitEtu = 480;
    private const int Repeats = 3, Rounds = 10, Largest = 256;

    // Outcomes of one TPDU besides those of CardLine.
    private const int Done = 0, Wrong = -10, TooLong = -11;

    private readonly CardLine line;
    private readonly IClock clock;
    private readonly byte[] header = new byte[5];
    private byte[] data, response;
    private int dataStart, filled, sw1, sw2;
    private long waitMicros;

    public T0(CardLine line, IClock clock)
    {
        this.line = line;
        this.clock = clock;
    }

    /// <summary>A card has answered to reset.</summary>
    public void Begin(Atr atr) => waitMicros = line.Micros(960L * atr.WaitingInteger * atr.Adjustment + ExtraWaitEtu);

    /// <summary>One command with all that belongs to it, until the line's deadline.</summary>
    /// <returns>Anything but Answered: nothing more can be said to this card.</returns>
    public CardReply Exchange(byte[] command, int length, byte[] into, out int responseLength)
    {
        data = command;
        response = into;
        responseLength = 0;
        CardReply reply = CardReply.Garbled;
        for (int attempt = 0; attempt < Repeats; attempt++)
        {
            filled = 0;
            int result = Transact(length);
            if (result == Done)
            {
                response[filled] = (byte)sw1;
                response[filled + 1] = (byte)sw2;
                responseLength = filled + 2;
                reply = CardReply.Answered;
                break;
            }
            if (result == CardLine.Off) reply = CardReply.Removed;
            else if (result == CardLine.Late) reply = CardReply.Silent;
            else if ((result == CardLine.Lost || result == CardLine.Bad) && CardCommand.IsRepeatable(command))
            {
                line.Drain(waitMicros); // the card takes its answer as given and waits for a command
                continue;
            }
            break;
        }
        data = response = null;
        return reply;
    }

    /// <summary>The command and what follows from its status words.</summary>
    private int Transact(int length)
    {
        byte[] command = data;
        header[0] = command[0];
        header[1] = command[1];
        header[2] = command[2];
        header[3] = command[3];
        header[4] = length > 4 ? command[4] : (byte)0;
        bool sends = length > 5, wantsAfter = sends && length == 6 + command[4];
        dataStart = 5;
        int incoming = length == 5 ? Expected() : 0;
        int result = Tpdu(sends ? command[4] : 0, incoming);
        bool warned = false;
        int warn1 = 0, warn2 = 0;
        for (int round = 0; result == Done; round++)
        {
            bool ask = false;
            if (sw1 == More)
            {
                Ask(sw2);
                ask = true;
            }
            else if (sw1 == WrongLength && incoming > 0)
            {
                if (round > 0 && header[4] == sw2) return Wrong; // says again what it has got
                header[4] = (byte)sw2;
                ask = true;
            }
            else if (wantsAfter && round == 0 && IsWarning())
            {
                // EMV 4.4 Book 1, annex A: data may wait behind the warning.
                warned = true;
                warn1 = sw1;
                warn2 = sw2;
                Ask(0);
                ask = true;
            }
            if (!ask) break;
            if (round == Rounds) return Wrong;
            incoming = Expected();
            int before = filled;
            result = Tpdu(0, incoming);
            if (result == Done && sw1 == More && filled == before && round > 0) return Wrong; // promises, and gives nothing
        }
        if (result == Done && warned)
        {
            sw1 = warn1;
            sw2 = warn2;
        }
        return result;
    }

    private void Ask(int p3)
    {
        header[0] = 0x00;
        header[1] = GetResponse;
        header[2] = header[3] = 0;
        header[4] = (byte)p3;
    }

    private int Expected() => header[4] == 0 ? 256 : header[4];

    private bool IsWarning() => sw1 == 0x62 || sw1 == 0x63 || ((sw1 & 0xF0) == 0x90 && (sw1 != 0x90 || sw2 != 0));

    /// <summary>Header, procedure bytes, data one way or the other, status word.</summary>
    private int Tpdu(int outgoing, int incoming)
    {
        int result = line.Send(header, 0, 5, SendAtOnce, Turnaround);
        if (result < 0) return result;
        int position = dataStart;
        while (true)
        {
            if (line.IsOver) return CardLine.Late; // NULL for ever
            int character = line.Receive(clock.Micros + waitMicros);
            if (character < 0) return character;
            if (character == Null) continue;
            int high = character & 0xF0;
            if (high == 0x60 || high == 0x90)
            {
                sw1 = character;
                sw2 = line.Receive(clock.Micros + waitMicros);
                return sw2 < 0 ? sw2 : Done;
            }
            bool all = character == header[1], one = character == (header[1] ^ 0xFF);
            if (!all && !one || outgoing + incoming == 0) return Wrong;
            if (outgoing > 0)
            {
                int n = all ? outgoing : 1;
                result = line.Send(data, position, n, SendAtOnce, Turnaround);
                if (result < 0) return result;
                position += n;
                outgoing -= n;
                continue;
            }
            for (int n = all ? incoming : 1; n > 0; n--)
            {
                character = line.Receive(clock.Micros + waitMicros);
                if (character < 0) return character;
                if (filled == Largest) return TooLong;
                response[filled++] = (byte)character;
                incoming--;
            }
        }
    }
}
