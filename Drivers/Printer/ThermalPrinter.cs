using System;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Power;

namespace PosFirmware.Drivers.Printer;

/// <summary>
/// Raw 58 mm thermal print mechanism (hardware.md section 4): one job is Begin, rows, End. The head has voltage only within a
/// job; whatever goes wrong, head and motor are off when a call returns anything but Ok.
/// </summary>
public sealed class ThermalPrinter : IPaper
{
    /// <summary>Bytes in a row.</summary>
    public const int RowBytes = 48;

    private const long LongestIdleMicros = 800_000; // the external supervisor takes the head voltage at 1 s
    private const int LongestBurnMicros = 8_000;

    private readonly ISpiPeripheral head;
    private readonly IOutputPin latch, power;
    private readonly PaperMotor motor;
    private readonly GroupStrobe strobe;
    private readonly HeadEnergy energy;
    private readonly PrinterChecks checks;
    private readonly PrinterProfile profile;
    private readonly ExternalWatchdog watchdog;
    private readonly IClock clock;
    private readonly int[] dots;
    private bool running;
    private int rows, burnMicros;
    private long startMicros, lastMicros;

    /// <summary>Nothing is switched on.</summary>
    /// <param name="head">Shift register; it has no select and hears every byte of its bus.</param>
    /// <param name="latch">nLAT, high.</param>
    /// <param name="trigger">Input of the strobe one-shot.</param>
    /// <param name="power">Load switch of the head, low.</param>
    /// <param name="hot">PRN_HOT_n: low when the comparator has cut the head voltage.</param>
    /// <param name="motorPort">Expander whose port A is motor and group decoder.</param>
    /// <param name="sensors">Paper and cover.</param>
    /// <param name="analog">Thermistor and battery.</param>
    /// <param name="watchdog">Kicked once a row: it guards the head voltage.</param>
    /// <param name="clock">Time.</param>
    /// <param name="profile">Figures of the mechanism.</param>
    public ThermalPrinter(ISpiPeripheral head, IOutputPin latch, PulseTrain trigger, IOutputPin power, IInputPin hot, Mcp23S17 motorPort,
        PaperSensors sensors, AnalogInputs analog, ExternalWatchdog watchdog, IClock clock, PrinterProfile profile)
    {
        this.head = head;
        this.latch = latch;
        this.power = power;
        this.watchdog = watchdog;
        this.clock = clock;
        this.profile = profile;
        motor = new PaperMotor(motorPort, clock, profile);
        energy = new HeadEnergy(profile);
        checks = new PrinterChecks(sensors, analog, hot, motor, energy, profile);
        strobe = new GroupStrobe(trigger, motor, energy, clock, profile);
        dots = new int[profile.Groups];
    }

    /// <summary>Speed of the last or running job in mm/s; 0 before the second row.</summary>
    public int LastSpeed => LastSpeedTenths / 10;

    /// <summary>Speed of the last or running job in tenths of mm/s (8 rows to the millimetre).</summary>
    public int LastSpeedTenths
    {
        get
        {
            long micros = lastMicros - startMicros;
            return rows == 0 || micros <= 0 ? 0 : (int)(rows * 1_250_000L / micros);
        }
    }

    /// <summary>Head temperature at the last look, in tenths of a degree Celsius.</summary>
    public int HeadTenths => checks.HeadTenths;

    /// <summary>Battery at the last look, in millivolts.</summary>
    public int BatteryMillivolts => checks.BatteryMillivolts;

    /// <summary>Ok, NoPaper or CoverOpen at a glance: one transfer, no waiting, not debounced. For a sign on the screen only.</summary>
    public PrinterStatus Glimpse() => checks.Glimpse();

    /// <summary>Looks at sensors, temperature and battery without switching anything on.</summary>
    public PrinterStatus Check() => checks.Full();

    /// <summary>Starts a job: head voltage on, rotor held.</summary>
    public PrinterStatus Begin()
    {
        if (running) End();
        bool done = false;
        try
        {
            PrinterStatus status = checks.BeginJob();
            if (status != PrinterStatus.Ok) return status;
            running = true;
            watchdog.Kick();
            power.Write(true);
            motor.Wake();
            rows = 0;
            startMicros = lastMicros = clock.Micros;
            done = true;
            return PrinterStatus.Ok;
        }
        finally
        {
            if (!done) Off();
        }
    }

