using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Slips: print, tear, next copy; and what to do when the paper ends (operations.md 3.10, 4.9).</summary>
public sealed class PrintSteps
{
    private const int TearMs = 5000;

    private readonly Services s;

    /// <summary>Works with the services.</summary>
    public PrintSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.FindLast"/>.</summary>
    public Event FindLast(Deal deal)
    {
        deal.BatchIndex = s.Batch.Count - 1;
        if (deal.BatchIndex >= 0 && s.Batch.Read(deal.BatchIndex, deal.Record)) return Event.Ok;
        s.Prompts.Message(Tone.Warning, deal.Title, Text.NoTransaction);
        return Event.Failed;
    }

    /// <summary>State <see cref="State.Print"/>. The result of the transaction does not depend on it.</summary>
    public Event Print(Deal deal)
    {
        s.ShowSignature(deal.Record);
        bool again = deal.Record.Printed;
        if (again) s.Audit.Write(s.State.Cashier, AuditKind.Reprint, deal.Record.Stan, deal.Record.Amount, null);
        for (int copy = 0; copy < s.Settings.SlipCopies; copy++)
        {
            if (copy > 0 && !NextCopy(deal)) return Event.Ok;
            if (!PrintCopy(deal, (SlipCopy)copy, again)) return Event.Ok;
        }
        if (deal.BatchIndex >= 0) s.Batch.MarkPrinted(deal.BatchIndex);
        return Event.Ok;
    }

    /// <summary>After a power cut: the last slip was not printed. Prints it now, not as a reprint.</summary>
    public void Finish(Deal deal, int batchIndex)
    {
        if (!s.Batch.Read(batchIndex, deal.Record)) return;
        deal.BatchIndex = batchIndex;
        string[] lines = { s.T(Text.TraceLabel) + " " + deal.Record.Stan.ToString("D6"), "RMB " + Money.Format(deal.Record.Amount) };
        if (s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(Text.SlipNotPrinted), lines, Text.HintPrinter, s.Settings.InputTimeoutMs) != Reply.Ok) return;
        s.Printer.AfterPowerCut(true);
        Print(deal);
        s.Printer.AfterPowerCut(false);
    }

    /// <returns>False: the operator wants no more copies. No key for a while counts as yes.</returns>
    private bool NextCopy(Deal deal)
    {
        return s.Prompts.Confirm(Tone.Good, deal.Title, s.T(Text.TearSlip), null, Text.HintOkCancel, TearMs) != Reply.Cancel;
    }

    /// <returns>False: the operator has put it off.</returns>
    private bool PrintCopy(Deal deal, SlipCopy copy, bool again)
    {
        while (true)
        {
            s.Prompts.Draw(Tone.Good, s.T(deal.Title), s.T(Text.Printing), new[] { SlipWords.In(s.Desk.Texts.English, SlipWords.CopyName[(int)copy]) }, Text.Count);
            PrinterStatus status = s.Print(s.Slips.Compose(deal.Record, copy, again));
            if (status == PrinterStatus.Ok) return true;
            if (s.Paper.Mend(deal.Title, status, true) != Reply.Ok) return false;
        }
    }
}
