using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>One channel of the SC16IS752.</summary>
public sealed class Sc16is752Port
{
    private const int Ier = 1, Iir = 2, Lcr = 3, Mcr = 4, Lsr = 5, Msr = 6, Spr = 7, TxLevel = 8, RxLevel = 9, Efcr = 0xF;
    private const int Depth = 64;
    private static readonly int[] ReceiveTriggers = [8, 16, 56, 60], TransmitTriggers = [8, 16, 32, 56];

    private readonly Sc16is752 chip;
    private readonly VirtualClock clock;
    private readonly SerialReceiver receiver;
    private readonly Queue<SerialCharacter> received = new();
    private readonly Queue<byte> toSend = new();
    private byte ier, fcr, efr, lcr, mcr, spr, efcr, dll, dlh;
    private bool overrun, shifting, transmitInterrupt;
    private long touchedNs; // last character in or out of the receive FIFO, for the time-out

    internal Sc16is752Port(Sc16is752 chip, VirtualClock clock, SerialLine tx, SerialLine rx)
    {
        this.chip = chip;
        this.clock = clock;
        Tx = tx;
        Rx = rx;
        receiver = new SerialReceiver(clock, rx, default, Take);
    }

    /// <summary>Wire that the chip drives.</summary>
    public SerialLine Tx { get; }

    /// <summary>Wire that the chip listens to; for a chip card the same as <see cref="Tx"/>.</summary>
    public SerialLine Rx { get; }

    /// <summary>Characters that found the FIFO full.</summary>
    public long Overruns { get; private set; }

    /// <summary>Characters in the receive FIFO.</summary>
    public int Waiting => received.Count;

    /// <summary>Called with every character that the firmware gives to be sent, when its start bit falls.</summary>
    public Action<byte>? Sent { get; set; }

    /// <summary>How characters look by the registers; bit time 0 while no divisor has been written.</summary>
    public SerialFormat Format
    {
        get
        {
            int divisor = dlh << 8 | dll;
            double bit = chip.CrystalStopped ? 0 : 16e9 * divisor * ((mcr & 0x80) != 0 ? 4 : 1) / chip.CrystalHz;
            int bits = 5 + (lcr & 3);
            SerialParity parity = (lcr >> 3 & 7) switch
            {
                1 => SerialParity.Odd,
                3 => SerialParity.Even,
                5 => SerialParity.One,
                7 => SerialParity.Zero,
                _ => SerialParity.None,
            };
            return new SerialFormat(bit, parity, (lcr & 4) == 0 ? 1 : bits == 5 ? 1.5 : 2, bits);
        }
    }

    internal void Reset()
    {
        ier = fcr = efr = mcr = efcr = 0;
        lcr = 0x1D;
        spr = 0xFF;
        overrun = transmitInterrupt = false;
        received.Clear();
        toSend.Clear();
        receiver.Restart();
        receiver.Enabled = false; // the divisor latches keep whatever they held
    }

    internal bool Interrupt => Cause() != 1;

    internal byte Read(int register)
    {
        if (register <= 1 && (lcr & 0x80) != 0) return register == 0 ? dll : dlh;
        if (lcr == 0xBF && register is 2 or (>= 4 and <= 7)) return register == 2 ? efr : (byte)0;
        switch (register)
        {
            case 0:
                if (!received.TryDequeue(out SerialCharacter first)) return 0; // what the register last held; nobody may rely on it
                touchedNs = clock.NowNs;
                Watch();
                return first.Data;
            case Ier: return ier;
            case Iir:
                int cause = Cause();
                if (cause == 2) transmitInterrupt = false;
                return (byte)(cause | ((fcr & 1) != 0 ? 0xC0 : 0));
            case Lcr: return lcr;
            case Mcr: return mcr;
            case Lsr: return Status();
            case Msr: return 0;
            case Spr: return spr;
            case TxLevel: return (byte)(Room() - toSend.Count);
            case RxLevel: return (byte)received.Count;
            case Efcr: return efcr;
            default: throw chip.Misuse($"register 0x{register:X} does not exist");
        }
    }

