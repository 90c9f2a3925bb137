using PosFirmware.Acquirer;
using PosFirmware.Emv;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Sales that the chip approved without the acquirer (60.1 = 36): booked with no message, sent afterwards, exactly once. The record in
/// the batch is the promise: until the acquirer has taken it or refused it, it is sent again, and the batch is not settled without it.
/// </summary>
public sealed class OfflineSteps
{
    private const int MostAfterOne = 5; // of a backlog, so that nobody waits long after a sale
    private const string Duplicate = "94";

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly OnlineSteps online;
    private readonly ChipNotices notices;
    private readonly HostRequest request = new HostRequest();
    private readonly HostAnswer answer = new HostAnswer();
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly ChipEntry chip = new ChipEntry();

    /// <summary>Works with the services.</summary>
    public OfflineSteps(Services services, HostScreen screen, OnlineSteps online, ChipNotices notices)
    {
        s = services;
        this.screen = screen;
        this.online = online;
        this.notices = notices;
    }

    /// <summary>
    /// State <see cref="State.BookOffline"/>: the card has given its certificate, Y1 or Y3. Trace number, certificate, record; the last
    /// write says nothing new, because a file system may lose its newest one.
    /// </summary>
    public Event Book(Deal deal)
    {
        deal.Offline = true;
        deal.Kind = TransactionKind.OfflineSale;
        online.Fill(deal);
        s.State.TakeStan(deal.Request.Stan);
        notices.KeepCryptogram(deal, ChipMessage.OfflineUpload, false);
        deal.Chip = false;
        s.Slot.PowerDown();
        online.Describe(deal);
        s.Batch.Append(deal.Record);
        s.State.Repeat();
        deal.BatchIndex = s.Batch.Count - 1;
        return Event.Ok;
    }

    /// <summary>State <see cref="State.VoidOffline"/>: the sale was never sent, so its void is not either.</summary>
    public Event Void(Deal deal)
    {
        TransactionRecord original = deal.Original, made = deal.Record;
        deal.Offline = true;
        deal.Kind = TransactionKind.OfflineVoid;
        deal.Amount = original.Amount;
        deal.MaskedPan = original.MaskedPan;
        deal.Answer.Clear();
        deal.Request.Kind = deal.Kind;
        deal.Request.Stan = s.State.NextStan();
        deal.Request.Batch = s.State.Batch;
        deal.Request.EntryMode = original.EntryMode;
        deal.Request.PinEntered = original.PinEntered;
        deal.Request.CardOrganisation = original.Organisation;
        deal.Request.OriginalStan = original.Stan;
        deal.Request.OriginalBatch = original.Batch;
        deal.Request.PanLength = s.RecordCipher.Open(original.PanCipher, original.Stan, deal.Request.Pan);
        deal.ChipData.Clear();
        online.Describe(deal);
        s.Batch.Append(made);
        s.State.Repeat();
        deal.BatchIndex = s.Batch.Count - 1;
        s.Audit.Write(made.Cashier, AuditKind.Void, made.Stan, made.Amount, made.MaskedPan);
        return Event.Ok;
    }

