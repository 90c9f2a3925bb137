using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// MCP23S17 port expander (Microchip DS20001952): registers in BANK=0 order, addresses under HAEN, interrupt logic. BANK=1 is
/// not used by this board and is reported as a breach.
/// </summary>
public sealed class Mcp23S17 : Chip, IAddressedChip
{
    private const int IoDir = 0x00, IPol = 0x02, GpIntEn = 0x04, DefVal = 0x06, IntCon = 0x08, IoCon = 0x0A, GpPu = 0x0C,
        IntF = 0x0E, IntCap = 0x10, Gpio = 0x12, OLat = 0x14, Count = 0x16;
    private const int Bank = 0x80, Mirror = 0x40, SeqOp = 0x20, Haen = 0x08, OpenDrain = 0x04, IntPol = 0x02;

    private readonly int address;
    private readonly Net[] nets;
    private readonly byte[] registers = new byte[Count];
    private readonly byte[] before = new byte[2]; // port levels as of the last look, for interrupt-on-change
    private int phase, pointer;
    private bool addressed, reading;

    /// <summary>Solders a chip; it is in its reset state.</summary>
    /// <param name="board">Board.</param>
    /// <param name="name">Name for complaints.</param>
    /// <param name="address">Levels of A2..A0.</param>
    /// <param name="pins">Nets of GPA0 to GPA7 and GPB0 to GPB7; null is an open pin.</param>
    public Mcp23S17(Board board, string name, int address, Net?[] pins) : base(board, name)
    {
        this.address = address;
        nets = [.. pins.Select((net, i) => net ?? new Net($"{name} GP{(i < 8 ? 'A' : 'B')}{i % 8}"))];
        foreach (var net in nets) net.Changed += _ => LookAtInputs();
        Reset();
    }

    /// <summary>Net at INTA, or null.</summary>
    public Net? IntA { get; init; }

    /// <summary>Net at INTB, or null.</summary>
    public Net? IntB { get; init; }

    /// <summary>True: the chip does not answer and drives nothing (a fault of the bench).</summary>
    public bool Dead
    {
        get => dead;
        set { dead = value; Reset(); }
    }
    private bool dead;

    /// <summary>True: the interrupt pins are not soldered (a fault of the bench).</summary>
    public bool InterruptsOpen
    {
        get => interruptsOpen;
        set { interruptsOpen = value; DriveInterrupts(); }
    }
    private bool interruptsOpen;

    /// <summary>Frames that were meant for this chip.</summary>
    public long Frames { get; private set; }

    /// <inheritdoc/>
    public int MaxClockHz => 10_000_000;

    /// <inheritdoc/>
    public bool Drives => addressed && reading && phase > 2 && !dead;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode is 0 or 3;

    /// <summary>A register, for tests.</summary>
    public byte Register(int index) => registers[index];

    /// <summary>nRESET, or a brown-out of this chip alone.</summary>
    public void Reset()
    {
        Array.Clear(registers);
        registers[IoDir] = registers[IoDir + 1] = 0xFF;
        DrivePins();
        before[0] = Levels(0);
        before[1] = Levels(1);
        DriveInterrupts();
    }

    /// <inheritdoc/>
    public void Select() => phase = 0;

    /// <inheritdoc/>
    public void Deselect()
    {
        phase = 0;
        addressed = false;
    }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (dead) return 0xFF;
        if (line.LsbFirst) throw Breach("least significant bit first");
        switch (phase++)
        {
            case 0:
                reading = (mosi & 1) != 0;
                addressed = (mosi & 0xF0) == 0x40 && ((registers[IoCon] & Haen) == 0 || ((mosi >> 1) & 7) == address);
                if (addressed) Frames++;
                return 0xFF;
            case 1:
                pointer = mosi;
                return 0xFF;
        }
        if (!addressed) return 0xFF;
        if (pointer >= Count) throw Breach($"register 0x{pointer:X2} does not exist in BANK=0");
        int register = pointer;
        byte answer = 0xFF;
        if (reading) answer = Read(register); else Write(register, mosi);
        if ((registers[IoCon] & SeqOp) == 0) pointer = (pointer + 1) % Count;
        else if (register != IoCon && register != IoCon + 1) pointer ^= 1; // byte mode toggles within the pair
        return answer;
    }

    private byte Read(int register)
    {
        switch (register & ~1)
        {
            case Gpio:
                byte port = (byte)(Levels(register & 1) ^ registers[IPol + (register & 1)]);
                ClearInterrupt(register & 1);
                return port;
            case IntCap:
                byte captured = registers[register];
                ClearInterrupt(register & 1);
                return captured;
            default:
                return registers[register];
        }
    }

    private void Write(int register, byte value)
    {
        switch (register & ~1)
        {
            case IntF or IntCap: return; // read-only
            case Gpio: registers[OLat + (register & 1)] = value; break;
            case IoCon:
                if ((value & Bank) != 0) throw Breach("BANK=1 selected: every register address changes");
                registers[IoCon] = registers[IoCon + 1] = (byte)(value & 0x7E);
                break;
            default: registers[register] = value; break;
        }
        DrivePins();
        LookAtInputs();
    }

    private void DrivePins()
    {
        for (int i = 0; i < 16; i++)
        {
            bool output = !dead && (registers[IoDir + i / 8] >> (i % 8) & 1) == 0;
            nets[i].ChipPullUp = !dead && (registers[GpPu + i / 8] >> (i % 8) & 1) != 0;
            nets[i].Drive(this, output ? (registers[OLat + i / 8] >> (i % 8) & 1) != 0 : null);
        }
    }

    private byte Levels(int port)
    {
        int value = 0;
        for (int bit = 0; bit < 8; bit++)
            if (nets[port * 8 + bit].Level) value |= 1 << bit;
        return (byte)value;
    }

    // ---- interrupts ----

    private void LookAtInputs()
    {
        if (dead) return;
        for (int port = 0; port < 2; port++) LookAtPort(port);
        DriveInterrupts();
    }

    private void LookAtPort(int port)
    {
        byte levels = Levels(port);
        int compare = registers[IntCon + port];
        int reference = (before[port] & ~compare) | (registers[DefVal + port] & compare);
        int fired = (levels ^ reference) & registers[GpIntEn + port];
        if (fired != 0 && registers[IntF + port] == 0)
        {
            registers[IntF + port] = (byte)fired;
            registers[IntCap + port] = (byte)(levels ^ registers[IPol + port]);
        }
        before[port] = levels;
    }

    /// <summary>Reading GPIO or INTCAP clears the flags; a pin that still differs from DEFVAL raises them again at once.</summary>
    private void ClearInterrupt(int port)
    {
        registers[IntF + port] = 0;
        before[port] = Levels(port);
        LookAtPort(port);
        DriveInterrupts();
    }

    private void DriveInterrupts()
    {
        bool a = registers[IntF] != 0, b = registers[IntF + 1] != 0;
        if ((registers[IoCon] & Mirror) != 0) a = b = a || b;
        Drive(IntA, a);
        Drive(IntB, b);
    }

    private void Drive(Net? net, bool active)
    {
        if (net is null) return;
        if (dead || interruptsOpen) net.Drive(this, null);
        else if ((registers[IoCon] & OpenDrain) != 0) net.Drive(this, active ? false : null);
        else net.Drive(this, active == ((registers[IoCon] & IntPol) != 0));
    }
}
