using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;

namespace PosFirmware.Ui;

/// <summary>How a prompt ended.</summary>
public enum Reply
{
    /// <summary>Confirmed.</summary>
    Ok = 0,
    /// <summary>Yellow key on an empty entry: one step back.</summary>
    Back = 1,
    /// <summary>Red key.</summary>
    Cancel = 2,
    /// <summary>Nobody did anything within the limit.</summary>
    TimeOut = 3,
    /// <summary>Down key on an empty entry: a list is wanted.</summary>
    List = 4,
}

/// <summary>Questions to the operator and messages.</summary>
public sealed class Prompts
{
    private const int MessageMs = 3000, LongEntry = 14;
    private const string Currency = "RMB ";

    private readonly Desk desk;

    /// <summary>Asks at a desk.</summary>
    public Prompts(Desk desk)
    {
        this.desk = desk;
    }

    private Page Page => desk.Page;

    private string T(Text id) => desk.Texts[id];

    /// <summary>Asks for an amount; digits come in from the right.</summary>
    /// <param name="title">Transaction.</param>
    /// <param name="limitMs">Time without a key.</param>
    /// <param name="max">Greatest amount in fen.</param>
    /// <param name="merchant">Shown so that nobody sells for the wrong shop.</param>
    /// <param name="fen">In: what is shown first. Out: the amount.</param>
    public Reply Amount(Text title, int limitMs, long max, string merchant, ref long fen)
    {
        Text trouble = Text.InputAmount;
        desk.TurnPage();
        while (true)
        {
            Page.Begin(Tone.Plain, T(title));
            Page.Line(merchant);
            Page.Gap(14);
            Page.Line(T(trouble), 24, TextAlign.Left);
            Page.Gap(10);
            Page.Line("RMB", 24, TextAlign.Left);
            string digits = Money.Format(fen);
            Page.Line(digits, digits.Length > 9 ? 32 : 48, TextAlign.Right);
            Page.End(T(Text.HintEntry));
            Key key = desk.NextKey(limitMs);
            trouble = Text.InputAmount;
            switch (key)
            {
                case Key.None: return Reply.TimeOut;
                case Key.Cancel: return Reply.Cancel;
                case Key.Clear: fen /= 10; break;
                case Key.Enter:
                    if (fen > 0) return Reply.Ok;
                    trouble = Text.InvalidAmount;
                    desk.BeepError();
                    break;
                default:
                    long wanted = key == Key.DoubleZero ? fen * 100 : key >= Key.D0 && key <= Key.D9 ? fen * 10 + (int)key : fen;
                    if (wanted <= max) fen = wanted;
                    else
                    {
                        trouble = Text.AmountTooLarge;
                        desk.BeepError();
                    }
                    break;
            }
        }
    }

    /// <summary>Asks for digits.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="label">What to enter.</param>
    /// <param name="note">A further line, or null.</param>
    /// <param name="hidden">Stars instead of digits.</param>
    /// <param name="min">Fewest digits.</param>
    /// <param name="max">Most digits; as many end the entry only with the green key.</param>
    /// <param name="limitMs">Time without a key.</param>
    /// <param name="digits">ASCII digits; wipe it after use when hidden.</param>
    /// <param name="length">Number of digits entered.</param>
    /// <param name="list">The down key on an empty entry asks for a list.</param>
    public Reply Digits(Text title, Text label, string note, bool hidden, int min, int max, int limitMs, byte[] digits, out int length, bool list = false)
    {
        length = 0;
        desk.PinMode = hidden;
        Reply reply = DigitLoop(title, label, note, hidden, min, max, limitMs, digits, ref length, list);
        desk.PinMode = false;
        return reply;
    }

