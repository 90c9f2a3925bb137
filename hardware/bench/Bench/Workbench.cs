using Bench.Acquirer;
using Bench.Chip;
using Bench.Emv;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Reading;

namespace Bench;

/// <summary>How a workbench is set up.</summary>
public sealed record WorkbenchSetup
{
    /// <summary>Folder that keeps the terminal's flash, the ledger and the certificates; null: everything is gone afterwards.</summary>
    public string? DataFolder { get; init; }
    /// <summary>Parameters of a terminal that talks to another acquirer; null: the built-in acquirer and its first terminal.</summary>
    public TerminalParameters? Parameters { get; init; }
    /// <summary>Cards, terminals and rules of the built-in acquirer, and the wallet.</summary>
    public BenchFile Book { get; init; } = BenchFile.Example();
    /// <summary>Chip cards of the wallet.</summary>
    public ChipFile Chips { get; init; } = ChipFile.Example();
    /// <summary>True: the terminal runs by itself in real time, for a person. False: in virtual time, only while a verb wants it.</summary>
    public bool RealTime { get; init; }

    /// <summary>In real time: seconds of the terminal to a second of the person.</summary>
    public int Pace { get; init; } = 1;
    /// <summary>True: the built-in acquirer's terminal asks for electronic signatures.</summary>
    public bool Signature { get; init; }
    /// <summary>
    /// True: the built-in acquirer's terminal fetches CA keys and applications by itself after its first sign-on, as it is delivered. False:
    /// it waits for menu 7, 5, so that tests and scenarios about other things need not sit through it.
    /// </summary>
    public bool ChipDownload { get; init; }
    /// <summary>Folder for pictures; null: none are written.</summary>
    public string? OutFolder { get; init; }
    /// <summary>PC/SC reader whose card the verb <c>reader</c> puts into the slot; null: the first one that there is.</summary>
    public string? PcscReader { get; init; }
    /// <summary>True: the flash of a new terminal holds fonts and the service centre's key only; its set-up package lies on it, for the wizard.</summary>
    public bool Blank { get; init; }
    /// <summary>True: the terminal is a classic ESP32 on a table.</summary>
    public bool Classic { get; init; }
    /// <summary>What the board charges for C# and for calls of the device API.</summary>
    public DeviceProfile Device { get; init; } = DeviceProfile.Usual;
    /// <summary>Seed of the noise of its prices; null: none.</summary>
    public int? Noise { get; init; } = DeviceProfile.UsualNoise;
    /// <summary>The built-in acquirer wants a client certificate of its CA from every terminal.</summary>
    public bool MutualTls { get; init; }
    /// <summary>Date and time (UTC) at the first power-on.</summary>
    public DateTime Start { get; init; } = new(2026, 7, 17, 1, 30, 0, DateTimeKind.Utc);
}

/// <summary>
/// One handheld on a bench: the virtual board, its flash, the firmware that runs on it, the acquirer at the other end, and a
/// person's hands and eyes. Every verb of the bench language is one method here; scenario files, tests, command line and web
/// page all call these.
/// </summary>
/// <remarks>One caller at a time. In virtual time the terminal stands still between two calls.</remarks>
public sealed partial class Workbench : IDisposable
{
    private readonly WorkbenchSetup setup;
    private readonly SimulatedFlash flash = new();
    private readonly List<string> complaints = [];
    private DateTime switchedOff;
    private long earlierMs;
    private bool clockStarted;

    /// <summary>Puts everything on the table; the power is still off.</summary>
    public Workbench(WorkbenchSetup? setup = null)
    {
        this.setup = setup ?? new WorkbenchSetup();
        switchedOff = this.setup.Start;
        Device = this.setup.Device;
        string? data = this.setup.DataFolder;
        chips = new ChipWallet(this.setup.Chips, data);
        if (data is not null && Directory.Exists(FlashFolder(data))) flash.LoadFrom(FlashFolder(data));
        if (this.setup.Parameters is null) Host = StartAcquirer();
        chosen = this.setup.Parameters ?? ParametersOfBuiltIn(this.setup.Book.Terminals.FirstOrDefault());
        if (!this.setup.Blank) chosen.Install(flash, this.setup.Start, Host?.Ledger.Transactions().Count > 0);
        else if (flash.Length("service.pub") < 0)
        {
            SetUpBlank();
            GivePackage(PackageFlaw.None, true);
        }
        Handheld = NewBoard();
        Eyes = new ScreenReader(Handheld.Screen);
    }

    /// <summary>The board of now; a power cut puts a new one in its place.</summary>
    public Handheld Handheld { get; private set; }

    /// <summary>The terminal's flash; outlives its power.</summary>
    public SimulatedFlash Flash => flash;

    /// <summary>The built-in acquirer; null when the terminal talks to another one.</summary>
    public BenchAcquirer? Host { get; }

    /// <summary>Cards in the wallet.</summary>
    public IReadOnlyList<CardEntry> Wallet => setup.Book.Cards;

    /// <summary>Reads the screen of now.</summary>
    public ScreenReader Eyes { get; private set; }