    /// <summary>Prints one row and moves to the next.</summary>
    /// <param name="bits">Buffer.</param>
    /// <param name="offset">First of 48 bytes; bit 7 of it is the leftmost dot, 1 = black.</param>
    /// <returns>Anything but Ok: the row is not complete and the job is over.</returns>
    public PrinterStatus PrintRow(byte[] bits, int offset)
    {
        if (!running) throw new InvalidOperationException();
        bool done = false;
        try
        {
            PrinterStatus status = LookBeforeRow();
            if (status != PrinterStatus.Ok) return status;
            int steps = 0;
            if (CountDots(bits, offset)) steps = Burn(bits, offset);
            Advance(steps, steps > 0 ? burnMicros / profile.StepsPerRow : 0);
            done = true;
            return PrinterStatus.Ok;
        }
        finally
        {
            if (!done) Off();
        }
    }

    /// <summary>Moves the paper without printing.</summary>
    /// <param name="count">Rows, 8 to the millimetre.</param>
    public PrinterStatus Feed(int count)
    {
        if (!running) throw new InvalidOperationException();
        bool done = false;
        try
        {
            for (int i = 0; i < count; i++)
            {
                PrinterStatus status = LookBeforeRow();
                if (status != PrinterStatus.Ok) return status;
                Advance(0, 0);
            }
            done = true;
            return PrinterStatus.Ok;
        }
        finally
        {
            if (!done) Off();
        }
    }

    /// <summary>Ends the job: motor off, head voltage off. Harmless without a job.</summary>
    public void End()
    {
        if (running) clock.Wait(10); // the rotor comes to rest in its place
        Off();
    }

    private void Off()
    {
        running = false;
        try { motor.Off(); }
        finally { power.Write(false); }
        checks.EndJob();
    }

    private PrinterStatus LookBeforeRow()
    {
        watchdog.Kick();
        PrinterStatus status = checks.BeforeRow(rows);
        if (status != PrinterStatus.Ok) return status;
        if (clock.Micros - lastMicros > LongestIdleMicros)
        {
            power.Write(false); // the supervisor may have taken it: a new edge brings it back
            power.Write(true);
        }
        return PrinterStatus.Ok;
    }

    /// <summary>Counts the black dots of each group; false for a white row.</summary>
    private bool CountDots(byte[] bits, int offset)
    {
        bool black = false;
        for (int g = 0; g < dots.Length; g++)
        {
            int count = 0;
            for (int i = 0; i < profile.GroupBytes; i++)
            {
                byte b = bits[offset++];
                if (b != 0) count += Ones[b >> 4] + Ones[b & 15];
            }
            dots[g] = count;
            if (count != 0) black = true;
        }
        return black;
    }

    private static readonly byte[] Ones = { 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4 };

    /// <summary>Heats all groups of a row, with all steps but the last one among the pulses.</summary>
    /// <returns>Steps done.</returns>
    private int Burn(byte[] bits, int offset)
    {
        // The register hears every byte of the bus: nothing may pass between these 48 bytes and the latch.
        head.Write(bits, offset, RowBytes);
        latch.Write(false);
        latch.Write(true);
        long start = clock.Micros;
        int spacing = burnMicros / profile.StepsPerRow;
        strobe.BeginRow(spacing);
        for (int g = 0; g < dots.Length; g++)
            if (dots[g] != 0) strobe.Heat(g, dots[g]);
        long took = clock.Micros - lastMicros;
        burnMicros = took > LongestBurnMicros ? LongestBurnMicros : (int)took;
        return strobe.Steps;
    }

    private void Advance(int steps, int spacing)
    {
        while (steps < profile.StepsPerRow)
        {
            while (!motor.IsDue(steps == profile.StepsPerRow - 1 ? 0 : spacing))
            {
            }
            motor.Step(0);
            steps++;
        }
        rows++;
        lastMicros = clock.Micros;
    }
}