    private Reply DigitLoop(Text title, Text label, string note, bool hidden, int min, int max, int limitMs, byte[] digits, ref int length, bool list)
    {
        desk.TurnPage();
        while (true)
        {
            Page.Begin(Tone.Plain, T(title));
            Page.Gap(10);
            Page.Line(T(label), 24, TextAlign.Left);
            Page.Gap(10);
            Page.Line(Entered(digits, length, hidden), length > LongEntry && !hidden ? 16 : 32, TextAlign.Center);
            Page.Gap(10);
            if (note != null) Page.Line(note);
            Page.End(T(list && length == 0 ? Text.HintEntryList : Text.HintEntry));
            Key key = desk.NextKey(limitMs);
            if (list && length == 0 && key == Key.Down) return Reply.List;
            switch (key)
            {
                case Key.None: return Reply.TimeOut;
                case Key.Cancel: return Reply.Cancel;
                case Key.Clear:
                    if (length == 0) return Reply.Back;
                    digits[--length] = 0;
                    break;
                case Key.Enter:
                    if (length >= min) return Reply.Ok;
                    desk.BeepError();
                    break;
                default:
                    if (key >= Key.D0 && key <= Key.D9 && length < max) digits[length++] = (byte)('0' + (int)key);
                    break;
            }
        }
    }

    // A PIN never becomes a string; other digits may.
    private static readonly string[] Stars = { "", "*", "**", "***", "****", "*****", "******", "*******", "********", "*********", "**********", "***********", "************" };

    private static string Entered(byte[] digits, int length, bool hidden)
    {
        if (hidden) return Stars[length];
        char[] text = new char[length];
        for (int i = 0; i < length; i++) text[i] = (char)digits[i];
        return new string(text);
    }

    /// <summary>Asks for the cardholder's PIN. Amount and merchant are in sight; no digit ever is.</summary>
    /// <param name="pin">ASCII digits, 12 at most; the caller wipes it.</param>
    /// <param name="length">0: the card has no PIN.</param>
    public Reply Pin(string merchant, long fen, bool again, int limitMs, byte[] pin, out int length) => Pin(merchant, fen, again, null, limitMs, pin, out length);

    /// <summary>Asks for the cardholder's PIN, with a further line.</summary>
    /// <param name="note">How many tries a card has left, say; null none.</param>
    public Reply Pin(string merchant, long fen, bool again, string note, int limitMs, byte[] pin, out int length)
    {
        length = 0;
        desk.PinMode = true;
        Text trouble = again ? Text.WrongPin : Text.PinNone;
        Reply reply;
        desk.TurnPage();
        while (true)
        {
            Page.Begin(again ? Tone.Warning : Tone.Plain, T(Text.InputPin));
            Page.Line(merchant);
            Page.Line("RMB " + Money.Format(fen), 32, TextAlign.Center);
            Page.Gap(8);
            Page.Line(T(Text.HandToCustomer));
            Page.Line(T(Text.CheckMerchantAndAmount));
            Page.Gap(8);
            Page.Line(Stars[length], 48, TextAlign.Center);
            Page.Gap(8);
            Page.Line(T(trouble));
            if (note != null) Page.Line(note);
            Page.End(T(Text.HintOkCancel));
            Key key = desk.NextKey(limitMs);
            if (key == Key.None || key == Key.Cancel)
            {
                reply = key == Key.None ? Reply.TimeOut : Reply.Cancel;
                break;
            }
            if (key == Key.Enter)
            {
                reply = Reply.Ok;
                if (length >= 4) break;
                if (length == 0)
                {
                    reply = NoPin(merchant, fen, limitMs);
                    if (reply != Reply.Back) break;
                    desk.PinMode = true;
                    desk.TurnPage();
                    continue;
                }
                trouble = Text.PinLength;
                desk.BeepError();
            }
            else if (key == Key.Clear)
            {
                while (length > 0) pin[--length] = 0;
            }
            else if (key >= Key.D0 && key <= Key.D9 && length < 12) pin[length++] = (byte)('0' + (int)key);
        }
        desk.PinMode = false;
        if (reply != Reply.Ok)
            while (length > 0) pin[--length] = 0;
        return reply;
    }

