using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Delivers the reversal that waits (acquirer-protocol.md 6.3). It is never dropped: only an answer ends it.</summary>
public sealed class ReversalSteps
{
    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostRequest request = new HostRequest();
    private readonly HostAnswer answer = new HostAnswer();

    /// <summary>Works with the services.</summary>
    public ReversalSteps(Services services, HostScreen screen)
    {
        s = services;
        this.screen = screen;
    }

    /// <summary>States <see cref="State.Reverse"/> and <see cref="State.DeliverReversal"/>.</summary>
    public Event Deliver(Deal deal)
    {
        if (!s.Reversal.Exists) return Event.Ok;
        if (!s.Keys.HasWorkingKeys || !s.State.SignedOn)
        {
            if (deal.Rekeyed) return Event.Unknown;
            deal.Rekeyed = true;
            return Event.SignOnDue;
        }
        for (int attempt = 0; attempt < s.Settings.ReversalTries; attempt++)
        {
            s.Host.Disconnect(); // a late answer to the original must not meet the reversal
            Event outcome = Once();
            if (outcome != Event.Declined) return outcome;
        }
        return Event.Unknown;
    }

    /// <returns>Ok: done. Unknown: no connection, try later. SignOnDue: keys are no good. Declined: try again.</returns>
    private Event Once()
    {
        s.Reversal.Fill(request);
        if (request.EntryMode != (int)Cards.CardEntry.Stripe) request.PanLength = s.RecordCipher.Open(s.Reversal.PanCipher, s.Reversal.Stan, request.Pan);
        screen.Prepare(Text.Reversal, null);
        s.Host.Exchange(request, answer, screen);
        request.Clear();
        if (answer.Verdict == HostVerdict.NotSent) return Event.Unknown;
        if (answer.Verdict == HostVerdict.Answered)
        {
            if (ResponseCodes.IsReversed(answer.ResponseCode))
            {
                s.Reversal.Remove();
                return Event.Ok;
            }
            ResponseAction action = ResponseCodes.Of(answer.ResponseCode).Action;
            if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys)
            {
                s.State.RequireSignOn();
                return Event.Unknown;
            }
            s.Reversal.SetReason("06", null);
        }
        s.Reversal.CountTry();
        return Event.Declined;
    }
}
