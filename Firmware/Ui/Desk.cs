using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Sound;
using PosFirmware.Drivers.Tamper;

namespace PosFirmware.Ui;

/// <summary>
/// The place where a person works: keys, screen, beeper. <see cref="Tick"/> is the one loop of the terminal: whoever waits for
/// anything calls it, so nothing is ever left unattended.
/// </summary>
public sealed class Desk : IAttendant
{
    /// <summary>Length of a tick in milliseconds.</summary>
    public const int TickMs = 10;

    private const int StatusEveryMs = 1000;

    private readonly Keypad keypad;
    private readonly Beeper beeper;
    private readonly TamperLoop tamper;
    private readonly ExternalWatchdog watchdog;
    private readonly BatteryGauge battery;
    private long statusAt;
    private PaperState paper, lastPaper;
    private long touchedAt;
    private bool dark;
    private readonly KeyQueue ahead = new KeyQueue(); // pressed while a page was drawn
    private readonly KeyQueue late = new KeyQueue();  // pressed while something else was drawn: the page could be read

    /// <summary>Sits down at a board.</summary>
    public Desk(Page page, Strings texts, IClock clock, TerminalTime time, Keypad keypad, Beeper beeper, TamperLoop tamper, ExternalWatchdog watchdog, BatteryGauge battery)
    {
        Page = page;
        Texts = texts;
        Clock = clock;
        Time = time;
        this.keypad = keypad;
        this.beeper = beeper;
        this.tamper = tamper;
        this.watchdog = watchdog;
        this.battery = battery;
        page.Watch(this);
    }

    /// <summary>Screen.</summary>
    public Page Page { get; }

    /// <summary>Words.</summary>
    public Strings Texts { get; }

    /// <summary>Time for waiting.</summary>
    public IClock Clock { get; }

    /// <summary>Date and time.</summary>
    public TerminalTime Time { get; }

    /// <summary>Printer whose paper the status bar shows; null: none.</summary>
    public ThermalPrinter Printer;

    /// <summary>Way to the acquirer, for the status bar.</summary>
    public LinkState Link;

    /// <summary>Left side of the status bar: who is signed on.</summary>
    public string Status
    {
        get => status;
        set
        {
            if (value != status) statusAt = 0; // at the next look
            status = value;
        }
    }
    private string status = "";

    /// <summary>Ordinary keys beep; PIN keys all beep alike and are not repeated.</summary>
    public bool PinMode
    {
        get => keypad.PinMode;
        set => keypad.PinMode = value;
    }

    /// <summary>What is wrong with the keypad.</summary>
    public KeypadFault KeypadFault => keypad.Fault;

    /// <summary>The case has been opened.</summary>
    public bool Tampered => tamper.IsTripped;

    /// <summary>True while the page of the opened case itself waits for keys. Everybody else's waiting ends at once then, as if its time were over.</summary>
    public bool ServesTampered { get; set; }

    /// <summary>Looks at the keys and after everything else without sleeping: for whoever waits in another way.</summary>
    /// <returns>A key that has just been pressed, or <see cref="Key.None"/>.</returns>
    public Key Glance()
    {
        Key key = Look();
        Attend();
        return key;
    }

    /// <summary>One tick: looks after everything, and sleeps 10 ms unless a key wants its echo at once.</summary>
    /// <returns>A key that has just been pressed, or <see cref="Key.None"/>.</returns>
    public Key Tick()
    {
        Key key = Look();
        if (key != Key.None) beeper.Play(Beep.KeyClick);
        Attend();
        if (key == Key.None) Clock.Sleep(TickMs);
        return key;
    }

    /// <summary>Looks after beeper, watchdog and tamper loop without sleeping: for work that goes on for long, such as printing.</summary>
    public void Attend()
    {
        beeper.Poll();
        tamper.Poll();
        watchdog.Kick();
        long now = Clock.Millis;
        if (now < statusAt) return;
        statusAt = now + StatusEveryMs;
        ShowStatus();
    }

