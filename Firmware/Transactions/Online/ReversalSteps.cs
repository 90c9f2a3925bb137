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
    private readonly PendingMessage suspended = new PendingMessage();
    private readonly ResultSteps results;
    private readonly Matter matter = new Matter();

    /// <summary>Works with the services.</summary>
    public ReversalSteps(Services services, HostScreen screen, ResultSteps results)
    {
        this.results = results;
        s = services;
        this.screen = screen;
    }

    /// <summary>States <see cref="State.Reverse"/> and <see cref="State.DeliverReversal"/>.</summary>
    public Event Deliver(Deal deal)
    {
        if (!s.Reversal.Exists) return Event.Ok;
        int stan = s.Reversal.Stan;
        long amount = s.Reversal.Amount;
        deal.Earlier.Take(s.Reversal);
        Event ended = DeliverPending(deal);
        if (ended == Event.Ok || ended == Event.Unknown) s.Audit.Write(s.State.Cashier, ended == Event.Ok ? AuditKind.ReversalDone : AuditKind.ReversalWaits, stan, amount, null);
        if (ended == Event.Ok && stan != deal.Request.Stan && deal.Flow != Flow.Recovery) results.Tell(Text.Reversal, deal.Earlier, Outcome.Reversed);
        if (ended == Event.Unknown && s.Reversal.Tries >= s.Settings.ReversalTries) Suspend();
        return ended;
    }

    /// <summary>It stays promised, but no longer in the way of other transactions; the fault slip is the operator's receipt for it.</summary>
    private void Suspend()
    {
        if (s.Suspense.IsFull) return;
        s.Suspense.Add(s.Reversal);
        s.Print(s.Slips.Fault(s.Reversal));
        Promises.Drop(s.Reversal);
    }

    /// <summary>State <see cref="State.Suspense"/>: tries the reversals of the suspense list once each; stops at the first that is not settled.</summary>
    public Event DeliverSuspended(Deal deal)
    {
        for (int i = s.Suspense.Count; i > 0 && !s.Reversal.Exists; i--)
        {
            if (!s.Suspense.Read(0, suspended)) return Event.Ok;
            s.Host.Disconnect();
            Event outcome = Once(suspended, Why(suspended.Reason));
            if (outcome != Event.Ok) return Event.Ok;
            s.Suspense.Settle(suspended.Stan, suspended.Batch);
            matter.Take(suspended);
            results.Tell(Text.Reversal, matter, Outcome.Reversed);
            s.Audit.Write(s.State.Cashier, AuditKind.ReversalDone, suspended.Stan, suspended.Amount, null);
        }
        return Event.Ok;
    }

    private Event DeliverPending(Deal deal)
    {
        if (!s.Keys.HasWorkingKeys || !s.State.SignedOn)
        {
            if (deal.Rekeyed) return Event.Unknown;
            deal.Rekeyed = true;
            return Event.SignOnDue;
        }
        for (int attempt = 0; attempt < s.Settings.ReversalTries; attempt++)
        {
            s.Host.Disconnect(); // a late answer to the original must not meet the reversal
            Event outcome = Once(s.Reversal, deal.Flow == Flow.Recovery ? Text.RecoveredReversal : deal.CardRefused ? Text.CardSaidNoReversing : Why(s.Reversal.Reason));
            if (outcome == Event.Ok) Promises.Drop(s.Reversal);
            if (outcome != Event.Declined) return outcome;
        }
        return Event.Unknown;
    }

    /// <summary>What the operator reads while the reversal is under way.</summary>
    private static Text Why(string reason) => reason switch
    {
        "98" => Text.TimeoutReversing,
        "A0" => Text.BadMac,
        _ => Text.BadAnswer,
    };

    /// <returns>Ok: done. Unknown: no connection or no keys, try later. Declined: try again.</returns>
    private Event Once(PendingMessage reversal, Text why)
    {
        s.FillFrom(reversal, request, true);
        if (request.EntryMode != (int)Cards.CardEntry.Stripe) request.PanLength = s.RecordCipher.Open(reversal.PanCipher, reversal.Stan, request.Pan);
        screen.Prepare(Text.Reversal, null);
        screen.Note = s.T(why);
        s.Host.Exchange(request, answer, screen);
        request.Clear();
        if (answer.Verdict == HostVerdict.NotSent) return Event.Unknown;
        if (answer.Verdict == HostVerdict.Answered)
        {
            if (ResponseCodes.IsReversed(answer.ResponseCode)) return Event.Ok;
            ResponseAction action = ResponseCodes.Of(answer.ResponseCode).Action;
            if (action == ResponseAction.SignOn || action == ResponseAction.SignOnWithNewKeys)
            {
                s.State.RequireSignOn();
                return Event.Unknown;
            }
            if (reversal == s.Reversal) reversal.SetReason("06", null);
        }
        if (reversal == s.Reversal) reversal.CountTry();
        return Event.Declined;
    }
}
