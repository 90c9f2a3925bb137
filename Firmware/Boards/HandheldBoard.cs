using System;
using System.Device.Gpio;
using System.Net.NetworkInformation;
using nanoFramework.Hardware.Esp32;
using PosFirmware.Drivers.Board;
using PosFirmware.Drivers.Bus;
using PosFirmware.Drivers.Contactless;
using PosFirmware.Drivers.Display;
using PosFirmware.Drivers.Flash;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Drivers.MagStripe;
using PosFirmware.Drivers.Power;
using PosFirmware.Drivers.Printer;
using PosFirmware.Drivers.Scanner;
using PosFirmware.Drivers.Serial;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Drivers.Sound;
using PosFirmware.Drivers.Tamper;
using PosFirmware.Drivers.Text;
using PosFirmware.Drivers.Touch;
using PosFirmware.Drivers.Uart;

namespace PosFirmware.Boards;

/// <summary>
/// The handheld of hardware.md section 11.2, or what a <see cref="BoardMap"/> leaves of it. Making it is the first thing after power-on: everything that can hurt takes its
/// safe level before a bus is opened.
/// </summary>
public sealed class HandheldBoard : IParts
{
    private const int DisplayClockHz = 40000000, SlowClockHz = 1000000, ServiceBaud = 115200;

    // Card clock 4.8 MHz after the division by four, and every divisor of section 2.2.
    private const int UartCrystalHz = 19200000;

    // 3 V ASIC (21006540/41); to be checked on the part that is bought (hardware.md section 12, item 2).
    private const int MagBitsPerTrack = 704;

    // An N16R8 module has 8 MB; an image for quad PSRAM would fall back to internal memory without a word (section 10.3).
    private const uint WantedPsram = 4 * 1024 * 1024;

    private readonly GpioController gpio = new GpioController();

    /// <summary>Powers the board up with the device's own clock and flash.</summary>
    public HandheldBoard() : this(null, null) { }

    /// <summary>Powers the board up, the handheld.</summary>
    /// <param name="clock">Null: the device's own.</param>
    /// <param name="volume">Null: the internal flash at <c>I:\</c>.</param>
    public HandheldBoard(IClock clock, IVolume volume) : this(BoardMap.Handheld, clock, volume) { }

