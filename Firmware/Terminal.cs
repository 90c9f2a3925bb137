using PosFirmware.Acquirer;
using PosFirmware.Activation;
using PosFirmware.Boards;
using PosFirmware.Diagnostics;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Menus;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Training;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware;

/// <summary>The terminal: made by <see cref="Assembly"/>, booted by PosFirmware.Boot, and then it serves whoever presses a key.</summary>
public sealed class Terminal
{
    private const int IdleWaitMs = 1000, ServeEveryMs = 600000, OrderAfterMs = 60000;

    private readonly HandheldBoard board;
    private readonly Assembly made;
    private readonly Boot boot;
    // These are the terminal's own, or those of training mode.
    private Services s;
    private FlowRunner flows;
    private MenuRunner menus;
    private QueryPages query;
    private readonly LockPages locks;
    private readonly DiagnosticPages tests;
    private readonly TamperPages tamperPages;
    private readonly PackagePages packages;
    private readonly SetupPages setup;
    private bool settingUp;
    private bool isSetUp;
    private long serveAt, orderAt;
    private int idleMinute = -1; // minute that the idle screen shows; -1: something else is on the screen

    /// <summary>Makes the terminal on a board that has power.</summary>
    /// <param name="board">The board.</param>
    /// <param name="link">Line to the acquirer; null: TLS as the settings say.</param>
    public Terminal(HandheldBoard board, ILink link = null)
    {
        this.board = board;
        made = new Assembly(board, link);
        Services live = made.Services;
        isSetUp = live.SettingsFile.Exists;
        boot = new Boot(live);
        locks = new LockPages(live, new LockFlag(made.Volume));
        tests = new DiagnosticPages(new Rig(board, live));
        tamperPages = new TamperPages(live, made.Tamper);
        packages = new PackagePages(live, new PackageLoader(made.Volume, board.DeviceId), board.ServiceLine);
        WorkWith(live);
        setup = new SetupPages(live, made.Volume, flows, packages, new Provisioning(made.Volume, board.Clock, board.DeviceId));
        settingUp = made.Verdict == VolumeVerdict.Ready && (!isSetUp || setup.IsUnderWay);
        board.Display.Backlight(true);
    }

    private void WorkWith(Services services)
    {
        s = services;
        flows = new FlowRunner(s);
        query = new QueryPages(s, flows);
        menus = new MenuRunner(s, flows, new MenuActions(s, query, tests, packages));
    }

    /// <summary>State of the flow that is running; <see cref="State.End"/> when idle.</summary>
    public State State => flows.State;

    /// <summary>Everything that the flows work with.</summary>
    public Services Services => s;

    /// <summary>Runs for ever.</summary>
    public void Run()
    {
        Boot();
        if (isSetUp && locks.IsLocked && !made.Tamper.IsTripped) locks.Stay();
        s.Desk.Touch();
        while (true) Idle();
    }

    /// <summary>Self-test, and recovery of what the power cut short; afterwards the terminal is idle.</summary>
    public void Boot()
    {
        s.Reload();
        _ = s.BatchLimit; // it is worked out once, from a walk over the volume: not while the first amount is being typed
        boot.SelfTest(board);
        if (isSetUp && !settingUp && !made.Tamper.IsTripped) boot.Recover(flows);
    }

    /// <summary>Runs a flow as if it had been chosen: what keys and menus do when the terminal is idle.</summary>
    public void Start(Flow flow) => flows.Run(flow);

    /// <summary>Does a menu action as if it had been chosen, without the password of the menu above it.</summary>
    public void Start(MenuAction action) => menus.Do(action, Text.Menu);

    /// <summary>False: the volume is new or was wiped, and nothing but a set-up is possible.</summary>
    public bool IsSetUp => isSetUp;

    private void Idle()
    {
        if (made.Tamper.IsTripped)
        {
            idleMinute = -1;
            tamperPages.Stay();
            if (isSetUp && !settingUp) boot.Recover(flows); // what has waited for the new keys
        }
        if (settingUp)
        {
            SetUp();
            return;
        }
        if (ServiceSteps.IsDue(s.State) && board.Clock.Millis >= serveAt)
        {
            serveAt = board.Clock.Millis + ServeEveryMs;
            flows.Run(Flow.Service);
            idleMinute = -1;
        }
        // an order that could not be concluded is tried again when nobody is at work
        if (!s.Order.Exists) orderAt = board.Clock.Millis + OrderAfterMs;
        else if (board.Clock.Millis >= orderAt && !ReadySteps.SignOnDue(s))
        {
            orderAt = board.Clock.Millis + ServeEveryMs / 2;
            flows.Run(Flow.QrLast);
            idleMinute = -1;
        }
        s.Place.Turn();
        int minute = s.Time.Now.Hour * 60 + s.Time.Now.Minute;
        if (minute != idleMinute) IdlePage.Show(s, isSetUp, made.Verdict);
        if (idleMinute < 0)
        {
            s.Desk.DecisionMs = s.Settings[ParameterTable.DecisionDelayMs];
            s.Desk.AwaitAnswer(); // the key that ended a transaction does not begin the next one
        }
        idleMinute = minute;
        Key key = s.Desk.WaitAnswer(IdleWaitMs);
        if (key == Key.None) Rest();
        if (key == Key.None || !isSetUp) return;
        if (key != Key.Enter && key != Key.Menu && key != Key.Last) return;
        idleMinute = -1;
        switch (key)
        {
            case Key.Enter:
                if (s.State.Settling) flows.Run(Flow.Settle);
                else flows.Run(ReadySteps.SignOnDue(s) && s.State.Cashier < 0 ? Flow.SignOn : Flow.Sale);
                break;
            case Key.Menu:
                menus.Run();
                break;
            case Key.Last:
                query.Last();
                break;
        }
        s.Desk.Touch();
        if (s.Mode.Training != s.Training) SwitchTraining();
        if (s.Mode.Locked) locks.Lock();
    }

    /// <summary>A new terminal, or one whose set-up was interrupted: the wizard, as soon as somebody is there.</summary>
    private void SetUp()
    {
        s.Prompts.Draw(Tone.Warning, "PosFirmware", s.T(made.VolumeIsEmpty ? Text.VolumeWiped : Text.SetupMissing), new[] { s.T(Text.SetupSerial) + " " + packages.Serial, "V" + Version.Text }, Text.SetupBegin);
        if (s.Desk.WaitAnswer(IdleWaitMs) != Key.Enter) return;
        bool done;
        try
        {
            done = setup.Run();
        }
        catch (System.IO.IOException)
        {
            done = false;
            s.Prompts.Message(Tone.Bad, Text.Setup, Text.StorageFault);
        }
        isSetUp = s.SettingsFile.Exists;
        settingUp = !done;
        s.Desk.AwaitAnswer();
        s.Desk.Touch();
    }

    /// <summary>Nobody is there: dark after a while, locked after a longer one. Training needs no lock.</summary>
    private void Rest()
    {
        s.Desk.DimWhenQuiet(s.Settings.DimSeconds);
        s.Usage.SaveIfDue(board.Clock.Millis);
        if (s.Settings.LockMinutes > 0 && s.Desk.QuietMs >= s.Settings.LockMinutes * 60000L && s.State.Cashier >= 0 && !s.Training) locks.Lock();
    }

    private void SwitchTraining()
    {
        Services live = made.Services;
        WorkWith(s.Mode.Training ? Classroom.Open(live) : live);
        live.Desk.Texts.English = s.Settings.English;
        live.Audit.Write(live.State.Cashier, AuditKind.Training, 0, 0, s.Training ? "begin" : "end");
    }
}
