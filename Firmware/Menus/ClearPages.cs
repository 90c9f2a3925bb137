using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>
/// The supervisor's last means (operations.md 2.3): a reversal or refund that no answer will ever settle is taken off the list, and
/// transactions are taken out of the log. Nothing of it is silent: password, confirmation, a slip that has really come out, and an
/// entry of the audit log stand before the first thing is dropped. When one of them fails, nothing is dropped.
/// </summary>
public sealed class ClearPages
{
    private readonly Services s;
    private readonly ReportSteps report;
    private readonly PendingMessage suspended = new PendingMessage();
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly string[] lines = new string[6];

    /// <summary>Works with the services.</summary>
    public ClearPages(Services services)
    {
        s = services;
        report = new ReportSteps(services);
    }

    private int Open => (s.Reversal.Exists ? 1 : 0) + (s.Unknown.Exists ? 1 : 0) + (s.Order.Exists ? 1 : 0) + s.Suspense.Count;

    /// <summary>What waits for an answer, one by one: the reversal under way, the refund or payment whose result is unknown, the suspense list.</summary>
    /// <returns>False after a time-out.</returns>
    public bool Reversals()
    {
        int at = 0;
        bool scrolled = false;
        while (Open > 0)
        {
            if (at >= Open) at = Open - 1;
            PendingMessage message = At(at);
            Show(message, at);
            s.Desk.AwaitAnswer(scrolled);
            scrolled = true;
            switch (s.Desk.WaitAnswer(s.Settings.InputTimeoutMs))
            {
                case Key.None: return false;
                case Key.Cancel or Key.Clear: return true;
                case Key.Down: at = (at + 1) % Open; break;
                case Key.Up: at = (at + Open - 1) % Open; break;
                case Key.Enter:
                    scrolled = false;
                    if (message != null && !Clear(message)) return true;
                    break;
            }
        }
        s.Prompts.Message(Tone.Plain, Text.ClearReversal, Text.NothingOpen);
        return true;
    }

    /// <summary>Null: its entry cannot be read any more.</summary>
    private PendingMessage At(int place)
    {
        if (s.Reversal.Exists && place-- == 0) return s.Reversal;
        if (s.Unknown.Exists && place-- == 0) return s.Unknown;
        if (s.Order.Exists && place-- == 0) return s.Order;
        return s.Suspense.Read(place, suspended) ? suspended : null;
    }

    private bool IsReversal(PendingMessage message) => message != s.Unknown && message != s.Order;

    private void Show(PendingMessage message, int at)
    {
        for (int i = 0; i < lines.Length; i++) lines[i] = null;
        if (message != null)
        {
            lines[0] = s.T(IsReversal(message) ? Text.OpenReversal : Text.OpenResult);
            lines[1] = s.T(Text.TraceLabel) + " " + message.Stan.ToString("D6") + "  " + s.T(Text.BatchLabel) + " " + message.Batch.ToString("D6");
            lines[2] = SlipWords.In(s.Desk.Texts.English, KindWords.Name(message.Kind));
            lines[3] = message.MaskedPan;
            lines[4] = message.Made.ToString("yyyy/MM/dd HH:mm:ss");
        }
        lines[5] = (at + 1).ToString() + "/" + Open.ToString();
        s.Prompts.Draw(Tone.Warning, s.T(Text.ClearReversal), message == null ? s.T(Text.NoRecord) : "RMB " + Money.Format(message.Amount), lines, Text.HintClearIt);
    }

    /// <returns>False: somebody has given up, or it could not be printed.</returns>
    private bool Clear(PendingMessage message)
    {
        string[] warning = { s.T(Text.ClearAfterInquiry), s.T(Text.ClearPrintsFirst) };
        if (!Sure(Text.ClearReversal, s.T(Text.SureToClear), warning) || s.Gate.Ask(Operators.Supervisor, Text.ClearReversal) != Reply.Ok) return false;
        PrinterStatus status;
        do
        {
            s.Prompts.Draw(Tone.Plain, s.T(Text.ClearReversal), s.T(Text.Printing), null, Text.Count);
            status = s.Print(s.Slips.Cleared(message, IsReversal(message), s.Time.Now));
        }
        while (status != PrinterStatus.Ok && Again(Text.ClearReversal, status));
        if (status != PrinterStatus.Ok || !Noted(Operators.Supervisor, AuditKind.SuspenseCleared, message.Stan, message.Amount, message.MaskedPan)) return false;
        if (message == suspended) s.Suspense.Settle(message.Stan, message.Batch);
        else message.Remove();
        s.Prompts.Message(Tone.Good, Text.ClearReversal, Text.ClearedNow);
        return true;
    }

