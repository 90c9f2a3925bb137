using System;

namespace PosFirmware.Transactions;

/// <summary>What the operator wants done. A row of <see cref="TransitionTable"/> names the flows that it is for.</summary>
[Flags]
public enum Flow
{
    /// <summary>Sale 消费.</summary>
    Sale = 1,
    /// <summary>Sign-on 签到: cashier, then working keys.</summary>
    SignOn = 2,
    /// <summary>Delivery of a reversal that waits 冲正, at boot.</summary>
    Recovery = 4,
    /// <summary>Reprint of the last slip 重打印.</summary>
    Reprint = 8,

    /// <summary>Sale void 消费撤销.</summary>
    SaleVoid = 16,
    /// <summary>Refund 退货.</summary>
    Refund = 32,
    /// <summary>Balance inquiry 余额查询.</summary>
    Balance = 64,
    /// <summary>Pre-authorisation 预授权.</summary>
    PreAuth = 128,
    /// <summary>Pre-authorisation void 预授权撤销.</summary>
    PreAuthVoid = 256,
    /// <summary>Completion 预授权完成(请求).</summary>
    Completion = 512,
    /// <summary>Completion void 完成撤销.</summary>
    CompletionVoid = 1024,
    /// <summary>Completion by advice 预授权完成(通知).</summary>
    CompletionAdvice = 2048,
    /// <summary>Sign-off 签退.</summary>
    SignOff = 4096,
    /// <summary>Settlement 结算.</summary>
    Settle = 8192,
    /// <summary>Echo test 回响测试.</summary>
    Echo = 16384,
    /// <summary>What the host has asked for: parameters, status, a new sign-on.</summary>
    Service = 32768,
    /// <summary>Asking the host what became of a transaction 结果查询.</summary>
    AskHost = 65536,

    /// <summary>QR sale: the customer shows his code 扫顾客付款码.</summary>
    QrSale = 1 << 17,
    /// <summary>QR sale: the customer scans the screen 显示收款码.</summary>
    QrShow = 1 << 18,
    /// <summary>Void of a QR sale 扫码撤销.</summary>
    QrVoid = 1 << 19,
    /// <summary>Refund of a QR sale 扫码退货.</summary>
    QrRefund = 1 << 23,
    /// <summary>What became of the last QR payment 末笔扫码查询.</summary>
    QrLast = 1 << 24,
    /// <summary>Asking the host for an order by its number 按订单号查询.</summary>
    QrAsk = 1 << 25,

    /// <summary>Detail list of the open batch 交易明细.</summary>
    DetailList = 1 << 20,
    /// <summary>Summary of the open batch 交易汇总.</summary>
    Summary = 1 << 21,
    /// <summary>Slip of the last settlement again 重打结算单.</summary>
    ReprintSettlement = 1 << 22,

    /// <summary>Download of CA keys and applications for chips 下载IC卡参数.</summary>
    ChipDownload = 1 << 26,

    /// <summary>Flows with a financial message.</summary>
    Financial = Sale | SaleVoid | Refund | Balance | PreAuth | PreAuthVoid | Completion | CompletionVoid | CompletionAdvice
        | QrSale | QrShow | QrVoid | QrRefund,
    /// <summary>Every flow.</summary>
    All = Financial | SignOn | Recovery | Reprint | SignOff | Settle | Echo | Service | AskHost | DetailList | Summary | ReprintSettlement
        | QrLast | QrAsk | ChipDownload,
}

