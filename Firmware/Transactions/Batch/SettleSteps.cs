using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Settlement 结算 up to the answer of the acquirer, and the new batch at its end (operations.md 3.9, acquirer-protocol.md 6.7). Until the
/// answer is in, nothing has been settled and nothing has changed; after it, only going on is possible.
/// </summary>
public sealed class SettleSteps
{
    private const int ScreenColumns = 28, ScreenAmountWidth = 13;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly ChipNotices notices;
    private readonly Totals totals = new Totals();
    private readonly TransactionRecord scratch = new TransactionRecord();
    private readonly string[] lines = new string[9];

    /// <summary>Works with the services.</summary>
    public SettleSteps(Services services, HostScreen screen, ChipNotices notices)
    {
        this.notices = notices;
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.SettleReady"/>: is there anything to settle, or to go on with?</summary>
    public Event Ready(Deal deal)
    {
        if (s.State.Settling)
        {
            string[] why = { s.T(Text.BatchLabel) + " " + s.State.Batch.ToString("D6"), s.TerminalLine, s.HelpLine };
            return Left(s.Prompts.Confirm(Tone.Warning, Text.Settle, s.T(Text.SettleHalted), why, Text.HintOkCancel, s.Settings.InputTimeoutMs), Event.Resume);
        }
        if (s.Batch.Count > 0 || s.Unknown.Exists) return Event.Ok;
        s.Prompts.Message(Tone.Warning, Text.Settle, Text.NoTransaction);
        return Event.Failed;
    }

    /// <summary>State <see cref="State.SettleConfirm"/>: the totals, as they will be printed.</summary>
    public Event Confirm(Deal deal)
    {
        deal.Amount = 0; // a refund that had been left open may have been booked on the way here
        deal.MaskedPan = "";
        totals.Count(s.Batch, scratch);
        int used = 0;
        lines[used++] = s.T(Text.BatchLabel) + " " + s.State.Batch.ToString("D6");
        KindWord[] rows = KindWords.Rows;
        for (int side = 0; side < 2; side++)
        {
            for (int i = 0; i < rows.Length && used < lines.Length; i++)
            {
                TransactionKind kind = rows[i].Kind;
                bool foreign = side == 1;
                int count = totals.PrintedCount(kind, foreign);
                if (count == 0 || rows[i].Total == null) continue;
                string label = (foreign ? "* " : "") + Part(rows[i].Total);
                lines[used++] = Columns.Three(label, count, Money.Format(totals.PrintedAmount(kind, foreign)), ScreenColumns, ScreenAmountWidth);
            }
        }
        while (used < lines.Length) lines[used++] = null;
        return Left(s.Prompts.Confirm(Tone.Plain, Text.Settle, s.T(Text.SettleConfirm), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs), Event.Ok);
    }

    /// <summary>State <see cref="State.Reconcile"/>: the settlement message. The batch cannot have changed since its totals were shown.</summary>
    public Event Reconcile(Deal deal)
    {
        Promises.DropStale(s); // of what this very flow has booked
        HostAnswer answer = deal.Answer;
        if (!notices.Deliver()) return Event.Cancel;
        screen.Prepare(Text.Settle, null);
        s.Host.Settle(s.State.NextStan(), s.State.Batch, s.State.Cashier, totals.Field48(), answer, screen);
        if (answer.ProcessingRequest != 0) s.State.SetProcessingRequest(answer.ProcessingRequest);
        if (answer.Verdict == HostVerdict.NotSent) return screen.Cancelled ? Event.Cancel : Event.NotSent;
        if (answer.Verdict != HostVerdict.Answered) return Event.Unknown;
        // some hosts send no response code (acquirer-protocol.md 2.4, 11)
        ResponseAction action = answer.ResponseCode == null ? ResponseAction.Book : ResponseCodes.Of(answer.ResponseCode).Action;
        if (action != ResponseAction.Book && action != ResponseAction.UploadDetails)
        {
            if (action == ResponseAction.SignOnWithNewKeys) s.Keys.WipeWorkingKeys();
            if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys) s.State.RequireSignOn();
            return Event.Declined;
        }
        int domestic = Code(answer.Field48, Totals.HalfLength - 1), foreign = Code(answer.Field48, Totals.FieldLength - 1);
        if (action == ResponseAction.UploadDetails && domestic != SettlementResult.Error) domestic = SettlementResult.NotBalanced;
        if (domestic == 0) return Event.Unknown;
        // a host that answers for domestic cards only has said nothing about the others
        if (foreign == 0) foreign = totals.HasForeign ? SettlementResult.NotBalanced : SettlementResult.Balanced;
        bool balanced = domestic == SettlementResult.Balanced && foreign == SettlementResult.Balanced;
        s.State.BeginSettlement(domestic, foreign, balanced ? "" : Digits(answer.Field48), s.Time.Now, s.ChipLog.Count > 0);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.NewBatch"/>: the oldest log goes, and one write makes everything new.</summary>
    public Event NewBatch(Deal deal)
    {
        s.Host.Disconnect();
        // first: a batch must never begin in a file that has records
        s.Batch.Remove(s.State.PreviousBatchFile);
        s.ChipLog.Remove(s.State.PreviousChipFile);
        int cashier = s.State.Cashier, batch = s.State.Batch;
        s.State.CloseBatch(s.Settings.AutoSignOff);
        s.Audit.Write(cashier, AuditKind.Settlement, 0, 0, batch.ToString("D6"));
        s.Batch.Open(s.State.BatchFile);
        s.Signatures.Purge(s.State.Batch, batch);
        s.ChipLog.Open(s.State.ChipFile);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowNotSettled"/>: no answer, or none that says anything. The batch is as it was.</summary>
    public Event NotSettled(Deal deal) => Tell(Tone.Bad, Text.NotSettled);

    /// <summary>State <see cref="State.ShowSettleHalted"/>: the settlement stands and has to be gone on with.</summary>
    public Event Halted(Deal deal) => Tell(Tone.Warning, Text.SettleHalted);

    private Event Tell(Tone tone, Text what)
    {
        s.Prompts.Message(tone, Text.Settle, s.T(what), new[] { s.TerminalLine, s.HelpLine }, s.Settings.InputTimeoutMs);
        return Event.Ok;
    }

    private static Event Left(Reply reply, Event ok) => reply switch
    {
        Reply.Ok => ok,
        Reply.TimeOut => Event.TimeOut,
        _ => Event.Cancel,
    };

    /// <summary>Reconciliation code at a place of field 48; 0 when there is none.</summary>
    private static int Code(string field, int at)
    {
        if (field == null || field.Length <= at) return 0;
        int code = field[at] - '0';
        return code >= SettlementResult.Balanced && code <= SettlementResult.Error ? code : 0;
    }

    /// <summary>The field, when it is digits of one or both halves; otherwise nothing that could be printed.</summary>
    private static string Digits(string field)
    {
        if (field == null || (field.Length != Totals.FieldLength && field.Length != Totals.HalfLength)) return "";
        for (int i = 0; i < field.Length; i++)
            if (field[i] < '0' || field[i] > '9') return "";
        return field;
    }

    /// <summary>The part of a label in the language of the screen.</summary>
    private string Part(string label)
    {
        int slash = label.IndexOf('/');
        return slash < 0 ? label : s.Desk.Texts.English ? label.Substring(slash + 1) : label.Substring(0, slash);
    }
}
