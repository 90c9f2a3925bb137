using System;

namespace PosFirmware.Transactions;

/// <summary>Runs a flow: state after state, as the table says, until its end.</summary>
public sealed class FlowRunner
{
    private readonly Services services;
    private readonly Deal deal = new Deal();
    private readonly ReadySteps ready;
    private readonly EntrySteps entry;
    private readonly CardSteps card;
    private readonly OnlineSteps online;
    private readonly ReversalSteps reversal;
    private readonly PrintSteps print;
    private readonly ResultSteps results;

    /// <summary>Makes the steps over the services.</summary>
    public FlowRunner(Services services)
    {
        this.services = services;
        HostScreen screen = new HostScreen(services);
        ready = new ReadySteps(services, screen);
        entry = new EntrySteps(services);
        card = new CardSteps(services);
        online = new OnlineSteps(services, screen);
        reversal = new ReversalSteps(services, screen);
        print = new PrintSteps(services);
        results = new ResultSteps(services);
    }

    /// <summary>State in which the running flow is; for diagnostics.</summary>
    public State State { get; private set; }

    /// <summary>Runs a flow from its first state to its end. Secrets are wiped however it ends.</summary>
    public void Run(Flow flow)
    {
        deal.Begin(flow);
        Describe(flow);
        try
        {
            State = TransitionTable.First(flow);
            while (State != State.End)
            {
                Event ended = Enter(State);
                State next = TransitionTable.Next(flow, State, ended);
                if (next == State.Any) throw new InvalidOperationException("no row: flow " + (int)flow + ", state " + (int)State + ", event " + (int)ended);
                State = next;
            }
        }
        finally
        {
            deal.Wipe();
            services.Host.Disconnect();
        }
    }

    /// <summary>Prints what the power cut short: the slips of the last transaction.</summary>
    public void FinishSlips(int batchIndex)
    {
        deal.Begin(Flow.Reprint);
        Describe(Flow.Reprint);
        print.Finish(deal, batchIndex);
    }

    private void Describe(Flow flow)
    {
        switch (flow)
        {
            case Flow.Sale:
                deal.Kind = Acquirer.TransactionKind.Sale;
                deal.Title = Ui.Text.Sale;
                break;
            case Flow.SignOn: deal.Title = Ui.Text.SignOn; break;
            case Flow.Recovery: deal.Title = Ui.Text.Reversal; break;
            case Flow.Reprint: deal.Title = Ui.Text.Reprint; break;
        }
    }

    private Event Enter(State state) => state switch
    {
        State.Ready => ready.Ready(deal),
        State.Operator => ready.Operator(deal),
        State.Keys or State.Rekey => ready.Keys(deal),
        State.Amount => entry.Amount(deal),
        State.ConfirmAmount => entry.ConfirmAmount(deal),
        State.Card => card.Card(deal),
        State.ConfirmCard => card.ConfirmCard(deal),
        State.Pin => card.Pin(deal),
        State.Online => online.Online(deal),
        State.Book => online.Book(deal),
        State.DeliverReversal or State.Reverse => reversal.Deliver(deal),
        State.FindLast => print.FindLast(deal),
        State.Print => print.Print(deal),
        State.ShowApproved => results.Approved(deal),
        State.ShowDeclined => results.Declined(deal),
        State.ShowNotSent => results.NotSent(deal),
        State.ShowReversed => results.Reversed(deal),
        State.ShowReversalWaits => results.ReversalWaits(deal),
        State.ShowCancelled => results.Cancelled(deal),
        State.ShowSignedOn => results.SignedOn(deal),
        _ => throw new InvalidOperationException("state " + (int)state + " cannot be entered"),
    };
}
