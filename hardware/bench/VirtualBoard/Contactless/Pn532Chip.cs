using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Contactless;

/// <summary>
/// PN532 on SPI (NXP UM0701-02): lowest bit first, direction byte, status byte, frames with acknowledge, NACK and abort, the
/// commands that a terminal needs, and the time that radio takes. Written apart from the driver.
/// </summary>
public sealed class Pn532Chip : Chip, ISpiChip
{
    private const long AcknowledgeNs = 300_000, StartNs = 2_000_000, WakeNs = 1_900_000;
    private const byte DataWrite = 1, StatusRead = 2, DataRead = 3;
    private static readonly byte[] Acknowledge = [0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00];
    private static readonly byte[] SyntaxError = [0x00, 0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00];

    private readonly Net irq;
    private readonly Pn532Radio radio;
    private readonly List<byte> incoming = [];
    private byte[] outgoing = [], lastAnswer = [];
    private int outAt, direction;
    private long readyAtNs = long.MaxValue, selectedAtNs, releasedAtNs = long.MaxValue;
    private bool awake, configured;
    private byte[]? waiting;
    private long waitingNs;

    /// <summary>Solders the chip.</summary>
    /// <param name="board">Board.</param>
    /// <param name="reset">RSTPD_N.</param>
    /// <param name="irq">Interrupt line, low while there is something to read.</param>
    public Pn532Chip(Board board, Net reset, Net irq) : base(board, "PN532")
    {
        this.irq = irq;
        radio = new Pn532Radio(Field);
        irq.Drive(this, true);
        reset.Changed += level =>
        {
            Forget();
            releasedAtNs = level ? Clock.NowNs : long.MaxValue;
        };
    }

    /// <summary>What stands before the antenna.</summary>
    public CardField Field { get; } = new();

    /// <summary>True: the chip is missing or broken, MISO floats.</summary>
    public bool Dead { get; set; }

    /// <summary>The next so many answers arrive with a damaged checksum.</summary>
    public int BadAnswers { get; set; }

    /// <summary>The next so many commands are not heard.</summary>
    public int LostCommands { get; set; }

    /// <summary>True: the first command after waking up is lost, as it is with many chips.</summary>
    public bool SleepyStart { get; set; } = true;

    /// <summary>True while the field is on.</summary>
    public bool FieldOn => radio.FieldOn;

    /// <inheritdoc/>
    public int MaxClockHz => 5_000_000;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode == 0;

    private bool Ready => Clock.NowNs >= readyAtNs;

    /// <inheritdoc/>
    public void Select()
    {
        direction = 0;
        incoming.Clear();
        selectedAtNs = Clock.NowNs;
    }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (Dead || releasedAtNs == long.MaxValue) return 0xFF;
        byte heard = Turn(mosi);
        switch (direction)
        {
            case 0:
                direction = heard;
                if (heard == DataRead)
                {
                    if (!Ready) throw Breach("data read while the status says that there is none");
                    outAt = 0;
                }
                else if (heard is not (DataWrite or StatusRead)) throw Breach($"direction byte {heard:X2}; are the bits turned round?");
                return 0xFF;
            case StatusRead: return Turn((byte)(Ready ? 1 : 0));
            case DataRead: return Turn(outAt < outgoing.Length ? outgoing[outAt++] : (byte)0);
            default:
                incoming.Add(heard);
                return 0xFF;
        }
    }

    /// <inheritdoc/>
    public void Deselect()
    {
        if (Dead || releasedAtNs == long.MaxValue) return;
        if (direction == 0)
        {
            if (Clock.NowNs - selectedAtNs >= WakeNs && Clock.NowNs - releasedAtNs >= StartNs) awake = true;
            return;
        }
        if (direction == DataWrite && awake) Heard([.. incoming]);
        if (direction == DataRead && outAt > 0) Sent();
        direction = 0;
    }

    private void Forget()
    {
        awake = configured = false;
        outgoing = lastAnswer = [];
        waiting = null;
        readyAtNs = long.MaxValue;
        irq.Drive(this, true);
        radio.Reset();
    }

    /// <summary>A whole frame came.</summary>
    private void Heard(byte[] frame)
    {
        if (frame.AsSpan().StartsWith(Acknowledge))
        {
            waiting = null; // abort
            NothingToSay();
            return;
        }
        if (frame.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xFF, 0xFF, 0x00]))
        {
            if (lastAnswer.Length > 0) Offer(lastAnswer, AcknowledgeNs);
            return;
        }
        if (LostCommands > 0) { LostCommands--; return; }
        if (SleepyStart && !configured) { configured = true; return; }
        if (Body(frame) is not { Length: >= 2 } body || body[0] != 0xD4) return; // no acknowledge: the host sends again
        configured = true;
        (byte[]? answer, long ns) = radio.Do(body[1], body[2..]);
        waiting = answer is null ? SyntaxError : Wrap([0xD5, (byte)(body[1] + 1), .. answer]);
        waitingNs = ns;
        Offer(Acknowledge, AcknowledgeNs);
    }

    /// <summary>The host has read what there was.</summary>
    private void Sent()
    {
        NothingToSay();
        if (waiting is not { } answer) return;
        waiting = null;
        lastAnswer = answer;
        byte[] now = [.. answer];
        if (BadAnswers > 0)
        {
            BadAnswers--;
            now[^2] ^= 0x01;
        }
        Offer(now, waitingNs);
    }

    private void Offer(byte[] bytes, long afterNs)
    {
        outgoing = bytes;
        long at = readyAtNs = Clock.NowNs + afterNs;
        Clock.At(at, () => { if (readyAtNs == at) irq.Drive(this, false); });
    }

    private void NothingToSay()
    {
        readyAtNs = long.MaxValue;
        irq.Drive(this, true);
    }

    /// <summary>Identifier and data of a frame, or null when it is broken.</summary>
    private static byte[]? Body(byte[] frame)
    {
        if (frame.Length < 8 || frame[0] != 0 || frame[1] != 0 || frame[2] != 0xFF) return null;
        int at = 5, length = frame[3];
        if (frame[3] == 0xFF && frame[4] == 0xFF)
        {
            if (frame.Length < 11) return null;
            length = frame[5] << 8 | frame[6];
            if ((byte)(frame[5] + frame[6] + frame[7]) != 0) return null;
            at = 8;
        }
        else if ((byte)(frame[3] + frame[4]) != 0) return null;
        if (length > 265 || frame.Length < at + length + 1) return null;
        byte sum = 0;
        for (int i = 0; i <= length; i++) sum += frame[at + i];
        return sum == 0 ? frame[at..(at + length)] : null;
    }

    private static byte[] Wrap(byte[] body)
    {
        byte sum = 0;
        foreach (byte b in body) sum += b;
        byte[] length = body.Length <= 255
            ? [(byte)body.Length, (byte)-body.Length]
            : [0xFF, 0xFF, (byte)(body.Length >> 8), (byte)body.Length, (byte)-((body.Length >> 8) + body.Length)];
        return [0x00, 0x00, 0xFF, .. length, .. body, (byte)-sum, 0x00];
    }

    private static byte Turn(byte b)
    {
        int turned = 0;
        for (int i = 0; i < 8; i++) turned |= (b >> i & 1) << 7 - i;
        return (byte)turned;
    }
}
