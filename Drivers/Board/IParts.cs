using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Contactless;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Scanner;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Drivers.Sound;
using PosFirmware.Drivers.Tamper;
using PosFirmware.Drivers.Touch;

namespace PosFirmware.Drivers.Board;

/// <summary>What a terminal has in its case, whatever board the parts are on. Every part is there; one that is not fitted says so when it is used.</summary>
public interface IParts
{
    /// <summary>Time.</summary>
    IClock Clock { get; }

    /// <summary>The screen; dark until it is started.</summary>
    Display.Display Display { get; }

    /// <summary>Keys.</summary>
    Keypad.Keypad Keypad { get; }

    /// <summary>Buzzer.</summary>
    Beeper Beeper { get; }

    /// <summary>Case switches.</summary>
    TamperLoop TamperLoop { get; }

    /// <summary>Watchdog outside the controller.</summary>
    ExternalWatchdog Watchdog { get; }

    /// <summary>Battery.</summary>
    BatteryGauge Battery { get; }

    /// <summary>Touch panel over the screen.</summary>
    TouchPanel Touch { get; }

    /// <summary>Thermal printer.</summary>
    ThermalPrinter Printer { get; }

    /// <summary>Magstripe reader; off until it is armed.</summary>
    MagStripeReader MagStripe { get; }

    /// <summary>Slot for contact cards; the card is off until it is powered up.</summary>
    CardSlot CardSlot { get; }

    /// <summary>Contactless reader; in reset until it is polled.</summary>
    ContactlessReader Contactless { get; }

    /// <summary>Scan engine for QR codes; off until it is armed.</summary>
    ScanEngine Scanner { get; }
}
