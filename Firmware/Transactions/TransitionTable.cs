namespace PosFirmware.Transactions;

/// <summary>One row: in this state of these flows, this event leads there.</summary>
public sealed class Transition
{
    /// <summary>Flows that the row is for.</summary>
    public readonly Flow Flows;
    /// <summary>State that ended; <see cref="State.Any"/> for all that have no row of their own.</summary>
    public readonly State From;
    /// <summary>How it ended.</summary>
    public readonly Event On;
    /// <summary>Next state.</summary>
    public readonly State To;

    /// <summary>Makes a row.</summary>
    public Transition(Flow flows, State from, Event on, State to)
    {
        Flows = flows;
        From = from;
        On = on;
        To = to;
    }
}

/// <summary>
/// The state machine of all transactions, in one table; the diagram in README.md is made from it. What is not in the table
/// cannot happen: an event without a row is a fault of ours.
/// </summary>
public static class TransitionTable
{
    private const Flow Asking = Flow.Financial | Flow.Settle | Flow.AskHost | Flow.QrLast | Flow.QrAsk;
    private const Flow OrderFirst = Flow.QrSale | Flow.QrShow | Flow.QrVoid | Flow.QrRefund | Flow.QrLast | Flow.Settle;
    private const Flow QrPays = Flow.QrSale | Flow.QrShow;
    private const Flow Voids = Flow.SaleVoid | Flow.PreAuthVoid | Flow.CompletionVoid;

    private const Flow ChipDecides = Flow.Sale | Flow.PreAuth | Flow.Balance;

