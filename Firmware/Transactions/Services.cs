using PosFirmware.Acquirer;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Drivers.Power;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Everything that the flows work with, complete from the beginning: <see cref="Equipment"/>, <see cref="Books"/>, a host, and what stands on
/// them. Training mode makes its own through the same constructor.
/// </summary>
public sealed class Services : IPrintProgress
{
    /// <summary>What is written down.</summary>
    public readonly Books Books;
    /// <summary>What there is one of.</summary>
    public readonly Equipment Equipment;
    /// <inheritdoc cref="Books.Time"/>
    public readonly TerminalTime Time;
    /// <inheritdoc cref="Books.Settings"/>
    public readonly TerminalSettings Settings;
    /// <inheritdoc cref="Books.SettingsFile"/>
    public readonly SettingsFile SettingsFile;
    /// <inheritdoc cref="Books.State"/>
    public readonly TerminalState State;
    /// <inheritdoc cref="Books.Keys"/>
    public readonly KeyStore Keys;
    /// <inheritdoc cref="Books.RecordCipher"/>
    public readonly RecordCipher RecordCipher;
    /// <inheritdoc cref="Books.Audit"/>
    public readonly AuditLog Audit;
    /// <inheritdoc cref="Books.Batch"/>
    public readonly Batch Batch;
    /// <inheritdoc cref="Books.Reversal"/>
    public readonly PendingMessage Reversal;
    /// <inheritdoc cref="Books.Unknown"/>
    public readonly PendingMessage Unknown;
    /// <inheritdoc cref="Books.Order"/>
    public readonly PendingMessage Order;
    /// <inheritdoc cref="Books.ScriptNotice"/>
    public readonly PendingMessage ScriptNotice;
    /// <inheritdoc cref="Books.Suspense"/>
    public readonly SuspenseList Suspense;
    /// <inheritdoc cref="Books.ChipLog"/>
    public readonly ChipLog ChipLog;
    /// <inheritdoc cref="Books.Signatures"/>
    public readonly SignatureStore Signatures;
    /// <inheritdoc cref="Equipment.Desk"/>
    public readonly Desk Desk;
    /// <inheritdoc cref="Equipment.Prompts"/>
    public readonly Prompts Prompts;
    /// <inheritdoc cref="Equipment.Stripe"/>
    public readonly MagStripeReader Stripe;
    /// <inheritdoc cref="Equipment.Slot"/>
    public readonly Drivers.SmartCard.CardSlot Slot;
    /// <inheritdoc cref="Equipment.Contactless"/>
    public readonly Drivers.Contactless.ContactlessReader Contactless;
    /// <inheritdoc cref="Equipment.Scanner"/>
    public readonly Drivers.Scanner.ScanEngine Scanner;
    /// <inheritdoc cref="Equipment.Battery"/>
    public readonly BatteryGauge Battery;
    /// <inheritdoc cref="Equipment.Printer"/>
    public readonly SlipPrinter Printer;
    /// <inheritdoc cref="Equipment.Touch"/>
    public readonly Drivers.Touch.TouchPanel Touch;
    /// <inheritdoc cref="Equipment.Calibration"/>
    public readonly Drivers.Touch.TouchCalibration Calibration;
    /// <inheritdoc cref="Equipment.TouchFile"/>
    public readonly TouchFile TouchFile;
    /// <inheritdoc cref="Equipment.Calibrator"/>
    public readonly TouchCalibrator Calibrator;
    /// <inheritdoc cref="Equipment.Pad"/>
    public readonly SignaturePad Pad;
    /// <inheritdoc cref="Equipment.SignatureImage"/>
    public readonly SignatureImage SignatureImage;
    /// <inheritdoc cref="Equipment.Operators"/>
    public readonly Operators Operators;
    /// <inheritdoc cref="Equipment.Usage"/>
    public readonly Usage Usage;
    /// <inheritdoc cref="Equipment.Place"/>
    public readonly Position.PlaceWatch Place;
    /// <inheritdoc cref="Equipment.Emv"/>
    public readonly Emv.EmvSession Emv;
    /// <inheritdoc cref="Equipment.Profile"/>
    public readonly Emv.TerminalProfile Profile;
    /// <inheritdoc cref="Equipment.Aids"/>
    public readonly Emv.AidTable Aids;
    /// <inheritdoc cref="Equipment.CaKeys"/>
    public readonly Emv.CaKeyStore CaKeys;
    /// <summary>Asks for passwords.</summary>
    public readonly PasswordGate Gate;
    /// <summary>Acquirer.</summary>
    public readonly IHost Host;
    /// <summary>Fills slips.</summary>
    public readonly SlipComposer Slips;
    /// <summary>Fills slips of the whole batch.</summary>
    public readonly ReportComposer Reports;
    /// <summary>The slip that everybody composes into.</summary>
    public readonly Slip Slip;
    /// <summary>Prints lists.</summary>
    public readonly PaperTray Paper;
    /// <summary>What the menus ask the terminal to become.</summary>
    public readonly TerminalMode Mode;
    /// <summary>True: these are the services of training mode.</summary>
    public readonly bool Training;

