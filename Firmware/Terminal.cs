using System;
using PosFirmware.Acquirer;
using PosFirmware.Activation;
using PosFirmware.Boards;
using PosFirmware.Diagnostics;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Power;
using PosFirmware.Menus;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Training;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware;

/// <summary>The terminal: puts the rooms together, recovers what the power cut short, and then serves whoever presses a key.</summary>
public sealed class Terminal
{
    private const int IdleWaitMs = 1000, SelfTestMs = 1200, ServeEveryMs = 600000, OrderAfterMs = 60000;

    private readonly HandheldBoard board;
    // These three are the real ones, or those of training mode.
    private Services s = new Services();
    private FlowRunner flows;
    private MenuRunner menus;
    private QueryPages query;
    private readonly Services live;
    private readonly LockPages locks;
    private readonly DiagnosticPages tests;
    private readonly TamperGuard tamper;
    private readonly TamperPages tamperPages;
    private readonly PackagePages packages;
    private readonly SetupPages setup;
    private bool settingUp;
    private readonly TransactionRecord found = new TransactionRecord();
    private readonly bool volumeIsEmpty; // of everything that this terminal writes: new, or formatted by the file system
    private readonly VolumeVerdict verdict;
    private bool isSetUp;
    private long serveAt, orderAt;
    private int idleMinute = -1; // minute that the idle screen shows; -1: something else is on the screen

    /// <summary>Makes the terminal on a board that has power.</summary>
    /// <param name="board">The board.</param>
    /// <param name="link">Line to the acquirer; null: TLS as the settings say.</param>
    public Terminal(HandheldBoard board, ILink link = null)
    {
        this.board = board;
        IVolume volume = board.Volume;
        // before anything else, also before a conversion that may take its time: a case that was opened costs the keys
        s.Keys = new KeyStore(volume, board.DeviceId);
        tamper = new TamperGuard(volume, board.TamperLoop, s.Keys);
        // a newer version's volume is neither read nor written, by anybody but the guard of the keys
        if (new SettingsFile(volume).IsOfNewerVersion()) verdict = VolumeVerdict.Newer;
        else verdict = new VolumeUpgrade(volume, board.Watchdog).Run();
        if (verdict != VolumeVerdict.Ready) volume = new RamVolume();
        s.Settings = new TerminalSettings();
        s.SettingsFile = new SettingsFile(volume);
        isSetUp = s.SettingsFile.Load(s.Settings);
        if (s.SettingsFile.IsOlder) SaveSettings();
        s.Time = new TerminalTime(board.Clock);
        s.State = new TerminalState(volume);
        volumeIsEmpty = !s.State.Load() && !isSetUp;
        if (!tamper.IsTripped && verdict == VolumeVerdict.Ready) s.Keys.Load();
        s.Operators = new Operators(volume, s.Time);
        s.Operators.Load();
        s.Audit = new AuditLog(volume, s.Time);
        s.Usage = new Usage(volume);
        s.Usage.Load();
        s.RecordCipher = new RecordCipher(volume, board.DeviceId);
        s.RecordCipher.Load();
        s.Batch = new Batch(volume, Batch.Largest);
        s.Volume = volume;
        s.Previous = new Batch(volume, Batch.Largest);
        s.Reversal = new PendingMessage(volume, "reversal");
        s.Unknown = new PendingMessage(volume, "unknown");
        s.Order = new PendingMessage(volume, "order");
        s.Suspense = new SuspenseList(volume);
        s.Signatures = new SignatureStore(volume, BatchRoom.Signatures(volume), SignatureImage.Bytes, SignatureImage.MaxCoded);
        s.Touch = board.Touch;
        s.TouchFile = new TouchFile(volume);
        s.Calibration = new Drivers.Touch.TouchCalibration();
        s.TouchFile.Load(s.Calibration);
        s.Stripe = board.MagStripe;
        s.Scanner = board.Scanner;
        s.ScriptNotice = new PendingMessage(volume, "script");
        s.ChipLog = new ChipLog(volume);
        s.Slot = board.CardSlot;
        s.Contactless = board.Contactless;
        s.Profile = new Emv.TerminalProfile();
        s.Aids = new Emv.AidTable(volume);
        s.Aids.Load();
        s.CaKeys = new Emv.CaKeyStore(volume);
        s.Emv = new Emv.EmvSession(s.Profile, s.Aids, s.CaKeys, new Emv.SystemRandom());
        s.Battery = new BatteryGauge(board.Analog, board.Charging, board.Clock);
        s.Place = new Position.PlaceWatch(s.Settings, s.Audit, board.Clock);
        s.Host = new HostClient(s.Settings, s.Keys, link ?? new TlsLink(s.Settings, volume, board.DeviceId), board.Clock) { Radio = s.Place };
        s.Slip = new Slip(board.Display.Fonts);
        s.Slips = new SlipComposer(s.Settings, s.Slip) { Refunds = new RefundHistory(s) };
        s.Reports = new ReportComposer(s.Settings, s.Slip);
        s.Printer = new SlipPrinter(board.Printer, board.Display.Fonts);
        board.Display.Start(Palette.Paper);
        Strings texts = new Strings { English = s.Settings.English || !board.Display.Fonts.HasHanzi };
        s.Desk = new Desk(new Page(board.Display), texts, board.Clock, s.Time, board.Keypad, board.Beeper, board.TamperLoop, board.Watchdog, s.Battery);
        s.Desk.Printer = board.Printer;
        s.Prompts = new Prompts(s.Desk);
        s.SignatureImage = new SignatureImage(board.Display.Fonts);
        s.Pad = new SignaturePad(s.Desk, board.Display, s.Touch, s.Calibration);
        s.Calibrator = new TouchCalibrator(s.Desk, board.Display, s.Touch);
        s.Gate = new PasswordGate(s);
        s.Paper = new PaperTray(s);
        s.Mode = new TerminalMode();
        live = s;
        locks = new LockPages(s, new LockFlag(volume));
        tests = new DiagnosticPages(new Rig(board, s));
        tamperPages = new TamperPages(s, tamper);
        packages = new PackagePages(s, new PackageLoader(volume, board.DeviceId), board.ServiceLine);
        WorkWith(s);
        setup = new SetupPages(s, volume, flows, packages, new Provisioning(volume, board.Clock, board.DeviceId));
        settingUp = verdict == VolumeVerdict.Ready && (!isSetUp || setup.IsUnderWay);
        board.Display.Backlight(true);
    }

