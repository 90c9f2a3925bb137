using Bench.Acquirer;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Ui;

namespace Bench;

/// <summary>What the radio of the terminal finds.</summary>
public enum Air
{
    /// <summary>The access points of the shop.</summary>
    Home,
    /// <summary>Those of another quarter.</summary>
    Away,
    /// <summary>Nothing.</summary>
    Nothing,
    /// <summary>The radio does not answer.</summary>
    Dead,
}

/// <summary>What surrounds the terminal and stays when its power goes.</summary>
internal sealed class Surroundings
{
    internal bool Paper { get; set; } = true;
    internal bool ScannerAbsent { get; set; }
    internal bool CoverOpen { get; set; }
    internal bool CaseOpen { get; set; }
    internal double BatteryVolts { get; set; } = 7.6;
    internal double HeadCelsius { get; set; } = 25;

    internal Air Air { get; set; }

    internal PanelDamage TouchDamage { get; set; }
    internal int TouchDrift { get; set; }

    internal void ApplyToPanel(Handheld board)
    {
        board.Touch.Damage = TouchDamage;
        board.Touch.Drift = TouchDrift;
        board.Converter.UpdatePenIrq();
    }

    internal void ApplyAir(Handheld board)
    {
        board.Radio.Works = Air != Air.Dead;
        board.Radio.InReach.Clear();
        board.Radio.InReach.AddRange(Air switch { Air.Home => Radio.AtHome, Air.Away => Radio.Away, _ => [] });
    }

    internal void ApplyTo(Handheld board)
    {
        ApplyToPanel(board);
        board.Printer.PaperPresent = Paper;
        board.Printer.CoverOpen = CoverOpen;
        board.Scanner.Absent = ScannerAbsent;
        ApplyAir(board);
        board.Battery.OpenCircuitVolts = BatteryVolts;
        board.Printer.SetTemperature(HeadCelsius);
        if (CaseOpen) board.Case.Open();
    }
}

/// <summary>The verbs of the hands.</summary>
public sealed partial class Workbench
{
    private readonly Surroundings surroundings = new();
    private readonly Finger finger = new();

    /// <summary>True while the roll has paper.</summary>
    public bool HasPaper => IsOn ? Handheld.Printer.PaperPresent : surroundings.Paper;

    /// <summary>True while the cover is open.</summary>
    public bool IsCoverOpen => IsOn ? Handheld.Printer.CoverOpen : surroundings.CoverOpen;

    // A page takes no decision before it has stood for a while (parameter decisionDelayMs), and neither does anybody who reads it.
    private const long ReadingMs = 800, MostReadingMs = 1500;
    private const int DoubleTapMs = 200;

    /// <summary>Fingers that tap each key twice, as a bouncing hand or a worn key does, except where something is typed.</summary>
    public bool DoubleTaps { get; set; }

    /// <summary>
    /// Verb <c>key</c>: taps keys one after the other, and waits until the last one is up. Whoever does so has read the page that he answers;
    /// what is typed follows without a look at the screen.
    /// </summary>
    public void Tap(params Key[] keys)
    {
        bool typing = false;
        Key before = Key.None;
        foreach (Key key in keys)
        {
            if (!IsOn) return;
            bool typed = key <= Key.Dot;
            if (!typing || !typed || (key == before && IsChoice)) Read();
            typing = typed;
            before = key;
            bool twice = DoubleTaps && (key is Key.Enter or Key.Cancel or Key.Menu or Key.Last || (typed && IsChoice));
            if (!twice)
            {
                Linger(Handheld.Keys.TapAll([key]));
                continue;
            }
            Linger(Handheld.Keys.TapAll([key, key], DoubleTapMs / 3, DoubleTapMs / 3));
            if (!typed) continue;
            Read();
            // what is typed is never lost, not even this: he sees the digit, and takes it away
            if (IsTyping) Linger(Handheld.Keys.TapAll([Key.Clear]));
        }
    }

    private bool IsTyping => Eyes.Contains(Strings.Of(Text.HintEntry, false)) || Eyes.Contains(Strings.Of(Text.HintEntry, true));

    private static readonly string[] choices = [.. new[] { Text.HintMenu, Text.HintMenuMore }.SelectMany(t => new[] { Strings.Of(t, false), Strings.Of(t, true) })];

    private bool IsChoice => choices.Any(Eyes.Contains);

    /// <summary>Verb <c>quick</c>: taps keys one after the other without a look at the screen.</summary>
    public void TapBlindly(params Key[] keys)
    {
        if (IsOn) Linger(Handheld.Keys.TapAll(keys));
    }

    private void Read()
    {
        if (!setup.RealTime) Run(() => !IsOn || (Handheld.Clock.NowNs - Handheld.Screen.ChangedAtNs) / 1_000_000 >= ReadingMs, MostReadingMs);
    }

    /// <summary>Verb <c>hold</c>: one key down for a time.</summary>
    public void Hold(Key key, long milliseconds)
    {
        if (!IsOn) return;
        Handheld.Keys.Press(key);
        Wait(milliseconds);
        Handheld.Keys.Release(key);
        Wait(60);
    }

    /// <summary>Verb <c>press</c>: a finger goes down and stays. A finger needs a moment between two keys, and gets it here.</summary>
    public void Press(Key key)
    {
        if (IsOn) finger.Press(Handheld, key);
        Settle();
    }

