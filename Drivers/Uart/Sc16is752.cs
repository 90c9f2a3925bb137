using System;
using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Uart;

/// <summary>
/// SC16IS752, two UARTs and eight IO pins on SPI (hardware.md section 2.1). Each register access is one frame of two bytes; FIFOs
/// are read and written in bursts. The chip keeps a mark in its scratch registers, so that a chip that was reset is noticed.
/// </summary>
public sealed class Sc16is752
{
    private const byte MarkA = 0x5A, MarkB = 0xA5;
    private const int ResetMicros = 20; // data sheet: 3 us

    private readonly ISpiPeripheral spi;
    private readonly IOutputPin reset;
    private readonly IInputPin interrupt;
    private readonly IClock clock;
    private readonly byte[] send = new byte[UartRegister.FifoDepth + 1];
    private readonly byte[] receive = new byte[UartRegister.FifoDepth + 1];
    private readonly Sc16is752Channel channelA, channelB;
    private int outputs, safe, latch;

    /// <summary>Nothing is sent before <see cref="Begin"/>.</summary>
    /// <param name="spi">The chip, mode 0, at most 4 MHz.</param>
    /// <param name="reset">nRESET.</param>
    /// <param name="interrupt">nIRQ; null: not wired.</param>
    /// <param name="clock">For the reset pulse.</param>
    /// <param name="crystalHz">Crystal, at most 24 MHz.</param>
    public Sc16is752(ISpiPeripheral spi, IOutputPin reset, IInputPin interrupt, IClock clock, int crystalHz)
    {
        this.spi = spi;
        this.reset = reset;
        this.interrupt = interrupt;
        this.clock = clock;
        CrystalHz = crystalHz;
        channelA = new Sc16is752Channel(this, 0);
        channelB = new Sc16is752Channel(this, 1);
    }

    /// <summary>Frequency of the crystal.</summary>
    public int CrystalHz { get; }

    /// <summary>Channel A.</summary>
    public IUart A => channelA;

    /// <summary>Channel B.</summary>
    public IUart B => channelB;

    /// <summary>True while the chip answered at the last look.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>How often the chip has been set up; when this grows, whatever its pins held has been let go.</summary>
    public int Starts { get; private set; }

    /// <summary>True while a channel wants to be read: the level of nIRQ. Always true when the line is not wired.</summary>
    public bool WantsService => interrupt == null || !interrupt.Read();

    /// <summary>Resets the chip and sets it up: outputs at their safe levels, channels as they were configured last.</summary>
    /// <returns>False: it does not answer, or not as this chip would.</returns>
    public bool Begin()
    {
        reset.Write(false);
        clock.Spin(ResetMicros);
        reset.Write(true);
        clock.Spin(ResetMicros);
        IsPresent = Scratch(0, MarkB, MarkA) && Scratch(1, MarkA, MarkB) && Mark();
        if (!IsPresent) return false;
        Starts++;
        latch = safe;
        WriteRegister(0, UartRegister.IoControl, 0);
        WriteRegister(0, UartRegister.IoState, latch);
        WriteRegister(0, UartRegister.IoDir, outputs);
        channelA.Apply();
        channelB.Apply();
        return true;
    }

    /// <summary>Looks whether the chip still holds its set-up, and begins anew when not.</summary>
    /// <returns>False: it does not answer.</returns>
    public bool Ensure()
    {
        if (Starts > 0 && Mark())
        {
            IsPresent = true;
            return true;
        }
        return Begin();
    }

    /// <summary>One IO pin as an output; may be asked for before <see cref="Begin"/>.</summary>
    /// <param name="bit">0 to 7.</param>
    /// <param name="safeLevel">Level from the start, and again after each start of the chip.</param>
    public IOutputPin OutputPin(int bit, bool safeLevel)
    {
        int mask = Mask(bit);
        outputs |= mask;
        safe = safeLevel ? safe | mask : safe & ~mask;
        latch = safeLevel ? latch | mask : latch & ~mask;
        if (Starts > 0)
        {
            WriteRegister(0, UartRegister.IoState, latch);
            WriteRegister(0, UartRegister.IoDir, outputs);
        }
        return new UartOutput(this, mask);
    }

    /// <summary>One IO pin as an input. It reads high while the chip does not answer.</summary>
    /// <param name="bit">0 to 7.</param>
    public IInputPin InputPin(int bit) => new UartInput(this, Mask(bit));

    /// <summary>Levels of all eight IO pins.</summary>
    public int ReadPins() => ReadRegister(0, UartRegister.IoState);

    /// <summary>Sets some outputs at once and leaves the others.</summary>
    /// <param name="mask">Bits to set.</param>
    /// <param name="value">Their levels.</param>
    public void WritePins(int mask, int value)
    {
        latch = (latch & ~mask) | (value & mask);
        WriteRegister(0, UartRegister.IoState, latch);
    }

    /// <summary>Divisor for a speed, or 0 when the crystal cannot make it within 2.5 %.</summary>
    internal int Divisor(int baud)
    {
        if (baud <= 0) return 0;
        int divisor = (CrystalHz + 8 * baud) / (16 * baud);
        if (divisor < 1 || divisor > 0xFFFF) return 0;
        int made = CrystalHz / (16 * divisor);
        int off = made > baud ? made - baud : baud - made;
        return off > baud / 40 ? 0 : divisor;
    }

    internal int ReadRegister(int channel, int register)
    {
        send[0] = (byte)(0x80 | register << 3 | channel << 1);
        send[1] = 0;
        spi.Transfer(send, receive, 2);
        return receive[1];
    }

    internal void WriteRegister(int channel, int register, int value)
    {
        send[0] = (byte)(register << 3 | channel << 1);
        send[1] = (byte)value;
        spi.Write(send, 0, 2);
    }

    /// <summary>Takes characters off a receive FIFO in one frame.</summary>
    internal void ReadFifo(int channel, byte[] buffer, int start, int count)
    {
        send[0] = (byte)(0x80 | channel << 1);
        Array.Clear(send, 1, count);
        spi.Transfer(send, receive, count + 1);
        Array.Copy(receive, 1, buffer, start, count);
        Array.Clear(receive, 1, count);
    }

    /// <summary>Puts characters into a transmit FIFO in one frame.</summary>
    internal void WriteFifo(int channel, byte[] data, int start, int count)
    {
        send[0] = (byte)(channel << 1);
        Array.Copy(data, start, send, 1, count);
        spi.Write(send, 0, count + 1);
        Array.Clear(send, 1, count);
    }

    internal void Lost() => IsPresent = false;

    private bool Scratch(int channel, byte first, byte second)
    {
        WriteRegister(channel, UartRegister.Spr, first);
        if (ReadRegister(channel, UartRegister.Spr) != first) return false;
        WriteRegister(channel, UartRegister.Spr, second);
        return ReadRegister(channel, UartRegister.Spr) == second;
    }

    /// <summary>Two different marks: a chip that mixes up its channels, or a floating line, does not pass.</summary>
    private bool Mark() => ReadRegister(0, UartRegister.Spr) == MarkA && ReadRegister(1, UartRegister.Spr) == MarkB;

    private static int Mask(int bit)
    {
        if (bit < 0 || bit > 7) throw new ArgumentOutOfRangeException();
        return 1 << bit;
    }
}
