using PosFirmware.Drivers.Board;
using PosFirmware.Drivers.Contactless;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Scanner;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Drivers.Text;
using PosFirmware.Drivers.Touch;
using PosFirmware.Emv;
using PosFirmware.Position;
using PosFirmware.Receipts;
using PosFirmware.Security;
using PosFirmware.Signature;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>What a terminal has one of, and training mode shares: its parts, the desk and pages over them, its people, and what its chips are told.</summary>
public sealed class Equipment
{
    /// <summary>Keys, screen, beeper.</summary>
    public readonly Desk Desk;
    /// <summary>Questions and messages.</summary>
    public readonly Prompts Prompts;
    /// <summary>Stripe reader.</summary>
    public readonly MagStripeReader Stripe;
    /// <summary>Slot for contact cards.</summary>
    public readonly CardSlot Slot;
    /// <summary>Reader for contactless cards.</summary>
    public readonly ContactlessReader Contactless;
    /// <summary>Scan engine.</summary>
    public readonly ScanEngine Scanner;
    /// <summary>Battery.</summary>
    public readonly BatteryGauge Battery;
    /// <summary>Prints slips.</summary>
    public readonly SlipPrinter Printer;
    /// <summary>Fonts of screen and paper.</summary>
    public readonly Fonts Fonts;
    /// <summary>Touch panel.</summary>
    public readonly TouchPanel Touch;
    /// <summary>Where its points lie on the screen.</summary>
    public readonly TouchCalibration Calibration = new TouchCalibration();
    /// <summary>Where the calibration is kept.</summary>
    public readonly TouchFile TouchFile;
    /// <summary>Calibrates it.</summary>
    public readonly TouchCalibrator Calibrator;
    /// <summary>Where cardholders sign.</summary>
    public readonly SignaturePad Pad;
    /// <summary>Makes pictures of what they wrote.</summary>
    public readonly SignatureImage SignatureImage;
    /// <summary>Operators.</summary>
    public readonly Operators Operators;
    /// <summary>How much the parts have been used.</summary>
    public readonly Usage Usage;
    /// <summary>Where the terminal stands.</summary>
    public readonly PlaceWatch Place;
    /// <summary>Dialogue with a chip.</summary>
    public readonly EmvSession Emv;
    /// <summary>What the terminal tells a chip about itself.</summary>
    public readonly TerminalProfile Profile = new TerminalProfile();
    /// <summary>Applications that the terminal takes.</summary>
    public readonly AidTable Aids;
    /// <summary>Keys of the certification authorities.</summary>
    public readonly CaKeyStore CaKeys;
    /// <summary>What the menus ask the terminal to become.</summary>
    public readonly TerminalMode Mode = new TerminalMode();

    /// <summary>Puts the rooms on the parts, and starts the screen.</summary>
    /// <param name="parts">What is in the case.</param>
    /// <param name="books">The terminal's own books, never those of training.</param>
    public Equipment(IParts parts, Books books)
    {
        IVolume volume = books.Volume;
        Operators = new Operators(volume, books.Time);
        Operators.Load();
        Usage = new Usage(volume);
        Usage.Load();
        TouchFile = new TouchFile(volume);
        TouchFile.Load(Calibration);
        Aids = new AidTable(volume);
        Aids.Load();
        CaKeys = new CaKeyStore(volume);
        Emv = new EmvSession(Profile, Aids, CaKeys, new SystemRandom());
        Place = new PlaceWatch(books.Settings, books.Audit, parts.Clock);
        Stripe = parts.MagStripe;
        Slot = parts.CardSlot;
        Contactless = parts.Contactless;
        Scanner = parts.Scanner;
        Battery = parts.Battery;
        Touch = parts.Touch;
        Display display = parts.Display;
        Fonts = display.Fonts;
        Printer = new SlipPrinter(parts.Printer, Fonts);
        SignatureImage = new SignatureImage(Fonts);
        display.Start(Palette.Paper);
        Strings texts = new Strings { English = books.Settings.English || !Fonts.HasHanzi };
        Desk = new Desk(new Page(display), texts, parts.Clock, books.Time, parts.Keypad, parts.Beeper, parts.TamperLoop, parts.Watchdog, Battery)
        {
            Printer = parts.Printer,
            DecisionMs = books.Settings[Storage.ParameterTable.DecisionDelayMs],
        };
        Prompts = new Prompts(Desk);
        Pad = new SignaturePad(Desk, display, Touch, Calibration);
        Calibrator = new TouchCalibrator(Desk, display, Touch);
    }
}
