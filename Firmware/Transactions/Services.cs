using PosFirmware.Acquirer;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Drivers.Power;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Everything that the flows work with, put together once at boot.</summary>
public sealed class Services : IPrintProgress
{
    /// <summary>Keys, screen, beeper.</summary>
    public Desk Desk;
    /// <summary>Questions and messages.</summary>
    public Prompts Prompts;
    /// <summary>Date and time.</summary>
    public TerminalTime Time;
    /// <summary>Parameters.</summary>
    public TerminalSettings Settings;
    /// <summary>Trace, batch, sign-on.</summary>
    public TerminalState State;
    /// <summary>Transactions of the batch.</summary>
    public Batch Batch;
    /// <summary>Where <see cref="PreviousBatch"/> is kept; use that.</summary>
    public Batch Previous;
    /// <summary>Reversal of the transaction under way.</summary>
    public PendingMessage Reversal;
    /// <summary>Refund or advice whose result is unknown.</summary>
    public PendingMessage Unknown;
    /// <summary>Order on the screen that a customer may pay.</summary>
    public PendingMessage Order;
    /// <summary>Reversals that could not be delivered.</summary>
    public SuspenseList Suspense;
    /// <summary>Operators.</summary>
    public Operators Operators;
    /// <summary>Who did what.</summary>
    public AuditLog Audit;
    /// <summary>How much the parts have been used.</summary>
    public Usage Usage;
    /// <summary>Asks for passwords.</summary>
    public PasswordGate Gate;
    /// <summary>Where the parameters are kept.</summary>
    public SettingsFile SettingsFile;
    /// <summary>Keys.</summary>
    public KeyStore Keys;
    /// <summary>Cipher of the card numbers in records.</summary>
    public RecordCipher RecordCipher;
    /// <summary>Acquirer.</summary>
    public IHost Host;
    /// <summary>Stripe reader.</summary>
    public MagStripeReader Stripe;
    /// <summary>Scan engine.</summary>
    public Drivers.Scanner.ScanEngine Scanner;
    /// <summary>Results of issuer scripts that the acquirer does not know yet.</summary>
    public PendingMessage ScriptNotice;
    /// <summary>Cryptograms of the batch's chips.</summary>
    public ChipLog ChipLog;
    /// <summary>Slot for contact cards.</summary>
    public Drivers.SmartCard.CardSlot Slot;
    /// <summary>Reader for contactless cards.</summary>
    public Drivers.Contactless.ContactlessReader Contactless;
    /// <summary>Dialogue with a chip.</summary>
    public Emv.EmvSession Emv;
    /// <summary>What the terminal tells a chip about itself.</summary>
    public Emv.TerminalProfile Profile;
    /// <summary>Applications that the terminal takes.</summary>
    public Emv.AidTable Aids;
    /// <summary>Keys of the certification authorities.</summary>
    public Emv.CaKeyStore CaKeys;
    /// <summary>Where the terminal stands.</summary>
    public Position.PlaceWatch Place;
    /// <summary>Battery.</summary>
    public BatteryGauge Battery;
    /// <summary>Fills slips.</summary>
    public SlipComposer Slips;
    /// <summary>Fills slips of the whole batch.</summary>
    public ReportComposer Reports;
    /// <summary>Prints slips.</summary>
    public SlipPrinter Printer;
    /// <summary>The slip that everybody composes into.</summary>
    public Slip Slip;
    /// <summary>Touch panel.</summary>
    public Drivers.Touch.TouchPanel Touch;
    /// <summary>Where its points lie on the screen.</summary>
    public Drivers.Touch.TouchCalibration Calibration;
    /// <summary>Where the calibration is kept.</summary>
    public TouchFile TouchFile;
    /// <summary>Calibrates it.</summary>
    public TouchCalibrator Calibrator;
    /// <summary>Where cardholders sign.</summary>
    public SignaturePad Pad;
    /// <summary>Makes pictures of what they wrote.</summary>
    public SignatureImage SignatureImage;
    /// <summary>Signatures.</summary>
    public SignatureStore Signatures;
    /// <summary>Prints lists.</summary>
    public PaperTray Paper;

    /// <summary>Readers that a card screen offers, as pictograms: bits of <see cref="Pictogram"/>.</summary>
    public int Readers => Pictogram.Swipe | (Slot == null ? 0 : Pictogram.Insert) | (Contactless == null ? 0 : Pictogram.Tap);

    /// <summary>True: these are the services of training mode.</summary>
    public bool Training;
    /// <summary>What the menus ask the terminal to become.</summary>
    public TerminalMode Mode;

    /// <summary>The volume that the batch lies on; null: it lies in memory.</summary>
    public Drivers.Flash.IVolume Volume;

    /// <summary>Transactions that the batch may have: the parameter, or less on a small volume.</summary>
    public int BatchLimit
    {
        get
        {
            if (Volume == null) return Settings.BatchCapacity;
            if (limitFor != Settings.BatchCapacity || limitOffline != Settings.OfflineChip)
            {
                limitFor = Settings.BatchCapacity;
                limitOffline = Settings.OfflineChip;
                limit = BatchRoom.Of(Volume, limitFor, limitOffline);
            }
            return limit;
        }
    }