    /// <summary>
    /// Looks at the keys while a page is drawn, which takes a second when its characters have to be fetched from the flash: a key that
    /// went up meanwhile is seen to, and one that was pressed is kept for <see cref="NextKey"/>.
    /// </summary>
    public void WhileDrawing()
    {
        beeper.Poll();
        Key key = keypad.Poll();
        if (key != Key.None) ahead.Put(key);
    }

    /// <summary>Called between the pieces of whatever is drawn: a page, the status bar, a pen's stroke.</summary>
    public void Meanwhile()
    {
        if (Page.IsDrawing)
        {
            WhileDrawing();
            return;
        }
        beeper.Poll();
        Key key = keypad.Poll();
        if (key != Key.None) late.Put(key);
    }

    /// <summary>Waits for a key of an entry or a menu: one that was pressed while the page was drawn comes first.</summary>
    /// <returns><see cref="Key.None"/> when none came within the limit.</returns>
    public Key NextKey(int limitMs)
    {
        if (ahead.Count == 0) return WaitKey(limitMs);
        Key key = ahead.Take();
        beeper.Play(Beep.KeyClick);
        return key;
    }

    /// <summary>
    /// A key that is pressed now. One that was pressed while the page was drawn counts only when the finger is still on it: nobody has
    /// answered a page that he could not read yet.
    /// </summary>
    private Key Look()
    {
        if (ahead.Count > 0)
        {
            Key last = ahead.Clear();
            if (late.Count == 0 && keypad.IsDown) late.Put(last);
        }
        Key key = late.Take();
        return Noticed(key != Key.None ? key : keypad.Poll());
    }

    /// <summary>Waits for a key that answers what is on the screen now.</summary>
    /// <returns><see cref="Key.None"/> when none came within the limit.</returns>
    public Key WaitKey(int limitMs)
    {
        long end = Clock.Millis + limitMs;
        while (Clock.Millis < end)
        {
            Key key = Tick();
            if (tamper.IsTripped && !ServesTampered) return Key.None;
            if (key != Key.None) return key;
        }
        return Key.None;
    }

    /// <summary>Milliseconds since the last key, or since <see cref="Touch"/>.</summary>
    public long QuietMs => Clock.Millis - touchedAt;

    /// <summary>Somebody is working here: counts as a key.</summary>
    public void Touch() => touchedAt = Clock.Millis;

    /// <summary>Turns the light off when nobody has pressed a key for a while; the next key only turns it on again.</summary>
    /// <param name="seconds">0: never.</param>
    public void DimWhenQuiet(int seconds)
    {
        if (dark || seconds == 0 || QuietMs < seconds * 1000L) return;
        dark = true;
        Page.Light(false);
    }

    private Key Noticed(Key key)
    {
        if (key == Key.None) return key;
        Touch();
        if (!dark) return key;
        dark = false;
        Page.Light(true);
        return Key.None;
    }

    /// <summary>Ends any tone: something is going to block.</summary>
    public void Quiet() => beeper.Stop();

    /// <summary>A good sound.</summary>
    public void BeepOk() => beeper.Play(Beep.Ok);

    /// <summary>Three beeps: look here.</summary>
    public void BeepError() => beeper.Play(Beep.Error);

    /// <summary>The card is still in the slot.</summary>
    public void BeepRemoveCard() => beeper.Play(Beep.RemoveCard);

    private void ShowStatus()
    {
        StatusBar bar = Page.Status;
        bar.Who(Status);
        bar.Link(Link);
        bar.Paper(LookForPaper());
        bar.Battery(battery.Percent);
        bar.Time(Time.Now.Hour * 60 + Time.Now.Minute);
    }

    /// <summary>What the sensors say twice in a row counts: a seam of the roll is no end of it.</summary>
    private PaperState LookForPaper()
    {
        if (Printer == null) return PaperState.There;
        PrinterStatus seen = Printer.Glimpse();
        PaperState now = seen == PrinterStatus.NoPaper ? PaperState.Out : seen == PrinterStatus.CoverOpen ? PaperState.CoverOpen : PaperState.There;
        if (now == lastPaper || now == PaperState.There) paper = now;
        lastPaper = now;
        return paper;
    }
}
