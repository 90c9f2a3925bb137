using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard.Chips;

/// <summary>Nets of the print mechanism, named as in hardware.md section 11.2.</summary>
public sealed record PrinterNets(Net Latch, Net Trigger, Net HeadPower, Net[] Motor, Net MotorSleep, Net[] Select, Net Hot, Net Paper, Net Platen);

/// <summary>
/// The whole printer: head behind one-shot and 74HC238, load switch with its 80 C comparator, motor, paper, sensors. Faults are
/// set here; mistreatment ends in a breach.
/// </summary>
/// <remarks>
/// Set faults while the firmware stands, or from another thread through <c>Board.Clock.After(0, ...)</c>: nets belong to the
/// firmware's thread. <see cref="Paper"/> may be read and torn off from anywhere.
/// </remarks>
public sealed class PrintMechanism : Chip
{
    private const double HotAt = 80, CoolAt = 75, MotorAmps = 0.35;
    private const long PowerIdleNs = 1_000_000_000, PhaseIdleNs = 200_000_000;
    private const long LatchGraceNs = 5_000_000, StrobeGraceNs = 20_000_000; // between a look at the sensors and the heat

    private readonly PrinterNets nets;
    private readonly Battery battery;
    private long firstHalfStep, firstLine, powerActivityNs;
    private long? paperLeft, coverLeft;
    private long paperGoneNs, coverOpenNs, pulseLine;
    private int pulseGroup = -1, pulseDots;
    private double pulseVolts;
    private bool hot, paperPresent = true, coverOpen;
    private ThermistorFault thermistor;

    /// <summary>Solders the printer; the head's shift register must still be attached to its bus.</summary>
    public PrintMechanism(Board board, PrinterNets nets, Battery battery) : base(board, "Printer")
    {
        this.nets = nets;
        this.battery = battery;
        Head = new ThermalHead(board, nets.Latch);
        OneShot = new StrobeOneShot(board, nets.Trigger);
        Motor = new StepperMotor(board, nets.Motor, nets.MotorSleep);
        Head.StrobeOn = () => OneShot.Active;
        Head.Latched += OnLatched;
        OneShot.Begun += OnStrobe;
        OneShot.Ended += EndStrobe;
        Motor.Held += OnHeld;
        Motor.Stepped += OnStepped;
        nets.HeadPower.Changed += OnHeadPower;
        foreach (var net in nets.Select) net.Changed += _ => Clock.After(200, CheckGroup);
        nets.MotorSleep.Changed += _ => battery.Load(Motor, nets.MotorSleep.Level ? MotorAmps : 0);
        DriveSensors();
    }

    /// <summary>Head with its dots.</summary>
    public ThermalHead Head { get; }

    /// <summary>Limiter of the strobe.</summary>
    public StrobeOneShot OneShot { get; }

    /// <summary>Paper drive.</summary>
    public StepperMotor Motor { get; }

    /// <summary>What comes out.</summary>
    public PaperRoll Paper { get; } = new();

    /// <summary>Voltage at TM, to the converter and the comparator.</summary>
    public double ThermistorVolts => HeadThermistor.Volts(Head.Substrate, thermistor);

    /// <summary>True while the load switch really feeds the head.</summary>
    public bool HeadPowered => nets.HeadPower.Level && !hot && !Board.PowerIsOff;

    /// <summary>Time of the last pulse into a set dot, in nanoseconds; negative before the first.</summary>
    public long LastBurnNs { get; private set; } = -1;

    // ---- faults and the person at the printer ----

    /// <summary>Broken thermistor.</summary>
    public ThermistorFault Thermistor
    {
        get => thermistor;
        set { thermistor = value; Compare(); }
    }

    /// <summary>False: no paper at sensor and head.</summary>
    public bool PaperPresent
    {
        get => paperPresent;
        set
        {
            if (paperPresent && !value) paperGoneNs = Clock.NowNs;
            paperPresent = value;
            paperLeft = null;
            DriveSensors();
        }
    }

    /// <summary>True: the platen is swung away.</summary>
    public bool CoverOpen
    {
        get => coverOpen;
        set
        {
            if (!coverOpen && value) coverOpenNs = Clock.NowNs;
            coverOpen = value;
            coverLeft = null;
            DriveSensors();
        }
    }

    /// <summary>The roll ends after that many more dot lines.</summary>
    public void EndPaperAfter(int lines) => paperLeft = Paper.Line + lines;

    /// <summary>The cover springs open after that many more dot lines.</summary>
    public void OpenCoverAfter(int lines) => coverLeft = Paper.Line + lines;

    /// <summary>Puts head and surroundings at a temperature in degrees Celsius.</summary>
    public void SetTemperature(double celsius)
    {
        Head.SetTemperature(celsius);
        Compare();
    }

