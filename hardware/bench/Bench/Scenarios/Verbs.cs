using System.Globalization;
using Bench.Acquirer;
using Bench.Chip;
using Bench.Silicon;
using Bench.VirtualBoard;
using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.Pen;
using PosFirmware.Drivers.Keypad;

namespace Bench.Scenarios;

/// <summary>One verb of the bench language.</summary>
/// <param name="Name">First word of the step.</param>
/// <param name="Usage">How it is written.</param>
/// <param name="Meaning">What it does, for the help.</param>
/// <param name="Compile">Takes its words, checks them, and gives what is to be done.</param>
public sealed record Verb(string Name, string Usage, string Meaning, Func<Words, Action<Workbench>> Compile);

/// <summary>The verbs: one table that scenario files, demo, command line and web page share.</summary>
public static class Verbs
{
    /// <summary>How long an expectation waits unless it says <c>within</c>: virtual milliseconds.</summary>
    public const long NormalLimitMs = 5000;

    /// <summary>All verbs, in the order of the help.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("key", "key KEY...", "taps keys one after the other: 0-9 00 . ok cancel clear menu up down last feed",
            w => { var keys = TakeKeys(w); return b => b.Tap(keys); }),
        new("quick", "quick KEY...", "the same without a look at the screen between two keys",
            w => { var keys = TakeKeys(w); return b => b.TapBlindly(keys); }),
        new("fingers", "fingers double|single", "from now on key taps the keys that answer a page twice within a fifth of a second, or once again",
            w => OnOff(w, "double", "single", b => b.DoubleTaps = true, b => b.DoubleTaps = false)),
        new("hold", "hold KEY TIME", "holds one key down for a time",
            w => { var key = w.TakeOneOf("key", KeyNames.All); long ms = w.TakeTime(); return b => b.Hold(key, ms); }),
        new("pin", "pin DIGITS", "types a PIN and ok",
            w => { var keys = TakeDigits(w); return b => b.TypePin(keys); }),
        new("press", "press KEY", "puts a finger on a key and leaves it there",
            w => { var key = w.TakeOneOf("key", KeyNames.All); return b => b.Press(key); }),
        new("release", "release KEY", "takes the finger off",
            w => { var key = w.TakeOneOf("key", KeyNames.All); return b => b.Release(key); }),
        new("swipe", "swipe CARD [STYLE]", "swipes a card of the wallet; styles: " + string.Join(" ", SwipeStyle.Named.Keys) + ", or a speed such as 30ips (inches a second)",
            w =>
            {
                string card = w.Take("a card");
                SwipeStyle style = w.AtEnd ? SwipeStyle.Normal : TakeStyle(w);
                return b => b.Swipe(card, style);
            }),
        new("scan", "scan WALLET|slip|\"CODE\"", "holds a wallet's fresh payment code, the code of the slip that hangs out, or any text, in front of the scan engine for two seconds",
            w => { if (w.TakeIf("slip")) return b => b.ScanSlip(); string what = w.Take("a wallet or the text of a code"); return b => b.Scan(what); }),
        new("scanner", "scanner in|out", "plugs the scan engine in, or pulls its connector",
            w => OnOff(w, "in", "out", b => b.PlugScanner(true), b => b.PlugScanner(false))),
        new("type-code", "type-code WALLET", "reads a fresh payment code from a customer's phone, types it, and ok",
            w => { string wallet = w.Take("a wallet"); return b => b.TypePayCode(wallet); }),
        new("wallet", WalletWords.Usage, "what a customer does with his phone", WalletWords.Compile),
        new("touch", "touch X Y|up", "puts a finger on a dot of the screen, or moves it there in a straight line; up takes it off",
            CompileTouch),
        new("sign", "sign STYLE [N]", "signs on the pad of the screen; styles: " + string.Join(" ", PenStyle.Named.Keys) + "; N is whose hand it is",
            w =>
            {
                var style = w.TakeOneOf("style", PenStyle.Named);
                int hand = w.AtEnd ? 1 : w.TakeNumber("hand", 1, 100_000);
                return b => b.Sign(style(hand));
            }),
        new("calibrate", "calibrate", "touches the crosses of the touch panel's calibration one after the other",
            _ => b => b.Calibrate()),
        new("panel", "panel good|open|short|drift COUNTS", "breaks or mends the touch panel; drift moves it away from its calibration",
            CompilePanel),
        new("parameter", "parameter NAME VALUE", "sets a parameter of the terminal, as a service centre does; its power must be off",
            w => { string name = w.Take("a parameter's name"), value = w.Take("its value"); return b => b.SetParameter(name, value); }),
        new("reader", "reader in|out", "puts the card of a PC/SC reader (option --pcsc, or the first one) into the slot, or takes it out",
            w => OnOff(w, "in", "out", b => b.ReaderIn(), b => b.ReaderOut())),
        new("insert", "insert CARD [STYLE] [pulled N]", "puts a chip card into the slot; styles: " + string.Join(" ", InsertStyle.All.Keys) + "; pulled: it is taken out at the n-th command",
            w =>
            {
                string card = w.Take("a card");
                bool pulled = w.TakeIf("pulled");
                InsertStyle? style = pulled || w.AtEnd ? null : w.TakeOneOf("style", InsertStyle.All);
                int at = pulled || w.TakeIf("pulled") ? w.TakeNumber("number of the command", 1, 1000) : 0;
                return b => b.Insert(card, style, at);
            }),
        new("remove", "remove", "takes the card out of the slot", _ => b => b.RemoveCard()),
        new("tap", "tap CARD... [for TIME] [torn N] [slow]", "holds a card, or several at once, to the reader; torn: it is taken away at the n-th command",
            CompileTap),
        new("trace", "trace", "says what the last chip card and the terminal said to each other, masked", _ => b => b.SayTrace()),
        new("wait", "wait TIME", "lets the terminal run for a time, e.g. 450ms, 2s",
            w => { long ms = w.TakeTime(); return b => b.Wait(ms); }),
        new("time", "time +TIME", "the same for long times, e.g. +65s, +5m: nobody touches the terminal",
            w => { long ms = w.TakeTime(); return b => b.Wait(ms); }),
        new("expect", "expect ...", "checks something; see the table of expectations", Expectations.Compile),
        new("network", "network up|down|FAULT [always] [on MTI] [for TIME] [code NN]", "the line, and the acquirer's misbehaviour: once, or always until network up",
            NetworkWords.Compile),
        new("issuer", "issuer wrong-arpc|no-arpc|script NAME [before]", "what the issuer of the next chip card does besides its decision; scripts: " + string.Join(" ", IssuerScripts.Names) + "; before: before the second cryptogram",
            CompileIssuer),
        new("power", "power on|cut|cut-at-write N [before|torn|after]", "switches the terminal on; cut takes the battery out in the middle of whatever it does, or at the n-th write to its flash",
            CompilePower),
        new("terminal", "terminal NUMBER|blank", "sets the terminal up from an empty flash as another terminal of the cards file, or leaves it blank; only while it is off",
            w => { string number = w.Take("a terminal number"); return number == "blank" ? b => b.SetUpBlank() : b => b.SetUpAs(number); }),
        new("package", "package good|foreign|old|truncated|flipped|stranger [without-key]", "puts a set-up package for this terminal on its volume; the master key is in it, under the transport key, unless it is without-key",
            CompilePackage),
        new("device", "device " + string.Join("|", DeviceProfile.Names), "what C# and the calls of the device API cost; the power must be off",
            CompileDevice),
        new("clock", "clock lost|set", "lost: the RTC forgets the date, and the next power-on is in 1970; set: a time server has answered",
            w => OnOff(w, "lost", "set", b => b.LoseClock(), b => b.SetClock())),
        new("flash", "flash full|free|refused|lost|short|at-close|torn|late|newer-settings|own-settings", "fills the volume but for a few bytes, or frees it; the next write fails in this way; puts settings of a newer firmware on it, or the former ones back (the power must be off)",
            w => w.TakeOneOf("choice", new Dictionary<string, Action<Workbench>> { ["full"] = b => b.FillFlash(true), ["free"] = b => b.FillFlash(false), ["newer-settings"] = b => b.NewerSettings(true), ["own-settings"] = b => b.NewerSettings(false),
                ["refused"] = b => b.Flash.FailAtWrite(1, FlashFault.Refused), ["lost"] = b => b.Flash.FailAtWrite(1, FlashFault.Lost), ["short"] = b => b.Flash.FailAtWrite(1, FlashFault.Short),
                ["at-close"] = b => b.Flash.FailAtWrite(1, FlashFault.AtClose), ["torn"] = b => b.Flash.FailAtWrite(1, FlashFault.Torn), ["late"] = b => b.Flash.FailAtWrite(1, FlashFault.Late) })),
        new("paper", "paper in|out|tear|ends-after LINES", "loads a roll, takes it out, tears the strip off, or lets the roll end after so many dot lines (8 to the mm)",
            CompilePaper),
        new("cover", "cover open|close", "opens or closes the cover over the platen roller",
            w => OnOff(w, "open", "close", b => b.Cover(true), b => b.Cover(false))),
        new("case", "case open|close|knock", "opens or closes the case, which its loop reports; a knock opens it for a millisecond",
            w => w.TakeOneOf("choice", new Dictionary<string, Action<Workbench>> { ["open"] = b => b.Case(true), ["close"] = b => b.Case(false), ["knock"] = b => b.Knock() })),
        new("wifi", "wifi home|away|nothing|dead", "what the radio finds: the access points of the shop, those of another quarter, nothing, or it does not answer; the line is another matter (network)",
            CompileWifi),
        new("battery", "battery MILLIVOLT", "sets the open-circuit voltage of the two cells, 5000 to 8600 mV; 8400 is full",
            w => { int mv = w.TakeNumber("millivolt", 5000, 8600); return b => b.Battery(mv); }),
        new("temperature", "temperature CELSIUS", "sets the temperature of the print head's substrate, -20 to 90",
            w => { int t = w.TakeNumber("celsius", -20, 90); return b => b.Temperature(t); }),
        new("replay", "replay day SEED|cut SCRIPT CUT", "plays a random day or one power cut of the proof again, on a terminal of its own, and fails as it failed",
            w =>
            {
                if (w.TakeIf("day")) { int seed = w.TakeNumber("seed", 0, int.MaxValue); return _ => Proof.Replay.Day(seed); }
                if (!w.TakeIf("cut")) throw w.Wrong("replay wants day or cut");
                string script = w.Take("script"), cut = w.Take("cut");
                _ = Proof.FlowScript.Named(script);
                _ = Proof.Cut.Parse(cut);
                return _ => Proof.Replay.Cut(script, cut);
            }),
        new("note", "note \"TEXT\"", "says something in the output",
            w => { string text = w.TakeText(); return b => b.Note(text); }),
        new("screenshot", "screenshot NAME", "saves the screen as NAME.png in the output folder",
            w => { string name = TakeFileName(w); return b => b.Screenshot(name); }),
        new("slip", "slip NAME", "tears the paper off, prints it as text and saves it as NAME.png in the output folder",
            w => { string name = TakeFileName(w); return b => b.SaveSlip(name); }),
    ];

    private static readonly Dictionary<string, Verb> byName = All.ToDictionary(v => v.Name);

    private static readonly Dictionary<string, Air> airs = Enum.GetValues<Air>().ToDictionary(a => a.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, DeviceProfile> devices = DeviceProfile.Names.ToDictionary(n => n, DeviceProfile.Load);

    private static Action<Workbench> CompileDevice(Words w)
    {
        DeviceProfile profile = w.TakeOneOf("device", devices);
        return b => b.FitDevice(profile);
    }

    private static readonly Dictionary<string, PackageFlaw> packages = new()
    {
        ["good"] = PackageFlaw.None, ["foreign"] = PackageFlaw.Foreign, ["old"] = PackageFlaw.Old, ["truncated"] = PackageFlaw.Truncated,
        ["flipped"] = PackageFlaw.Flipped, ["stranger"] = PackageFlaw.Stranger,
    };

    private static readonly Dictionary<string, CutMoment> moments = new()
    {
        ["before"] = CutMoment.Before, ["torn"] = CutMoment.Torn, ["after"] = CutMoment.After,
    };

    private static readonly Dictionary<string, PanelDamage> panels = new()
    {
        ["good"] = PanelDamage.None, ["open"] = PanelDamage.Open, ["short"] = PanelDamage.Short,
    };

    /// <summary>Reads one step.</summary>
    /// <exception cref="ScenarioSyntaxException">The verb is not known or its words are wrong.</exception>
    /// <param name="words">The step.</param>
    /// <param name="allowed">The only verbs that are allowed here; null: all.</param>
    public static Action<Workbench> Compile(Words words, IReadOnlySet<string>? allowed = null)
    {
        string name = words.Take("a verb");
        if (!byName.TryGetValue(name.ToLowerInvariant(), out Verb? verb) || allowed?.Contains(verb.Name) == false)
            throw words.Wrong($"there is no verb \"{name}\"; there are: {string.Join(", ", byName.Keys)}");
        var action = verb.Compile(words);
        words.End();
        return action;
    }

    private static Key[] TakeKeys(Words words)
    {
        List<Key> keys = [];
        do keys.Add(words.TakeOneOf("key", KeyNames.All)); while (!words.AtEnd);
        return [.. keys];
    }

    private static Key[] TakeDigits(Words words)
    {
        string digits = words.Take("the PIN's digits");
        if (digits.Length > 12 || !digits.All(char.IsAsciiDigit)) throw words.Wrong("a PIN is at most 12 digits");
        return [.. digits.Select(c => KeyNames.All[c.ToString()])];
    }

    private static SwipeStyle TakeStyle(Words words)
    {
        string word = words.Take("a style");
        if (SwipeStyle.Named.TryGetValue(word, out SwipeStyle? named)) return named;
        if (word.EndsWith("ips", StringComparison.Ordinal)
            && double.TryParse(word[..^3], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed) && speed is >= 0.5 and <= 150)
            return SwipeStyle.Normal with { InchesPerSecond = speed };
        throw words.Wrong($"style \"{word}\" is not known; there is: {string.Join(", ", SwipeStyle.Named.Keys)}, or a speed from 0.5ips to 150ips");
    }

    private static Action<Workbench> CompileTap(Words words)
    {
        List<string> cards = [];
        long ms = 0;
        int torn = 0;
        bool slow = false;
        do
        {
            if (words.TakeIf("for")) ms = words.TakeTime();
            else if (words.TakeIf("torn")) torn = words.TakeNumber("number of the command", 1, 1000);
            else if (words.TakeIf("slow")) slow = true;
            else cards.Add(words.Take("a card"));
        }
        while (!words.AtEnd);
        if (cards.Count == 0) throw words.Wrong("a card is missing");
        return b => b.TapCard(cards, ms, torn, slow);
    }

    private static Action<Workbench> CompileIssuer(Words words)
    {
        if (words.TakeIf("wrong-arpc")) return b => b.Issuer(new IssuerOrder(IssuerAct.WrongAnswer));
        if (words.TakeIf("no-arpc")) return b => b.Issuer(new IssuerOrder(IssuerAct.NoAnswer));
        if (!words.TakeIf("script")) throw words.Wrong("issuer is followed by wrong-arpc, no-arpc or script");
        string script = words.TakeOneOf("script", IssuerScripts.Names.ToDictionary(n => n));
        bool before = words.TakeIf("before");
        return b => b.Issuer(new IssuerOrder(IssuerAct.Script, script, before));
    }

    private static Action<Workbench> CompileTouch(Words words)
    {
        if (words.TakeIf("up")) return b => b.LiftFinger();
        int x = words.TakeNumber("column", 0, 239), y = words.TakeNumber("row", 0, 319);
        return b => b.Touch(x, y);
    }

    private static Action<Workbench> CompilePanel(Words words)
    {
        if (!words.TakeIf("drift"))
        {
            PanelDamage damage = words.TakeOneOf("choice", panels);
            return b => b.Panel(damage, 0);
        }
        int counts = words.TakeNumber("counts", -2000, 2000);
        return b => b.Panel(PanelDamage.None, counts);
    }

    private static Action<Workbench> CompileWifi(Words words)
    {
        Air air = words.TakeOneOf("choice", airs);
        return b => b.Wifi(air);
    }

    private static Action<Workbench> CompilePower(Words words)
    {
        if (!words.TakeIf("cut-at-write")) return OnOff(words, "on", "cut", b => b.PowerOn(), b => b.PowerCut());
        int n = words.TakeNumber("number of the write", 1, 100_000);
        CutMoment moment = words.AtEnd ? CutMoment.Torn : words.TakeOneOf("moment", moments);
        return b => b.PowerCutAtWrite(n, moment);
    }

    private static Action<Workbench> CompilePackage(Words words)
    {
        PackageFlaw flaw = words.TakeOneOf("kind of package", packages);
        bool withKey = words.AtEnd || !words.TakeIf("without-key");
        return b => b.GivePackage(flaw, withKey);
    }

    private static Action<Workbench> CompilePaper(Words words)
    {
        if (words.TakeIf("tear")) return b => b.TearOff();
        if (!words.TakeIf("ends-after")) return OnOff(words, "in", "out", b => b.Paper(true), b => b.Paper(false));
        int lines = words.TakeNumber("dot lines", 1, 100_000);
        return b => b.PaperEndsAfter(lines);
    }

    private static Action<Workbench> OnOff(Words words, string first, string second, Action<Workbench> one, Action<Workbench> two) =>
        words.TakeOneOf("choice", new Dictionary<string, Action<Workbench>> { [first] = one, [second] = two });

    /// <summary>A bare file name, so that a scenario cannot write outside the output folder.</summary>
    private static string TakeFileName(Words words)
    {
        string name = words.Take("a name");
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? name : throw words.Wrong("a name has letters, digits, - and _ only");
    }
}
