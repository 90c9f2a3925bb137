using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Prints what is no transaction slip: lists, guides, parameters. Whatever stops the printer can be mended, and the slip begins again.</summary>
public sealed class PaperTray
{
    private const int CoolMs = 300_000, LookMs = 1000;

    private readonly Services s;
    private readonly string[] lines = new string[2];

    /// <summary>Works with the services.</summary>
    public PaperTray(Services services)
    {
        s = services;
    }

    /// <summary>Prints a slip.</summary>
    /// <returns>False after a time-out; a print that was put off counts as done.</returns>
    public bool Print(Slip slip, Text title)
    {
        while (true)
        {
            s.Prompts.Draw(Tone.Plain, s.T(title), s.T(Text.Printing), null, Text.Count);
            PrinterStatus status = s.Print(slip);
            if (status == PrinterStatus.Ok) return true;
            Reply reply = Mend(title, status, false);
            if (reply != Reply.Ok) return reply != Reply.TimeOut;
        }
    }

    /// <summary>Says why the printer has stopped and what to do, and waits for the green key; a hot head goes on by itself when it has cooled.</summary>
    /// <param name="title">Title.</param>
    /// <param name="status">Not Ok.</param>
    /// <param name="kept">What is printed can be printed later.</param>
    /// <returns>Ok: print again from the start.</returns>
    public Reply Mend(Text title, PrinterStatus status, bool kept)
    {
        s.Desk.BeepError();
        lines[0] = s.T(FaultTexts.Remedy(status));
        lines[1] = kept ? s.T(Text.PrintLater) : null;
        s.Prompts.Draw(Tone.Warning, s.T(title), s.T(FaultTexts.Of(status)), lines, Text.HintPrinter);
        if (status != PrinterStatus.HeadHot) return s.Prompts.Answer(s.Settings.InputTimeoutMs);
        s.Desk.AwaitAnswer();
        for (long end = s.Desk.Clock.Millis + CoolMs; s.Desk.Clock.Millis < end;)
        {
            switch (s.Desk.WaitAnswer(LookMs))
            {
                case Key.Enter: return Reply.Ok;
                case Key.Clear: return Reply.Back;
                case Key.Cancel: return Reply.Cancel;
                case Key.None:
                    if (s.Printer.Check() != PrinterStatus.HeadHot) return Reply.Ok;
                    break;
            }
        }
        return Reply.TimeOut;
    }
}
