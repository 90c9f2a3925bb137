using System.Text;
using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using PosFirmware;
using PosFirmware.Boards;
using PosFirmware.Menus;
using PosFirmware.Storage;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>Everything as it stood at one moment: flash, books, date, counters of the chip cards.</summary>
internal sealed record RigImage(IReadOnlyDictionary<string, byte[]> Flash, LedgerImage Ledger, DateTime UtcNow, IReadOnlyDictionary<string, int> Cards) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Ledger.Dispose();
}

/// <summary>
/// The real terminal on the virtual handheld, with a robot at its keys and the acquirer in the same process, on one thread: a
/// power cut is an exception that ends the firmware where it stands. Nothing of the firmware is replaced but the line.
/// </summary>
internal sealed class ProofRig : IDisposable
{
    private static readonly DateTime morning = new(2026, 7, 17, 1, 30, 0, DateTimeKind.Utc);

    private readonly BenchFile book;
    private readonly ProofCards cards = new();
    private readonly Robot robot;
    private DateTime switchedOff = morning;
    private Handheld? board;

    /// <summary>A terminal out of the box, set up for the first terminal of the book.</summary>
    internal ProofRig(BenchFile? accounts = null)
    {
        book = accounts ?? BenchFile.Example();
        Host = new ProofHost(book, () => UtcNow);
        robot = new Robot(book, cards, Host.PayCode, Host.PayScreen);
        Line = new DirectLine(Host);
        Witness = new Witness(Host);
        SetUp();
    }

    /// <summary>The acquirer.</summary>
    internal ProofHost Host { get; }

    /// <summary>Whoever reads what the terminal says about the money.</summary>
    internal Witness Witness { get; }

    /// <summary>The line.</summary>
    internal DirectLine Line { get; }

    /// <summary>The terminal's flash.</summary>
    internal SimulatedFlash Flash { get; } = new();

    /// <summary>The terminal; null while its power is off.</summary>
    internal Terminal? Terminal => robot.Terminal;

    /// <summary>The board of now; null while the power is off.</summary>
    internal Handheld? Board => board;

    /// <summary>True: the roll has paper, and slips are really printed. False: it has none, which costs the least time.</summary>
    internal bool Paper { get; set; }

    /// <summary>Date and time, UTC.</summary>
    internal DateTime UtcNow => board?.Clock.UtcNow ?? switchedOff;

    /// <summary>What simulated parts have complained about.</summary>
    internal List<string> Complaints { get; } = [];

    /// <summary>How often the power has gone in the middle of the firmware's work.</summary>
    internal int PowerFailures { get; private set; }

    /// <summary>The power goes after so many milliseconds from now.</summary>
    internal void CutAfter(int milliseconds)
    {
        if (board is { } on) on.Clock.After(milliseconds * 1_000_000L, on.CutPower);
    }

    /// <summary>Puts the parameters, keys, operators and fonts on the flash, as the service centre does.</summary>
    internal void SetUp()
    {
        TerminalEntry terminal = book.Terminals[0];
        MerchantEntry merchant = book.Merchants.First(m => m.Id == terminal.Merchant);
        TerminalParameters parameters = new() { Tmk = Convert.FromHexString(terminal.Tmk), CaPem = Encoding.ASCII.GetBytes("not used") };
        var s = parameters.Settings;
        s.MerchantId = merchant.Id;
        s.TerminalId = terminal.Id;
        s.MerchantName = merchant.Name;
        s.Hotline = "400-000-0000";
        s.Host = "127.0.0.1";
        s.Port = 1;
        s.TlsName = "bench.acquirer";
        s.SlipCopies = 1;
        s.Signature = 0;
        s.DuplicateMinutes = s.RiskPercent = s.CardDeclines = 0; // hints ask a person, and a robot has no opinion
        s.LargeAmount = 0;
        s[PosFirmware.Storage.ParameterTable.DecisionDelayMs] = 0; // no finger taps twice here; ScenarioFileTests play flows with fingers that do
        s.ChipDownload = false; // a step of its own where a script wants it
        s.ResponseTimeoutMs = 5000;
        Flash.Attach(null);
        parameters.Install(Flash, UtcNow, Host.Ledger.Transactions().Count > 0);
    }

    /// <summary>From now on cardholders sign on the screen.</summary>
    /// <param name="packet">Bytes of a signature in one message.</param>
    /// <param name="compared">The operator compares them with the card.</param>
    internal void AskForSignatures(int packet, bool compared = false) => Change(settings =>
    {
        settings.Signature = 1;
        settings.SignaturePacket = packet;
        settings.CheckSignature = compared;
    });

