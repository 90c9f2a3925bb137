using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>The screens at the end of a flow: what happened to the money, what to do now, and whom to ask.</summary>
public sealed class ResultSteps
{
    private const int ApprovedMs = 1500, ResultMs = 10000;

    private readonly Services s;
    private readonly string[] lines = new string[8];

    /// <summary>Works with the services.</summary>
    public ResultSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.ShowApproved"/>; goes on by itself.</summary>
    public Event Approved(Deal deal)
    {
        Begin(deal);
        lines[2] = s.T(Text.TraceLabel) + " " + deal.Record.Stan.ToString("D6");
        if (deal.Offline) lines[3] = s.T(deal.Kind == TransactionKind.OfflineVoid ? Text.OfflineVoidHere : Text.OfflineStored);
        s.Prompts.Draw(Tone.Good, s.T(deal.Title), s.T(Text.Approved), lines, Text.Count);
        s.Desk.BeepOk();
        s.Desk.WaitKey(ApprovedMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowDeclined"/>.</summary>
    public Event Declined(Deal deal)
    {
        Begin(deal);
        string code = deal.Answer.ResponseCode;
        lines[2] = s.T(Text.ResponseCodeLabel) + " " + code;
        lines[3] = deal.Answer.DisplayText;
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, ResponseTexts.Of(code, s.Desk.Texts.English), lines, ResultMs);
        if (deal.Flow == Flow.Refund || deal.Flow == Flow.QrRefund) OfferRequestForm(deal, code);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowCardRefused"/>.</summary>
    public Event CardRefused(Deal deal)
    {
        Begin(deal);
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(ChipTexts.Of(deal.ChipOutcome)), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowNotSent"/>.</summary>
    public Event NotSent(Deal deal)
    {
        Begin(deal);
        lines[2] = s.T(s.LinkTrouble(deal.Answer.Fault));
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.NotSent), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowReversed"/>.</summary>
    public Event Reversed(Deal deal)
    {
        Begin(deal);
        if (deal.CardRefused) lines[2] = s.T(Text.CardSaidNo);
        Help();
        s.Prompts.Message(Tone.Warning, deal.Title, s.T(Text.Reversed), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowReversalWaits"/>.</summary>
    public Event ReversalWaits(Deal deal)
    {
        Begin(deal);
        lines[0] = "RMB " + Money.Format(s.Reversal.Amount); // of the one that waits, which may not be the one in hand
        lines[1] = s.Reversal.MaskedPan;
        lines[2] = s.T(Text.TraceLabel) + " " + s.Reversal.Stan.ToString("D6");
        lines[3] = s.T(Text.CardMayBeCharged);
        Help();
        lines[6] = s.T(Text.CheckBeforeRetry);
        // no amount yet: it is an earlier one that waits, and the new transaction has not begun
        bool held = deal.Amount == 0 && (deal.Flow & Flow.Financial) != 0;
        if (held) lines[7] = s.T(Text.ReversalBlocked);
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.ReversalPending), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowCancelled"/>.</summary>
    public Event Cancelled(Deal deal)
    {
        s.Prompts.Message(Tone.Warning, deal.Title, Text.Cancelled);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowSignedOn"/>.</summary>
    public Event SignedOn(Deal deal)
    {
        s.Prompts.Message(Tone.Good, deal.Title, Text.SignOnSuccess);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowUnknown"/>.</summary>
    public Event Unknown(Deal deal)
    {
        Begin(deal);
        lines[2] = s.T(Text.TraceLabel) + " " + s.Unknown.Stan.ToString("D6");
        lines[3] = s.T(Text.WillBeRepeated);
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.ResultUnknown), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowNoAnswer"/>.</summary>
    public Event NoAnswer(Deal deal)
    {
        Begin(deal);
        lines[2] = s.T(Text.NothingCharged);
        Help();
        s.Prompts.Message(Tone.Bad, deal.Title, s.T(Text.NoAnswer), lines, ResultMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.ShowBalance"/>: for the cardholder only, nothing is printed.</summary>
    public Event Balance(Deal deal)
    {
        Begin(deal);
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

    /// <summary>A refund that the acquirer refuses (too old, say) is asked for on paper; cash is not the way.</summary>
    private void OfferRequestForm(Deal deal, string code)
    {
        if (s.Prompts.Confirm(Tone.Plain, deal.Title, s.T(Text.PrintRequestForm), null, Text.HintOkCancel, ResultMs) != Reply.Ok) return;
        s.Print(s.Slips.RequestForm(deal.MaskedPan, deal.OriginalRrn, deal.OriginalDate, deal.Amount, deal.Reason, code, s.Time.Now));
    }

    private void Begin(Deal deal)
    {
        for (int i = 0; i < lines.Length; i++) lines[i] = null;
        if (deal.Amount > 0) lines[0] = "RMB " + Money.Format(deal.Amount);
        if (deal.MaskedPan.Length > 0) lines[1] = deal.MaskedPan;
    }

    private void Help()
    {
        lines[4] = s.TerminalLine;
        lines[5] = s.HelpLine;
    }
}
