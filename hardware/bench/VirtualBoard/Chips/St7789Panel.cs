using Bench.Silicon;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>
/// An IPS panel of 240 x 320 with its controller ST7789V and its backlight (hardware.md section 5). What <see cref="CopyVisible"/>
/// and the pictures show is what a person would see: black without light, in sleep or with the display off.
/// </summary>
public sealed class St7789Panel : Chip, ISpiChip
{
    /// <summary>Columns of the glass.</summary>
    public const int Width = 240;

    /// <summary>Rows of the glass.</summary>
    public const int Height = 320;

    private const long Ms = 1_000_000, ResetLowNs = 10_000, AnyCommandNs = 5 * Ms, SleepChangeNs = 120 * Ms;
    private const int ReadClockHz = 6_600_000;

    private readonly ushort[] memory = new ushort[Width * Height];
    private readonly Net dataLine, resetLine, lightLine;
    private readonly byte[] parameters = new byte[4];

    private long resetFell, readyAt, sleepInAt, sleepOutAt;
    private bool wasReset, asleep = true, on, inverted;
    private byte command, madctl, colmod;
    private int parameterCount, columnStart, columnEnd, rowStart, rowEnd, column, row, half = -1;
    private long pixelsLeft;
    private long version;

    /// <summary>Solders the panel in.</summary>
    /// <param name="board">Board.</param>
    /// <param name="data">D/C; low for commands.</param>
    /// <param name="reset">RST, active low.</param>
    /// <param name="light">Backlight; high is on.</param>
    public St7789Panel(Board board, Net data, Net reset, Net light) : base(board, "ST7789V")
    {
        dataLine = data;
        resetLine = reset;
        lightLine = light;
        uint noise = 0x5EED; // memory after power-on is noise; a driver that lights it too early shows it
        for (int i = 0; i < memory.Length; i++) { noise = noise * 1664525 + 1013904223; memory[i] = (ushort)(noise >> 16); }
        reset.Changed += ResetChanged;
        light.Changed += _ => Seen();
    }

    /// <inheritdoc/>
    /// <remarks>16 ns a bit: what the fastest ST7789V parts allow for writing; the common data sheet says 66 ns (hardware.md section 5).</remarks>
    public int MaxClockHz => 62_500_000;

    /// <inheritdoc/>
    public bool SupportsMode(int mode) => mode is 0 or 3;

    /// <summary>Counts every change of what a person sees, and of the memory behind it.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Virtual time of the last change in nanoseconds.</summary>
    public long ChangedAtNs { get; private set; }

    /// <summary>True when the backlight is on, the controller awake and the display on.</summary>
    public bool Lit => lightLine.Level && on && !asleep;

    /// <summary>True in sleep mode; also from power-on to the first SLPOUT.</summary>
    public bool Asleep => asleep;

    /// <summary>Raised after each transfer, on the firmware's thread.</summary>
    public event Action? Drawn;

    /// <inheritdoc/>
    public void Select() { }

    /// <inheritdoc/>
    public void Deselect()
    {
        if (half >= 0) throw Breach("deselected in the middle of a pixel");
        Drawn?.Invoke();
    }

    /// <inheritdoc/>
    public byte Exchange(byte mosi, SpiLine line)
    {
        if (!resetLine.Level) throw Breach("addressed while in reset");
        if (!wasReset) throw Breach("addressed before its first reset");
        if (line.LsbFirst) throw Breach("least significant bit first");
        if (!dataLine.Level) { Begin(mosi); return 0xFF; }
        if (command is 0x04 or 0xDA or 0xDB or 0xDC) return ReadId(line);
        if (command is 0x2C or 0x3C) Pixel(mosi); else Parameter(mosi);
        return 0xFF;
    }

