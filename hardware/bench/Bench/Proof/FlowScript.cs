using Bench.Acquirer;
using PosFirmware.Menus;
using PosFirmware.Transactions;

namespace Bench.Proof;

/// <summary>One flow that the operator starts, and what his hands do in it.</summary>
/// <param name="Flow">The flow; nothing when it is an action of the menus.</param>
/// <param name="Hands">His hands.</param>
/// <param name="Action">An action of the menus in place of a flow.</param>
internal sealed record FlowStep(Flow Flow, Hands Hands, MenuAction Action = MenuAction.None);

/// <summary>A piece of a working day that is cut at every point.</summary>
/// <param name="Name">Name for reports and the command line.</param>
/// <param name="Before">What has happened before; never cut.</param>
/// <param name="Steps">What is cut.</param>
/// <param name="Order">Misbehaviour that is ordered before the steps; null: none.</param>
/// <param name="Paper">True: slips are printed.</param>
/// <param name="Phantom">True: the acquirer has a sale that the terminal knows nothing of, so that settlement does not balance.</param>
/// <param name="Offline">Chips may approve off-line, and uncut so many sales come about that way; -1: they may not.</param>
/// <param name="QueryOnly">True: the acquirer takes no reversals of QR payments.</param>
/// <param name="Packet">Cardholders sign on the screen, and their signatures go in packets of so many bytes; 0: they do not.</param>
/// <param name="Compared">The operator compares signatures with the card.</param>
internal sealed record FlowScript(string Name, FlowStep[] Before, FlowStep[] Steps, Action<ProofRig>? Order = null, bool Paper = false, bool Phantom = false, int Packet = 0, int Offline = -1, bool QueryOnly = false, bool Compared = false)
{
    private const string Debit = "cup-debit", Credit = "cup-credit", Chip = "cup-chip", ChipCredit = "cup-chip-credit";
    private const long Amount = 1234;

    private static readonly string[] noPin = [""];
    private static readonly FlowStep signOn = new(Flow.SignOn, new Hands());
    private static readonly FlowStep sale = new(Flow.Sale, new Hands(Amount, Debit));
    private static readonly FlowStep creditSale = new(Flow.Sale, new Hands(Amount, Credit, noPin));
    private static readonly FlowStep preAuth = new(Flow.PreAuth, new Hands(Amount, Credit));
    private static readonly FlowStep completion = new(Flow.Completion, new Hands(0, Credit));
    private static readonly FlowStep saleVoid = new(Flow.SaleVoid, new Hands(0, Debit));
    private static readonly FlowStep refund = new(Flow.Refund, new Hands(0, Debit));
    private static readonly FlowStep part = new(Flow.Refund, new Hands(500, Debit, Clear: 4));
    private static readonly FlowStep settle = new(Flow.Settle, new Hands());
    private static readonly FlowStep advice = new(Flow.CompletionAdvice, new Hands(0, Credit));

    private static readonly FlowStep qrSale = new(Flow.QrSale, new Hands(Amount, "alipay"));
    private static readonly FlowStep qrWaits = new(Flow.QrSale, new Hands(900, "wechat"));
    private static readonly FlowStep qrVoid = new(Flow.QrVoid, new Hands(Voucher: 2));
    private static readonly FlowStep qrRefund = new(Flow.QrRefund, new Hands(Voucher: 2));
    private static readonly FlowStep qrShow = new(Flow.QrShow, new Hands(Amount, "alipay"));
    private static readonly FlowStep qrLast = new(Flow.QrLast, new Hands());
    private static readonly FlowStep clearReversal = new(0, new Hands(Keys: ".+.+.123456+"), MenuAction.ClearReversal);
    private static readonly FlowStep clearLog = new(0, new Hands(Keys: ".+.88888888+"), MenuAction.ClearLog);

    // below and above the limit for payments without PIN, and above what the account holds
    private static readonly FlowStep tap = new(Flow.Sale, new Hands(Amount, Chip, noPin, Way: Way.Tap));
    private static readonly FlowStep tapWithPin = new(Flow.Sale, new Hands(150_000, Chip, Way: Way.Tap));
    private static readonly FlowStep tapTooMuch = new(Flow.Sale, new Hands(900_000, Chip, Way: Way.Tap));
    private static readonly FlowStep tapSigned = new(Flow.Sale, new Hands(160_000, ChipCredit, Way: Way.Tap));
    private static readonly FlowStep tapVoid = new(Flow.SaleVoid, new Hands(0, Chip, Way: Way.Tap));
    private static readonly FlowStep tapRefund = new(Flow.Refund, new Hands(0, Chip, Way: Way.Tap));
    private static readonly FlowStep chipSale = new(Flow.Sale, new Hands(Amount, Chip, Way: Way.Insert));
    private static readonly FlowStep chipVoid = new(Flow.SaleVoid, new Hands(0, Chip, Way: Way.Insert));