    /// <summary>True while the firmware runs.</summary>
    public bool IsOn => started && !Handheld.Ended && !Handheld.PowerIsOff;
    private bool started;

    /// <summary>Virtual milliseconds since the first power-on.</summary>
    public long NowMs => earlierMs + Handheld.Clock.NowNs / 1_000_000;

    /// <summary>Date and time that the RTC shows, UTC.</summary>
    public DateTime UtcNow => clockStarted ? Handheld.Clock.UtcNow : switchedOff;

    /// <summary>Date and time of the world, UTC, in which the acquirer lives.</summary>
    public DateTime WorldUtc => UtcNow + behind;

    private int boards;
    private TimeSpan behind; // of the RTC
    private bool clockLost;

    /// <summary>First thing that a simulated part has complained about since the workbench was made; null when all is well.</summary>
    public string? FirstComplaint => complaints.Concat(Handheld.Complaints.ToArray()).FirstOrDefault();

    /// <summary>What stopped the firmware, or null.</summary>
    public Exception? Crash => Handheld.Crash;

    /// <summary>Raised when another board has taken the place of the former one.</summary>
    public event Action? BoardChanged;

    /// <summary>Hears notes and the text of slips.</summary>
    public event Action<string>? Said;

    // ---- power and time ----

    /// <summary>Verb <c>power on</c>: switches on; nothing happens when it is on. Runs until the screen shows something.</summary>
    public void PowerOn()
    {
        if (IsOn) return;
        if (started)
        {
            KeepComplaints();
            earlierMs += Handheld.Clock.NowNs / 1_000_000;
            switchedOff = Handheld.Clock.UtcNow;
            Handheld = NewBoard();
            Eyes = new ScreenReader(Handheld.Screen);
        }
        if (clockLost)
        {
            behind += switchedOff - DateTime.UnixEpoch;
            switchedOff = DateTime.UnixEpoch;
            clockLost = false;
        }
        started = clockStarted = true;
        Handheld.Clock.Epoch = switchedOff;
        Handheld board = Handheld;
        board.PowerOn(() => FirmwareStart.Run(board));
        BoardChanged?.Invoke();
        board.Clock.Pace = setup.Pace;
        if (setup.RealTime) board.RunFreely();
        else Run(() => board.Screen.Lit, 10_000);
    }

    /// <summary>Verb <c>power cut</c>: the battery is out, in the middle of whatever the firmware does.</summary>
    public void PowerCut()
    {
        if (IsOn) Handheld.CutPower();
        SaveFlash();
    }

    /// <summary>Verb <c>power cut-at-write</c>: the power goes at the n-th write to the flash from now.</summary>
    /// <param name="n">1 is the next write.</param>
    /// <param name="moment">Before, in the middle of, or after the write.</param>
    public void PowerCutAtWrite(int n, CutMoment moment) => flash.CutAfterWrites(n, moment);

    /// <summary>What the board charges, from its next power-on.</summary>
    public DeviceProfile Device { get; private set; }

    /// <summary>Verb <c>device</c>: another device's prices.</summary>
    /// <exception cref="BenchInputException">It is on.</exception>
    public void FitDevice(DeviceProfile profile)
    {
        if (IsOn) throw new BenchInputException("the terminal is on: power cut comes first");
        Device = profile;
        Handheld.Prices = new DevicePrices(profile);
        Handheld.Noise = Handheld.Noise; // the heap is filled anew
    }

    /// <summary>Verb <c>wait</c> and <c>time</c>: lets time pass.</summary>
    public void Wait(long milliseconds)
    {
        if (IsOn) Run(() => false, milliseconds);
        else if (started) Handheld.Clock.Epoch = Handheld.Clock.Epoch.AddMilliseconds(milliseconds);
        else switchedOff = switchedOff.AddMilliseconds(milliseconds);
    }

    /// <summary>Verb <c>clock lost</c>: the RTC forgets the date; at the next power-on it begins in 1970.</summary>
    /// <exception cref="BenchInputException">It is on.</exception>
    public void LoseClock()
    {
        if (IsOn) throw new BenchInputException("the terminal is on: power cut comes first");
        clockLost = true;
    }

    /// <summary>Verb <c>clock set</c>: a time server has answered, and nanoFramework's SNTP sets the RTC.</summary>
    public void SetClock() => OnBoard(b =>
    {
        b.Clock.Epoch += behind;
        behind = TimeSpan.Zero;
    });

    /// <summary>Verb <c>flash full</c>, <c>flash free</c>: something has filled the volume up to a few bytes, or is gone again.</summary>
    public void FillFlash(bool full) => flash.Capacity = full ? flash.Used + RoomLeft : roomy;

    private const int RoomLeft = 40;
    private readonly int roomy = new SimulatedFlash().Capacity;