    /// <summary>Services of the terminal, or those of training beside them: the same equipment, books and a host of their own.</summary>
    /// <param name="equipment">What there is one of.</param>
    /// <param name="books">What is written down.</param>
    /// <param name="host">The acquirer.</param>
    /// <param name="live">The terminal's own services when these are for training: they ask for its passwords. Null: these are they.</param>
    public Services(Equipment equipment, Books books, IHost host, Services live = null)
    {
        Training = live != null;
        Books = books;
        Equipment = equipment;
        Time = books.Time;
        Settings = books.Settings;
        SettingsFile = books.SettingsFile;
        State = books.State;
        Keys = books.Keys;
        RecordCipher = books.RecordCipher;
        Audit = books.Audit;
        Batch = books.Batch;
        Reversal = books.Reversal;
        Unknown = books.Unknown;
        Order = books.Order;
        ScriptNotice = books.ScriptNotice;
        Suspense = books.Suspense;
        ChipLog = books.ChipLog;
        Signatures = books.Signatures;
        Desk = equipment.Desk;
        Prompts = equipment.Prompts;
        Stripe = equipment.Stripe;
        Slot = equipment.Slot;
        Contactless = equipment.Contactless;
        Scanner = equipment.Scanner;
        Battery = equipment.Battery;
        Printer = equipment.Printer;
        Touch = equipment.Touch;
        Calibration = equipment.Calibration;
        TouchFile = equipment.TouchFile;
        Calibrator = equipment.Calibrator;
        Pad = equipment.Pad;
        SignatureImage = equipment.SignatureImage;
        Operators = equipment.Operators;
        Usage = equipment.Usage;
        Place = equipment.Place;
        Emv = equipment.Emv;
        Profile = equipment.Profile;
        Aids = equipment.Aids;
        CaKeys = equipment.CaKeys;
        Mode = equipment.Mode;
        Host = host;
        Slip = new Slip(equipment.Fonts) { Banner = Training ? SlipWords.Testing : null };
        Slips = new SlipComposer(Settings, Slip) { Refunds = new RefundHistory(books) };
        Reports = new ReportComposer(Settings, Slip);
        Paper = new PaperTray(this);
        // training asks for the real passwords, and failures belong into the real log
        Gate = live == null ? new PasswordGate(this) : live.Gate;
    }

    /// <summary>Readers that a card screen offers, as pictograms: bits of <see cref="Pictogram"/>.</summary>
    public int Readers => Pictogram.Swipe | (Slot == null ? 0 : Pictogram.Insert) | (Contactless == null ? 0 : Pictogram.Tap);

    /// <inheritdoc cref="Books.Limit"/>
    public int BatchLimit => Books.Limit;

    /// <inheritdoc cref="Books.PreviousBatch"/>
    public Batch PreviousBatch() => Books.PreviousBatch();

    /// <inheritdoc cref="Books.Reload"/>
    public void Reload() => Books.Reload();

    /// <summary>What keeps the promise of a message until an answer settles it; null: it promises nothing.</summary>
    public PendingMessage PromiseOf(TransactionKind kind)
    {
        KindRow row = KindTable.Of(kind);
        switch (row.Promise)
        {
            case KindPromise.None: return null;
            case KindPromise.Order: return Order;
            case KindPromise.Repeat: return Unknown;
        }
        if (Settings.QrReversal || !row.Has(KindTrait.Qr)) return Reversal;
        return row.Effect == KindEffect.Voids ? Unknown : Order; // a query decides, and not a reversal
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