    /// <summary>What a person sees, RGB565 row by row.</summary>
    /// <param name="target">240 x 320 pixels.</param>
    public void CopyVisible(Span<ushort> target)
    {
        if (!Lit) { target[..memory.Length].Clear(); return; }
        memory.CopyTo(target);
        // the liquid crystal of an IPS panel works the other way round, so the right colours need INVON
        if (!inverted) for (int i = 0; i < memory.Length; i++) target[i] = (ushort)~target[i];
        if ((madctl & 0x08) != 0)
            for (int i = 0; i < memory.Length; i++) target[i] = (ushort)(target[i] >> 11 | (target[i] & 0x07E0) | target[i] << 11);
    }

    /// <summary>What a person sees, three bytes a pixel.</summary>
    public byte[] ToRgb()
    {
        var seen = new ushort[Width * Height];
        CopyVisible(seen);
        byte[] rgb = new byte[seen.Length * 3];
        for (int i = 0; i < seen.Length; i++)
        {
            int red = seen[i] >> 11, green = seen[i] >> 5 & 63, blue = seen[i] & 31;
            rgb[3 * i] = (byte)(red << 3 | red >> 2);
            rgb[3 * i + 1] = (byte)(green << 2 | green >> 4);
            rgb[3 * i + 2] = (byte)(blue << 3 | blue >> 2);
        }
        return rgb;
    }

    /// <summary>A picture of what a person sees.</summary>
    public byte[] ToPng() => Png.Encode(Width, Height, PngFormat.Rgb, ToRgb());

    /// <summary>Writes the picture into a file.</summary>
    public void SavePng(string path) => File.WriteAllBytes(path, ToPng());

    /// <summary>Hash of the pixels a person sees (FNV-1a, 64 bits), for golden images.</summary>
    public ulong Hash()
    {
        var seen = new ushort[Width * Height];
        CopyVisible(seen);
        ulong hash = 14695981039346656037;
        foreach (ushort pixel in seen)
        {
            hash = (hash ^ (byte)pixel) * 1099511628211;
            hash = (hash ^ (byte)(pixel >> 8)) * 1099511628211;
        }
        return hash;
    }

    private void ResetChanged(bool high)
    {
        if (!high) { resetFell = Clock.NowNs; return; }
        if (Clock.NowNs - resetFell < ResetLowNs) throw Breach($"RST low for {Clock.NowNs - resetFell} ns only");
        wasReset = true;
        ResetRegisters();
    }

    private void ResetRegisters()
    {
        asleep = true;
        on = inverted = false;
        madctl = 0;
        colmod = 0x66;
        command = 0;
        half = -1;
        columnStart = rowStart = column = row = 0;
        columnEnd = Width - 1;
        rowEnd = Height - 1;
        readyAt = Clock.NowNs + AnyCommandNs;
        sleepOutAt = sleepInAt = Clock.NowNs + SleepChangeNs;
        Seen();
    }

    private void Begin(byte code)
    {
        Finish();
        if (Clock.NowNs < readyAt) throw Breach($"command {code:X2} within 5 ms after reset or a change of sleep mode");
        command = code;
        parameterCount = 0;
        switch (code)
        {
            case 0x01:
                ResetRegisters();
                break;
            case 0x10 or 0x11:
                bool into = code == 0x10;
                if (Clock.NowNs < (into ? sleepInAt : sleepOutAt)) throw Breach($"{(into ? "SLPIN" : "SLPOUT")} within 120 ms after reset or the last change of sleep mode");
                asleep = into;
                readyAt = Clock.NowNs + AnyCommandNs;
                sleepInAt = sleepOutAt = Clock.NowNs + SleepChangeNs;
                Seen();
                break;
            case 0x20 or 0x21: inverted = code == 0x21; Seen(); break;
            case 0x28 or 0x29: on = code == 0x29; Seen(); break;
            case 0x2C:
                column = columnStart;
                row = rowStart;
                pixelsLeft = (long)(columnEnd - columnStart + 1) * (rowEnd - rowStart + 1);
                goto case 0x3C;
            case 0x3C:
                if (asleep) throw Breach("pixels before SLPOUT");
                if ((colmod & 7) != 5) throw Breach($"pixels with COLMOD {colmod:X2}: this panel's driver works with 16 bits");
                break;
            default:
                if (ParametersOf(code) < 0) throw Breach($"unknown command {code:X2}");
                break;
        }
    }

