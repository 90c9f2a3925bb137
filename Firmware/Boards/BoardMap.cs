using nanoFramework.Hardware.Esp32;

namespace PosFirmware.Boards;

/// <summary>Which GPIO of the controller each line of a board is on. A line that a board has not is <see cref="None"/>, and its feature "not fitted".</summary>
public sealed class BoardMap
{
    /// <summary>The board has not this line.</summary>
    public const int None = -1;

    /// <summary>The handheld, and the ESP32-S3-DevKitC-1 on a table.</summary>
    public static readonly BoardMap Handheld = new BoardMap(1, 2, Sleep.WakeupGpioPin.Pin9, 22, 37)
    {
        ServiceKey = HandheldPins.ServiceKey,
        TouchPenIrq = HandheldPins.TouchPenIrq,
        Tamper = HandheldPins.Tamper,
        Buzzer = HandheldPins.Buzzer,
        SlowClock = HandheldPins.SlowClock,
        SlowMosi = HandheldPins.SlowMosi,
        SlowMiso = HandheldPins.SlowMiso,
        CsUart = HandheldPins.CsUart,
        IrqUart = HandheldPins.IrqUart,
        IntExp = HandheldPins.IntExp,
        LcdCs = HandheldPins.LcdCs,
        FastMosi = HandheldPins.FastMosi,
        FastClock = HandheldPins.FastClock,
        FastMiso = HandheldPins.FastMiso,
        LcdDc = HandheldPins.LcdDc,
        CsExp = HandheldPins.CsExp,
        CsNfc = HandheldPins.CsNfc,
        CsTouch = HandheldPins.CsTouch,
        NfcBusy = HandheldPins.NfcBusy,
        CardReset = HandheldPins.CardReset,
        MagEnable = HandheldPins.MagEnable,
        MagData = HandheldPins.MagData,
        PrinterLatch = HandheldPins.PrinterLatch,
        StrobeTrigger = HandheldPins.StrobeTrigger,
        HeadPower = HandheldPins.HeadPower,
        ServiceTx = HandheldPins.ServiceTx,
        ServiceRx = HandheldPins.ServiceRx,
        HeadHot = HandheldPins.HeadHot,
        WatchdogKick = HandheldPins.WatchdogKick,
    };

    /// <summary>
    /// A classic ESP32 with PSRAM (WROVER) on a table: no tamper loop, no head voltage, no watchdog, no service line, no service key.
    /// Only SPI bus 2 has fast pins there, so the buses change places.
    /// </summary>
    public static readonly BoardMap Classic = new BoardMap(2, 1, Sleep.WakeupGpioPin.Pin35, 6, 11)
    {
        TouchPenIrq = ClassicPins.TouchPenIrq,
        Buzzer = ClassicPins.Buzzer,
        SlowClock = ClassicPins.SlowClock,
        SlowMosi = ClassicPins.SlowMosi,
        SlowMiso = ClassicPins.SlowMiso,
        CsUart = ClassicPins.CsUart,
        IrqUart = ClassicPins.IrqUart,
        IntExp = ClassicPins.IntExp,
        LcdCs = ClassicPins.LcdCs,
        FastMosi = ClassicPins.FastMosi,
        FastClock = ClassicPins.FastClock,
        FastMiso = ClassicPins.FastMiso,
        LcdDc = ClassicPins.LcdDc,
        CsExp = ClassicPins.CsExp,
        CsNfc = ClassicPins.CsNfc,
        CsTouch = ClassicPins.CsTouch,
        MagEnable = ClassicPins.MagEnable,
        MagData = ClassicPins.MagData,
        CardReset = ClassicPins.CardReset,
        StrobeTrigger = ClassicPins.StrobeTrigger,
    };

    /// <summary>Bytes of the file system's partition in nanoFramework's image for 16 MB (hardware/handheld/FLASH.md). The device cannot be asked.</summary>
    public int VolumeBytes { get; } = 3 * 1024 * 1024;

    private readonly int firstForbidden, lastForbidden;