    /// <summary>Powers a board up.</summary>
    /// <param name="map">Which board it is.</param>
    /// <param name="clock">Null: the device's own.</param>
    /// <param name="volume">Null: the internal flash at <c>I:\</c>.</param>
    public HandheldBoard(BoardMap map, IClock clock, IVolume volume)
    {
        Map = map;
        Clock = clock ?? new Delay();
        Volume = volume ?? new FileVolume("I:\\", map.VolumeBytes);

        // Dangerous outputs first; an output is low as soon as it is opened.
        HeadPower = Output(map.HeadPower, false);
        PrinterProfile head = PrinterProfile.Jx2R01;
        Strobe = new PulseTrain(Usable(map.StrobeTrigger), head.PulseMicros + head.RecoveryMicros, head.MaxPulses);
        ITimedLine buzzer = new TimedLine(Usable(map.Buzzer));
        MagEnable = Quick(map.MagEnable, true);
        PrinterLatch = Quick(map.PrinterLatch, true);
        IOutputPin cardReset = Quick(map.CardReset, false);
        IOutputPin csNfc = Quick(map.CsNfc, true);
        IOutputPin csTouch = Quick(map.CsTouch, true);
        IOutputPin csDisplay = Quick(map.LcdCs, true);
        LcdDataCommand = Quick(map.LcdDc, false);
        IOutputPin watchdogKick = Quick(map.WatchdogKick, false);

        IInputPin expanderInterrupt = Input(map.IntExp);
        UartInterrupt = Input(map.IrqUart);
        NfcBusy = Input(map.NfcBusy, false);
        TouchPenIrq = Input(map.TouchPenIrq);
        IInputPin tamperLine = Input(map.Tamper, false);
        MagData = Input(map.MagData);
        HeadHot = Input(map.HeadHot);
        ServiceKey = Input(map.ServiceKey, true, PinMode.InputPullUp);

        bool fastIsFirst = map.FastBus == 1;
        Configuration.SetPinFunction(fastIsFirst ? map.FastMosi : map.SlowMosi, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(fastIsFirst ? map.FastMiso : map.SlowMiso, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(fastIsFirst ? map.FastClock : map.SlowClock, DeviceFunction.SPI1_CLOCK);
        Configuration.SetPinFunction(fastIsFirst ? map.SlowMosi : map.FastMosi, DeviceFunction.SPI2_MOSI);
        Configuration.SetPinFunction(fastIsFirst ? map.SlowMiso : map.FastMiso, DeviceFunction.SPI2_MISO);
        Configuration.SetPinFunction(fastIsFirst ? map.SlowClock : map.FastClock, DeviceFunction.SPI2_CLOCK);
        SpiBus fast = new SpiBus(map.FastBus, DisplayClockHz);
        SpiBus slow = new SpiBus(map.SlowBus, SlowClockHz);
        DisplayPort = fast.Peripheral(csDisplay, Clock);
        UartPort = slow.Selected(Usable(map.CsUart));
        NfcPort = slow.Peripheral(csNfc, Clock);
        TouchPort = slow.Peripheral(csTouch, Clock);
        MagPort = slow.Peripheral(MagEnable, Clock);
        HeadPort = slow.Peripheral(null, Clock);

        Expanders = new ExpanderPair(slow.Selected(Usable(map.CsExp)));
        Expanders.Begin();
        Mcp23S17 first = Expanders.First, second = Expanders.Second;
        second.WritePortA(7 << ExpanderPins.StrobeSelect);
        second.SetDirections(false, 0xFF, 0x00); // motor asleep, no phase, no group
        LcdReset = first.OutputPin(false, ExpanderPins.LcdReset, false);
        NfcReset = first.OutputPin(false, ExpanderPins.NfcReset, false);
        UartReset = first.OutputPin(false, ExpanderPins.UartReset, false);
        LedGreen = first.OutputPin(false, ExpanderPins.LedGreen, false);
        LedRed = first.OutputPin(true, ExpanderPins.LedRed, false);
        Platen = first.InputPin(true, ExpanderPins.Platen);
        Paper = first.InputPin(true, ExpanderPins.Paper);
        MagPower = second.OutputPin(true, ExpanderPins.MagPower, false);
        QrPower = second.OutputPin(true, ExpanderPins.QrPower, false);
        Charging = second.InputPin(true, ExpanderPins.Charging);
        LcdBacklight = second.OutputPin(true, ExpanderPins.LcdBacklight, false);
        MagStripe = new MagStripeReader(MagPort, MagData, MagPower, Clock, MagBitsPerTrack, MagRearm.PowerCycle, MagStripeReader.Want2);

        Uart = new Sc16is752(UartPort, UartReset, UartInterrupt, Clock, UartCrystalHz);
        CardSlot = new CardSlot(Uart, Uart.A, new CardPins
        {
            Activate = UartPins.CardActivate, Off = UartPins.CardOff, Clock1 = UartPins.CardClock1,
            Clock2 = UartPins.CardClock2, Volts0 = UartPins.CardVolts0, Volts1 = UartPins.CardVolts1,
        }, cardReset, Clock);

        Scanner = new ScanEngine(Uart.B, QrPower, Uart.OutputPin(UartPins.QrTrigger, true), Clock);
        Contactless = new ContactlessReader(NfcPort, NfcReset, Clock);

        Keypad = new Keypad(Expanders, ExpanderPins.KeyRow0, ExpanderPins.KeyColumn0, expanderInterrupt, Clock);
        Beeper = new Beeper(buzzer, Clock);
        TamperLoop = new TamperLoop(tamperLine, Clock);
        Watchdog = new ExternalWatchdog(watchdogKick, Clock);
        Xpt2046 converter = new Xpt2046(TouchPort, TouchPenIrq);
        Analog = new AnalogInputs(converter, Clock);
        Touch = new TouchPanel(converter, Clock);
        Battery = new BatteryGauge(Analog, Charging, Clock);
        Printer = new ThermalPrinter(HeadPort, PrinterLatch, Strobe, HeadPower, HeadHot, second,
            new PaperSensors(first, ExpanderPins.Paper, ExpanderPins.Platen, Clock), Analog, Watchdog, Clock, head);

        if (map.HasServiceLine)
        {
            Configuration.SetPinFunction(map.ServiceTx, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(map.ServiceRx, DeviceFunction.COM2_RX);
            ServiceLine = new SerialLine("COM2", ServiceBaud);
        }
        else ServiceLine = new MissingLine();

        Fonts = new Fonts(new BuiltInFiles());
        Display = new Display(new St7789(DisplayPort, LcdDataCommand, LcdReset, LcdBacklight, Clock), Fonts);

        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        DeviceId = interfaces.Length > 0 ? interfaces[0].PhysicalAddress : new byte[6];

        uint total, free, largest;
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.SpiRam, out total, out free, out largest);
        PsramBytes = total;
    }

    /// <summary>Which board it is, and what it has not.</summary>
    public BoardMap Map { get; }

    /// <summary>Time.</summary>
    public IClock Clock { get; }

    /// <summary>Internal flash.</summary>
    public IVolume Volume { get; }

    /// <summary>What tells this chip from all others: its MAC address. Not a secret.</summary>
    public byte[] DeviceId { get; }

    /// <summary>PSRAM that the image found, in bytes.</summary>
    public uint PsramBytes { get; }

    /// <summary>False: the wrong image is on the module and the heap is far too small.</summary>
    public bool HasPsram => PsramBytes >= WantedPsram;

    // ---- drivers ----

    /// <summary>Keys.</summary>
    public Keypad Keypad { get; }

    /// <summary>Buzzer.</summary>
    public Beeper Beeper { get; }

    /// <summary>Case switches.</summary>
    public TamperLoop TamperLoop { get; }

    /// <summary>Watchdog outside the controller; wants a kick every 1.6 s while the head voltage is on.</summary>
    public ExternalWatchdog Watchdog { get; }

    /// <summary>Head thermistor and battery.</summary>
    public AnalogInputs Analog { get; }

    /// <summary>Battery.</summary>
    public BatteryGauge Battery { get; }

    /// <summary>Touch panel over the screen.</summary>
    public TouchPanel Touch { get; }

    /// <summary>Thermal printer.</summary>
    public ThermalPrinter Printer { get; }

    /// <summary>RTC pin that a key pulls low: the interrupt of the expanders.</summary>
    public Sleep.WakeupGpioPin KeyWakePin => Map.KeyWakePin;

    /// <summary>Serial line to a PC, 115,200 8N1: factory tests, provisioning. Closed until somebody wants it.</summary>
    public ISerialLine ServiceLine { get; }

    /// <summary>Two UARTs (A chip card, B scan engine) and the pins of <see cref="UartPins"/>; in reset until somebody configures a channel.</summary>
    public Sc16is752 Uart { get; }

    /// <summary>Slot for contact cards; the card is off until it is powered up.</summary>
    public CardSlot CardSlot { get; }

    /// <summary>Scan engine for QR codes; off until it is armed.</summary>
    public ScanEngine Scanner { get; }

    /// <summary>Contactless reader; in reset until it is polled.</summary>
    public ContactlessReader Contactless { get; }

    // ---- chips on the buses ----

    /// <summary>Both MCP23S17.</summary>
    public ExpanderPair Expanders { get; }
    /// <summary>Display controller on the fast bus.</summary>
    public ISpiPeripheral DisplayPort { get; }
    /// <summary>SC16IS752.</summary>
    public ISpiPeripheral UartPort { get; }
    /// <summary>Contactless reader.</summary>
    public ISpiPeripheral NfcPort { get; }
    /// <summary>XPT2046: touch, head thermistor, battery.</summary>
    public ISpiPeripheral TouchPort { get; }
    /// <summary>Magstripe ASIC: its select is the strobe gate, so each SPI bit is one STROBE.</summary>
    public ISpiPeripheral MagPort { get; }
    /// <summary>Shift register of the print head: it has no select and hears everything on the slow bus.</summary>
    public ISpiPeripheral HeadPort { get; }

    /// <summary>Magstripe reader; off until it is armed.</summary>
    public MagStripeReader MagStripe { get; }

    /// <summary>The screen; dark until it is started.</summary>
    public Display Display { get; }
    /// <summary>Fonts of screen and paper.</summary>
    public Fonts Fonts { get; }

    // ---- lines ----

    /// <summary>High: data, low: command.</summary>
    public IOutputPin LcdDataCommand { get; }
    /// <summary>High: lit.</summary>
    public IOutputPin LcdBacklight { get; }
    /// <summary>Low: reset.</summary>
    public IOutputPin LcdReset { get; }
    /// <summary>Low: reset.</summary>
    public IOutputPin NfcReset { get; }
    /// <summary>Low: reset; the card interface is then off.</summary>
    public IOutputPin UartReset { get; }
    /// <summary>High: on.</summary>
    public IOutputPin LedGreen { get; }
    /// <summary>High: on.</summary>
    public IOutputPin LedRed { get; }
    /// <summary>Low: the SPI clock reaches the magstripe ASIC.</summary>
    public IOutputPin MagEnable { get; }
    /// <summary>High: supplied.</summary>
    public IOutputPin MagPower { get; }
    /// <summary>DATA of the magstripe ASIC.</summary>
    public IInputPin MagData { get; }
    /// <summary>Low: latched.</summary>
    public IOutputPin PrinterLatch { get; }
    /// <summary>Trigger of the strobe's one-shot: each pulse is one strobe.</summary>
    public PulseTrain Strobe { get; }
    /// <summary>High: head voltage on.</summary>
    public IOutputPin HeadPower { get; }
    /// <summary>Low: the comparator has cut the head voltage.</summary>
    public IInputPin HeadHot { get; }
    /// <summary>Low: closed.</summary>
    public IInputPin Platen { get; }
    /// <summary>Low: paper.</summary>
    public IInputPin Paper { get; }
    /// <summary>High: supplied.</summary>
    public IOutputPin QrPower { get; }
    /// <summary>Low: charging.</summary>
    public IInputPin Charging { get; }
    /// <summary>Low: the UART wants service.</summary>
    public IInputPin UartInterrupt { get; }
    /// <summary>Busy or interrupt of the contactless reader.</summary>
    public IInputPin NfcBusy { get; }
    /// <summary>Low: touched.</summary>
    public IInputPin TouchPenIrq { get; }
    /// <summary>Low: pressed.</summary>
    public IInputPin ServiceKey { get; }

    private IOutputPin Output(int pin, bool high) => pin == BoardMap.None ? new MissingPin(high) : (IOutputPin)new GpioOutput(gpio, Usable(pin), high);

    /// <summary>A line that moves often.</summary>
    private IOutputPin Quick(int pin, bool high) => pin == BoardMap.None ? new MissingPin(high) : (IOutputPin)new QuickOutput(gpio, Usable(pin), high);

    private IInputPin Input(int pin, bool ifMissing = true, PinMode mode = PinMode.Input) =>
        pin == BoardMap.None ? new MissingPin(ifMissing) : (IInputPin)new GpioInput(gpio, Usable(pin), mode);

    /// <summary>nanoFramework does not block 33 to 37 of an ESP32-S3, but opening one kills an octal module (section 10.1).</summary>
    private int Usable(int pin)
    {
        if (!Map.IsUsable(pin)) throw new ArgumentOutOfRangeException();
        return pin;
    }
}
