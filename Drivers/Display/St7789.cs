using PosFirmware.Drivers.Bus;

namespace PosFirmware.Drivers.Display;

/// <summary>
/// The display controller ST7789V, 240 x 320, 4-wire SPI with a D/C line (hardware.md section 5). Knows commands and times;
/// knows nothing of text.
/// </summary>
public sealed class St7789
{
    /// <summary>Columns in portrait.</summary>
    public const int Width = 240;

    /// <summary>Rows in portrait.</summary>
    public const int Height = 320;

    private const byte SleepIn = 0x10, SleepOut = 0x11, DisplayOff = 0x28, DisplayOn = 0x29;
    private const byte ColumnSet = 0x2A, RowSet = 0x2B, MemoryWrite = 0x2C;
    private const int Longest = 4096;
    private const int SleepChangeMs = 120;

    // Sequence of nanoFramework's own driver: command, number of parameters, parameters.
    private static readonly byte[] Setup =
    {
        0x36, 1, 0x00,                          // MADCTL: portrait, RGB
        0x3A, 1, 0x55,                          // COLMOD: 16 bits a pixel
        0xB2, 5, 0x0C, 0x0C, 0x00, 0x33, 0x33,  // porch
        0xB7, 1, 0x35,                          // gate voltages
        0xBB, 1, 0x2B,                          // VCOM
        0xC0, 1, 0x2C,
        0xC2, 2, 0x01, 0xFF,
        0xC3, 1, 0x11,
        0xC4, 1, 0x20,
        0xC6, 1, 0x0F,                          // 60 Hz
        0xD0, 2, 0xA4, 0xA1,                    // power
        0xE0, 14, 0xD0, 0x00, 0x05, 0x0E, 0x15, 0x0D, 0x37, 0x43, 0x47, 0x09, 0x15, 0x12, 0x16, 0x19, // gamma
        0xE1, 14, 0xD0, 0x00, 0x05, 0x0D, 0x0C, 0x06, 0x2D, 0x44, 0x40, 0x0E, 0x1C, 0x18, 0x16, 0x19,
        0x21, 0,                                // INVON: the panel is an IPS one
    };

    private readonly ISpiPeripheral spi;
    private readonly IOutputPin data, reset, backlight;
    private readonly IClock clock;
    private readonly byte[] command = new byte[1], edges = new byte[4];
    private int left = -1, right, top = -1, bottom;
    private long sleepChanged;

    /// <summary>Takes the lines; nothing is sent before <see cref="Start"/>.</summary>
    /// <param name="spi">The chip on its own bus, mode 0, 40 MHz.</param>
    /// <param name="data">D/C: low for commands.</param>
    /// <param name="reset">RST, active low.</param>
    /// <param name="backlight">Backlight, high is on.</param>
    /// <param name="clock">For the chip's waiting times.</param>
    public St7789(ISpiPeripheral spi, IOutputPin data, IOutputPin reset, IOutputPin backlight, IClock clock)
    {
        this.spi = spi;
        this.data = data;
        this.reset = reset;
        this.backlight = backlight;
        this.clock = clock;
    }

    /// <summary>Who looks after the keys while much is drawn; null: nobody.</summary>
    public IAttendant Attendant { get; set; }

    /// <summary>Bytes sent to the chip so far, commands and pixels.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Resets the chip and sets it up, awake but dark: the memory holds noise until it has been written. Takes 0.3 s.</summary>
    public void Start()
    {
        backlight.Write(false);
        reset.Write(true);
        clock.Spin(100);
        reset.Write(false);
        clock.Spin(100); // at least 10 us
        reset.Write(true);
        clock.Wait(SleepChangeMs);
        left = top = -1;
        for (int i = 0; i < Setup.Length; i += 2 + Setup[i + 1])
        {
            Command(Setup[i]);
            if (Setup[i + 1] > 0) Data(Setup, i + 2, Setup[i + 1]);
        }
        Command(SleepOut);
        sleepChanged = clock.Millis;
        clock.Wait(SleepChangeMs);
    }

    /// <summary>Shows the memory: panel on, then light on.</summary>
    public void On()
    {
        Command(DisplayOn);
        backlight.Write(true);
    }

    /// <summary>Dark and asleep; the memory keeps its contents.</summary>
    public void Sleep()
    {
        backlight.Write(false);
        Command(DisplayOff);
        ChangeSleep(SleepIn);
    }

    /// <summary>Awake, with the picture of before.</summary>
    public void Wake()
    {
        ChangeSleep(SleepOut);
        On();
    }

    /// <summary>Light only.</summary>
    public void Backlight(bool on) => backlight.Write(on);

    /// <summary>Opens a window for pixels. The caller keeps it within the panel.</summary>
    /// <param name="x">Left column.</param>
    /// <param name="y">Top row.</param>
    /// <param name="width">1 or more columns.</param>
    /// <param name="height">1 or more rows.</param>
    public void Window(int x, int y, int width, int height)
    {
        if (x != left || x + width - 1 != right)
        {
            left = x;
            right = x + width - 1;
            Edges(ColumnSet, left, right);
        }
        if (y != top || y + height - 1 != bottom)
        {
            top = y;
            bottom = y + height - 1;
            Edges(RowSet, top, bottom);
        }
        Command(MemoryWrite);
    }

    /// <summary>Sends pixels into the window, row by row, two bytes each, high byte first.</summary>
    /// <param name="pixels">Buffer.</param>
    /// <param name="count">Bytes, even.</param>
    /// <remarks>
    /// A transfer takes at most 4 KB: a buffer in PSRAM is copied through memory inside the chip, of which a longer one may find none (hardware.md). The
    /// controller goes on where it was when the select line was released between two bytes of memory data (ST7789V data sheet, "Data transfer pause").
    /// </remarks>
    public void Pixels(byte[] pixels, int count) => Pixels(pixels, 0, count);

    /// <summary>Sends a part of a buffer into the window.</summary>
    public void Pixels(byte[] pixels, int start, int count)
    {
        for (int at = 0; at < count; at += Longest)
        {
            Data(pixels, start + at, count - at < Longest ? count - at : Longest);
            if (Attendant != null) Attendant.Meanwhile();
        }
    }

    /// <summary>Goes on after <see cref="Pixels"/>.</summary>
    public void MorePixels(byte[] pixels, int count) => Pixels(pixels, count);

    private void ChangeSleep(byte change)
    {
        long wait = sleepChanged + SleepChangeMs - clock.Millis;
        if (wait > 0) clock.Wait((int)(wait + 9) / 10 * 10);
        Command(change);
        sleepChanged = clock.Millis;
        clock.Wait(10); // 5 ms before the next command
    }

    private void Edges(byte which, int first, int last)
    {
        edges[0] = (byte)(first >> 8);
        edges[1] = (byte)first;
        edges[2] = (byte)(last >> 8);
        edges[3] = (byte)last;
        Command(which);
        Data(edges, 0, 4);
    }

    private void Command(byte code)
    {
        command[0] = code;
        data.Write(false);
        spi.Write(command, 0, 1);
        data.Write(true);
        BytesSent++;
    }

    private void Data(byte[] bytes, int start, int count)
    {
        spi.Write(bytes, start, count);
        BytesSent += count;
    }
}
