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
    private Key last = Key.None, turnedBy = Key.None; // the last key that anybody was given; the one that ended the page before
    private long answersAt;
    private bool turned, scrolls, repeats;

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

    /// <summary>
    /// Milliseconds for which a page that asks for a decision stands before it takes a key (parameter decisionDelayMs): the second press of
    /// a double tap comes within 0.25 s, and nobody has read a page sooner than in about 0.7 s.
    /// </summary>
    public int DecisionMs = 700;

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
        while (late.Count > 0) ahead.Put(late.Take()); // a new page has begun, and what came before it is no answer to it
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
        if (key != Key.None && !keypad.Repeats) late.Put(key); // the next repetition comes soon
    }

    /// <summary>
    /// A page for typing comes. What is typed is never lost, not even when the page is still drawn; but the key that ended the page
    /// before is not taken for an answer to this one when it comes again at once.
    /// </summary>
    public void TurnPage()
    {
        turnedBy = last;
        turned = true;
    }

    /// <summary>A page that asks for a decision stands now: keys count from <see cref="DecisionMs"/> on.</summary>
    /// <param name="scrolled">It is the same list a bit further: its arrows, red and yellow count at once, they decide nothing.</param>
    public void AwaitAnswer(bool scrolled = false)
    {
        ahead.Clear();
        late.Clear();
        answersAt = Clock.Millis + DecisionMs;
        scrolls = scrolled;
    }

    /// <summary>One tick of a page that asks for a decision.</summary>
    /// <returns>A key that was pressed since the page could be read; one that is held down and repeats is none.</returns>
    public Key TickAnswer()
    {
        Key key = Tick();
        if (key == Key.None || repeats) return Key.None;
        if (Clock.Millis >= answersAt || (scrolls && (key == Key.Up || key == Key.Down || key == Key.Cancel || key == Key.Clear))) return key;
        return Key.None;
    }

    /// <summary>Waits for a decision on the page that stands since <see cref="AwaitAnswer"/>.</summary>
    /// <returns><see cref="Key.None"/> when none came within the limit.</returns>
    public Key WaitAnswer(int limitMs)
    {
        long end = Clock.Millis + limitMs;
        while (Clock.Millis < end)
        {
            Key key = TickAnswer();
            if (tamper.IsTripped && !ServesTampered) return Key.None;
            if (key != Key.None) return key;
        }
        return Key.None;
    }

    /// <summary>Waits for a decision on the page that has just been drawn.</summary>
    /// <returns><see cref="Key.None"/> when none came within the limit.</returns>
    public Key Decide(int limitMs)
    {
        AwaitAnswer();
        return WaitAnswer(limitMs);
    }

    /// <summary>Waits for a key of an entry or a menu: one that was pressed while the page was drawn comes first.</summary>
    /// <param name="limitMs">Time without a key.</param>
    /// <param name="choice">A menu: its digits decide, too.</param>
    /// <returns><see cref="Key.None"/> when none came within the limit.</returns>
    public Key NextKey(int limitMs, bool choice = false)
    {
        if (turned) answersAt = Clock.Millis + DecisionMs;
        turned = false;
        while (true)
        {
            Key key = Queued(limitMs);
            if (key != turnedBy || key == Key.None || Clock.Millis >= answersAt || !(choice || key > Key.Dot))
            {
                turnedBy = Key.None;
                return key;
            }
        }
    }

    private Key Queued(int limitMs)
    {
        if (ahead.Count == 0) return WaitKey(limitMs);
        Key key = ahead.Take();
        beeper.Play(Beep.KeyClick);
        last = PinMode && key < Key.Cancel ? Key.None : key;
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
            Key held = ahead.Clear();
            if (late.Count == 0 && keypad.IsDown) late.Put(held);
        }
        Key key = late.Take();
        repeats = false;
        if (key != Key.None) return Noticed(key);
        key = keypad.Poll();
        repeats = keypad.Repeats;
        return Noticed(key);
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
        last = PinMode && key < Key.Cancel ? Key.None : key;
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