    private void DriveSensors()
    {
        nets.Paper.Drive(this, paperPresent ? false : null);
        nets.Platen.Drive(this, coverOpen ? null : false);
    }

    // ---- strobe path ----

    /// <summary>Output of the 74HC238: 6 and 7 lead nowhere.</summary>
    private int SelectedGroup
    {
        get
        {
            int group = 0;
            for (int i = 0; i < nets.Select.Length; i++)
                if (nets.Select[i].Level) group |= 1 << i;
            return group;
        }
    }

    private void OnLatched()
    {
        if (!HeadPowered) return;
        powerActivityNs = Clock.NowNs;
        if (coverOpen && Clock.NowNs - coverOpenNs > LatchGraceNs) throw Breach("line latched with the cover open");
    }

    private void OnStrobe()
    {
        pulseGroup = -1;
        int group = SelectedGroup;
        if (!HeadPowered || group >= ThermalHead.Groups) return;
        Head.CheckStrobe();
        pulseDots = Head.LatchedDots(group);
        if (coverOpen && Clock.NowNs - coverOpenNs > StrobeGraceNs) throw Breach("strobe with the cover open");
        if (pulseDots > 0 && !paperPresent && Clock.NowNs - paperGoneNs > StrobeGraceNs) throw Breach("dots heated without paper");
        pulseGroup = group;
        pulseLine = Paper.Line;
        pulseVolts = battery.LoadHead(pulseDots, Head.DotOhms);
    }

    private void CheckGroup()
    {
        if (OneShot.Active && pulseGroup >= 0 && SelectedGroup != pulseGroup) throw Breach($"group changed from {pulseGroup} to {SelectedGroup} within a strobe");
    }

    private void EndStrobe()
    {
        if (pulseGroup < 0) return;
        int group = pulseGroup;
        pulseGroup = -1;
        battery.LoadHead(0, Head.DotOhms);
        powerActivityNs = Clock.NowNs;
        if (pulseDots > 0) LastBurnNs = Clock.NowNs;
        Head.Burn(group, pulseVolts, OneShot.StartNs, Clock.NowNs - OneShot.StartNs, paperPresent && !coverOpen ? Paper : null, pulseLine);
        Compare();
    }

    // ---- head power ----

    private void OnHeadPower(bool on)
    {
        if (!on)
        {
            EndStrobe(); // the load switch ends the heat earlier than the one-shot
            Clock.After(PhaseIdleNs, CheckPhases);
            return;
        }
        powerActivityNs = Clock.NowNs;
        Clock.After(PowerIdleNs, CheckPower);
        Compare();
    }

    private void CheckPower()
    {
        if (!HeadPowered) return;
        long idle = Clock.NowNs - powerActivityNs;
        if (idle >= PowerIdleNs) throw Breach("head voltage on for 1 s without a line");
        Clock.After(PowerIdleNs - idle, CheckPower);
    }

    private void CheckPhases()
    {
        if (!Motor.Energised || nets.HeadPower.Level || Board.PowerIsOff) return;
        if (Clock.NowNs - Motor.LastMoveNs >= PhaseIdleNs) throw Breach("motor left energised for 200 ms after the job");
        Clock.After(PhaseIdleNs, CheckPhases);
    }

    /// <summary>The comparator at TM: it takes the head voltage away by itself.</summary>
    private void Compare()
    {
        double volts = ThermistorVolts;
        hot = volts >= HeadThermistor.Volts(hot ? CoolAt : HotAt, ThermistorFault.None);
        nets.Hot.Drive(this, hot ? false : null);
        if (!hot) return;
        EndStrobe();
        Clock.After(100_000_000, () => { if (hot) Compare(); });
    }

    // ---- paper ----

    /// <summary>The rotor has snapped to its place; dot lines are counted from here.</summary>
    private void OnHeld()
    {
        long halves = Motor.HalfSteps - firstHalfStep, perLine = 2L * Motor.StepsPerLine;
        firstLine = Paper.Line + (halves % perLine == 0 ? 0 : 1); // a line left half-way is not printed over
        firstHalfStep = Motor.HalfSteps;
        Clock.After(PhaseIdleNs, CheckPhases);
    }

    private void OnStepped()
    {
        if (HeadPowered) powerActivityNs = Clock.NowNs;
        long halves = Motor.HalfSteps - firstHalfStep, perLine = 2L * Motor.StepsPerLine;
        long line = firstLine + (halves >= 0 ? halves / perLine : -((-halves + perLine - 1) / perLine));
        if (line == Paper.Line || coverOpen || !paperPresent) return; // nothing grips the paper
        Paper.MoveTo(line);
        Head.NewLine();
        if (line >= paperLeft) PaperPresent = false;
        if (line >= coverLeft) CoverOpen = true;
    }
}