    /// <summary>The last command is over: was it whole?</summary>
    private void Finish()
    {
        if (half >= 0) throw Breach("odd number of bytes in a memory write");
        int wanted = command is 0x2C or 0x3C ? 0 : ParametersOf(command);
        if (wanted > 0 && parameterCount < wanted) throw Breach($"command {command:X2} with {parameterCount} of {wanted} parameters");
    }

    private void Parameter(byte value)
    {
        int wanted = ParametersOf(command);
        if (parameterCount >= wanted) throw Breach($"command {command:X2} with more than {Math.Max(0, wanted)} parameters");
        if (parameterCount < parameters.Length) parameters[parameterCount] = value;
        parameterCount++;
        if (parameterCount < wanted) return;
        int first = parameters[0] << 8 | parameters[1], last = parameters[2] << 8 | parameters[3];
        bool exchanged = (madctl & 0x20) != 0;
        switch (command)
        {
            case 0x2A:
                CheckWindow("columns", first, last, exchanged ? Height : Width);
                (columnStart, columnEnd) = (first, last);
                break;
            case 0x2B:
                CheckWindow("rows", first, last, exchanged ? Width : Height);
                (rowStart, rowEnd) = (first, last);
                break;
            case 0x36: madctl = parameters[0]; Seen(); break;
            case 0x3A: colmod = parameters[0]; break;
        }
    }

    private void CheckWindow(string what, int first, int last, int size)
    {
        if (first > last || last >= size) throw Breach($"window of {what} {first} to {last} on a panel of {size}");
    }

    private void Pixel(byte value)
    {
        if (half < 0) { half = value; return; }
        ushort pixel = (ushort)(half << 8 | value);
        half = -1;
        if (pixelsLeft-- == 0) throw Breach("more pixels than the window holds");
        bool exchanged = (madctl & 0x20) != 0;
        int x = exchanged ? row : column, y = exchanged ? column : row;
        if ((madctl & 0x40) != 0) x = Width - 1 - x;
        if ((madctl & 0x80) != 0) y = Height - 1 - y;
        if (x < 0 || y < 0 || x >= Width || y >= Height) throw Breach("window does not fit the orientation");
        ref ushort cell = ref memory[y * Width + x];
        if (cell != pixel) { cell = pixel; Seen(); }
        if (++column > columnEnd) { column = columnStart; row++; }
    }

    private byte ReadId(SpiLine line)
    {
        if (line.ClockHz > ReadClockHz) throw Breach($"read at {line.ClockHz} Hz, at most {ReadClockHz} Hz");
        int i = parameterCount++;
        return command switch
        {
            0x04 => i switch { 1 or 2 => 0x85, 3 => 0x52, _ => 0xFF }, // one dummy byte first (the data sheet's dummy cycle, seen bytewise)
            0xDA or 0xDB => 0x85,
            _ => 0x52,
        };
    }

    private void Seen()
    {
        ChangedAtNs = Clock.NowNs;
        Interlocked.Increment(ref version);
    }

    /// <summary>Number of parameters; -1 for a command that the data sheet does not have.</summary>
    private static int ParametersOf(byte code) => code switch
    {
        0x00 or 0x01 or 0x10 or 0x11 or 0x13 or 0x20 or 0x21 or 0x28 or 0x29 or 0x2C or 0x3C or 0x34 or 0x38 or 0x39 => 0,
        0x26 or 0x35 or 0x36 or 0x3A or 0x51 or 0x53 or 0x55 or 0xB7 or 0xBB or 0xC0 or 0xC3 or 0xC4 or 0xC5 or 0xC6 => 1,
        0x04 or 0xDA or 0xDB or 0xDC => 0,
        0xB0 or 0xC2 or 0xD0 => 2,
        0xB1 => 3,
        0x2A or 0x2B => 4,
        0xB2 => 5,
        0xE0 or 0xE1 => 14,
        _ => -1,
    };
}
