namespace PosFirmware.Boards;

/// <summary>
/// GPIO numbers of the handheld, ESP32-S3-WROOM-1-N16R8 (hardware.md section 11.2); the dev-board bench uses the same.
/// 19 and 20 are USB, 26 to 37 are flash and octal PSRAM and never opened, 45 and 46 are straps left open.
/// </summary>
public static class HandheldPins
{
    /// <summary>SERVICE_KEY_n, in: boot button; a strap, so input with pull-up only.</summary>
    public const int ServiceKey = 0;
    /// <summary>TOUCH_PENIRQ_n, in; RTC pin, wakes.</summary>
    public const int TouchPenIrq = 1;
    /// <summary>TAMPER, in: low = closed; RTC pin, wakes.</summary>
    public const int Tamper = 2;
    /// <summary>BUZZER, out; strap without effect unless fused, 10 k pull-down.</summary>
    public const int Buzzer = 3;
    /// <summary>SPI2 clock.</summary>
    public const int SlowClock = 4;
    /// <summary>SPI2 MOSI.</summary>
    public const int SlowMosi = 5;
    /// <summary>SPI2 MISO.</summary>
    public const int SlowMiso = 6;
    /// <summary>CS_UART_n (SC16IS752), out; pull-up.</summary>
    public const int CsUart = 7;
    /// <summary>IRQ_UART_n, in.</summary>
    public const int IrqUart = 8;
    /// <summary>INT_EXP_n, in: both MCP23S17, open drain; RTC pin, a key wakes.</summary>
    public const int IntExp = 9;
    /// <summary>LCD_CS_n, out; pull-up.</summary>
    public const int LcdCs = 10;
    /// <summary>SPI1 MOSI (IOMUX, 40 MHz).</summary>
    public const int FastMosi = 11;
    /// <summary>SPI1 clock (IOMUX).</summary>
    public const int FastClock = 12;
    /// <summary>SPI1 MISO (IOMUX).</summary>
    public const int FastMiso = 13;
    /// <summary>LCD_DC, out: low = command.</summary>
    public const int LcdDc = 14;
    /// <summary>CS_EXP_n (two MCP23S17, HAEN addresses 0 and 1), out; pull-up.</summary>
    public const int CsExp = 15;
    /// <summary>CS_NFC_n, out; pull-up.</summary>
    public const int CsNfc = 16;
    /// <summary>CS_TOUCH_n, out; pull-up.</summary>
    public const int CsTouch = 17;
    /// <summary>NFC_BUSY (PN5180) or NFC_IRQ (PN532), in; may glitch high at power-up.</summary>
    public const int NfcBusy = 18;
    /// <summary>CARD_RST, out: RSTIN of the TDA8035; pull-down.</summary>
    public const int CardReset = 21;
    /// <summary>MAG_EN_n, out: gate of the magstripe STROBE; pull-up.</summary>
    public const int MagEnable = 38;
    /// <summary>MAG_DATA, in.</summary>
    public const int MagData = 39;
    /// <summary>PRN_LAT_n, out; pull-up.</summary>
    public const int PrinterLatch = 40;
    /// <summary>PRN_STB_TRIG, out: one-shot input; 10 k pull-down.</summary>
    public const int StrobeTrigger = 41;
    /// <summary>PRN_VH_EN, out; 10 k pull-down, head dead at reset.</summary>
    public const int HeadPower = 42;
    /// <summary>SERVICE_TX, out: serial line to a PC; the ROM prints its log here at reset, so nothing else hangs on it.</summary>
    public const int ServiceTx = 43;
    /// <summary>SERVICE_RX, in.</summary>
    public const int ServiceRx = 44;
    /// <summary>PRN_HOT_n, in: hardware over-temperature.</summary>
    public const int HeadHot = 47;
    /// <summary>WDT_KICK, out: external watchdog.</summary>
    public const int WatchdogKick = 48;
}