    /// <summary>Verb <c>flash newer-settings</c>, <c>flash own-settings</c>: settings as a newer firmware leaves them behind; and the former ones again.</summary>
    /// <exception cref="BenchInputException">It is on.</exception>
    public void NewerSettings(bool newer)
    {
        if (IsOn) throw new BenchInputException("the terminal is on: power cut comes first");
        flash.Attach(null);
        if (newer)
        {
            ownSettings = flash.Snapshot().Where(f => f.Key.StartsWith("settings.", StringComparison.Ordinal)).ToDictionary();
            PosFirmware.Storage.RecordBuffer record = new(64);
            record.PutByte(0);
            record.PutText((PosFirmware.Storage.SettingsFile.Format + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            PosFirmware.Storage.SlotFile slot = new(flash, "settings", 2048);
            slot.Load(new PosFirmware.Storage.RecordBuffer(2048));
            slot.Save(record);
        }
        else
        {
            foreach (string name in flash.List().Where(n => n.StartsWith("settings.", StringComparison.Ordinal))) flash.Delete(name);
            foreach (var (name, bytes) in ownSettings) flash.Write(name, bytes, 0, bytes.Length);
        }
        flash.Attach(Handheld);
    }

    private Dictionary<string, byte[]> ownSettings = [];

    /// <summary>Verb <c>terminal blank</c>: an empty flash with fonts and the service centre's public key, as a module leaves the factory.</summary>
    /// <exception cref="BenchInputException">It is on.</exception>
    public void SetUpBlank()
    {
        if (IsOn) throw new BenchInputException("the terminal is on: power cut comes first");
        flash.Wipe();
        byte[] key = ServiceCentre.PublicKey;
        flash.Write(PosFirmware.Activation.PackageLoader.ServiceKeyFile, key, 0, key.Length);
    }

    /// <summary>Verb <c>package</c>: puts a set-up package for this terminal on its volume.</summary>
    /// <param name="flaw">What is wrong with it.</param>
    /// <param name="withKey">True: the master key is in it, under the transport key.</param>
    public void GivePackage(PackageFlaw flaw, bool withKey)
    {
        byte[] package = PackageFor(flaw, withKey);
        flash.Write(PosFirmware.Activation.PackageLoader.File, package, 0, package.Length);
    }

    /// <summary>A set-up package for this terminal, as it would come over the service line.</summary>
    public byte[] PackageFor(PackageFlaw flaw = PackageFlaw.None, bool withKey = true)
    {
        return service.Make(chosen, flaw, withKey);
    }

    /// <summary>True while the terminal was never set up.</summary>
    public bool IsBlank => !new PosFirmware.Storage.SettingsFile(flash).Load(new PosFirmware.Storage.TerminalSettings());

    private readonly ServiceCentre service = new();
    private TerminalParameters chosen;

    /// <summary>Verb <c>terminal NUMBER</c>: sets the terminal up from an empty flash as another terminal of the cards file.</summary>
    /// <exception cref="BenchInputException">It is on, or the file has no such terminal.</exception>
    public void SetUpAs(string number)
    {
        if (IsOn) throw new BenchInputException("the terminal is on: power cut comes first");
        TerminalEntry terminal = setup.Book.Terminals.FirstOrDefault(t => t.Id == number) ?? throw new BenchInputException($"the cards file has no terminal {number}");
        flash.Wipe();
        chosen = ParametersOfBuiltIn(terminal);
        chosen.Install(flash, UtcNow);
    }

    /// <summary>Lets the terminal run until a condition holds, or the time is up.</summary>
    /// <exception cref="FirmwareCrashException">The firmware ended by an exception.</exception>
    public bool Run(Func<bool> until, long limitMs)
    {
        if (!started) return until();
        bool met = false;
        try
        {
            if (Handheld.Crash is null) met = Handheld.RunUntil(until, limitMs);
        }
        catch (InvalidOperationException) when (Handheld.Crash is not null)
        {
            // told below, with the cause
        }
        if (Handheld.Crash is { } crash) throw new FirmwareCrashException(crash);
        return met;
    }

    /// <summary>Writes the flash to the data folder, if there is one.</summary>
    public void SaveFlash()
    {
        if (setup.DataFolder is not { } data) return;
        lock (saving)
        {
            if (flash.Writes == savedWrites) return;
            savedWrites = flash.Writes;
            chips.Save();
            flash.SaveTo(FlashFolder(data));
        }
    }

    private readonly Lock saving = new();
    private int savedWrites;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsOn) Handheld.CutPower();
        SaveFlash();
        LeaveReader();
        Host?.Dispose();
    }

    // ---- setting up ----

    private static string FlashFolder(string data) => Path.Combine(data, "flash");

    private Handheld NewBoard()
    {
        Handheld board = setup.Classic ? new Classic(flash) : new Handheld(flash);
        board.Clock.Epoch = switchedOff;
        board.Prices = new DevicePrices(Device);
        board.Noise = setup.Noise + boards++;
        board.NetworkDown = lineDown;
        if (Host is { } host) board.NetworkBusy = () => host.InFlight(board.LinkPort, board.LinkSent, board.LinkReceived);
        surroundings.ApplyTo(board);
        if (inSlot is not null) board.InsertCard(inSlot); // a card stays where it is when the power goes
        return board;
    }

    private void KeepComplaints() => complaints.AddRange(Handheld.Complaints);
}
