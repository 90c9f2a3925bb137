using System;
using System.IO;
using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Runs a flow: state after state, as the table says, until its end.</summary>
public sealed class FlowRunner
{
    private const int StorageFaultMs = 10000;

    private readonly Services services;
    private readonly Deal deal = new Deal();
    private readonly ReadySteps ready;
    private readonly EntrySteps entry;
    private readonly OriginalSteps original;
    private readonly RefundSteps refund;
    private readonly ServiceSteps service;
    private readonly CardSteps card;
    private readonly ChipSteps chip;
    private readonly ChipDownload download;
    private readonly QrPaySteps qrPay;
    private readonly QrShowSteps qrShow;
    private readonly QrFindSteps qrFind;
    private readonly RiskSteps risk;
    private readonly OnlineSteps online;
    private readonly OfflineSteps offline;
    private readonly ReversalSteps reversal;
    private readonly PrintSteps print;
    private readonly SettleSteps settle;
    private readonly UploadSteps upload;
    private readonly ReportSteps report;
    private readonly ResultSteps results;
    private readonly SignSteps sign;
    private readonly SignatureSteps signatures;

    /// <summary>Makes the steps over the services.</summary>
    public FlowRunner(Services services)
    {
        this.services = services;
        HostScreen screen = new HostScreen(services);
        results = new ResultSteps(services);
        ready = new ReadySteps(services, screen);
        entry = new EntrySteps(services);
        original = new OriginalSteps(services);
        refund = new RefundSteps(services, screen);
        ChipNotices notices = new ChipNotices(services, screen);
        download = new ChipDownload(services, screen);
        service = new ServiceSteps(services, screen, download);
        chip = new ChipSteps(services, notices);
        card = new CardSteps(services, chip, new TapSteps(services, chip));
        QrHost qrHost = new QrHost(services);
        ScanPrompt scan = new ScanPrompt(services);
        qrPay = new QrPaySteps(services, qrHost, scan);
        qrShow = new QrShowSteps(services, screen, qrHost, results);
        qrFind = new QrFindSteps(services, screen, qrHost, scan, original);
        risk = new RiskSteps(services);
        online = new OnlineSteps(services, screen, chip, notices);
        offline = new OfflineSteps(services, screen, online, notices);
        reversal = new ReversalSteps(services, screen, results, online);
        print = new PrintSteps(services);
        settle = new SettleSteps(services, screen, notices);
        upload = new UploadSteps(services, screen);
        report = new ReportSteps(services);
        sign = new SignSteps(services);
        signatures = new SignatureSteps(services, screen);
    }

    /// <summary>State in which the running flow is; for diagnostics.</summary>
    public State State { get; private set; }

    /// <summary>Runs a flow from its first state to its end. Secrets are wiped however it ends.</summary>
    public void Run(Flow flow)
    {
        deal.Begin(flow);
        Go(flow);
    }

    /// <summary>Runs a way back whose original somebody has chosen on a page that shows it.</summary>
    /// <param name="flow">Void or refund.</param>
    /// <param name="batch">The open batch or the one before.</param>
    /// <param name="index">Place of the original in it.</param>
    public void Run(Flow flow, Batch batch, int index)
    {
        deal.Begin(flow);
        if (!batch.Read(index, deal.Original)) return;
        deal.IsChosen = true;
        deal.IsSeen = true;
        Go(flow);
    }

    /// <summary>Why a way back is not open to an original; <see cref="Text.Count"/> when it is, or when another one will be offered.</summary>
    public Text Refusal(Flow flow, Batch batch, int index)
    {
        deal.Begin(flow);
        if (!batch.Read(index, deal.Original)) return Text.OriginalNotFound;
        Text why = original.Take(deal);
        return OriginalRules.IsOffered(why) ? Text.Count : why;
    }

    private void Go(Flow flow)
    {
        Describe(flow);
        try
        {
            Promises.DropStale(services);
            State = FlowTable.Of(flow).First;
            while (State != State.End)
            {
                Event ended = Enter(State);
                State next = TransitionTable.Next(flow, State, ended);
                if (ended == Event.Declined && next == State.ShowDeclined) risk.NoteDecline(deal);
                if (ended == Event.Approved) risk.NoteApproval(deal);
                if (next == State.Any) throw new InvalidOperationException("no row: flow " + (int)flow + ", state " + (int)State + ", event " + (int)ended);
                State = next;
            }
            chip.Release(deal);
        }
        catch (IOException)
        {
            TellStorageFault();
        }
        finally
        {
            deal.Wipe();
            chip.Close();
            services.Host.Disconnect();
        }
        Flow then = deal.Then;
        if (then == 0) return;
        bool authorised = deal.Authorised;
        deal.Begin(then);
        deal.IsChosen = true; // the one that the offer was about
        deal.Authorised = authorised;
        Go(then);
    }

    /// <summary>Prints what the power cut short: the slips of the last transaction.</summary>
    public void FinishSlips(int batchIndex)
    {
        deal.Begin(Flow.Reprint);
        Describe(Flow.Reprint);
        try
        {
            sign.Finish(deal, batchIndex);
            print.Finish(deal, batchIndex);
        }
        catch (IOException)
        {
            TellStorageFault();
        }
    }

