using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Prints what is no transaction slip: lists, guides, parameters. Paper that ends can be loaded, and the list begins again.</summary>
public sealed class PaperTray
{
    private readonly Services s;

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
            s.Desk.BeepError();
            string[] lines = { s.T(Text.PaperLoadThenOk) };
            Reply reply = s.Prompts.Confirm(Tone.Warning, title, s.T(FaultTexts.Of(status)), lines, Text.HintPrinter, s.Settings.InputTimeoutMs);
            if (reply != Reply.Ok) return reply != Reply.TimeOut;
        }
    }
}
