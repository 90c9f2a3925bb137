using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Delivers the reversal that waits (acquirer-protocol.md 6.3). It is never dropped: only an answer ends it.</summary>
public sealed class ReversalSteps
{
    private const string Reversed = "00";

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly HostRequest request = new HostRequest();
    private readonly HostAnswer answer = new HostAnswer();
    private readonly PendingMessage suspended = new PendingMessage();
    private readonly ResultSteps results;
    private readonly RefusedReversal refused;
    private readonly Matter matter = new Matter();

    /// <summary>Works with the services.</summary>
    public ReversalSteps(Services services, HostScreen screen, ResultSteps results, OnlineSteps online)
    {
        refused = new RefusedReversal(services, screen, online);
        this.results = results;
        s = services;
        this.screen = screen;
    }

    /// <summary>States <see cref="State.Reverse"/> and <see cref="State.DeliverReversal"/>.</summary>
    /// <returns>Approved: it stands, and NotFound: nobody knows; in front of another transaction the operator is told, and that is Ok.</returns>
    public Event Deliver(Deal deal)
    {
        if (!s.Reversal.Exists) return Event.Ok;
        int stan = s.Reversal.Stan;
        long amount = s.Reversal.Amount;
        deal.Earlier.Take(s.Reversal);
        bool alone = deal.Flow == Flow.Recovery || stan == deal.Request.Stan;
        Event ended = DeliverPending(deal);
        switch (ended)
        {
            case Event.Ok:
                s.Audit.Write(s.State.Cashier, AuditKind.ReversalDone, stan, amount, null);
                if (!alone) results.Tell(Text.Reversal, deal.Earlier, Outcome.Reversed);
                break;
            case Event.Unknown:
                s.Audit.Write(s.State.Cashier, AuditKind.ReversalWaits, stan, amount, null);
                if (s.Reversal.Tries >= s.Settings.ReversalTries) Suspend();
                break;
            case Event.Approved:
                deal.Earlier.Rrn = refused.Rrn;
                if (refused.Keep(s.Reversal)) s.Reversal.Remove();
                else Suspend();
                if (!alone) results.Tell(Text.Reversal, deal.Earlier, Outcome.Stands);
                break;
            case Event.NotFound:
                s.Audit.Write(s.State.Cashier, AuditKind.ReversalWaits, stan, amount, null);
                Suspend();
                if (!alone) results.Tell(Text.Reversal, deal.Earlier, Outcome.Disputed);
                break;
        }
        return alone || ended == Event.SignOnDue || ended == Event.Unknown ? ended : Event.Ok;
    }

    /// <summary>It stays promised, but no longer in the way of other transactions; the fault slip is the operator's receipt for it.</summary>
    private void Suspend()
    {
        if (s.Suspense.IsFull) return;
        s.Suspense.Add(s.Reversal);
        s.Print(s.Slips.Fault(s.Reversal));
        Promises.Drop(s.Reversal);
    }

    /// <summary>
    /// State <see cref="State.Suspense"/>: tries the reversals of the suspense list once each, and says of each what has become of it; stops at
    /// the first that finds no answer.
    /// </summary>
    public Event DeliverSuspended(Deal deal)
    {
        for (int i = 0; i < s.Suspense.Count && !s.Reversal.Exists;)
        {
            if (!s.Suspense.Read(i, suspended)) return Event.Ok;
            s.Host.Disconnect();
            Event outcome = Once(suspended, Why(suspended.Reason));
            if (outcome == Event.Unknown || outcome == Event.Declined) return Event.Ok;
            bool stands = outcome == Event.Approved;
            matter.Take(suspended);
            if (stands) matter.Rrn = refused.Rrn;
            if (outcome == Event.Ok || (stands && refused.Keep(suspended)))
            {
                s.Suspense.Settle(suspended.Stan, suspended.Batch);
                if (!stands) s.Audit.Write(s.State.Cashier, AuditKind.ReversalDone, suspended.Stan, suspended.Amount, null);
            }
            else i++; // it stays on the list
            results.Tell(Text.Reversal, matter, stands ? Outcome.Stands : outcome == Event.Ok ? Outcome.Reversed : Outcome.Disputed);
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

    /// <returns>Ok: done. Unknown: no connection or no keys, try later. Declined: try again. Approved: it stands. NotFound: nobody can say.</returns>
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
            if (answer.ResponseCode == Reversed) return Event.Ok;
            if (ResponseCodes.IsReversed(answer.ResponseCode)) return refused.Judge(reversal, answer, reversal != s.Reversal);
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