/// <summary>A state of a flow. Each does one thing and ends with an <see cref="Event"/>.</summary>
public enum State
{
    /// <summary>The flow is over.</summary>
    End = 0,
    /// <summary>Any state: a row for events that are handled alike everywhere. Never entered.</summary>
    Any,
    /// <summary>Signed on, batch not full, no reversal waiting, battery good.</summary>
    Ready,
    /// <summary>Cashier number and password.</summary>
    Operator,
    /// <summary>Sign-on message, working keys.</summary>
    Keys,
    /// <summary>New working keys for a reversal, because the old ones gave a wrong MAC.</summary>
    Rekey,
    /// <summary>Reversals of the suspense list are tried again.</summary>
    Suspense,
    /// <summary>A reversal of an earlier transaction is delivered.</summary>
    DeliverReversal,
    /// <summary>Supervisor's password.</summary>
    Supervisor,
    /// <summary>What to watch for before a refund.</summary>
    Notice,
    /// <summary>Voucher number, or reference number of a refund.</summary>
    FindOriginal,
    /// <summary>The log does not know the original: its date, and the authorisation code of a pre-authorisation.</summary>
    TypeOriginal,
    /// <summary>The original is shown and confirmed.</summary>
    ShowOriginal,
    /// <summary>Amount of a refund.</summary>
    RefundAmount,
    /// <summary>Reason of a refund.</summary>
    Reason,
    /// <summary>Amount entry.</summary>
    Amount,
    /// <summary>Amount shown large, confirmed by operator and customer.</summary>
    ConfirmAmount,
    /// <summary>Waiting for a card.</summary>
    Card,
    /// <summary>Masked card number confirmed.</summary>
    ConfirmCard,
    /// <summary>The card must be the one of the original.</summary>
    MatchCard,
    /// <summary>Hints: the same sale again, a large amount, many declines.</summary>
    Risk,
    /// <summary>PIN of the cardholder.</summary>
    Pin,
    /// <summary>The customer's payment code is scanned or typed.</summary>
    Scan,
    /// <summary>An order is placed at the acquirer.</summary>
    PlaceOrder,
    /// <summary>Its code is on the screen; the acquirer is asked whether it is paid.</summary>
    ShowCode,
    /// <summary>The order on the screen is left: paid after all, or closed.</summary>
    CloseOrder,
    /// <summary>An order of before is concluded: paid after all, or closed.</summary>
    ResolveOrder,
    /// <summary>A QR payment is looked up: by the code of its slip, a number, or in the list.</summary>
    FindOrder,
    /// <summary>The acquirer is asked for an order by its number.</summary>
    AskOrder,
    /// <summary>How the money goes back.</summary>
    RefundWay,
    /// <summary>The customer has to confirm, or no answer came: the acquirer is asked again and again.</summary>
    AwaitPayment,
    /// <summary>The message to the acquirer and its answer.</summary>
    Online,
    /// <summary>The chip's last word on an approval: issuer authentication, scripts, second cryptogram. Without a chip there is nothing to do.</summary>
    Finish,
    /// <summary>The approval is booked, and only then is its reversal dropped.</summary>
    Book,
    /// <summary>The reversal of this transaction is delivered.</summary>
    Reverse,
    /// <summary>A refund or advice whose result is unknown is sent again, with the same number.</summary>
    Repeat,
    /// <summary>The host's request is carried out.</summary>
    Serve,
    /// <summary>CA keys and applications are fetched.</summary>
    DownloadChip,
    /// <summary>The same after a sign-on, when there are none yet.</summary>
    FetchChip,
    /// <summary>The host is asked for the result of a transaction.</summary>
    AskHost,
    /// <summary>Sign-off message.</summary>
    SignOff,
    /// <summary>Echo message.</summary>
    Echo,
    /// <summary>The last transaction of the batch is fetched.</summary>
    FindLast,
    /// <summary>The cardholder signs on the screen, and the signature is kept.</summary>
    Sign,
    /// <summary>A sale that the chip approved off-line is booked.</summary>
    BookOffline,
    /// <summary>An off-line sale that was not sent yet is voided, without a message.</summary>
    VoidOffline,
    /// <summary>Off-line sales that the acquirer has not got yet are sent.</summary>
    UploadOffline,
    /// <summary>Signatures that the acquirer has not got yet are sent.</summary>
    UploadSignatures,
    /// <summary>Slips.</summary>
    Print,
    /// <summary>Result: approved.</summary>
    ShowApproved,
    /// <summary>Result: declined by the acquirer.</summary>
    ShowDeclined,
    /// <summary>Result: declined or broken off by the card.</summary>
    ShowCardRefused,
    /// <summary>Result: nothing left the terminal.</summary>
    ShowNotSent,
    /// <summary>Result: reversed, the card is not charged.</summary>
    ShowReversed,
    /// <summary>Result: the reversal waits and will be sent again.</summary>
    ShowReversalWaits,
    /// <summary>Result: the acquirer does not reverse it, and it stands.</summary>
    ShowStands,
    /// <summary>Result: the acquirer does not reverse it, and nobody knows whether it stands; it is on the suspense list.</summary>
    ShowDisputed,
    /// <summary>Result: given up by operator or time limit, before anything was sent.</summary>
    ShowCancelled,
    /// <summary>Result: a refund or advice has no answer; it will be sent again with the same number.</summary>
    ShowUnknown,
    /// <summary>Result: no answer, and nothing to give back.</summary>
    ShowNoAnswer,
    /// <summary>Result: balance, for the cardholder's eyes.</summary>
    ShowBalance,
    /// <summary>Result: signed off.</summary>
    ShowSignedOff,
    /// <summary>Result: the line is good.</summary>
    ShowEcho,
    /// <summary>Result: signed on.</summary>
    ShowSignedOn,
    /// <summary>Result: the order is closed, nobody has paid it.</summary>
    ShowOrderClosed,
    /// <summary>Result: nobody knows whether the order was paid; it is asked again.</summary>
    ShowOrderWaits,