    /// <summary>
    /// To go on without a PIN is a decision of its own, and with a key of its own: whoever taps the green key once too often has not said
    /// that the card has no PIN.
    /// </summary>
    private Reply NoPin(string merchant, long fen, int limitMs)
    {
        desk.PinMode = false;
        Page.Begin(Tone.Warning, T(Text.NoPinTitle));
        Page.Line(merchant);
        Page.Line("RMB " + Money.Format(fen), 32, TextAlign.Center);
        Page.Gap(14);
        Page.Large(T(Text.NoPinSure));
        Page.Gap(14);
        Page.Line(T(Text.NoPinKey), 24, TextAlign.Left);
        Page.Line(T(Text.NoPinBack), 24, TextAlign.Left);
        Page.End(T(Text.HintCancel));
        desk.AwaitAnswer();
        while (true)
        {
            switch (desk.WaitAnswer(limitMs))
            {
                case Key.None: return Reply.TimeOut;
                case Key.Cancel: return Reply.Cancel;
                case Key.Clear: return Reply.Back;
                case Key.D1: return Reply.Ok;
            }
        }
    }

    /// <summary>Shows something until it is confirmed.</summary>
    /// <param name="tone">Mood.</param>
    /// <param name="title">Title.</param>
    /// <param name="large">A line of 24 dots, or null.</param>
    /// <param name="lines">Further lines; null ones are left out.</param>
    /// <param name="foot">Hint.</param>
    /// <param name="limitMs">Time limit.</param>
    public Reply Confirm(Tone tone, Text title, string large, string[] lines, Text foot, int limitMs)
    {
        Draw(tone, T(title), large, lines, foot);
        return Answer(limitMs);
    }

    /// <summary>Waits for green, yellow or red under whatever is on the screen.</summary>
    public Reply Answer(int limitMs)
    {
        desk.AwaitAnswer();
        while (true)
        {
            Key key = desk.WaitAnswer(limitMs);
            switch (key)
            {
                case Key.None: return Reply.TimeOut;
                case Key.Enter: return Reply.Ok;
                case Key.Clear: return Reply.Back;
                case Key.Cancel: return Reply.Cancel;
            }
        }
    }

    /// <summary>Shows a message until a key is pressed or its time is over.</summary>
    public void Message(Tone tone, Text title, string large, string[] lines, int limitMs)
    {
        Draw(tone, T(title), large, lines, Text.HintAnyKey);
        if (tone == Tone.Good) desk.BeepOk();
        else if (tone != Tone.Plain) desk.BeepError();
        desk.Decide(limitMs);
    }

    /// <summary>A short message in the title's own words.</summary>
    public void Message(Tone tone, Text title, Text what) => Message(tone, title, T(what), null, MessageMs);

    /// <summary>Draws a screen and comes back at once.</summary>
    public void Draw(Tone tone, string title, string large, string[] lines, Text foot)
    {
        Compose(tone, title, large, lines, 12, 32);
        if (Page.Lost > 0) Compose(tone, title, large, lines, 2, 16); // nothing has been drawn yet but the title
        Page.End(foot == Text.Count ? "" : T(foot));
    }

    private void Compose(Tone tone, string title, string large, string[] lines, int gap, int amountDots)
    {
        Page.Begin(tone, title);
        Page.Gap(gap);
        if (large != null) Page.Large(large);
        Page.Gap(gap);
        if (lines == null) return;
        for (int i = 0; i < lines.Length; i++)
            if (lines[i] != null) Detail(lines[i], amountDots);
    }

    /// <summary>Amounts stand large in the middle wherever there is room.</summary>
    private void Detail(string line, int amountDots)
    {
        if (line.Length > Currency.Length && line.Substring(0, Currency.Length) == Currency) Page.Line(line, amountDots, amountDots > 16 ? TextAlign.Center : TextAlign.Left);
        else Page.Line(line);
    }

    /// <summary>Lets one of a few items be chosen by its digit.</summary>
    /// <returns>0 to items - 1; -1 when left by red key or time limit.</returns>
    public int Menu(Text title, string[] items, int limitMs)
    {
        Page.Begin(Tone.Plain, T(title));
        for (int i = 0; i < items.Length; i++) Page.Line((i + 1).ToString() + " " + items[i], 24, TextAlign.Left);
        Page.End(T(Text.HintMenu));
        desk.AwaitAnswer();
        while (true)
        {
            Key key = desk.WaitAnswer(limitMs);
            if (key == Key.None || key == Key.Cancel) return -1;
            int chosen = (int)key - 1;
            if (key >= Key.D1 && key <= Key.D9 && chosen < items.Length) return chosen;
        }
    }
}