    /// <summary>A tap that is torn away at this command, and then done again.</summary>
    private static FlowStep Torn(int command) => tap with { Hands = tap.Hands with { TornAt = command } };

    private static readonly FlowStep chips = new(Flow.ChipDownload, new Hands());
    private static readonly FlowStep offlineSale = new(Flow.Sale, new Hands(Amount, "chip-offline", noPin, Way: Way.Insert));
    private static readonly FlowStep offlineMore = new(Flow.Sale, new Hands(2345, "chip-offline", noPin, Way: Way.Insert));
    private static readonly FlowStep unableSale = new(Flow.Sale, new Hands(Amount, "chip-unable-approves", noPin, Way: Way.Insert));
    private static readonly FlowStep offlineVoid = new(Flow.SaleVoid, new Hands());

    private static void LineDown(ProofRig r) => r.Line.Down = true;

    private static Action<ProofRig> FailsThrice(Fault fault, string mti) => r => { for (int i = 0; i < 3; i++) r.Host.Faults.Next(fault, mti); };

    private static void NeverReversed(ProofRig r)
    {
        r.Host.Faults.Next(Fault.DropResponse, "0200");
        for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.DropRequest, "0400");
    }

    private static Action<ProofRig> Fails(Fault fault, string? mti = null, double seconds = 60, string code = "05") => r => r.Host.Faults.Next(fault, mti, seconds, code);

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<FlowScript> All { get; } =
    [
        new("sign-on", [], [signOn]),
        new("sign-on-wrong-mti", [], [signOn], Fails(Fault.WrongMti)),
        new("sale", [signOn], [sale]),
        new("sale-first-of-day", [], [signOn, sale]),
        new("sale-credit", [signOn], [creditSale]),
        new("sale-printed", [signOn], [creditSale], Paper: true),
        new("sale-declined", [signOn], [new(Flow.Sale, new Hands(Amount, "cup-poor"))]),
        new("sale-wrong-pin", [signOn], [new(Flow.Sale, new Hands(Amount, Debit, ["999999", "123456"]))]),
        new("sale-no-answer", [signOn], [creditSale], Fails(Fault.DropResponse, "0200")),
        new("sale-lost", [signOn], [creditSale], Fails(Fault.DropRequest, "0200")),
        new("sale-late", [signOn], [creditSale], Fails(Fault.DelayRequest, "0200", 6)),
        new("sale-wrong-mac", [signOn], [creditSale], Fails(Fault.WrongMac, "0200")),
        new("sale-wrong-amount", [signOn], [creditSale], Fails(Fault.WrongAmount, "0200")),
        new("sale-partial", [signOn], [creditSale], Fails(Fault.ApproveAs, "0200", code: "10")),
        new("sale-host-closes", [signOn], [creditSale], Fails(Fault.CloseBeforeResponse, "0200")),
        new("sale-reversal-lost", [signOn], [creditSale], r => { r.Host.Faults.Next(Fault.DropResponse, "0200"); r.Host.Faults.Next(Fault.DropResponse, "0400"); }),
        new("sale-suspended", [signOn], [creditSale], r => { r.Host.Faults.Next(Fault.DropResponse, "0200"); for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.DropRequest, "0400"); }),
        new("void", [signOn, sale], [saleVoid]),
        new("void-no-answer", [signOn, sale], [saleVoid], Fails(Fault.DropResponse, "0200")),
        new("refund", [signOn, sale], [refund]),
        new("refund-part", [signOn, sale], [part]),
        new("refund-twice", [signOn, sale, part], [new(Flow.Refund, new Hands(300, Debit, Clear: 3, Voucher: 2))]),
        new("refund-no-answer", [signOn, sale], [refund], Fails(Fault.DropResponse, "0220")),
        new("refund-lost", [signOn, sale], [refund], Fails(Fault.DropRequest, "0220")),
        new("refund-wrong-mac", [signOn, sale], [refund], Fails(Fault.WrongMac, "0220")),
        new("pre-auth", [signOn], [preAuth]),
        new("pre-auth-no-answer", [signOn], [preAuth], Fails(Fault.DropResponse, "0100")),
        new("pre-auth-void", [signOn, preAuth], [new(Flow.PreAuthVoid, new Hands(0, Credit))]),
        new("pre-auth-void-no-answer", [signOn, preAuth], [new(Flow.PreAuthVoid, new Hands(0, Credit))], Fails(Fault.DropResponse, "0100")),
        new("completion", [signOn, preAuth], [completion]),
        new("completion-no-answer", [signOn, preAuth], [completion], Fails(Fault.DropResponse, "0200")),
        new("completion-void", [signOn, preAuth, completion], [new(Flow.CompletionVoid, new Hands(0, Credit))]),
        new("completion-void-no-answer", [signOn, preAuth, completion], [new(Flow.CompletionVoid, new Hands(0, Credit))], Fails(Fault.DropResponse, "0200")),
        new("completion-advice", [signOn, preAuth], [advice]),
        new("completion-advice-no-answer", [signOn, preAuth], [advice], Fails(Fault.DropResponse, "0220")),
        new("balance", [signOn], [new(Flow.Balance, new Hands(0, Debit))]),
        new("reprint", [signOn, creditSale], [new(Flow.Reprint, new Hands())], Paper: true),
        new("qr-sale", [signOn], [qrSale]),
        new("qr-sale-printed", [signOn], [qrSale], Paper: true),
        new("qr-sale-waits", [signOn], [qrWaits]),
        new("qr-sale-refused", [signOn], [new(Flow.QrSale, new Hands(Amount, "wallet-refuses"))]),
        new("qr-sale-never", [signOn], [new(Flow.QrSale, new Hands(Amount, "wallet-asks"))]),
        new("qr-sale-no-answer", [signOn], [qrSale], Fails(Fault.DropResponse, "0200")),
        new("qr-sale-waits-no-answer", [signOn], [qrWaits], Fails(Fault.DropResponse, "0200")),
        new("qr-sale-lost", [signOn], [qrSale], Fails(Fault.DropRequest, "0200")),
        new("qr-sale-emv-code", [signOn], [new(Flow.QrSale, new Hands(Amount, "bank-app"))], r => { for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.DropResponse, "0200"); }),
        new("qr-query-sale", [signOn], [qrSale], QueryOnly: true),
        new("qr-query-sale-waits", [signOn], [qrWaits], QueryOnly: true),
        new("qr-query-sale-never", [signOn], [new(Flow.QrSale, new Hands(Amount, "wallet-asks"))], QueryOnly: true),
        new("qr-query-sale-no-answer", [signOn], [qrSale], Fails(Fault.DropResponse, "0200"), QueryOnly: true),
        new("qr-query-sale-lost", [signOn], [qrSale], Fails(Fault.DropRequest, "0200"), QueryOnly: true),
        new("qr-query-sale-late", [signOn], [qrSale], Fails(Fault.DelayRequest, "0200", 6), QueryOnly: true),
        new("qr-query-questions-lost", [signOn], [qrWaits, qrSale], r => { for (int i = 0; i < 6; i++) r.Host.Faults.Next(Fault.DropResponse, "0200"); }, QueryOnly: true),
        new("qr-query-void", [signOn, qrSale], [qrVoid], QueryOnly: true),
        new("qr-query-void-no-answer", [signOn, qrSale], [qrVoid, qrSale], Fails(Fault.DropResponse, "0200"), QueryOnly: true),
        new("qr-query-void-lost", [signOn, qrSale], [qrVoid, settle], Fails(Fault.DropRequest, "0200"), QueryOnly: true),
        new("qr-sale-late", [signOn], [qrSale], Fails(Fault.DelayRequest, "0200", 6)),
        new("qr-sale-wrong-mac", [signOn], [qrSale], Fails(Fault.WrongMac, "0200")),
        new("qr-sale-questions-lost", [signOn], [qrWaits], r => { r.Host.Faults.Next(Fault.DropResponse, "0200"); r.Host.Faults.Next(Fault.DropResponse, "0200"); r.Host.Faults.Next(Fault.DropResponse, "0200"); }),
        new("qr-void", [signOn, qrSale], [qrVoid]),
        new("qr-void-no-answer", [signOn, qrSale], [qrVoid], Fails(Fault.DropResponse, "0200")),
        new("qr-show", [signOn], [qrShow]),
        new("qr-show-printed", [signOn], [qrShow], Paper: true),
        new("qr-show-waits", [signOn], [new(Flow.QrShow, new Hands(900, "wechat"))]),
        new("qr-show-nobody", [signOn], [new(Flow.QrShow, new Hands(Amount, "nobody"))]),
        new("qr-show-left", [signOn], [new(Flow.QrShow, new Hands(Amount, "leaves"))]),
        new("qr-show-poor", [signOn], [new(Flow.QrShow, new Hands(Amount, "wallet-poor"))]),
        new("qr-show-order-lost", [signOn], [qrShow], Fails(Fault.DropRequest, "0200")),
        new("qr-show-order-no-answer", [signOn], [qrShow], Fails(Fault.DropResponse, "0200")),
        new("qr-show-order-late", [signOn], [qrShow], Fails(Fault.DelayRequest, "0200", 6)),
        new("qr-show-wrong-mac", [signOn], [qrShow], Fails(Fault.WrongMac, "0200")),
        new("qr-show-no-questions", [signOn], [qrShow, qrLast], r => { for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.DropResponse, "0200"); }),
        new("qr-refund", [signOn, qrSale], [qrRefund]),
        new("qr-refund-part", [signOn, qrShow], [new(Flow.QrRefund, new Hands(500, Clear: 4, Voucher: 2))]),
        new("qr-refund-no-answer", [signOn, qrSale], [qrRefund], Fails(Fault.DropResponse, "0220")),
        new("qr-refund-lost", [signOn, qrSale], [qrRefund], Fails(Fault.DropRequest, "0220")),
        new("settle-qr", [signOn, qrSale, qrVoid, qrWaits], [settle]),
        new("settle-qr-mismatch", [signOn, qrSale, creditSale], [settle], Phantom: true),
        new("tap-sale", [signOn], [tap]),
        new("tap-sale-printed", [signOn], [tap], Paper: true),
        new("tap-sale-pin", [signOn], [tapWithPin]),
        new("tap-sale-signed", [signOn], [tapSigned], Packet: 700),
        new("tap-sale-declined", [signOn], [tapTooMuch]),
        new("tap-sale-wrong-pin", [signOn], [tapWithPin with { Hands = tapWithPin.Hands with { Pins = ["000000"] } }]),
        new("tap-sale-no-answer", [signOn], [tap], Fails(Fault.DropResponse, "0200")),
        new("tap-sale-lost", [signOn], [tapWithPin], Fails(Fault.DropRequest, "0200")),
        new("tap-sale-late", [signOn], [tap], Fails(Fault.DelayRequest, "0200", 6)),
        new("tap-sale-torn", [signOn], [Torn(1), Torn(2), Torn(3)]),
        new("tap-void", [signOn, tapWithPin], [tapVoid]),
        new("tap-void-no-answer", [signOn, tap], [tapVoid], Fails(Fault.DropResponse, "0200")),
        new("tap-refund", [signOn, tap], [tapRefund]),
        new("tap-refund-no-answer", [signOn, tap], [tapRefund], Fails(Fault.DropResponse, "0220")),
        new("settle-taps", [signOn, tap, tapVoid, tapWithPin], [settle]),
        new("settle-taps-mismatch", [signOn, tap, tapSigned], [settle], Phantom: true),
        new("chip-download", [signOn], [chips]),
        new("chip-download-lost", [signOn], [chips, chipSale], Fails(Fault.DropResponse, "0800")),
        new("chip-sale", [signOn], [chipSale]),
        new("chip-sale-no-answer", [signOn], [chipSale], Fails(Fault.DropResponse, "0200")),
        new("chip-void", [signOn, chipSale], [chipVoid]),
        new("settle-chips", [signOn, chipSale, tap], [settle]),
        new("sign-off", [signOn, creditSale], [new(Flow.SignOff, new Hands())]),
        new("echo", [signOn], [new(Flow.Echo, new Hands())]),
        new("settle", [signOn, sale, saleVoid, creditSale], [settle]),
        new("settle-printed", [signOn, creditSale], [settle], Paper: true),
        new("settle-refund-and-foreign", [signOn, sale, part, new(Flow.Sale, new Hands(900, "visa", noPin)), preAuth, completion], [settle]),
        new("settle-no-answer", [signOn, creditSale], [settle, settle], Fails(Fault.DropResponse, "0500")),
        new("settle-end-lost", [signOn, creditSale], [settle, settle], Fails(Fault.DropRequest, "0320")),
        new("settle-mismatch", [signOn, sale, part, creditSale], [settle], Phantom: true),
        new("settle-mismatch-cut-off", [signOn, sale, part, creditSale], [settle, settle], r => { for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.CloseBeforeResponse, "0320"); }, Phantom: true),
        new("settle-unknown-refund", [signOn, sale], [refund, settle], Fails(Fault.DropResponse, "0220")),
        new("settle-with-reversal", [signOn, sale], [creditSale, settle], r => { r.Host.Faults.Next(Fault.DropResponse, "0200"); for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.DropRequest, "0400"); }),
        new("clear-suspended", [signOn], [creditSale, clearReversal], NeverReversed, Paper: true),
        new("clear-suspended-unprinted", [signOn], [creditSale, clearReversal], NeverReversed),
        new("clear-unknown-refund", [signOn, sale], [refund, clearReversal], Fails(Fault.DropResponse, "0220"), Paper: true),
        new("clear-log", [signOn, sale, saleVoid, creditSale], [clearLog], Paper: true),
        new("clear-log-unprinted", [signOn, creditSale], [clearLog]),
        new("clear-halted-settlement", [signOn, sale, creditSale], [settle, clearLog], r => { for (int i = 0; i < 3; i++) r.Host.Faults.Next(Fault.CloseBeforeResponse, "0320"); }, Paper: true, Phantom: true),
        new("sale-signed", [signOn], [creditSale], Packet: 700),
        new("sale-signed-printed", [signOn], [creditSale], Paper: true, Packet: 700),
        new("sale-signed-compared", [signOn], [creditSale], Paper: true, Packet: 700, Compared: true),
        new("sale-signed-parts", [signOn], [creditSale], Packet: 120),
        new("signature-no-answer", [signOn], [creditSale, sale], Fails(Fault.DropResponse, "0820"), Packet: 120),
        new("settle-signature", [signOn], [creditSale, settle], Fails(Fault.DropRequest, "0820"), Packet: 700),
        new("settle-signature-parts", [signOn], [creditSale, settle], Fails(Fault.CloseBeforeResponse, "0820"), Packet: 120),
        new("offline-sale", [signOn, chips], [offlineSale], Offline: 1),
        new("offline-sale-printed", [signOn, chips], [offlineSale], Paper: true, Offline: 1),
        new("offline-sale-signed", [signOn, chips], [offlineSale, creditSale], Packet: 700, Offline: 1),
        new("offline-unable", [signOn, chips], [unableSale], LineDown, Offline: 1),
        new("offline-unable-no-answer", [signOn, chips], [unableSale], Fails(Fault.DropResponse, "0200"), Offline: 0),
        new("offline-upload", [signOn, chips, offlineSale, offlineMore], [creditSale], Offline: 2),
        new("offline-upload-lost", [signOn, chips, offlineSale], [settle], Fails(Fault.DropRequest, "0200"), Offline: 1),
        new("offline-upload-no-answer", [signOn, chips, offlineSale], [settle], Fails(Fault.DropResponse, "0200"), Offline: 1),
        new("offline-upload-never", [signOn, chips, offlineSale], [settle, settle], FailsThrice(Fault.DropResponse, "0200"), Offline: 1),
        new("offline-upload-wrong-mac", [signOn, chips, offlineSale], [settle, settle], Fails(Fault.WrongMac, "0200"), Offline: 1),
        new("offline-upload-refused", [signOn, chips, offlineSale], [settle], Fails(Fault.Decline, "0200"), Offline: 1),
        new("offline-upload-refused-printed", [signOn, chips, offlineSale], [settle], Fails(Fault.Decline, "0200"), Paper: true, Offline: 1),
        new("offline-void", [signOn, chips, offlineSale], [offlineVoid], Offline: 1),
        new("offline-void-printed", [signOn, chips, offlineSale], [offlineVoid], Paper: true, Offline: 1),
        new("offline-void-signed", [signOn, chips, offlineSale], [offlineVoid, creditSale], Packet: 700, Offline: 1),
        new("offline-void-while-sent", [signOn, chips, offlineSale], [settle, offlineVoid], FailsThrice(Fault.DropResponse, "0200"), Offline: 1),
        new("offline-refund", [signOn, chips, offlineSale, preAuth], [new(Flow.Refund, new Hands(0, "chip-offline", noPin, Way: Way.Insert))], Offline: 1),
        new("settle-offline", [signOn, chips, offlineSale, offlineMore], [settle], Offline: 2),
        new("settle-offline-void", [signOn, chips, offlineSale, offlineVoid, offlineMore], [settle], Offline: 1),
        new("settle-offline-mismatch", [signOn, chips, offlineSale, creditSale, offlineMore], [settle], Phantom: true, Offline: 2),
        new("second-batch", [signOn, creditSale, settle], [signOn, creditSale, settle]),
    ];

    /// <summary>A script by its name.</summary>
    /// <exception cref="BenchInputException">There is none.</exception>
    internal static FlowScript Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new BenchInputException($"there is no script \"{name}\"; there are: {string.Join(", ", All.Select(s => s.Name))}");
}