    /// <summary>Verb <c>release</c>: the finger goes up, not sooner than a finger can.</summary>
    public void Release(Key key)
    {
        if (IsOn) finger.Release(Handheld, key);
        Settle();
    }

    /// <summary>Verb <c>pin</c>: digits and the green key.</summary>
    public void TypePin(Key[] digits) => Tap([.. digits, Key.Enter]);

    /// <summary>Verb <c>swipe</c>: pulls a card of the wallet through the slot, and waits until it is out.</summary>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    public void Swipe(string card, SwipeStyle style)
    {
        CardEntry entry = CardOf(card);
        if (IsOn) Linger(Handheld.Stripe.Swipe(new StripeCard(OrNull(entry.Track1), OrNull(entry.Track2), OrNull(entry.Track3)), style) + 20);
    }

    /// <summary>A card of the wallet.</summary>
    /// <exception cref="BenchInputException">There is no such card.</exception>
    public CardEntry CardOf(string card) => setup.Book.Card(card)
        ?? throw new BenchInputException($"there is no card \"{card}\" in the wallet; there are: {string.Join(", ", Wallet.Select(c => c.Id))}");

    /// <summary>Verb <c>paper in</c>, <c>paper out</c>.</summary>
    public void Paper(bool loaded)
    {
        surroundings.Paper = loaded;
        OnBoard(b => b.Printer.PaperPresent = loaded);
    }

    /// <summary>Verb <c>paper ends-after</c>: the roll runs out in the middle of a slip.</summary>
    /// <param name="lines">Dot lines that are left; 8 to the millimetre.</param>
    public void PaperEndsAfter(int lines) => OnBoard(b => b.Printer.EndPaperAfter(lines));

    /// <summary>Verb <c>paper tear</c>: tears off what hangs out.</summary>
    public PaperPiece TearOff()
    {
        Tears++;
        return Handheld.Printer.Paper.TearOff();
    }

    /// <summary>How often the strip has been torn off.</summary>
    public int Tears { get; private set; }

    /// <summary>Verb <c>cover</c>.</summary>
    public void Cover(bool open)
    {
        surroundings.CoverOpen = open;
        OnBoard(b => b.Printer.CoverOpen = open);
    }

    /// <summary>Verb <c>case open</c>, <c>case close</c>: what the tamper loop watches, also while the terminal is off.</summary>
    public void Case(bool open)
    {
        surroundings.CaseOpen = open;
        OnBoard(b => { if (open) b.Case.Open(); else b.Case.Close(); });
        Settle();
    }

    /// <summary>Verb <c>case knock</c>: the switches bounce for a millisecond.</summary>
    public void Knock() => OnBoard(b => b.Case.Glitch(1000));

    /// <summary>Where the radio finds itself.</summary>
    public Air Air => surroundings.Air;

    /// <summary>Verb <c>wifi</c>: carries the terminal to its shop, elsewhere, or out of reach of everything, or breaks its radio. The line is another matter: <c>network</c>.</summary>
    public void Wifi(Air air)
    {
        surroundings.Air = air;
        OnBoard(surroundings.ApplyAir);
    }

    /// <summary>Verb <c>battery</c>.</summary>
    /// <param name="millivolts">Open-circuit voltage of both cells together; 8400 full, 6000 empty.</param>
    public void Battery(int millivolts)
    {
        surroundings.BatteryVolts = millivolts / 1000.0;
        OnBoard(b => b.Battery.OpenCircuitVolts = millivolts / 1000.0);
    }

    /// <summary>Verb <c>temperature</c>: puts head and surroundings at a temperature.</summary>
    public void Temperature(int celsius)
    {
        surroundings.HeadCelsius = celsius;
        OnBoard(b => b.Printer.SetTemperature(celsius));
    }

    /// <summary>Verb <c>note</c>.</summary>
    public void Note(string text) => Said?.Invoke(text);

    /// <summary>Verb <c>screenshot</c>: saves the screen, if there is an output folder.</summary>
    public void Screenshot(string name)
    {
        if (setup.OutFolder is null) return;
        Directory.CreateDirectory(setup.OutFolder);
        Handheld.Screen.SavePng(Path.Combine(setup.OutFolder, name + ".png"));
    }

    /// <summary>Verb <c>slip</c>: tears the paper off, says what it bears, and saves its picture, if there is an output folder.</summary>
    public void SaveSlip(string name)
    {
        PaperPiece piece = TearOff();
        Said?.Invoke(TextOf(piece));
        if (setup.OutFolder is null) return;
        Directory.CreateDirectory(setup.OutFolder);
        piece.SavePng(Path.Combine(setup.OutFolder, name + ".png"));
    }

    /// <summary>Does something to the board on the firmware's thread, and waits until it is done.</summary>
    private void OnBoard(Action<Handheld> action)
    {
        if (!IsOn)
        {
            action(Handheld);
            return;
        }
        bool done = false;
        Handheld board = Handheld;
        board.Clock.At(board.Clock.NowNs, () => { action(board); Volatile.Write(ref done, true); });
        Run(() => Volatile.Read(ref done), 1000);
    }

    /// <summary>In virtual time: until what a hand does is done. In real time the caller's hands are free at once.</summary>
    private void Linger(long milliseconds)
    {
        if (!setup.RealTime) Wait(milliseconds);
    }

    /// <summary>In virtual time: long enough for the terminal to notice. In real time that goes by itself.</summary>
    private void Settle()
    {
        if (!setup.RealTime) Wait(60);
    }

    private static string? OrNull(string track) => track.Length == 0 ? null : track;
}