    /// <summary>Settings of an earlier version get the form of now; a flash that refuses is tried again at the next boot.</summary>
    private void SaveSettings()
    {
        try
        {
            s.SettingsFile.Save(s.Settings);
        }
        catch (System.IO.IOException)
        {
            // they are as readable as before
        }
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
        if (isSetUp && locks.IsLocked && !tamper.IsTripped) locks.Stay();
        s.Desk.Touch();
        while (true) Idle();
    }

    /// <summary>Self-test, and recovery of what the power cut short; afterwards the terminal is idle.</summary>
    public void Boot()
    {
        s.Reload();
        _ = s.BatchLimit; // it is worked out once, from a walk over the volume: not while the first amount is being typed
        SelfTest();
        if (isSetUp && !settingUp && !tamper.IsTripped) Recover();
    }

    /// <summary>Runs a flow as if it had been chosen: what keys and menus do when the terminal is idle.</summary>
    public void Start(Flow flow) => flows.Run(flow);

    /// <summary>Does a menu action as if it had been chosen, without the password of the menu above it.</summary>
    public void Start(MenuAction action) => menus.Do(action, Text.Menu);

    /// <summary>False: the volume is new or was wiped, and nothing but a set-up is possible.</summary>
    public bool IsSetUp => isSetUp;

    /// <summary>Shows what works and what does not; a fault does not stop the terminal, the flow that needs the part will say so.</summary>
    private void SelfTest()
    {
        string[] lines = new string[8];
        lines[0] = "POSFW V" + Version.Text;
        lines[1] = board.HasPsram ? null : "PSRAM ?";
        lines[2] = board.Display.Fonts.Ok ? null : s.T(Text.FontFault);
        lines[3] = s.Stripe.SelfTest() == Drivers.MagStripe.MagFault.None ? null : s.T(Text.ReaderFault);
        lines[4] = s.Desk.KeypadFault == KeypadFault.None ? null : s.T(Text.KeypadFault);
        lines[5] = s.Keys.IsDamaged ? s.T(Text.KeysDamaged) : null;
        lines[6] = s.Time.IsUnset ? s.T(Text.ClockUnset) : null;
        lines[7] = board.Map.HasTamperLoop ? null : "TAMPER ?";
        bool good = true;
        for (int i = 1; i < lines.Length; i++) good = good && lines[i] == null;
        s.Prompts.Draw(good ? Tone.Plain : Tone.Warning, s.T(Text.SelfTest), good ? s.T(Text.SelfTestOk) : null, lines, Text.Count);
        s.Desk.WaitKey(SelfTestMs);
    }