    /// <summary>
    /// Clears the log: after a settlement the settled batch; before it, with the administrator's password and all details on paper, the
    /// open batch, and a settlement that stands half done.
    /// </summary>
    /// <returns>False after a time-out.</returns>
    public bool Log()
    {
        bool open = s.Batch.Count > 0 || s.State.Settling;
        Text refusal = Open > 0 ? Text.ReversalFirst : s.State.SettlementSlipDue ? Text.SettlementSlipFirst : !open && s.PreviousBatch().Count == 0 ? Text.NoTransaction : Text.Count;
        if (refusal != Text.Count)
        {
            s.Prompts.Message(Tone.Warning, Text.ClearLog, refusal);
            return true;
        }
        int count = open ? s.Batch.Count : s.PreviousBatch().Count, unsent = open ? s.Batch.OfflineWaiting : 0;
        string[] what =
        {
            s.T(Text.RecordsLabel) + " " + count.ToString(), open ? s.T(Text.BatchLabel) + " " + s.State.Batch.ToString("D6") : null,
            unsent > 0 ? unsent.ToString() + s.T(Text.OfflineCount) : null, open ? s.T(Text.ClearPrintsFirst) : null,
        };
        if (!Sure(Text.ClearLog, s.T(open ? Text.ClearOpenBatch : Text.ClearSettledBatch), what)) return true;
        int who = open ? Operators.Administrator : Operators.Supervisor;
        if (s.Gate.Ask(who, Text.ClearLog) != Reply.Ok || (open && !(UnsentPrinted() && DetailsPrinted()))) return true;
        if (!Noted(who, AuditKind.LogCleared, open ? s.Batch.LastStan : 0, 0, open ? "open batch " + s.State.Batch.ToString("D6") + ", " + count.ToString() : "settled, " + count.ToString())) return true;
        Drop(open);
        s.Prompts.Message(Tone.Good, Text.ClearLog, Text.ClearedNow);
        return true;
    }

    /// <summary>In this order: a power cut leaves the batch as it was, or empty, and never a slip that counts records which are gone.</summary>
    private void Drop(bool open)
    {
        s.State.ForgetSettlement();
        s.Batch.Remove(s.State.PreviousBatchFile);
        if (open) s.State.DiscardBatch();
        s.Reload();
    }

    /// <summary>A fault slip for each off-line sale that the acquirer has not got: nobody will send it any more, and with its certificate it can be claimed.</summary>
    private bool UnsentPrinted()
    {
        for (int i = 0; i < s.Batch.Count; i++)
        {
            if (!s.Batch.IsWaiting(i) || !s.Batch.Read(i, record)) continue;
            PrinterStatus status;
            do
            {
                s.Prompts.Draw(Tone.Plain, s.T(Text.ClearLog), s.T(Text.Printing), null, Text.Count);
                status = s.Print(s.Slips.OfflineCleared(record));
            }
            while (status != PrinterStatus.Ok && Again(Text.ClearLog, status));
            if (status != PrinterStatus.Ok) return false;
        }
        return true;
    }

    private bool DetailsPrinted()
    {
        PrinterStatus status;
        do
        {
            s.Prompts.Draw(Tone.Plain, s.T(Text.ClearLog), s.T(Text.Printing), null, Text.Count);
            status = report.PrintOpenBatch(SlipWords.LogCleared);
        }
        while (status != PrinterStatus.Ok && Again(Text.ClearLog, status));
        return status == PrinterStatus.Ok;
    }

    private bool Sure(Text title, string large, string[] more)
    {
        s.Desk.BeepError();
        return s.Prompts.Confirm(Tone.Warning, title, large, more, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Ok;
    }

    /// <returns>True: the printer is all right now, says the operator.</returns>
    private bool Again(Text title, PrinterStatus status)
    {
        s.Desk.BeepError();
        string[] more = { s.T(Text.PaperLoadThenOk) };
        if (s.Prompts.Confirm(Tone.Warning, title, s.T(FaultTexts.Of(status)), more, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Ok) return true;
        s.Prompts.Message(Tone.Bad, title, Text.NotCleared);
        return false;
    }

    /// <returns>False: the flash has refused the entry, and the operator has been told.</returns>
    private bool Noted(int who, AuditKind kind, int stan, long amount, string detail)
    {
        int lost = s.Audit.Lost;
        s.Audit.Write(who, kind, stan, amount, detail);
        if (s.Audit.Lost == lost) return true;
        s.Prompts.Message(Tone.Bad, Text.MenuAudit, s.T(Text.StorageFault), new[] { s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
        return false;
    }
}