    private BoardMap(int fastBus, int slowBus, Sleep.WakeupGpioPin keyWakePin, int firstForbidden, int lastForbidden)
    {
        FastBus = fastBus;
        SlowBus = slowBus;
        KeyWakePin = keyWakePin;
        this.firstForbidden = firstForbidden;
        this.lastForbidden = lastForbidden;
    }

    /// <summary>SPI bus of the display, 1 or 2.</summary>
    public int FastBus { get; }

    /// <summary>SPI bus of everything else.</summary>
    public int SlowBus { get; }

    /// <summary>The pin of <see cref="IntExp"/> for deep sleep.</summary>
    public Sleep.WakeupGpioPin KeyWakePin { get; }

    /// <summary>True when a case loop is wired. Without one nobody notices that the case is opened.</summary>
    public bool HasTamperLoop => Tamper != None;

    /// <summary>True when there is a serial line to a PC.</summary>
    public bool HasServiceLine => ServiceTx != None;

    /// <summary>SERVICE_KEY_n.</summary>
    public int ServiceKey { get; private set; } = None;
    /// <summary>TOUCH_PENIRQ_n.</summary>
    public int TouchPenIrq { get; private set; } = None;
    /// <summary>TAMPER.</summary>
    public int Tamper { get; private set; } = None;
    /// <summary>BUZZER.</summary>
    public int Buzzer { get; private set; } = None;
    /// <summary>Clock of the slow bus.</summary>
    public int SlowClock { get; private set; } = None;
    /// <summary>MOSI of the slow bus.</summary>
    public int SlowMosi { get; private set; } = None;
    /// <summary>MISO of the slow bus.</summary>
    public int SlowMiso { get; private set; } = None;
    /// <summary>CS_UART_n.</summary>
    public int CsUart { get; private set; } = None;
    /// <summary>IRQ_UART_n.</summary>
    public int IrqUart { get; private set; } = None;
    /// <summary>INT_EXP_n.</summary>
    public int IntExp { get; private set; } = None;
    /// <summary>LCD_CS_n.</summary>
    public int LcdCs { get; private set; } = None;
    /// <summary>MOSI of the fast bus.</summary>
    public int FastMosi { get; private set; } = None;
    /// <summary>Clock of the fast bus.</summary>
    public int FastClock { get; private set; } = None;
    /// <summary>MISO of the fast bus.</summary>
    public int FastMiso { get; private set; } = None;
    /// <summary>LCD_DC.</summary>
    public int LcdDc { get; private set; } = None;
    /// <summary>CS_EXP_n.</summary>
    public int CsExp { get; private set; } = None;
    /// <summary>CS_NFC_n.</summary>
    public int CsNfc { get; private set; } = None;
    /// <summary>CS_TOUCH_n.</summary>
    public int CsTouch { get; private set; } = None;
    /// <summary>NFC_BUSY.</summary>
    public int NfcBusy { get; private set; } = None;
    /// <summary>CARD_RST.</summary>
    public int CardReset { get; private set; } = None;
    /// <summary>MAG_EN_n.</summary>
    public int MagEnable { get; private set; } = None;
    /// <summary>MAG_DATA.</summary>
    public int MagData { get; private set; } = None;
    /// <summary>PRN_LAT_n.</summary>
    public int PrinterLatch { get; private set; } = None;
    /// <summary>PRN_STB_TRIG.</summary>
    public int StrobeTrigger { get; private set; } = None;
    /// <summary>PRN_VH_EN.</summary>
    public int HeadPower { get; private set; } = None;
    /// <summary>SERVICE_TX.</summary>
    public int ServiceTx { get; private set; } = None;
    /// <summary>SERVICE_RX.</summary>
    public int ServiceRx { get; private set; } = None;
    /// <summary>PRN_HOT_n.</summary>
    public int HeadHot { get; private set; } = None;
    /// <summary>WDT_KICK.</summary>
    public int WatchdogKick { get; private set; } = None;

    /// <summary>False: the pin belongs to flash or PSRAM, and opening it would crash the module (hardware.md section 10.1).</summary>
    public bool IsUsable(int pin) => pin < firstForbidden || pin > lastForbidden;
}