    private int limitFor, limit;
    private bool limitOffline;

    private int previousGeneration = -1;

    /// <summary>The batch that was settled last, for refunds and reprints: never written to. Its index is made when it is first wanted.</summary>
    public Batch PreviousBatch()
    {
        if (previousGeneration != State.Generation)
        {
            Previous.Open(State.PreviousBatchFile);
            previousGeneration = State.Generation;
        }
        return Previous;
    }

    /// <summary>What keeps the promise of a message until an answer settles it; null: it promises nothing.</summary>
    public PendingMessage PromiseOf(TransactionKind kind)
    {
        if (kind == TransactionKind.Balance) return null;
        bool decides = !Settings.QrReversal; // a query does, and not a reversal
        if (kind == TransactionKind.QrOrder || (decides && kind == TransactionKind.QrSale)) return Order;
        if (decides && kind == TransactionKind.QrVoid) return Unknown;
        return RequestTable.IsReversible(kind) ? Reversal : Unknown;
    }

    /// <summary>Fills a request with a promised message and its payment code; the card number is the caller's matter.</summary>
    /// <param name="promise">The message.</param>
    /// <param name="request">Filled.</param>
    /// <param name="reversal">True: as 0400. False: the message itself once more.</param>
    public void FillFrom(PendingMessage promise, HostRequest request, bool reversal)
    {
        promise.Fill(request, reversal);
        if (promise.CodeIsSealed) RecordCipher.Turn(request.QrCode, request.QrCodeLength, promise.Stan, promise.Batch);
    }

    /// <summary>Reads everything again that the log and the promises are made of: at boot, and when the flash has refused a write.</summary>
    public void Reload()
    {
        State.Load();
        Batch.Open(State.BatchFile);
        ChipLog.Open(State.ChipFile);
        ScriptNotice.Load();
        previousGeneration = -1;
        Reversal.Load();
        Unknown.Load();
        Order.Load();
        // the counter comes after the promise; the power may have gone between the two
        if (Reversal.Exists && Reversal.Stan == State.PeekStan()) State.TakeStan(Reversal.Stan);
        if (Unknown.Exists && Unknown.Stan == State.PeekStan()) State.TakeStan(Unknown.Stan);
        if (Order.Exists && Order.Stan == State.PeekStan()) State.TakeStan(Order.Stan);
        Suspense.Open();
        Audit.Open();
        Signatures.Open();
    }

    /// <summary>Gives the slips the electronic signature of a transaction, if there is one.</summary>
    public void ShowSignature(TransactionRecord record)
    {
        SlipSignature shown = Slips.Signature;
        shown.Bits = null;
        if (!Signatures.Load(record.Batch, record.Stan)) return;
        shown.Bits = Signatures.Bits;
        shown.Width = SignatureImage.Width;
        shown.Height = SignatureImage.Height;
        shown.FeatureCode = Signatures.FeatureCode;
        shown.Batch = record.Batch;
        shown.Stan = record.Stan;
    }

    /// <summary>Puts a slip on paper. Nobody looks after the beeper meanwhile, so it is silenced first.</summary>
    public Drivers.Printer.PrinterStatus Print(Slip slip)
    {
        Desk.Quiet();
        Printer.Watch(this);
        if (slip.Banner != null) slip.Add(slip.Banner, 24, true);
        Drivers.Printer.PrinterStatus status = Printer.Print(slip);
        Usage.CountSlip(status == Drivers.Printer.PrinterStatus.Ok);
        return status;
    }

    /// <summary>Puts a piece of a longer slip on paper: the next piece follows without a gap.</summary>
    public Drivers.Printer.PrinterStatus PrintPiece(Slip slip)
    {
        Desk.Quiet();
        Printer.Watch(this);
        return Printer.PrintPiece(slip);
    }

    /// <inheritdoc/>
    public void OnLine(int done, int all) => Desk.Page.Progress(done, all);

    /// <summary>Words for a fault of the line, which the status bar shows from now on.</summary>
    public Text LinkTrouble(LinkFault fault)
    {
        Desk.Link = LinkState.Bad;
        return fault == LinkFault.TlsRefused && Time.IsUnset ? Text.ClockWaits : FaultTexts.Of(fault);
    }

    /// <summary>A text in the language in use.</summary>
    public string T(Text id) => Desk.Texts[id];

    /// <summary>Lines that every failure shows: hotline and terminal number.</summary>
    public string HelpLine => T(Text.HotlineLabel) + " " + Settings.Hotline;

    /// <summary>Terminal number, for the hotline.</summary>
    public string TerminalLine => T(Text.TerminalLabel) + " " + Settings.TerminalId;

    /// <summary>The merchant's name in the language in use.</summary>
    public string Merchant => Desk.Texts.English && Settings.MerchantNameEnglish.Length > 0 ? Settings.MerchantNameEnglish : Settings.MerchantName;
}