    /// <summary>Result: off-line sales have not been sent, so nothing is settled.</summary>
    ShowOfflineWaits,
    /// <summary>Is there a batch to settle, or a settlement to go on with?</summary>
    SettleReady,
    /// <summary>Totals shown, settlement confirmed.</summary>
    SettleConfirm,
    /// <summary>Settlement message: nothing is settled before its answer.</summary>
    Reconcile,
    /// <summary>Details, when a side is not balanced.</summary>
    Upload,
    /// <summary>End of the upload.</summary>
    UploadEnd,
    /// <summary>The batch is closed, the next one begins.</summary>
    NewBatch,
    /// <summary>Result: nothing has been settled.</summary>
    ShowNotSettled,
    /// <summary>Result: the settlement has to be gone on with.</summary>
    ShowSettleHalted,
    /// <summary>The last settlement is looked up.</summary>
    FindSettlement,
    /// <summary>Slip of the last settlement.</summary>
    PrintSettlement,
    /// <summary>Details of the settled batch, if they are wanted.</summary>
    OfferDetails,
    /// <summary>Does the open batch hold anything to list?</summary>
    FindBatch,
    /// <summary>Detail list of the open batch.</summary>
    PrintDetailList,
    /// <summary>Summary of the open batch.</summary>
    PrintSummary,
}

/// <summary>How a state ended.</summary>
public enum Event
{
    /// <summary>As wanted.</summary>
    Ok = 0,
    /// <summary>One step back.</summary>
    Back,
    /// <summary>Red key.</summary>
    Cancel,
    /// <summary>Nobody did anything within the limit.</summary>
    TimeOut,
    /// <summary>It cannot go on; the operator has been told why.</summary>
    Failed,
    /// <summary>Sign-on is due first.</summary>
    SignOnDue,
    /// <summary>A reversal must be delivered first.</summary>
    ReversalDue,
    /// <summary>Approved by the acquirer.</summary>
    Approved,
    /// <summary>Without the acquirer: the chip has approved, or what is voided was never sent.</summary>
    Offline,
    /// <summary>Declined by the acquirer.</summary>
    Declined,
    /// <summary>Wrong PIN, and another try is allowed.</summary>
    WrongPin,
    /// <summary>Nothing left the terminal.</summary>
    NotSent,
    /// <summary>The result of an earlier refund or advice must be learnt first.</summary>
    ResultDue,
    /// <summary>A settlement is under way and goes on.</summary>
    Resume,
    /// <summary>The log does not know it.</summary>
    NotFound,
    /// <summary>No card is needed.</summary>
    NoCard,
    /// <summary>The customer has to do something on his phone.</summary>
    Waiting,
    /// <summary>An order that a customer may have paid must be concluded first.</summary>
    OrderDue,
    /// <summary>Something left, and no valid answer came: reversal.</summary>
    Unknown,
    /// <summary>The card said no, or broke off.</summary>
    CardRefused,
}
