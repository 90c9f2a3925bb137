using System;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Printer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// A reversal that the acquirer answers with "no original" (25, 12). Of today's transaction that may mean that the message never arrived; of
/// an older one it may as well mean that the day is closed, and the money stands. So the acquirer is asked for the result (60.1 = 61), and
/// what stands is booked as what it is: "not charged" is never said without proof.
/// </summary>
public sealed class RefusedReversal
{
    private readonly Services s;
    private readonly HostScreen screen;
    private readonly OnlineSteps online;
    private readonly Deal found = new Deal();

    /// <summary>Works with the services.</summary>
    public RefusedReversal(Services services, HostScreen screen, OnlineSteps online)
    {
        s = services;
        this.screen = screen;
        this.online = online;
    }

    /// <summary>Reference of what stands, as the acquirer has just told it; empty: none.</summary>
    public string Rrn => found.Answer.Rrn ?? "";

    /// <summary>Looks behind the answer.</summary>
    /// <param name="reversal">The reversal.</param>
    /// <param name="answer">Its answer: 25 or 12.</param>
    /// <param name="wasSuspended">It comes from the suspense list.</param>
    /// <returns>Ok: nothing stands. Approved: it stands. Declined, Unknown: no answer yet. NotFound: nobody can say.</returns>
    public Event Judge(PendingMessage reversal, HostAnswer answer, bool wasSuspended)
    {
        bool fresh = !wasSuspended && IsOfHostDay(reversal.Made, answer.HostDate);
        if (fresh && answer.IsSigned) return Event.Ok;
        Ask(reversal);
        HostAnswer said = found.Answer;
        if (said.Verdict == HostVerdict.NotSent) return Event.Unknown;
        if (said.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        if (said.Verdict != HostVerdict.Answered) return Event.Declined;
        ResponseAction action = ResponseCodes.Of(said.ResponseCode).Action;
        if (action == ResponseAction.Book) return said.Amount >= 0 && said.Amount != reversal.Amount ? Event.NotFound : Event.Approved;
        if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys)
        {
            s.State.RequireSignOn();
            return Event.Unknown;
        }
        return said.ResponseCode switch
        {
            "P1" or "68" or "91" or "96" or "98" => Event.Declined, // a customer who has still to pay, or a line behind the acquirer: again
            "12" or "30" or "40" => fresh ? Event.Ok : Event.NotFound, // an acquirer that answers no queries: its first word has to do, if the day is not over
            _ => Event.Ok, // 25, or the code with which it was declined
        };
    }

    /// <summary>True when the acquirer can still have open what was made then.</summary>
    private bool IsOfHostDay(DateTime made, int hostDate) => made.Date == s.Time.Now.Date && (hostDate < 0 || hostDate == made.Month * 100 + made.Day);

    private void Ask(PendingMessage reversal)
    {
        found.Request.Clear();
        found.Request.Kind = TransactionKind.Query;
        found.Request.Stan = s.State.NextStan();
        found.Request.Batch = s.State.Batch;
        found.Request.OriginalBatch = reversal.Batch;
        found.Request.OriginalStan = reversal.Stan;
        screen.Prepare(Text.Reversal, null);
        screen.Note = s.T(Text.AskHost);
        s.Host.Exchange(found.Request, found.Answer, screen);
    }

    /// <summary>
    /// It stands: booked, when its batch is still open, and on paper in any case. Of a batch that is settled no record can be made: the slip is
    /// all that is left of it, and as long as it has not come out the reversal stays on the list.
    /// </summary>
    /// <returns>True: the reversal is done with.</returns>
    public bool Keep(PendingMessage reversal)
    {
        bool open = reversal.Batch == s.State.Batch && !s.State.Settling && s.Batch.Count < Batch.Largest;
        if (open && s.Batch.IndexOf(reversal.Stan) < 0) Book(reversal);
        s.Audit.Write(s.State.Cashier, AuditKind.ReversalRefused, reversal.Stan, reversal.Amount, Rrn);
        PrinterStatus printed = s.Print(s.Slips.Stands(reversal, Rrn));
        return open || printed == PrinterStatus.Ok;
    }

    private void Book(PendingMessage reversal)
    {
        found.Kind = reversal.Kind;
        found.Amount = reversal.Amount;
        found.MaskedPan = reversal.MaskedPan;
        found.OriginalOrder = reversal.OrderNumber;
        s.FillFrom(reversal, found.Request, false);
        online.Describe(found);
        TransactionRecord record = found.Record;
        record.Year = reversal.Made.Year;
        record.Date = found.Answer.SettlementDate > 0 ? found.Answer.SettlementDate : reversal.Made.Month * 100 + reversal.Made.Day;
        record.Time = reversal.Made.Hour * 10000 + reversal.Made.Minute * 100 + reversal.Made.Second;
        Array.Copy(reversal.PanCipher, record.PanCipher, record.PanCipher.Length);
        s.Batch.Append(record);
        s.Batch.MarkPrinted(s.Batch.Count - 1); // the fault slip is its slip: the customer has left
        found.Wipe();
    }
}
