using System;

namespace PosFirmware.Drivers.Bus;

/// <summary>
/// One MCP23S17 port expander, BANK=0, addressed by HAEN (hardware.md section 3). What has been written is kept here, so that a
/// chip that lost its registers is found by <see cref="Verify"/> and put right by <see cref="Configure"/>.
/// </summary>
public sealed class Mcp23S17
{
    /// <summary>IODIRA: 1 = input; port B is the next address, as for all registers.</summary>
    public const int IoDir = 0x00;
    /// <summary>GPINTENA: interrupt enable.</summary>
    public const int GpIntEn = 0x04;
    /// <summary>DEFVALA: compare value.</summary>
    public const int DefVal = 0x06;
    /// <summary>INTCONA: 1 = compare with DEFVAL.</summary>
    public const int IntCon = 0x08;
    /// <summary>IOCON.</summary>
    public const int IoCon = 0x0A;
    /// <summary>GPPUA: pull-ups.</summary>
    public const int GpPu = 0x0C;
    /// <summary>GPIOA: the port.</summary>
    public const int Gpio = 0x12;
    /// <summary>OLATA: output latch.</summary>
    public const int OLat = 0x14;

    private const int Registers = 0x16;
    private const byte MirrorHaenOpenDrain = 0x4C;

    private readonly ISpiPeripheral spi;
    private readonly byte opcode;
    private readonly byte[] wanted = new byte[Registers];
    private readonly byte[] send = new byte[Registers + 2];
    private readonly byte[] receive = new byte[Registers + 2];

    /// <summary>Nothing is sent before <see cref="Configure"/>.</summary>
    /// <param name="spi">The select line that both chips share.</param>
    /// <param name="address">A2..A0 of the chip, 0 to 7.</param>
    public Mcp23S17(ISpiPeripheral spi, int address)
    {
        if (address < 0 || address > 7) throw new ArgumentOutOfRangeException();
        this.spi = spi;
        opcode = (byte)(0x40 | (address << 1));
        wanted[IoDir] = wanted[IoDir + 1] = 0xFF;
        wanted[IoCon] = wanted[IoCon + 1] = MirrorHaenOpenDrain;
    }

    /// <summary>
    /// Makes every chip on the select line listen to its own address. Written at address 0 and again at 4, because some
    /// revisions look at A2 even while HAEN is 0.
    /// </summary>
    public static void EnableAddresses(ISpiPeripheral spi)
    {
        byte[] frame = { 0x40, IoCon, MirrorHaenOpenDrain };
        spi.Write(frame, 0, 3);
        frame[0] = 0x48;
        spi.Write(frame, 0, 3);
    }

    /// <summary>Writes everything that has been asked for so far: latches before directions, so that no output shows a wrong level.</summary>
    /// <returns>True when the chip is there and has taken it.</returns>
    public bool Configure()
    {
        for (int i = 0; i < RegistersInOrder.Length; i++) Send(RegistersInOrder[i], 2);
        return Verify();
    }

    private static readonly int[] RegistersInOrder = { IoCon, OLat, GpPu, DefVal, IntCon, IoDir, GpIntEn };

    /// <summary>Compares the chip's registers with what was written: one transfer of 24 bytes.</summary>
    public bool Verify()
    {
        Receive(0, Registers);
        for (int i = 0; i < RegistersInOrder.Length; i++)
        {
            int register = RegistersInOrder[i];
            if (receive[2 + register] != wanted[register] || receive[3 + register] != wanted[register + 1]) return false;
        }
        return true;
    }

    /// <summary>Level of the eight pins of a port.</summary>
    public byte ReadPort(bool portB)
    {
        int register = portB ? Gpio + 1 : Gpio;
        Receive(register, 1);
        return receive[2];
    }

    /// <summary>Sets all outputs of port A in one transfer.</summary>
    public void WritePortA(byte value) => WritePort(false, value);

    /// <summary>Sets all outputs of a port in one transfer of 3 bytes.</summary>
    public void WritePort(bool portB, byte value)
    {
        int register = portB ? OLat + 1 : OLat;
        wanted[register] = value;
        Send(register, 1);
    }

    /// <summary>Sets some outputs of a port in one transfer and leaves the others.</summary>
    /// <param name="portB">False: port A.</param>
    /// <param name="mask">Bits to set.</param>
    /// <param name="value">Their levels.</param>
    public void WriteBits(bool portB, int mask, int value) =>
        WritePort(portB, (byte)((wanted[portB ? OLat + 1 : OLat] & ~mask) | (value & mask)));

    /// <summary>Makes some pins of a port inputs (bit 1) or outputs (bit 0) in one transfer and leaves the others.</summary>
    public void SetDirections(bool portB, int mask, int inputs) => Change(portB ? IoDir + 1 : IoDir, mask, inputs);

    /// <summary>Switches pull-ups (100 kOhm) of a port and leaves the others.</summary>
    public void SetPullUps(bool portB, int mask, int on) => Change(portB ? GpPu + 1 : GpPu, mask, on);

    /// <summary>The interrupt line is low while one of these pins is low: a level, not an edge (hardware.md section 0, trap 9).</summary>
    public void InterruptWhileLow(bool portB, int mask)
    {
        int port = portB ? 1 : 0;
        Change(DefVal + port, mask, mask);
        Change(IntCon + port, mask, mask);
        Change(GpIntEn + port, mask, mask);
    }

    /// <summary>One pin as an output; it takes its level before it drives.</summary>
    public IOutputPin OutputPin(bool portB, int bit, bool initial)
    {
        CheckBit(bit);
        WriteBits(portB, 1 << bit, initial ? 1 << bit : 0);
        SetDirections(portB, 1 << bit, 0);
        return new ExpanderOutput(this, portB, 1 << bit);
    }

    /// <summary>One pin as an input. Bit 7 of either port is kept for outputs: newer data sheets do not allow it as an input.</summary>
    public IInputPin InputPin(bool portB, int bit)
    {
        CheckBit(bit);
        if (bit == 7) throw new ArgumentOutOfRangeException();
        SetDirections(portB, 1 << bit, 1 << bit);
        return new ExpanderInput(this, portB, 1 << bit);
    }

    private void Change(int register, int mask, int value)
    {
        wanted[register] = (byte)((wanted[register] & ~mask) | (value & mask));
        Send(register, 1);
    }

    private void Send(int register, int count)
    {
        send[0] = opcode;
        send[1] = (byte)register;
        for (int i = 0; i < count; i++) send[2 + i] = wanted[register + i];
        spi.Write(send, 0, 2 + count);
    }

    private void Receive(int register, int count)
    {
        send[0] = (byte)(opcode | 1);
        send[1] = (byte)register;
        for (int i = 0; i < count; i++) send[2 + i] = 0;
        spi.Transfer(send, receive, 2 + count);
    }

    private static void CheckBit(int bit)
    {
        if (bit < 0 || bit > 7) throw new ArgumentOutOfRangeException();
    }
}
