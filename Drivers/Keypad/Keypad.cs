using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Keypad;

/// <summary>
/// The 4x5 keypad on a port expander (hardware.md section 3): rows on port A, columns with pull-ups on port B. At rest all rows
/// are low and the interrupt line is low exactly while a key is down, so that looking costs one GPIO read and no SPI transfer.
/// </summary>
public sealed class Keypad
{
    private const int SafetyPollMs = 200, ShortestTickMs = 8;
    private const int ColumnBits = (1 << KeypadLayout.Columns) - 1;

    private readonly ExpanderPair expanders;
    private readonly Mcp23S17 chip;
    private readonly int rowBit, columnBit, rowMask;
    private readonly IInputPin interrupt;
    private readonly IClock clock;
    private readonly KeyFilter filter = new KeyFilter();
    private long lastPoll = -ShortestTickMs, lastCheck;

    /// <summary>Sets the expander's pins up.</summary>
    /// <param name="expanders">Both expanders; the keypad is at the first one.</param>
    /// <param name="firstRow">Bit of row 0 in port A; the other rows follow.</param>
    /// <param name="firstColumn">Bit of column 0 in port B; the other columns follow.</param>
    /// <param name="interrupt">The expanders' interrupt line, active low.</param>
    /// <param name="clock">Time.</param>
    public Keypad(ExpanderPair expanders, int firstRow, int firstColumn, IInputPin interrupt, IClock clock)
    {
        this.expanders = expanders;
        this.interrupt = interrupt;
        this.clock = clock;
        chip = expanders.First;
        rowBit = firstRow;
        columnBit = firstColumn;
        rowMask = ((1 << KeypadLayout.Rows) - 1) << firstRow;
        int columnMask = ColumnBits << firstColumn;
        chip.WriteBits(false, rowMask, 0);
        chip.SetDirections(true, columnMask, columnMask);
        chip.SetPullUps(true, columnMask, columnMask);
        chip.SetDirections(false, rowMask, 0);
        chip.InterruptWhileLow(true, columnMask);
    }

    /// <summary>What is wrong now; None when the cause has gone.</summary>
    public KeypadFault Fault { get; private set; }

    /// <summary>The stuck key, or None.</summary>
    public Key StuckKey => filter.StuckKey;

    /// <summary>True while a PIN is entered: no repetition, and a second key makes everything wait until all are up.</summary>
    public bool PinMode
    {
        get => filter.PinMode;
        set => filter.PinMode = value;
    }

    /// <summary>True after several keys at once, until all are up: nothing is accepted.</summary>
    public bool Multiple => filter.Multiple;

    /// <summary>True while a key that has been reported is still down, as far as the last scan knows.</summary>
    public bool IsDown => filter.IsDown;

    /// <summary>True when the last key was no press of its own: the yellow key is held down and repeats.</summary>
    public bool Repeats => filter.Repeats;

    /// <summary>Looks at the keys. Call at every 10 ms tick and between the pieces of long work; calls that come sooner are not counted as scans.</summary>
    /// <returns>A key that has just been pressed (Clear repeats outside PIN mode), once; else None.</returns>
    public Key Poll()
    {
        long now = clock.Millis;
        if (now - lastPoll < ShortestTickMs) return Key.None;
        lastPoll = now;

        bool check = now - lastCheck >= SafetyPollMs;
        if (!check && filter.IsIdle && interrupt.Read()) return Key.None;
        if (check)
        {
            lastCheck = now;
            if (!expanders.Check())
            {
                Fault = KeypadFault.ExpanderLost;
                filter.Reset();
                return Key.None;
            }
        }
        if (Fault == KeypadFault.ExpanderLost)
        {
            if (!check) return Key.None;
            Fault = KeypadFault.None;
        }

        int scan = Scan();
        if (scan < 0)
        {
            Fault = KeypadFault.ColumnShort;
            filter.Reset();
            return Key.None;
        }
        Key key = filter.Take(scan, now);
        Fault = filter.StuckKey == Key.None ? KeypadFault.None : KeypadFault.KeyStuck;
        return key;
    }

    /// <summary>One row low at a time, the others inputs: two driven rows would be shorted by two keys of a column.</summary>
    /// <returns>A bit per closed contact; -1 when a column is low without any row.</returns>
    private int Scan()
    {
        if (((~chip.ReadPort(true) >> columnBit) & ColumnBits) == 0) return 0; // all rows are low at rest, so no contact is closed
        int scan = 0, inAllRows = ColumnBits;
        for (int row = 0; row < KeypadLayout.Rows; row++)
        {
            int columns = Columns(rowMask & ~(1 << (rowBit + row)));
            scan |= columns << (row * KeypadLayout.Columns);
            inAllRows &= columns;
        }
        bool isShort = inAllRows != 0 && (Columns(rowMask) & inAllRows) != 0;
        chip.SetDirections(false, rowMask, 0);
        return isShort ? -1 : scan;
    }

    /// <summary>The columns that are low while the rows of <paramref name="inputs"/> are not driven.</summary>
    private int Columns(int inputs)
    {
        chip.SetDirections(false, rowMask, inputs);
        return (~chip.ReadPort(true) >> columnBit) & ColumnBits;
    }
}