    internal void Write(int register, byte value)
    {
        if (register <= 1 && (lcr & 0x80) != 0)
        {
            if (register == 0) dll = value; else dlh = value;
            receiver.Format = Format;
            return;
        }
        if (lcr == 0xBF && register is 2 or (>= 4 and <= 7))
        {
            if (register != 2 || (value & 0xEF) != 0) throw chip.Misuse("flow control is not used by this board");
            efr = value;
            return;
        }
        switch (register)
        {
            case 0: Give(value); break;
            case Ier:
                if ((value & 0xF0) != 0) throw chip.Misuse("sleep mode and flow control are not used by this board");
                if ((value & ~ier & 2) != 0 && toSend.Count == 0) transmitInterrupt = true;
                ier = value;
                break;
            case Iir: Fcr(value); break;
            case Lcr:
                lcr = value;
                if (value != 0xBF) receiver.Format = Format; // 0xBF is no frame, but the key to EFR
                break;
            case Mcr:
                if ((value & 0x6F & ~0x03) != 0) throw chip.Misuse("loop-back, infrared and TCR are not used by this board");
                mcr = (byte)(value & ((efr & 0x10) != 0 ? 0xFF : 0x1F));
                receiver.Format = Format;
                break;
            case Spr: spr = value; break;
            case Efcr:
                if ((value & ~6) != 0) throw chip.Misuse("RS-485 is not used by this board");
                efcr = value;
                break;
            case Lsr or Msr or TxLevel or RxLevel: throw chip.Misuse($"register 0x{register:X} is read only");
            default: throw chip.Misuse($"register 0x{register:X} does not exist");
        }
        receiver.Enabled = (efcr & 2) == 0;
        Shift();
    }

    // ---- transmitter ----

    private int Room() => (fcr & 1) != 0 ? Depth : 1;

    private void Fcr(byte value)
    {
        if ((value & 0x30) != 0 && (efr & 0x10) == 0) throw chip.Misuse("the transmit trigger needs EFR[4]");
        fcr = (byte)(value & 0xF9);
        if ((value & 2) != 0) received.Clear(); // what is just arriving goes on arriving
        if ((value & 4) != 0) toSend.Clear();
    }

    private void Give(byte value)
    {
        if (toSend.Count >= Room()) throw chip.Misuse("a character was written into a full transmit FIFO");
        transmitInterrupt = false;
        toSend.Enqueue(value);
    }

    private void Shift()
    {
        if (shifting || toSend.Count == 0 || (efcr & 4) != 0 || (lcr & 0x80) != 0) return;
        SerialFormat format = Format;
        if (format.BitNs <= 0) { if (chip.CrystalStopped) return; throw chip.Misuse("a character is to be sent and the divisor is 0"); }
        byte next = toSend.Dequeue();
        if (toSend.Count == Room() - TransmitTriggers[fcr >> 4 & 3] || toSend.Count == 0) transmitInterrupt = true;
        shifting = true;
        Sent?.Invoke(next);
        Tx.Send(clock.NowNs, format.BitNs, format.Encode(next), format.Bits);
        clock.After(format.CharacterNs, () =>
        {
            shifting = false;
            Shift();
            chip.UpdateIrq();
        });
    }

    // ---- receiver ----

    private void Take(SerialCharacter character)
    {
        touchedNs = clock.NowNs;
        if (received.Count >= Room())
        {
            overrun = true;
            Overruns++;
        }
        else received.Enqueue(character);
        Watch();
        chip.UpdateIrq();
    }

    /// <summary>The time-out interrupt comes when characters have waited for the time of four.</summary>
    private void Watch()
    {
        if ((ier & 1) != 0 && received.Count > 0) clock.After(TimeoutNs + 1, chip.UpdateIrq);
    }

    private long TimeoutNs => 4 * Format.CharacterNs;

    private byte Status()
    {
        int status = 0;
        if (received.TryPeek(out SerialCharacter first))
        {
            status |= 0x01;
            if (first.ParityError) status |= 0x04;
            if (first.FramingError) status |= 0x08;
            if (first.Break) status |= 0x10;
            if (received.Any(c => !c.Good)) status |= 0x80;
        }
        if (overrun) status |= 0x02;
        overrun = false;
        if (toSend.Count == 0) status |= shifting ? 0x20 : 0x60;
        return (byte)status;
    }

    private int Cause()
    {
        if ((ier & 4) != 0 && (overrun || received.Any(c => !c.Good))) return 0x06;
        if ((ier & 1) != 0 && received.Count > 0 && clock.NowNs - touchedNs > TimeoutNs) return 0x0C;
        if ((ier & 1) != 0 && received.Count >= ((fcr & 1) != 0 ? ReceiveTriggers[fcr >> 6] : 1)) return 0x04;
        if ((ier & 2) != 0 && transmitInterrupt) return 0x02;
        return chip.PinInterrupt ? 0x30 : 0x01;
    }
}
