using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>The screens at the end of a flow: what happened to the money, what to do now, and whom to ask.</summary>
public sealed class ResultSteps
{
    private const int ApprovedMs = 1500, ResultMs = 10000, CancelledMs = 3000;
    // places of the lines; amount, card, voucher and time come first
    private const int Detail = 4, More = 5, Truth = 6, Next = 7, Terminal = 8, Hotline = 9;

    private readonly Services s;
    private readonly Matter matter = new Matter();
    private readonly string[] lines = new string[Hotline + 1];

    /// <summary>Works with the services.</summary>
    public ResultSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.ShowApproved"/>; goes on by itself.</summary>
    public Event Approved(Deal deal)
    {
        matter.Take(deal, deal.Record.Stan);
        Begin(matter, Outcome.Done);
        s.Prompts.Draw(Tone.Good, s.T(deal.Title), s.T(Text.Approved), lines, Text.Count);
        s.Desk.BeepOk();
        s.Desk.Decide(ApprovedMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowDeclined"/>.</summary>
    public Event Declined(Deal deal)
    {
        string code = deal.Answer.ResponseCode;
        matter.Take(deal, deal.Request.Stan);
        Begin(matter, Outcome.Declined);
        lines[Detail] = s.T(Text.ResponseCodeLabel) + " " + code;
        lines[More] = deal.Answer.DisplayText;
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, ResponseTexts.Of(code, s.Desk.Texts.English), lines, ResultMs);
        if (FlowTable.KindOf(deal.Flow).Has(KindTrait.Refund)) OfferRequestForm(deal, code);
        if (deal.HasOriginal && OriginalRules.VoidOf(deal.Original.Kind) == deal.Flow && IsAgainstVoid(code)) OfferRefund(deal);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowCardRefused"/>.</summary>
    public Event CardRefused(Deal deal) => InHand(deal, 0, Outcome.CardRefused, Tone.Bad, s.T(ChipTexts.Of(deal.ChipOutcome)), null);

    /// <summary>State <see cref="State.ShowNotSent"/>.</summary>
    public Event NotSent(Deal deal) => InHand(deal, 0, Outcome.NotSent, Tone.Bad, s.T(Text.NotSent), s.T(s.LinkTrouble(deal.Answer.Fault)));

    /// <summary>State <see cref="State.ShowReversed"/>.</summary>
    public Event Reversed(Deal deal) => About(deal, Outcome.Reversed, deal.CardRefused ? s.T(Text.CardSaidNo) : null);

    /// <summary>State <see cref="State.ShowReversalWaits"/>: of the one that waits, which may not be the one in hand.</summary>
    public Event ReversalWaits(Deal deal)
    {
        // no amount yet: it is an earlier one that waits, and the new transaction has not begun
        bool held = deal.Amount == 0 && (deal.Flow & Flow.Financial) != 0;
        return About(deal, Outcome.ReversalWaits, held ? s.T(Text.ReversalBlocked) : null);
    }

    /// <summary>State <see cref="State.ShowStands"/>.</summary>
    public Event Stands(Deal deal) => About(deal, Outcome.Stands, null);

    /// <summary>State <see cref="State.ShowDisputed"/>.</summary>
    public Event Disputed(Deal deal) => About(deal, Outcome.Disputed, null);

    /// <summary>State <see cref="State.ShowCancelled"/>.</summary>
    public Event Cancelled(Deal deal)
    {
        matter.Take(deal, 0);
        if (deal.Amount > 0) Begin(matter, Outcome.Cancelled);
        s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.Cancelled), deal.Amount > 0 ? lines : null, CancelledMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowUnknown"/>.</summary>
    public Event Unknown(Deal deal)
    {
        deal.Earlier.Take(s.Unknown);
        return About(deal, Outcome.Unknown, null);
    }

    /// <summary>State <see cref="State.ShowNoAnswer"/>.</summary>
    public Event NoAnswer(Deal deal) => InHand(deal, 0, Outcome.NoAnswer, Tone.Bad, s.T(Text.NoAnswer), null);

    /// <summary>State <see cref="State.ShowOrderClosed"/>.</summary>
    public Event OrderClosed(Deal deal) => About(deal, Outcome.Closed, null);

    /// <summary>State <see cref="State.ShowOrderWaits"/>: no goods before it is known.</summary>
    public Event OrderWaits(Deal deal) => About(deal, Outcome.Unknown, null);

    /// <summary>What became of an earlier transaction, while another flow is under way.</summary>
    public void Tell(Text title, Matter of, Outcome outcome)
    {
        Begin(of, outcome);
        Help();
        Show(title, of, outcome);
    }

    /// <summary>The end of a flow that settles a promise: it may be that of an earlier transaction.</summary>
    private Event About(Deal deal, Outcome outcome, string detail)
    {
        Begin(deal.Earlier, outcome);
        if (detail != null) lines[Detail] = detail;
        Help();
        Show(deal.Title, deal.Earlier, outcome);
        return Event.Ok;
    }

    private void Show(Text title, Matter of, Outcome outcome)
    {
        bool bad = OutcomeTable.Holds(of.Kind, outcome) == Holding.Unknown;
        s.Prompts.Message(bad ? Tone.Bad : Tone.Warning, title, s.T(OutcomeTable.Headline(of.Kind, outcome)), lines, ResultMs);
    }

    private Event InHand(Deal deal, int stan, Outcome outcome, Tone tone, string said, string detail)
    {
        matter.Take(deal, stan);
        Begin(matter, outcome);
        lines[Detail] = detail;
        Help();
        s.Prompts.Message(tone, deal.Title, said, lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowSignedOn"/>.</summary>
    public Event SignedOn(Deal deal)
    {
        s.Prompts.Message(Tone.Good, deal.Title, Text.SignOnSuccess);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowBalance"/>: for the cardholder only, nothing is printed.</summary>
    public Event Balance(Deal deal)
    {
        matter.Take(deal, 0);
        Begin(matter, Outcome.Done);
        lines[2] = deal.Answer.HasBalance ? "RMB " + Money.Format(deal.Answer.Balance) : null;
        lines[3] = s.T(Text.ReturnToCashier);
        s.Prompts.Message(Tone.Good, deal.Title, s.T(Text.AvailableBalance), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowSignedOff"/>.</summary>
    public Event SignedOff(Deal deal)
    {
        s.Prompts.Message(Tone.Good, deal.Title, Text.SignedOff);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowEcho"/>.</summary>
    public Event Echo(Deal deal)
    {
        s.Prompts.Message(Tone.Good, deal.Title, Text.EchoOk);
        return Event.Ok;
    }

    /// <summary>The acquirer takes no void of it (any more): the next day, or not at all. The refund has the same original.</summary>
    private static bool IsAgainstVoid(string code) => code == "25" || code == "40" || code == "58" || code == "12";

    private void OfferRefund(Deal deal)
    {
        Flow refund = OriginalRules.RefundOf(deal.Original.Kind);
        if (refund == 0) return;
        matter.Take(deal, deal.Original.Stan);
        string[] offer = { "RMB " + Money.Format(matter.Amount), matter.MaskedPan, s.T(Text.TraceLabel) + " " + matter.Stan.ToString("D6") };
        if (s.Prompts.Confirm(Tone.Warning, deal.Title, s.T(Text.RefundInstead), offer, Text.HintOkCancel, s.Settings.InputTimeoutMs) == Reply.Ok) deal.Then = refund;
    }

    /// <summary>A refund that the acquirer refuses (too old, say) is asked for on paper; cash is not the way.</summary>
    private void OfferRequestForm(Deal deal, string code)
    {
        if (s.Prompts.Confirm(Tone.Plain, deal.Title, s.T(Text.PrintRequestForm), null, Text.HintOkCancel, ResultMs) != Reply.Ok) return;
        s.Print(s.Slips.RequestForm(deal.MaskedPan, deal.OriginalRrn, deal.OriginalDate, deal.Amount, deal.Reason, code, s.Time.Now));
    }

    /// <summary>Amount, card, voucher and time; what is true of the money; what to do next.</summary>
    private void Begin(Matter of, Outcome outcome)
    {
        for (int i = 0; i < lines.Length; i++) lines[i] = null;
        if (of.Amount > 0) lines[0] = "RMB " + Money.Format(of.Amount);
        if (of.MaskedPan.Length > 0) lines[1] = of.MaskedPan;
        if (of.Stan > 0) lines[2] = s.T(Text.TraceLabel) + " " + of.Stan.ToString("D6");
        if (of.IsEarlier) lines[3] = of.Made.ToString("MM/dd HH:mm") + " " + SlipWords.In(s.Desk.Texts.English, KindWords.Name(of.Kind));
        if (of.Rrn.Length > 0) lines[Detail] = s.T(Text.RrnLabel) + " " + of.Rrn;
        Text truth = OutcomeTable.Truth(of.Kind, outcome), next = OutcomeTable.Next(of.Kind, outcome);
        if (truth != Text.Count && outcome != Outcome.Reversed) lines[Truth] = s.T(truth); // the headline of a reversal says it
        if (next != Text.Count) lines[Next] = s.T(next);
    }

    private void Help()
    {
        lines[Terminal] = s.TerminalLine;
        lines[Hotline] = s.HelpLine;
    }
}
