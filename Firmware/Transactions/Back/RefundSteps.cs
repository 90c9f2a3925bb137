using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>What only a refund has: a notice, an amount not above the remainder, a reason, and the repeat of a refund whose result is unknown.</summary>
public sealed class RefundSteps
{
    private readonly Services s;
    private const string Duplicate = "94"; // the acquirer has this trace number already

    private readonly HostScreen screen;
    private readonly HostRequest query = new HostRequest();

    /// <summary>Works with the services.</summary>
    public RefundSteps(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>State <see cref="State.Notice"/>: not while the acquirer is being worked on (operations.md 8.3), and money must not go to strangers (8).</summary>
    public Event Notice(Deal deal)
    {
        if (Maintenance.IsNow(s))
        {
            string[] window = { Maintenance.Words(s), Maintenance.Hours(s), s.T(Text.RefundLater), s.TerminalLine, s.HelpLine };
            s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.MaintenanceWords), window, s.Settings.InputTimeoutMs);
            return Event.Failed;
        }
        string[] lines = { s.T(Text.RefundNotice1), s.T(Text.RefundNotice2), s.T(Text.RefundNotice3) };
        return s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(Text.RefundNotice), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs) switch
        {
            Reply.Ok => Event.Ok,
            Reply.TimeOut => Event.TimeOut,
            _ => Event.Cancel,
        };
    }

    /// <summary>State <see cref="State.RefundAmount"/>: at most the remainder when the log knows it, and at most the terminal's limit.</summary>
    public Event RefundAmount(Deal deal)
    {
        long max = OriginalRules.RefundLimit(s.Settings, deal.Flow, deal.Wallet);
        if (deal.HasOriginal && deal.Amount < max) max = deal.Amount;
        long amount = deal.HasOriginal && deal.Amount <= max ? deal.Amount : 0;
        Reply reply = s.Prompts.Amount(deal.Title, s.Settings.InputTimeoutMs, max, s.Merchant, ref amount);
        if (reply != Reply.Ok) return reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
        deal.Amount = amount;
        return Event.Ok;
    }

    /// <summary>State <see cref="State.Reason"/>: goes on the slip and into the record.</summary>
    public Event Reason(Deal deal)
    {
        deal.Reason = RefundReasons.Ask(s);
        return deal.Reason == 0 ? Event.Cancel : Event.Ok;
    }

    /// <summary>
    /// State <see cref="State.Repeat"/>: the acquirer is asked what became of it; what it does not know is sent again, with the same
    /// trace number. It takes that now (00), or says that it has it already (94); in every case the money goes back once.
    /// </summary>
    public Event Repeat(Deal deal)
    {
        deal.Kind = s.Unknown.Kind;
        deal.Amount = s.Unknown.Amount;
        deal.MaskedPan = s.Unknown.MaskedPan;
        deal.Reason = s.Unknown.RefundReason;
        deal.OriginalOrder = s.Unknown.OrderNumber;
        Event known = Ask(deal);
        if (known != Event.NotFound) return known;
        Take(deal.Request);
        screen.Prepare(deal.Title, null);
        s.Host.Exchange(deal.Request, deal.Answer, screen);
        if (deal.Answer.Verdict != HostVerdict.Answered) return Unanswered(deal.Answer);
        string code = deal.Answer.ResponseCode;
        if (code == Duplicate) return Ask(deal) == Event.Approved ? Event.Approved : Event.Unknown; // its own reference is not that of the refund
        if (ResponseCodes.Of(code).Action == ResponseAction.Book) return Event.Approved;
        if (SignOnIsDue(code)) return Event.Unknown;
        Promises.Drop(s.Unknown);
        return Event.Declined;
    }

    /// <returns>Approved: it was booked, and the answer carries its reference. NotFound: send it again. Unknown: no answer.</returns>
    private Event Ask(Deal deal)
    {
        query.Clear();
        query.Kind = TransactionKind.Query;
        query.Stan = s.State.NextStan();
        query.Batch = s.State.Batch;
        query.OriginalStan = s.Unknown.Stan;
        query.OriginalBatch = s.Unknown.Batch;
        screen.Prepare(Text.AskHost, null);
        s.Host.Exchange(query, deal.Answer, screen);
        if (deal.Answer.Verdict != HostVerdict.Answered) return Unanswered(deal.Answer);
        if (SignOnIsDue(deal.Answer.ResponseCode)) return Event.Unknown;
        if (ResponseCodes.Of(deal.Answer.ResponseCode).Action != ResponseAction.Book) return Event.NotFound;
        Take(deal.Request);
        return Event.Approved;
    }

    /// <summary>The message as it was sent, but with the card number typed in: there is no card in the slot any more.</summary>
    private void Take(HostRequest request)
    {
        s.FillFrom(s.Unknown, request, false);
        if (KindTable.Has(s.Unknown.Kind, KindTrait.Qr)) return; // there never was a card
        request.PanLength = s.RecordCipher.Open(s.Unknown.PanCipher, s.Unknown.Stan, request.Pan);
        request.EntryMode = (int)(request.PanLength == 0 ? Cards.CardEntry.None : Cards.CardEntry.Manual);
    }

    private Event Unanswered(HostAnswer answer)
    {
        if (answer.Verdict == HostVerdict.BadMac) s.State.RequireSignOn();
        return Event.Unknown;
    }

    private bool SignOnIsDue(string code)
    {
        ResponseAction action = ResponseCodes.Of(code).Action;
        if (action != ResponseAction.SignOn && action != ResponseAction.SignOnWithNewKeys) return false;
        s.State.RequireSignOn();
        return true;
    }
}