    /// <summary>
    /// State <see cref="State.UploadOffline"/>: after a transaction that went on line, and before a settlement. After a transaction
    /// nothing depends on it; a settlement waits until the acquirer has said something about each.
    /// </summary>
    public Event Upload(Deal deal)
    {
        bool settles = deal.Flow == Flow.Settle;
        int waiting = s.Batch.OfflineWaiting, number = 0;
        if (waiting == 0 || deal.Offline) return Event.Ok;
        if (!s.State.SignedOn || !s.Keys.HasWorkingKeys) return settles ? Event.Unknown : Event.Ok;
        for (int i = 0; i < s.Batch.Count && (settles || number < MostAfterOne); i++)
        {
            if (!s.Batch.IsWaiting(i)) continue;
            number++;
            bool done = Send(i, number, waiting);
            for (int tries = 1; settles && !done && tries < s.Settings.ReversalTries && answer.Verdict != HostVerdict.NotSent && s.State.SignedOn; tries++) done = Send(i, number, waiting);
            if (!done) return settles ? Event.Unknown : Event.Ok;
        }
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowOfflineWaits"/>: nothing has been settled.</summary>
    public Event Waits(Deal deal)
    {
        string[] lines = { s.Batch.OfflineWaiting.ToString() + s.T(Text.OfflineCount), s.T(Text.NotSettled), s.TerminalLine, s.HelpLine };
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.OfflineWaits), lines, s.Settings.InputTimeoutMs);
        return Event.Ok;
    }

    /// <returns>True: the acquirer has it, or has refused it. False: later.</returns>
    private bool Send(int index, int number, int waiting)
    {
        if (!s.Batch.Read(index, record)) return false; // the flash has lost it since it was booked: nothing is settled over it in silence
        Fill();
        screen.Prepare(Text.OfflineUpload, null);
        screen.OfflineSale = index;
        screen.Note = "(" + number.ToString() + "/" + waiting.ToString() + ")";
        s.Host.Exchange(request, answer, screen);
        request.Clear();
        if (answer.ProcessingRequest != 0) s.State.SetProcessingRequest(answer.ProcessingRequest);
        if (answer.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        if (answer.Verdict != HostVerdict.Answered) return false;
        string code = answer.ResponseCode;
        if (ResponseCodes.IsApproved(code))
        {
            s.Batch.MarkUploaded(index, answer.Rrn ?? "", answer.HostDate > 0 ? answer.HostDate : record.Date);
            return true;
        }
        if (code == Duplicate) return Ask(index);
        if (IsForLater(code)) return false;
        Refused(index, code);
        return true;
    }

    private void Fill()
    {
        request.Clear();
        request.Kind = TransactionKind.OfflineSale;
        request.Stan = record.Stan;
        request.Batch = record.Batch;
        request.Amount = record.Amount;
        request.EntryMode = record.EntryMode;
        request.PinEntered = record.PinEntered;
        request.PanLength = s.RecordCipher.Open(record.PanCipher, record.Stan, request.Pan);
        request.CardOrganisation = record.Organisation;
        if (!s.ChipLog.Find(record.Stan, chip)) return; // its entry is damaged: the acquirer will refuse it, and it goes on paper
        request.CardSequence = chip.CardSequence;
        request.ChipLength = chip.Length;
        System.Array.Copy(chip.Data, request.ChipData, chip.Length);
    }

    /// <summary>The acquirer has had it before: its reference is not in that answer. One that knows no queries leaves the reference unknown.</summary>
    private bool Ask(int index)
    {
        request.Clear();
        request.Kind = TransactionKind.Query;
        request.Stan = s.State.NextStan();
        request.Batch = s.State.Batch;
        request.OriginalBatch = record.Batch;
        request.OriginalStan = record.Stan;
        screen.Prepare(Text.OfflineUpload, null);
        s.Host.Exchange(request, answer, screen);
        if (answer.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        if (answer.Verdict != HostVerdict.Answered || IsForLater(answer.ResponseCode)) return false;
        bool known = ResponseCodes.IsApproved(answer.ResponseCode);
        s.Batch.MarkUploaded(index, known ? answer.Rrn ?? "" : "", known && answer.SettlementDate > 0 ? answer.SettlementDate : record.Date);
        return true;
    }

    /// <summary>
    /// Codes that say nothing about the sale: the keys, the line behind the acquirer, or what would refuse every message. A batch number
    /// that only the record still has is none of them: no sign-on can bring it back.
    /// </summary>
    private bool IsForLater(string code)
    {
        ResponseCode row = ResponseCodes.Of(code);
        if (row.Action == ResponseAction.SignOn || row.Action == ResponseAction.SignOnWithNewKeys)
        {
            if (row.Action == ResponseAction.SignOn && record.Batch != s.State.Batch) return false;
            if (row.Action == ResponseAction.SignOnWithNewKeys) s.Keys.WipeWorkingKeys();
            s.State.RequireSignOn();
            return true;
        }
        return code == "03" || code == "58" || code == "97" || code == "68" || code == "79" || code == "90" || code == "91" || code == "92" || code == "96" || code == "98";
    }

    /// <summary>It stays in the batch with a mark, is shown and printed, and counts nowhere: the acquirer is to be asked about it.</summary>
    private void Refused(int index, string code)
    {
        string[] lines =
        {
            s.T(Text.TraceLabel) + " " + record.Stan.ToString("D6"), "RMB " + Money.Format(record.Amount), record.MaskedPan,
            s.T(Text.ResponseCodeLabel) + " " + code + " " + ResponseTexts.Of(code, s.Desk.Texts.English), s.T(Text.OfflineKept), s.HelpLine,
        };
        s.Desk.BeepError();
        s.Prompts.Message(Tone.Bad, Text.OfflineUpload, s.T(Text.OfflineRefused), lines, s.Settings.InputTimeoutMs);
        s.Paper.Print(s.Slips.OfflineRefused(record, code), Text.OfflineUpload);
        s.Batch.MarkRefused(index);
        s.Audit.Write(s.State.Cashier, AuditKind.Risk, record.Stan, record.Amount, "off-line sale refused: " + code);
    }
}
