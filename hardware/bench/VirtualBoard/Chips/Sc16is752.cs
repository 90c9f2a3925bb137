using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// SC16IS752 (hardware.md section 2.1): command byte, two channels, FIFOs of 64 characters that fill and drain at the programmed
/// speed in virtual time, eight IO pins, nIRQ, nRESET. Crystal 19.2 MHz. Not modelled, so reported as a breach: sleep mode, flow
/// control, automatic RS-485, IO pins as modem lines.
/// </summary>
public sealed class Sc16is752 : Chip, ISpiChip
{
    private const int IoDir = 0xA, IoState = 0xB, IoIntEna = 0xC, IoControl = 0xE;

    private readonly Net reset, irq;
    private readonly Net[] io;
    private int command = -1, bytes;
    private byte direction, latch, interruptEnable, control, lastPins;
    private bool pinsChanged;

    /// <summary>Solders the chip.</summary>
    /// <param name="board">Board.</param>
    /// <param name="reset">nRESET.</param>
    /// <param name="irq">nIRQ, open drain.</param>
    /// <param name="io">Nets of IO0 to IO7.</param>
    /// <param name="oneWireA">True: TX and RX of channel A meet on one wire (chip card).</param>
    public Sc16is752(Board board, Net reset, Net irq, Net[] io, bool oneWireA) : base(board, "SC16IS752")
    {
        this.reset = reset;
        this.irq = irq;
        this.io = io;
        var lineA = new SerialLine(oneWireA ? "CARD_IO" : "TXA");
        A = new Sc16is752Port(this, Clock, lineA, oneWireA ? lineA : new SerialLine("RXA"));
        B = new Sc16is752Port(this, Clock, new SerialLine("TXB"), new SerialLine("RXB"));
        foreach (Net net in io) net.Changed += _ => PinsMoved();
        reset.Changed += _ => Reset();
        Reset();
    }

    /// <summary>Crystal.</summary>
    public long CrystalHz { get; init; } = 19_200_000;

    /// <summary>Channel A with its wires.</summary>
    public Sc16is752Port A { get; }

    /// <summary>Channel B with its wires.</summary>
    public Sc16is752Port B { get; }

    /// <summary>True: the chip answers nothing and drives nothing (a fault of the bench).</summary>
    public bool Dead
    {
        get => dead;
        set { dead = value; Reset(); }
    }
    private bool dead;

    /// <summary>True: the crystal does not run, so nothing is ever sent or received (a fault of the bench).</summary>
    public bool CrystalStopped { get; set; }

    /// <inheritdoc/>
    public int MaxClockHz => 4_000_000;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode == 0;

    private bool Off => dead || !reset.Level;

    /// <inheritdoc/>
    public void Select()
    {
        command = -1;
        bytes = 0;
    }

    /// <inheritdoc/>
    public void Deselect() => command = -1;

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (Off) return 0xFF;
        if (line.LsbFirst) throw Breach("least significant bit first");
        if (command < 0)
        {
            if ((mosi & 1) != 0) throw Breach($"command 0x{mosi:X2}: bit 0 must be 0");
            if ((mosi & 4) != 0) throw Breach($"command 0x{mosi:X2}: there are two channels");
            command = mosi;
            return 0xFF;
        }
        int register = command >> 3 & 0xF;
        if (++bytes > 1 && register != 0) throw Breach($"more than one byte for register 0x{register:X}: only the FIFOs take a burst");
        Sc16is752Port port = (command & 2) == 0 ? A : B;
        bool read = (command & 0x80) != 0;
        byte answer = 0xFF;
        if (register is IoDir or IoState or IoIntEna or IoControl)
        {
            if (read) answer = ReadPins(register); else WritePins(register, mosi);
        }
        else if (read) answer = port.Read(register);
        else port.Write(register, mosi);
        UpdateIrq();
        return answer;
    }

    /// <summary>nRESET, a brown-out of this chip, or the software reset.</summary>
    public void Reset()
    {
        direction = latch = interruptEnable = control = 0;
        pinsChanged = false;
        A.Reset();
        B.Reset();
        DrivePins();
        lastPins = Pins();
        UpdateIrq();
    }

    /// <summary>True while an enabled pin has changed since the last look at the pins.</summary>
    internal bool PinInterrupt => pinsChanged;

    internal BreachException Misuse(string what) => Breach(what);

    internal void UpdateIrq() => irq.Drive(this, !Off && (A.Interrupt || B.Interrupt || pinsChanged) ? false : null);

    // ---- IO pins ----

    private byte ReadPins(int register)
    {
        switch (register)
        {
            case IoDir: return direction;
            case IoIntEna: return interruptEnable;
            case IoControl: return control;
            default:
                pinsChanged = false;
                lastPins = Pins();
                return lastPins;
        }
    }

    private void WritePins(int register, byte value)
    {
        switch (register)
        {
            case IoDir: direction = value; break;
            case IoState: latch = value; break;
            case IoIntEna: interruptEnable = value; break;
            default:
                if ((value & 8) != 0) { Reset(); return; }
                if ((value & 6) != 0) throw Breach("IO pins as modem lines are not used by this board");
                control = value;
                break;
        }
        DrivePins();
    }

    private void DrivePins()
    {
        for (int i = 0; i < 8; i++) io[i].Drive(this, !Off && (direction >> i & 1) != 0 ? (latch >> i & 1) != 0 : null);
    }

    private byte Pins()
    {
        int value = 0;
        for (int i = 0; i < 8; i++)
            if (io[i].Level) value |= 1 << i;
        return (byte)value;
    }

    private void PinsMoved()
    {
        if (Off) return;
        if (((Pins() ^ lastPins) & interruptEnable & ~direction) == 0) return;
        pinsChanged = true;
        UpdateIrq();
    }
}