    /// <summary>What was promised before the power went: a booked sale needs no reversal, everything else does (operations.md 6.6).</summary>
    private void Recover()
    {
        bool inTheMiddle = s.Reversal.Exists || s.Unknown.Exists || s.Order.Exists;
        if (s.Reversal.Exists && IsBooked(s.Reversal)) s.Reversal.Remove();
        if (s.Unknown.Exists && IsBooked(s.Unknown)) s.Unknown.Remove();
        if (s.Order.Exists && IsBooked(s.Order)) s.Order.Remove();
        if (s.Reversal.Exists && s.Keys.HasMaster) flows.Run(Flow.Recovery);
        if (s.Order.Exists && s.Keys.HasMaster && !ReadySteps.SignOnDue(s)) flows.Run(Flow.QrLast);
        int last = s.Batch.Count - 1;
        if (inTheMiddle || (last >= 0 && !s.Batch.IsPrinted(last))) s.Audit.Write(AuditLog.Nobody, AuditKind.PowerCut, last < 0 ? 0 : s.Batch.LastStan, 0, null);
        if (last >= 0 && !s.Batch.IsPrinted(last)) flows.FinishSlips(last);
        if (s.State.SettlementSlipDue) flows.Run(Flow.ReprintSettlement);
    }

    /// <summary>True when the transaction behind a pending message stands in the log: the power went between the two writes.</summary>
    private bool IsBooked(PendingMessage message)
    {
        int index = s.Batch.IndexOf(message.Stan);
        return index >= 0 && s.Batch.Read(index, found) && found.Batch == message.Batch && (found.Kind == message.Kind || message.Kind == TransactionKind.QrOrder);
    }

    private void Idle()
    {
        if (tamper.IsTripped)
        {
            idleMinute = -1;
            tamperPages.Stay();
            if (isSetUp && !settingUp) Recover(); // what has waited for the new keys
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
        if (minute != idleMinute) ShowIdle();
        idleMinute = minute;
        Key key = s.Desk.WaitKey(IdleWaitMs);
        if (key == Key.None) Rest();
        if (key == Key.None || !isSetUp) return;
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
        s.Prompts.Draw(Tone.Warning, "PosFirmware", s.T(volumeIsEmpty ? Text.VolumeWiped : Text.SetupMissing), new[] { s.T(Text.SetupSerial) + " " + packages.Serial, "V" + Version.Text }, Text.SetupBegin);
        if (s.Desk.WaitKey(IdleWaitMs) != Key.Enter) return;
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
        WorkWith(s.Mode.Training ? Classroom.Open(live) : live);
        live.Desk.Texts.English = s.Settings.English;
        live.Audit.Write(live.State.Cashier, AuditKind.Training, 0, 0, s.Training ? "begin" : "end");
    }

    private static readonly Text[] IdleHints = { Text.IdleCheckAmount, Text.IdleKeepPin, Text.IdleTakeSlip };

    private void ShowIdle()
    {
        Page page = s.Desk.Page;
        s.Desk.Status = s.State.Cashier >= 0 && !ReadySteps.SignOnDue(s) ? s.T(Text.SignOn) + " " + s.State.Cashier.ToString("D2") : s.T(Text.NotSignedOn);
        if (!isSetUp)
        {
            Text why = verdict == VolumeVerdict.Newer ? Text.SettingsNewer : verdict == VolumeVerdict.NoRoom ? Text.UpgradeNoRoom : Text.SetupMissing;
            s.Prompts.Draw(Tone.Warning, "PosFirmware", s.T(why), new[] { "V" + Version.Text }, Text.Count);
            return;
        }
        if (s.Training) s.Desk.Status = s.T(Text.TrainingShort);
        bool ready = s.State.Cashier >= 0;
        DateTime now = s.Time.Now;
        page.Begin(Tone.Plain, s.T(Text.IdleTitle));
        page.Gap(6);
        page.Large(s.Merchant);
        page.Line(s.Settings.StoreLabel, 16, TextAlign.Center);
        page.Gap(14);
        page.Line(now.Hour.ToString("D2") + ":" + now.Minute.ToString("D2"), 48, TextAlign.Center);
        page.Line(s.Time.IsUnset ? s.T(Text.ClockUnset) : now.Year.ToString() + "-" + now.Month.ToString("D2") + "-" + now.Day.ToString("D2"), 24, TextAlign.Center);
        page.Gap(14);
        page.Line(s.T(s.State.Settling ? Text.SettleHalted : ready ? Text.PressEnterForSale : Text.PressEnterToSignOn), s.State.Settling ? 16 : 24, TextAlign.Center);
        string notice = Maintenance.Line(s);
        page.Line(s.Training ? s.T(Text.TrainingMode) : notice ?? s.T(IdleHints[now.Minute % IdleHints.Length]), 16, TextAlign.Center);
        page.End(s.T(Text.PressMenu));
    }
}
