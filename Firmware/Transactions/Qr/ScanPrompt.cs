using System;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Scanner;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Asks for a code: held up to the scan engine, or typed. Without an engine, or when a phone is cracked, the number below the code is
/// typed; nobody has to go home unpaid for it.
/// </summary>
public sealed class ScanPrompt
{
    private const int LongestTyped = 32;

    private readonly Services s;
    private Text shown = Text.Count;

    /// <summary>Works with the services.</summary>
    public ScanPrompt(Services services)
    {
        s = services;
    }

    /// <summary>True: the last code was typed.</summary>
    public bool Typed { get; private set; }

    /// <summary>Why the code before was not taken; shown once. <see cref="Text.Count"/>: nothing.</summary>
    public Text Trouble = Text.Count;

    /// <summary>Waits for a code.</summary>
    /// <param name="title">Title.</param>
    /// <param name="what">What to hold up.</param>
    /// <param name="number">What to type instead.</param>
    /// <param name="amount">Shown; 0: not.</param>
    /// <param name="code">Takes the characters, ASCII; as long as the longest that is of use.</param>
    /// <param name="length">Number of them; one more than fits means: longer.</param>
    /// <param name="list">The down key asks for a list.</param>
    public Reply Wait(Text title, Text what, Text number, long amount, byte[] code, out int length, bool list = false)
    {
        length = 0;
        Typed = false;
        s.Scanner.Arm();
        try
        {
            Reply reply = Scan(title, what, amount, code, ref length, list);
            if (reply != Reply.Back) return reply;
        }
        finally
        {
            s.Scanner.Disarm();
        }
        Typed = true;
        string note = s.Scanner.Fault != ScanFault.None ? s.T(Text.ScannerFault) : amount > 0 ? "RMB " + Money.Format(amount) : null;
        return s.Prompts.Digits(title, number, note, false, 1, code.Length < LongestTyped ? code.Length : LongestTyped, s.Settings.InputTimeoutMs, code, out length);
    }

    /// <returns>Back: it is to be typed.</returns>
    private Reply Scan(Text title, Text what, long amount, byte[] code, ref int length, bool list)
    {
        ScanEngine scanner = s.Scanner;
        bool stands = Trouble != Text.Count && Trouble == shown; // a wrong code that is still held up
        shown = Trouble;
        Draw(title, what, amount, list);
        if (!stands) s.Desk.AwaitAnswer();
        long end = s.Desk.Clock.Millis + s.Settings.InputTimeoutMs;
        while (s.Desk.Clock.Millis < end)
        {
            Key key = s.Desk.TickAnswer();
            if (key == Key.Cancel) return Reply.Cancel;
            if (key == Key.Down && list) return Reply.List;
            if (key == Key.Enter || scanner.Fault != ScanFault.None) return Reply.Back;
            if (!scanner.Poll()) continue;
            if (scanner.Verdict == ScanVerdict.Ok)
            {
                int count = scanner.Length < code.Length ? scanner.Length : code.Length;
                Array.Copy(scanner.Code, 0, code, 0, count);
                length = scanner.Length > code.Length ? code.Length + 1 : count;
                s.Desk.BeepOk();
                return Reply.Ok;
            }
            s.Desk.BeepError();
            Trouble = scanner.Verdict == ScanVerdict.Garbled ? Text.ScanAgain : Text.CodeTooLong;
            Draw(title, what, amount, list);
            end = s.Desk.Clock.Millis + s.Settings.InputTimeoutMs;
        }
        return Reply.TimeOut;
    }

    private void Draw(Text title, Text what, long amount, bool list)
    {
        Page page = s.Desk.Page;
        page.Begin(Trouble == Text.Count ? Tone.Plain : Tone.Warning, s.T(title));
        page.Line(s.Merchant);
        page.Line(amount == 0 ? " " : "RMB " + Money.Format(amount), 32, TextAlign.Center);
        page.Gap(8);
        page.Pictures(Pictogram.Scan);
        page.Large(s.T(what));
        page.Large(Trouble == Text.Count ? " " : s.T(Trouble));
        if (list) page.Line(s.T(Text.HintListKey), 16, TextAlign.Center);
        page.End(s.T(Text.HintTypeCode));
        Trouble = Text.Count;
    }
}
