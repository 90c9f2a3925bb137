using Bench.VirtualBoard.Chips;
using Bench.VirtualBoard.Contactless;
using Bench.VirtualBoard.MagStripe;
using Bench.VirtualBoard.SmartCard;
using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard;

/// <summary>The handheld of hardware.md section 11.2: which simulated part sits on which net.</summary>
public class Handheld : Board
{
    /// <summary>Solders everything together.</summary>
    /// <param name="flash">The flash of an earlier board that lost its power; null: an empty one.</param>
    public Handheld(SimulatedFlash? flash = null) : this(flash, 0)
    {
    }

    /// <summary>Solders the same parts to a controller.</summary>
    /// <param name="flash">As above.</param>
    /// <param name="fast">Bus of the display, 0 or 1; the others are on the other one.</param>
    protected Handheld(SimulatedFlash? flash, int fast)
    {
        int slow = 1 - fast;
        WireController();
        Flash = flash ?? new SimulatedFlash();
        DamagedResources = Flash.DamagedResources;
        Flash.Attach(this);
        Expander1 = new Mcp23S17(this, "MCP23S17 #1", 0, Nets.Expander1) { IntA = Nets.IntExp };
        Expander2 = new Mcp23S17(this, "MCP23S17 #2", 1, Nets.Expander2) { IntA = Nets.IntExp };
        Spi[slow].Attach(new SharedSelect("MCP23S17 pair", Expander1, Expander2), Nets.CsExp);
        Keys = new KeypadMatrix(this, Nets.KeyRows, Nets.KeyColumns);
        Buzzer = new Buzzer(this, Nets.Buzzer);
        Case = new CaseLoop(this, Nets.Tamper);
        _ = new WatchdogTimer(this, Nets.WatchdogKick, Nets.HeadPower);
        MagAsic = new MagStripeAsic(this, Nets.MagData, Nets.MagPower);
        Spi[slow].Attach(MagAsic, Nets.MagEnable);
        Stripe = new StripeSlot(Clock, MagAsic);
        Printer = new PrintMechanism(this, new PrinterNets(Nets.PrinterLatch, Nets.StrobeTrigger, Nets.HeadPower, Nets.Motor,
            Nets.MotorSleep, Nets.StrobeSelect, Nets.HeadHot, Nets.Paper, Nets.Platen), Battery);
        Spi[slow].Attach(Printer.Head, null);
        Converter = new Xpt2046(this, Nets.TouchPenIrq)
        {
            BatteryVolts = () => Battery.TerminalVolts,
            AuxVolts = () => Printer.ThermistorVolts,
        };
        Touch = new ResistivePanel(Clock);
        Converter.Fit(Touch);
        Spi[slow].Attach(Converter, Nets.CsTouch);
        Uart = new Sc16is752(this, Nets.UartReset, Nets.IrqUart, Nets.UartIo, oneWireA: true);
        Spi[slow].Attach(Uart, Nets.CsUart);
        CardInterface = new Tda8035(this, new CardInterfaceNets(Nets.CardActivate, Nets.CardReset, Nets.CardOff, Nets.CardClock1, Nets.CardClock2,
            Nets.CardVolts0, Nets.CardVolts1), Uart.A, Uart.CrystalHz);
        Scanner = new Gm65(this, Nets.QrPower, Nets.QrTrigger, Uart.B);
        Nfc = new Pn532Chip(this, Nets.NfcReset, Nets.NfcBusy);
        Spi[slow].Attach(Nfc, Nets.CsNfc);
        Screen = new St7789Panel(this, Nets.LcdDc, Nets.LcdReset, Nets.LcdBacklight);
        Spi[fast].Attach(Screen, Nets.LcdCs);
    }

    /// <summary>All copper.</summary>
    public HandheldNets Nets { get; } = new();

    /// <summary>The expander at address 0.</summary>
    public Mcp23S17 Expander1 { get; }

    /// <summary>The expander at address 1.</summary>
    public Mcp23S17 Expander2 { get; }

    /// <summary>Internal flash; outlives the board.</summary>
    public SimulatedFlash Flash { get; }

    /// <summary>The keys.</summary>
    public KeypadMatrix Keys { get; }

    /// <summary>The buzzer.</summary>
    public Buzzer Buzzer { get; }

    /// <summary>The tamper loop of the case.</summary>
    public CaseLoop Case { get; }

    /// <summary>The magstripe ASIC behind its strobe gate.</summary>
    public MagStripeAsic MagAsic { get; }

    /// <summary>The slot that stripe cards are pulled through.</summary>
    public StripeSlot Stripe { get; }

    /// <summary>Two lithium cells.</summary>
    public Battery Battery { get; } = new();

    /// <summary>Printer with its paper.</summary>
    public PrintMechanism Printer { get; }

    /// <summary>Touch converter with the spare inputs for head thermistor and battery.</summary>
    public Xpt2046 Converter { get; }

    /// <summary>Two UARTs and eight IO pins: channel A is the chip card's wire, channel B the scan engine's.</summary>
    public Sc16is752 Uart { get; }

    /// <summary>The scan engine.</summary>
    public Gm65 Scanner { get; }

    /// <summary>The touch panel over the screen.</summary>
    public ResistivePanel Touch { get; }

    /// <summary>Power and presence of the contact card.</summary>
    public Tda8035 CardInterface { get; }

    /// <summary>Puts a card into the slot; nothing happens when one is in. Safe from any thread.</summary>
    public void InsertCard(ContactCard card) => CardInterface.Insert(card);

    /// <summary>Pulls the card out of the slot, whatever is going on. Safe from any thread.</summary>
    public void RemoveCard() => CardInterface.Remove();

    /// <summary>The contactless reader and the space before its antenna.</summary>
    public Pn532Chip Nfc { get; }

    /// <summary>The display.</summary>
    public St7789Panel Screen { get; }

    /// <inheritdoc/>
    /// <remarks>22 to 25 are not bonded out, 26 to 37 are flash and octal PSRAM; 45 and 46 are straps that stay unconnected.</remarks>
    public override bool PinIsUsable(int pin) => pin is >= 0 and <= 21 or >= 38 and <= 44 or 47 or 48;

    /// <summary>Solders the nets to the pins of the controller.</summary>
    protected virtual void WireController()
    {
        Wire(0, Nets.ServiceKey);
        Wire(1, Nets.TouchPenIrq);
        Wire(2, Nets.Tamper);
        Wire(3, Nets.Buzzer);
        Wire(7, Nets.CsUart);
        Wire(8, Nets.IrqUart);
        Wire(9, Nets.IntExp);
        Wire(10, Nets.LcdCs);
        Wire(14, Nets.LcdDc);
        Wire(15, Nets.CsExp);
        Wire(16, Nets.CsNfc);
        Wire(17, Nets.CsTouch);
        Wire(18, Nets.NfcBusy);
        Wire(21, Nets.CardReset);
        Wire(38, Nets.MagEnable);
        Wire(39, Nets.MagData);
        Wire(40, Nets.PrinterLatch);
        Wire(41, Nets.StrobeTrigger);
        Wire(42, Nets.HeadPower);
        Wire(47, Nets.HeadHot);
        Wire(48, Nets.WatchdogKick);
    }
}