    /// <summary>From now on the acquirer takes no reversals of QR payments: the terminal has to ask.</summary>
    internal void TakeNoQrReversals() => Change(settings => settings.QrReversal = false);

    /// <summary>From now on chips may approve off-line.</summary>
    internal void AllowOffline() => Change(settings => settings.OfflineChip = true);

    private void Change(Action<TerminalSettings> change)
    {
        if (board is not null) throw new InvalidOperationException("the power is on");
        SettingsFile file = new(Flash);
        TerminalSettings settings = new();
        file.Load(settings);
        change(settings);
        file.Save(settings);
    }

    /// <summary>Lets time pass while the power is off.</summary>
    internal void Pass(TimeSpan span)
    {
        if (board is not null) throw new InvalidOperationException("the power is on");
        switchedOff += span;
        Host.Pump();
    }

    /// <summary>Switches on and lets the terminal recover.</summary>
    /// <returns>False: the power went before it was idle.</returns>
    internal bool Boot()
    {
        board = new ProofBoard(Flash) { Prices = new DevicePrices(DeviceProfile.Usual) };
        // by what the rig stands at, so that a replay has the same noise
        if (DeviceProfile.UsualNoise is { } seed) board.Noise = seed ^ (int)(switchedOff.Ticks / TimeSpan.TicksPerMillisecond) ^ Flash.Snapshot().Values.Sum(f => f.Length);
        board.Clock.Epoch = switchedOff;
        board.Keys.Bounces = false;
        board.Printer.PaperPresent = Paper;
        board.EveryTick = Tick;
        board.Bind();
        Line.Board = board;
        robot.Begin(new Hands(), board);
        return Powered(() =>
        {
            Meter.Charge((int)(StaticFields.Units * 10));
            robot.Terminal = new Terminal(new HandheldBoard(new BoardClock(board), null), Line);
            robot.Terminal.Boot();
        });
    }

    /// <summary>Runs a flow with the robot's hands.</summary>
    /// <returns>False: the power went.</returns>
    internal bool Run(Flow flow, Hands hands)
    {
        if (Terminal is null || board is null) throw new InvalidOperationException("the power is off");
        robot.Begin(hands, board);
        return Powered(() => Terminal.Start(flow));
    }

    /// <summary>Runs a step of a script.</summary>
    /// <returns>False: the power went.</returns>
    internal bool Run(FlowStep step)
    {
        if (step.Action == MenuAction.None) return Run(step.Flow, step.Hands);
        if (Terminal is null || board is null) throw new InvalidOperationException("the power is off");
        robot.Begin(step.Hands, board);
        return Powered(() => Terminal.Start(step.Action));
    }

    /// <summary>Takes the battery out.</summary>
    internal void PowerOff()
    {
        if (board is null) return;
        if (!board.PowerIsOff) board.CutPower();
        switchedOff = board.Clock.UtcNow;
        Complaints.AddRange(board.Complaints);
        Machine.Unbind();
        Flash.Attach(null);
        Flash.CutAfterWrites(0, CutMoment.After);
        Line.Drop();
        Line.CutIn = 0;
        robot.Terminal = null;
        board = null;
    }

    /// <summary>Keeps everything; the power must be off.</summary>
    internal RigImage Save()
    {
        if (board is not null) throw new InvalidOperationException("the power is on");
        return new RigImage(Flash.Snapshot(), Host.Ledger.Save(), switchedOff, cards.Save());
    }

    /// <summary>Goes back to an image; the power is off afterwards.</summary>
    internal void Restore(RigImage image)
    {
        PowerOff();
        Flash.Restore(image.Flash);
        Host.Ledger.Restore(image.Ledger);
        cards.Restore(image.Cards);
        Host.Faults.Clear();
        Host.Restart(1, signsOff: false);
        switchedOff = image.UtcNow;
        Line.Down = false;
        Complaints.Clear();
        Witness.Clear();
    }

    private bool Powered(Action firmware)
    {
        Witness.Begin();
        try
        {
            firmware();
            return true;
        }
        catch (PowerCutException)
        {
            PowerFailures++;
            PowerOff();
            return false;
        }
        catch (Exception e) when (e is not (ExpectationException or BenchInputException))
        {
            PowerOff();
            throw new FirmwareCrashException(e);
        }
    }

    private void Tick()
    {
        if (board is not { PowerIsOff: false } on) return;
        if (Terminal is { } terminal) Witness.Look(terminal);
        robot.Tick(on, Line.Requests);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PowerOff();
        Host.Dispose();
    }
}
