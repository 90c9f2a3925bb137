namespace PosFirmware.Drivers.Uart;

/// <summary>One channel of the chip.</summary>
internal sealed class Sc16is752Channel : IUart
{
    private readonly Sc16is752 chip;
    private readonly int channel;
    private int divisor, format;

    public Sc16is752Channel(Sc16is752 chip, int channel)
    {
        this.chip = chip;
        this.channel = channel;
    }

    /// <inheritdoc/>
    public UartErrors Errors { get; private set; }

    /// <inheritdoc/>
    public int Waiting
    {
        get
        {
            int level = chip.ReadRegister(channel, UartRegister.RxLevel);
            if (level <= UartRegister.FifoDepth) return level;
            chip.Lost(); // nobody drives MISO
            return 0;
        }
    }

    /// <inheritdoc/>
    public bool IsSent => (chip.ReadRegister(channel, UartRegister.Lsr) & UartRegister.TransmitterEmpty) != 0;

    /// <inheritdoc/>
    public bool Configure(int baud, UartParity parity, bool twoStopBits)
    {
        int wanted = chip.Divisor(baud);
        if (wanted == 0 || !chip.Ensure()) return false;
        divisor = wanted;
        format = UartRegister.EightBits
            | (twoStopBits ? UartRegister.TwoStops : 0)
            | (parity == UartParity.Odd ? UartRegister.ParityOdd : parity == UartParity.Even ? UartRegister.ParityEven : 0);
        Apply();
        return true;
    }

    /// <summary>Writes the set-up into the chip; nothing when none has been asked for.</summary>
    public void Apply()
    {
        if (divisor == 0) return;
        Set(UartRegister.Lcr, UartRegister.OpenEfr);
        Set(UartRegister.Fcr, UartRegister.Enhanced); // EFR while LCR is 0xBF
        Set(UartRegister.Lcr, UartRegister.DivisorLatch);
        Set(UartRegister.Fifo, divisor & 0xFF);
        Set(UartRegister.Ier, divisor >> 8);
        Set(UartRegister.Lcr, format);
        Set(UartRegister.Mcr, 0);
        Set(UartRegister.Fcr, UartRegister.FifosEmptied);
        Set(UartRegister.Fcr, UartRegister.FifosOn);
        Set(UartRegister.Efcr, 0);
        Set(UartRegister.Ier, UartRegister.ReceiveInterrupts);
        chip.ReadRegister(channel, UartRegister.Lsr); // an overrun of the time before is nobody's
        Errors = UartErrors.None;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int start, int count)
    {
        Errors = UartErrors.None;
        // The level first, then the status: so the error bit covers every character that is going to be read.
        int level = chip.ReadRegister(channel, UartRegister.RxLevel);
        if (level > UartRegister.FifoDepth)
        {
            chip.Lost();
            Errors = UartErrors.NoChip;
            return 0;
        }
        int take = level < count ? level : count;
        if (take <= 0) return 0;
        int status = Status();
        if ((status & UartRegister.ErrorInFifo) == 0) chip.ReadFifo(channel, buffer, start, take);
        else take = ReadOneByOne(buffer, start, take, status);
        // Characters went on arriving: the FIFO may have run over after the look at it.
        if (level > UartRegister.FifoDepth / 2) Status();
        return take;
    }

    /// <inheritdoc/>
    public int Write(byte[] data, int start, int count)
    {
        int room = chip.ReadRegister(channel, UartRegister.TxLevel);
        if (room > UartRegister.FifoDepth)
        {
            chip.Lost();
            return 0;
        }
        if (count < room) room = count;
        if (room > 0) chip.WriteFifo(channel, data, start, room);
        return room;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Set(UartRegister.Fcr, UartRegister.FifosEmptied);
        Set(UartRegister.Fcr, UartRegister.FifosOn);
        chip.ReadRegister(channel, UartRegister.Lsr);
        Errors = UartErrors.None;
    }

    /// <summary>The status bits describe the next character only, so it is looked at before each.</summary>
    private int ReadOneByOne(byte[] buffer, int start, int count, int status)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0) status = Status();
            chip.ReadFifo(channel, buffer, start + i, 1);
            if ((status & (UartRegister.Parity | UartRegister.Framing | UartRegister.Break)) == 0) continue;
            if ((status & UartRegister.Parity) != 0) Errors |= UartErrors.Parity;
            if ((status & UartRegister.Framing) != 0) Errors |= UartErrors.Framing;
            if ((status & UartRegister.Break) != 0) Errors |= UartErrors.Break;
            return i + 1;
        }
        return count;
    }

    private int Status()
    {
        int status = chip.ReadRegister(channel, UartRegister.Lsr);
        if ((status & UartRegister.Overrun) != 0) Errors |= UartErrors.Overrun;
        return status;
    }

    private void Set(int register, int value) => chip.WriteRegister(channel, register, value);
}