    /// <summary>Prints the slips of any transaction of the log again.</summary>
    /// <param name="batch">The open batch or the one before.</param>
    /// <param name="index">Place in it.</param>
    public void PrintAgain(Batch batch, int index)
    {
        deal.Begin(Flow.Reprint);
        Describe(Flow.Reprint);
        if (!batch.Read(index, deal.Record)) return;
        bool open = batch == services.Batch;
        deal.BatchIndex = open ? index : -1;
        if (!open) deal.Record.Printed = true; // nothing is written to a batch that is settled
        try
        {
            print.Print(deal);
        }
        catch (IOException)
        {
            TellStorageFault();
        }
    }

    /// <summary>Reads log and promises again after the flash has refused a write: what was promised is on it or was never promised, and memory may say otherwise.</summary>
    public void ReadAgain()
    {
        services.Reload();
        Promises.DropBooked(services, deal.Record);
    }

    private void TellStorageFault()
    {
        ReadAgain();
        services.Prompts.Message(Tone.Bad, deal.Title, services.T(Text.StorageFault), new[] { services.TerminalLine, services.HelpLine }, StorageFaultMs);
        State = State.End;
    }

    private void Describe(Flow flow)
    {
        FlowRow row = FlowTable.Of(flow);
        deal.Kind = row.Kind;
        deal.Title = row.Title;
    }

    private Event Enter(State state) => state switch
    {
        State.Ready => ready.Ready(deal),
        State.Operator => ready.Operator(deal),
        State.Keys or State.Rekey => ready.Keys(deal),
        State.Supervisor => original.Supervisor(deal),
        State.FindOriginal => original.FindOriginal(deal),
        State.TypeOriginal => original.TypeOriginal(deal),
        State.ShowOriginal => original.ShowOriginal(deal),
        State.MatchCard => original.MatchCard(deal),
        State.Notice => refund.Notice(deal),
        State.RefundAmount => refund.RefundAmount(deal),
        State.Reason => refund.Reason(deal),
        State.Repeat => refund.Repeat(deal),
        State.Serve => service.Serve(deal),
        State.AskHost => service.AskHost(deal),
        State.SignOff => ready.SignOff(deal),
        State.Echo => ready.Echo(deal),
        State.Amount => entry.Amount(deal),
        State.ConfirmAmount => entry.ConfirmAmount(deal),
        State.Card => card.Card(deal),
        State.ConfirmCard => card.ConfirmCard(deal),
        State.Scan => qrPay.Scan(deal),
        State.AwaitPayment => qrPay.AwaitPayment(deal),
        State.PlaceOrder => online.PlaceOrder(deal),
        State.ShowCode => qrShow.ShowCode(deal),
        State.CloseOrder or State.ResolveOrder => qrShow.Conclude(deal),
        State.ShowOrderClosed => results.OrderClosed(deal),
        State.ShowOrderWaits => results.OrderWaits(deal),
        State.FindOrder => qrFind.FindOrder(deal),
        State.AskOrder => qrFind.AskOrder(deal),
        State.RefundWay => qrFind.RefundWay(deal),
        State.Risk => risk.Check(deal),
        State.Pin => card.Pin(deal),
        State.Online => online.Online(deal),
        State.Finish => chip.Finish(deal),
        State.DownloadChip => download.Both(deal),
        State.FetchChip => download.AfterSignOn(deal),
        State.Book => online.Book(deal),
        State.DeliverReversal or State.Reverse => reversal.Deliver(deal),
        State.Suspense => reversal.DeliverSuspended(deal),
        State.Sign => sign.Sign(deal),
        State.BookOffline => offline.Book(deal),
        State.VoidOffline => offline.Void(deal),
        State.UploadOffline => offline.Upload(deal),
        State.ShowOfflineWaits => offline.Waits(deal),
        State.UploadSignatures => signatures.Upload(deal),
        State.FindLast => print.FindLast(deal),
        State.Print => print.Print(deal),
        State.ShowApproved => results.Approved(deal),
        State.ShowDeclined => results.Declined(deal),
        State.ShowCardRefused => results.CardRefused(deal),
        State.ShowNotSent => results.NotSent(deal),
        State.ShowReversed => results.Reversed(deal),
        State.ShowReversalWaits => results.ReversalWaits(deal),
        State.ShowStands => results.Stands(deal),
        State.ShowDisputed => results.Disputed(deal),
        State.ShowCancelled => results.Cancelled(deal),
        State.ShowSignedOn => results.SignedOn(deal),
        State.ShowUnknown => results.Unknown(deal),
        State.ShowNoAnswer => results.NoAnswer(deal),
        State.ShowBalance => results.Balance(deal),
        State.ShowSignedOff => results.SignedOff(deal),
        State.ShowEcho => results.Echo(deal),
        State.SettleReady => settle.Ready(deal),
        State.SettleConfirm => settle.Confirm(deal),
        State.Reconcile => settle.Reconcile(deal),
        State.Upload => upload.Upload(deal),
        State.UploadEnd => upload.End(deal),
        State.NewBatch => settle.NewBatch(deal),
        State.ShowNotSettled => settle.NotSettled(deal),
        State.ShowSettleHalted => settle.Halted(deal),
        State.FindSettlement => report.FindSettlement(deal),
        State.PrintSettlement => report.PrintSettlement(deal),
        State.OfferDetails => report.OfferDetails(deal),
        State.FindBatch => report.FindBatch(deal),
        State.PrintDetailList => report.PrintDetailList(deal),
        State.PrintSummary => report.PrintSummary(deal),
        _ => throw new InvalidOperationException("state " + (int)state + " cannot be entered"),
    };
}