    /// <summary>All rows. Rows for a state come before rows for any state.</summary>
    public static readonly Transition[] Rows =
    {
        // ---- before anything: is the terminal ready? (operations.md 6.5) ----
        new(Asking, State.Ready, Event.SignOnDue, State.Operator),
        new(Asking, State.Ready, Event.ReversalDue, State.DeliverReversal),
        new(Flow.All, State.Operator, Event.Ok, State.Keys),
        new(Flow.All, State.Keys, Event.Ok, State.FetchChip),
        new(Flow.All, State.FetchChip, Event.Ok, State.Suspense),
        new(Asking, State.Suspense, Event.Ok, State.Ready),
        new(Asking, State.DeliverReversal, Event.Ok, State.Ready),
        new(Flow.All, State.DeliverReversal, Event.Unknown, State.ShowReversalWaits),

        // ---- sign-on 签到 (operations.md 3.2) ----
        new(Flow.SignOn, State.Suspense, Event.Ok, State.ShowSignedOn),
        new(Flow.SignOn, State.ShowSignedOn, Event.Ok, State.End),

        // ---- at boot: what was promised before the power went (operations.md 6.6) ----
        new(Flow.Recovery, State.DeliverReversal, Event.Ok, State.ShowReversed),
        new(Flow.Recovery, State.DeliverReversal, Event.Approved, State.ShowStands),
        new(Flow.Recovery, State.DeliverReversal, Event.NotFound, State.ShowDisputed),
        new(Flow.Recovery, State.Rekey, Event.Ok, State.DeliverReversal),
        new(Flow.All, State.DeliverReversal, Event.SignOnDue, State.Rekey),
        new(Flow.All, State.Rekey, Event.Failed, State.ShowReversalWaits),

        // ---- sale 消费 (operations.md 3.3) ----
        new(Flow.Sale, State.Ready, Event.Ok, State.Amount),
        new(Flow.Sale, State.Amount, Event.Ok, State.ConfirmAmount),
        new(Flow.Sale, State.ConfirmAmount, Event.Ok, State.Card),
        new(Flow.Sale, State.ConfirmAmount, Event.Back, State.Amount),

        // ---- approved by the chip alone 脱机消费 (emv.md 1.8, 1.12): sent later; voided here as long as it was not ----
        new(Flow.Sale, State.Pin, Event.Offline, State.BookOffline),
        new(Flow.Sale, State.Online, Event.Offline, State.BookOffline),
        new(Flow.Sale, State.BookOffline, Event.Ok, State.ShowApproved),
        new(Flow.SaleVoid, State.ShowOriginal, Event.Offline, State.VoidOffline),
        new(Flow.SaleVoid, State.VoidOffline, Event.Ok, State.ShowApproved),

        // ---- void 撤销 (operations.md 3.4), completion void ----
        new(Voids, State.Ready, Event.Ok, State.Supervisor),
        new(Voids, State.Supervisor, Event.Ok, State.FindOriginal),
        new(Voids | Flow.Completion | Flow.CompletionAdvice, State.FindOriginal, Event.Ok, State.ShowOriginal),
        new(Flow.PreAuthVoid, State.FindOriginal, Event.NotFound, State.TypeOriginal),
        new(Voids, State.ShowOriginal, Event.Back, State.FindOriginal),
        new(Voids, State.ShowOriginal, Event.Ok, State.Card),
        new(Voids, State.ShowOriginal, Event.NoCard, State.Pin),
        new(Flow.PreAuthVoid, State.TypeOriginal, Event.Ok, State.Amount),
        new(Flow.PreAuthVoid, State.Amount, Event.Ok, State.ConfirmAmount),
        new(Flow.PreAuthVoid, State.ConfirmAmount, Event.Ok, State.Card),
        new(Flow.PreAuthVoid, State.ConfirmAmount, Event.Back, State.Amount),

        // ---- refund 退货 (operations.md 3.5): no reversal, so an answer that is missing makes it unknown ----
        new(Flow.Refund, State.Ready, Event.Ok, State.Supervisor),
        new(Flow.Refund | Flow.CompletionAdvice | Flow.Settle, State.Ready, Event.ResultDue, State.Repeat),
        new(Flow.Refund, State.Supervisor, Event.Ok, State.Notice),
        new(Flow.Refund, State.Notice, Event.Ok, State.FindOriginal),
        new(Flow.Refund, State.FindOriginal, Event.Ok, State.ShowOriginal),
        new(Flow.Refund, State.FindOriginal, Event.NotFound, State.TypeOriginal),
        new(Flow.Refund, State.ShowOriginal, Event.Ok, State.RefundAmount),
        new(Flow.Refund, State.ShowOriginal, Event.Back, State.FindOriginal),
        new(Flow.Refund, State.TypeOriginal, Event.Ok, State.RefundAmount),
        new(Flow.Refund, State.RefundAmount, Event.Ok, State.Reason),
        new(Flow.Refund, State.Reason, Event.Ok, State.ConfirmAmount),
        new(Flow.Refund, State.ConfirmAmount, Event.Ok, State.Card),
        new(Flow.Refund, State.ConfirmAmount, Event.Back, State.RefundAmount),
        new(Flow.Refund, State.ConfirmAmount, Event.NoCard, State.Pin),
        new(Flow.Refund | Flow.CompletionAdvice, State.Online, Event.Unknown, State.ShowUnknown),
        new(Flow.Refund | Flow.CompletionAdvice | Flow.Settle, State.Repeat, Event.Approved, State.Book),
        new(Flow.Refund | Flow.CompletionAdvice | Flow.Settle, State.Repeat, Event.Declined, State.ShowDeclined),
        new(Flow.Refund | Flow.CompletionAdvice | Flow.Settle, State.Repeat, Event.Unknown, State.ShowUnknown),
        new(Flow.Settle, State.Book, Event.Ok, State.Ready),

        // ---- balance 余额查询: nothing to book, nothing to reverse ----
        new(Flow.Balance, State.Ready, Event.Ok, State.Card),
        new(Flow.Balance, State.Finish, Event.Ok, State.ShowBalance),
        new(Flow.Balance, State.Finish, Event.CardRefused, State.ShowCardRefused),
        new(Flow.Balance, State.Online, Event.Unknown, State.ShowNoAnswer),
        new(Flow.Balance, State.ShowBalance, Event.Ok, State.End),

        // ---- pre-authorisation 预授权 and its completion ----
        new(Flow.PreAuth, State.Ready, Event.Ok, State.Amount),
        new(Flow.PreAuth, State.Amount, Event.Ok, State.ConfirmAmount),
        new(Flow.PreAuth, State.ConfirmAmount, Event.Ok, State.Card),
        new(Flow.PreAuth, State.ConfirmAmount, Event.Back, State.Amount),
        new(Flow.Completion | Flow.CompletionAdvice, State.Ready, Event.Ok, State.FindOriginal),
        new(Flow.Completion | Flow.CompletionAdvice, State.FindOriginal, Event.NotFound, State.TypeOriginal),
        new(Flow.Completion | Flow.CompletionAdvice, State.TypeOriginal, Event.Ok, State.Amount),
        new(Flow.Completion | Flow.CompletionAdvice, State.ShowOriginal, Event.Ok, State.Amount),
        new(Flow.Completion | Flow.CompletionAdvice, State.ShowOriginal, Event.Back, State.FindOriginal),
        new(Flow.Completion | Flow.CompletionAdvice, State.Amount, Event.Ok, State.ConfirmAmount),
        new(Flow.Completion | Flow.CompletionAdvice, State.ConfirmAmount, Event.Ok, State.Card),
        new(Flow.Completion | Flow.CompletionAdvice, State.ConfirmAmount, Event.Back, State.Amount),

        // ---- QR: the customer shows his code (operations.md 3.6). No answer is not the end: the acquirer is asked, and only then is it reversed ----
        new(QrPays, State.Ready, Event.Ok, State.Amount),
        new(QrPays, State.Amount, Event.Ok, State.ConfirmAmount),
        new(QrPays, State.ConfirmAmount, Event.Ok, State.Risk),
        new(QrPays, State.ConfirmAmount, Event.Back, State.Amount),
        new(Flow.QrSale, State.Risk, Event.Ok, State.Scan),
        new(Flow.QrSale, State.Scan, Event.Ok, State.Online),
        new(Flow.QrSale, State.Online, Event.Waiting, State.AwaitPayment),
        new(Flow.QrSale, State.Online, Event.Unknown, State.AwaitPayment),
        new(Flow.QrSale, State.AwaitPayment, Event.Approved, State.Book),
        new(Flow.QrSale, State.AwaitPayment, Event.Declined, State.ShowDeclined),
        new(Flow.QrSale, State.AwaitPayment, Event.Unknown, State.Reverse),
        new(Flow.QrSale, State.AwaitPayment, Event.OrderDue, State.CloseOrder), // no reversals of QR payments at this acquirer

        // ---- QR: the customer scans the screen. The order is a promise of its own kind: only an answer ends it, paid or closed ----
        new(Flow.QrShow, State.Risk, Event.Ok, State.PlaceOrder),
        new(Flow.QrShow, State.PlaceOrder, Event.Ok, State.ShowCode),
        new(Flow.QrShow, State.PlaceOrder, Event.Declined, State.ShowDeclined),
        new(Flow.QrShow, State.PlaceOrder, Event.NotSent, State.ShowNotSent),
        new(Flow.QrShow, State.PlaceOrder, Event.Unknown, State.CloseOrder),
        new(Flow.QrShow, State.ShowCode, Event.Approved, State.Book),
        new(Flow.QrShow, State.ShowCode, Event.Declined, State.ShowDeclined),
        new(Flow.QrShow, State.ShowCode, Event.Unknown, State.CloseOrder),
        new(QrPays, State.CloseOrder, Event.Approved, State.Book),
        new(QrPays, State.CloseOrder, Event.Ok, State.ShowOrderClosed),
        new(QrPays, State.CloseOrder, Event.Unknown, State.ShowOrderWaits),
        // one order at a time: what became of the one before is learnt first (operations.md 6.3)
        new(OrderFirst, State.Ready, Event.OrderDue, State.ResolveOrder),
        new(OrderFirst, State.ResolveOrder, Event.Approved, State.Book),
        new(OrderFirst, State.ResolveOrder, Event.Unknown, State.ShowOrderWaits),
        new(Flow.QrLast, State.ResolveOrder, Event.Ok, State.ShowOrderClosed),
        new(OrderFirst, State.ResolveOrder, Event.Ok, State.Ready),
        new(Flow.QrLast, State.Book, Event.Ok, State.ShowApproved),
        new(Flow.QrLast, State.ShowApproved, Event.Ok, State.Print),
        new(Flow.QrLast, State.Ready, Event.Ok, State.AskOrder),
        new(Flow.QrLast | Flow.QrAsk, State.AskOrder, Event.Ok, State.End),
        new(Flow.QrAsk, State.Ready, Event.Ok, State.FindOrder),
        new(Flow.QrAsk, State.FindOrder, Event.Ok, State.AskOrder),
        new(Flow.QrAsk, State.FindOrder, Event.NotFound, State.AskOrder),
        new(Flow.QrLast | Flow.QrAsk | Flow.AskHost, State.Rekey, Event.Ok, State.DeliverReversal),

        // ---- QR void and refund: no card, no PIN, but the order ----
        new(Flow.QrVoid | Flow.QrRefund, State.Ready, Event.Ok, State.Supervisor),
        new(Flow.QrVoid, State.Supervisor, Event.Ok, State.FindOrder),
        new(Flow.QrVoid | Flow.QrRefund, State.FindOrder, Event.Ok, State.ShowOriginal),
        new(Flow.QrVoid | Flow.QrRefund, State.ShowOriginal, Event.Back, State.FindOrder),
        new(Flow.QrVoid, State.ShowOriginal, Event.Ok, State.Risk),
        new(Flow.QrVoid | Flow.QrRefund, State.Risk, Event.Ok, State.Online),
        new(Flow.QrRefund, State.Supervisor, Event.Ok, State.Notice),
        new(Flow.QrRefund, State.Notice, Event.Ok, State.FindOrder),
        new(Flow.QrRefund, State.FindOrder, Event.NotFound, State.AskOrder),
        new(Flow.QrRefund, State.AskOrder, Event.Ok, State.ShowOriginal),
        new(Flow.QrRefund, State.ShowOriginal, Event.Ok, State.RefundAmount),
        new(Flow.QrRefund, State.RefundAmount, Event.Ok, State.Reason),
        new(Flow.QrRefund, State.Reason, Event.Ok, State.RefundWay),
        new(Flow.QrRefund, State.RefundWay, Event.Ok, State.ConfirmAmount),
        new(Flow.QrRefund, State.ConfirmAmount, Event.Ok, State.Risk),
        new(Flow.QrRefund, State.ConfirmAmount, Event.Back, State.RefundAmount),
        new(Flow.QrVoid | Flow.QrRefund, State.Ready, Event.ResultDue, State.Repeat),
        new(Flow.QrVoid | Flow.QrRefund, State.Repeat, Event.Approved, State.Book),
        new(Flow.QrVoid | Flow.QrRefund, State.Repeat, Event.Declined, State.ShowDeclined),
        new(Flow.QrVoid | Flow.QrRefund, State.Repeat, Event.Unknown, State.ShowUnknown),
        new(Flow.QrRefund, State.Online, Event.Unknown, State.ShowUnknown),
        new(Flow.QrVoid, State.Online, Event.ResultDue, State.ShowUnknown), // no reversals of QR payments at this acquirer

        // ---- management ----
        new(Flow.SignOff, State.SignOff, Event.Ok, State.ShowSignedOff),
        new(Flow.Service, State.Serve, Event.Ok, State.End),
        new(Flow.ChipDownload, State.DownloadChip, Event.Ok, State.End),
        new(Flow.AskHost, State.Ready, Event.Ok, State.FindOriginal),
        new(Flow.AskHost, State.FindOriginal, Event.Ok, State.AskHost),
        new(Flow.AskHost, State.AskHost, Event.Ok, State.End),
        new(Flow.Echo, State.Echo, Event.Ok, State.ShowEcho),

        // ---- card, PIN, message: the same for every card transaction ----
        new(Flow.Financial, State.Card, Event.Ok, State.MatchCard), // a wrong card is refused before anybody approves it
        new(Flow.Financial, State.MatchCard, Event.Ok, State.ConfirmCard),
        new(Flow.Financial, State.ConfirmCard, Event.Ok, State.Risk),
        new(Flow.Financial, State.Risk, Event.Ok, State.Pin),
        new(Flow.Financial, State.MatchCard, Event.Back, State.Card),
        new(Flow.Financial, State.ConfirmCard, Event.Back, State.Card),
        new(Flow.Financial, State.Pin, Event.Ok, State.Online),
        // with a chip, for these three, the card has the first and the last word
        new(ChipDecides, State.Pin, Event.CardRefused, State.ShowCardRefused),
        new(ChipDecides, State.Pin, Event.Back, State.Card),
        new(ChipDecides, State.Online, Event.Approved, State.Finish),
        new(ChipDecides, State.Finish, Event.Ok, State.Book),
        new(ChipDecides, State.Finish, Event.CardRefused, State.Reverse),
        new(Flow.Financial, State.Online, Event.Approved, State.Book),
        new(Flow.Financial, State.Online, Event.Declined, State.ShowDeclined),
        new(Flow.Financial, State.Online, Event.WrongPin, State.Pin),
        new(Flow.Financial, State.Online, Event.NotSent, State.ShowNotSent),
        new(Flow.Financial, State.Online, Event.Unknown, State.Reverse),
        new(Flow.Financial, State.Reverse, Event.Ok, State.ShowReversed),
        new(Flow.Financial, State.Reverse, Event.Approved, State.ShowStands),
        new(Flow.Financial, State.Reverse, Event.NotFound, State.ShowDisputed),
        new(Flow.Financial, State.Reverse, Event.SignOnDue, State.Rekey),
        new(Flow.Financial, State.Rekey, Event.Ok, State.Reverse),
        new(Flow.Financial, State.Reverse, Event.Unknown, State.ShowReversalWaits),
        new(Flow.Financial, State.Book, Event.Ok, State.ShowApproved),
        new(Flow.Financial, State.ShowApproved, Event.Ok, State.Sign),
        new(Flow.Financial, State.Sign, Event.Ok, State.Print),
        new(Flow.Financial, State.Print, Event.Ok, State.UploadOffline),
        new(Flow.Financial | Flow.Settle, State.UploadOffline, Event.Ok, State.UploadSignatures),
        new(Flow.Financial, State.UploadSignatures, Event.Ok, State.End),

        // ---- reprint 重打印 (operations.md 3.10) ----
        new(Flow.Reprint, State.FindLast, Event.Ok, State.Print),

        // ---- settlement 结算 (operations.md 3.9): from the answer to Reconcile on, only going on is possible ----
        // a suspended reversal still stands at the acquirer: without its delivery the totals could not agree
        new(Flow.Settle, State.SettleReady, Event.Ok, State.Suspense),
        new(Flow.Settle, State.SettleReady, Event.Resume, State.Upload),
        new(Flow.Settle, State.Rekey, Event.Ok, State.DeliverReversal),
        new(Flow.Settle, State.Ready, Event.Ok, State.UploadOffline),
        new(Flow.Settle, State.UploadOffline, Event.Unknown, State.ShowOfflineWaits),
        new(Flow.Settle, State.UploadSignatures, Event.Ok, State.SettleConfirm),
        new(Flow.Settle, State.SettleConfirm, Event.Ok, State.Reconcile),
        new(Flow.Settle, State.Reconcile, Event.Ok, State.Upload),
        new(Flow.Settle, State.Reconcile, Event.Declined, State.ShowDeclined),
        new(Flow.Settle, State.Reconcile, Event.NotSent, State.ShowNotSent),
        new(Flow.Settle, State.Reconcile, Event.Unknown, State.ShowNotSettled),
        new(Flow.Settle, State.Upload, Event.Ok, State.UploadEnd),
        new(Flow.Settle, State.Upload, Event.Unknown, State.ShowSettleHalted),
        new(Flow.Settle, State.UploadEnd, Event.Ok, State.NewBatch),
        new(Flow.Settle, State.UploadEnd, Event.Unknown, State.ShowSettleHalted),
        new(Flow.Settle, State.UploadEnd, Event.Declined, State.ShowNotSettled),
        new(Flow.Settle, State.NewBatch, Event.Ok, State.PrintSettlement),
        new(Flow.Settle, State.ShowNotSettled, Event.Ok, State.End),
        new(Flow.Settle, State.ShowOfflineWaits, Event.Ok, State.End),
        new(Flow.Settle, State.ShowSettleHalted, Event.Ok, State.End),
        new(Flow.ReprintSettlement, State.FindSettlement, Event.Ok, State.PrintSettlement),
        new(Flow.Settle | Flow.ReprintSettlement, State.PrintSettlement, Event.Ok, State.OfferDetails),
        new(Flow.Settle | Flow.ReprintSettlement, State.OfferDetails, Event.Ok, State.End),

        // ---- lists of the open batch (operations.md section 4, samples 5 and 6) ----
        new(Flow.DetailList, State.FindBatch, Event.Ok, State.PrintDetailList),
        new(Flow.Summary, State.FindBatch, Event.Ok, State.PrintSummary),
        new(Flow.DetailList, State.PrintDetailList, Event.Ok, State.End),
        new(Flow.Summary, State.PrintSummary, Event.Ok, State.End),

        // ---- ends that are alike everywhere ----
        new(Flow.All, State.Print, Event.Ok, State.End),
        new(Flow.All, State.ShowDeclined, Event.Ok, State.End),
        new(Flow.All, State.ShowCardRefused, Event.Ok, State.End),
        new(Flow.All, State.ShowNotSent, Event.Ok, State.End),
        new(Flow.All, State.ShowReversed, Event.Ok, State.End),
        new(Flow.All, State.ShowReversalWaits, Event.Ok, State.End),
        new(Flow.All, State.ShowStands, Event.Ok, State.End),
        new(Flow.All, State.ShowDisputed, Event.Ok, State.End),
        new(Flow.All, State.ShowCancelled, Event.Ok, State.End),
        new(Flow.All, State.ShowUnknown, Event.Ok, State.End),
        new(Flow.All, State.ShowNoAnswer, Event.Ok, State.End),
        new(Flow.All, State.ShowSignedOff, Event.Ok, State.End),
        new(Flow.All, State.ShowEcho, Event.Ok, State.End),
        new(Flow.All, State.ShowOrderClosed, Event.Ok, State.End),
        new(Flow.All, State.ShowOrderWaits, Event.Ok, State.End),
        new(Flow.All, State.Any, Event.Cancel, State.ShowCancelled),
        new(Flow.All, State.Any, Event.TimeOut, State.ShowCancelled),
        new(Flow.All, State.Any, Event.Failed, State.End),
    };

    /// <summary>True when there is a flow of this name: the table says how it goes on after its first state.</summary>
    public static bool Has(Flow flow)
    {
        FlowRow begins = FlowTable.Of(flow);
        if (begins == null) return false;
        for (int i = 0; i < Rows.Length; i++)
        {
            Transition row = Rows[i];
            if ((row.Flows & flow) != 0 && row.From == begins.First && row.On == Event.Ok) return true;
        }
        return false;
    }

    /// <summary>Next state; <see cref="State.Any"/> when the table has no row, which is a fault of ours.</summary>
    public static State Next(Flow flow, State from, Event on)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            Transition row = Rows[i];
            if ((row.Flows & flow) != 0 && (row.From == from || row.From == State.Any) && row.On == on) return row.To;
        }
        return State.Any;
    }
}
