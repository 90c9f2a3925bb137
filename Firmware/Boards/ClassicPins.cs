namespace PosFirmware.Boards;

/// <summary>
/// GPIO numbers of the classic ESP32 on a table, WROVER module (hardware.md section 11.4). 6 to 11 are flash, 16 and 17 PSRAM, 12 a strap that
/// must be low at boot, 1 and 3 the USB bridge; 34 to 39 are inputs without pulls.
/// </summary>
public static class ClassicPins
{
    /// <summary>CS_TOUCH_n, out; a strap: pull-up of 100 k at most, else no serial download.</summary>
    public const int CsTouch = 2;
    /// <summary>CS_UART_n (SC16IS752), out; pull-up.</summary>
    public const int CsUart = 4;
    /// <summary>LCD_CS_n, out; pull-up, which is the level that this strap wants.</summary>
    public const int LcdCs = 5;
    /// <summary>SPI1 MOSI, slow bus.</summary>
    public const int SlowMosi = 13;
    /// <summary>SPI1 clock.</summary>
    public const int SlowClock = 14;
    /// <summary>BUZZER, out; a strap: low at boot silences the ROM's log.</summary>
    public const int Buzzer = 15;
    /// <summary>SPI2 clock, fast bus (IOMUX).</summary>
    public const int FastClock = 18;
    /// <summary>SPI2 MISO (IOMUX).</summary>
    public const int FastMiso = 19;
    /// <summary>CARD_RST, out: RSTIN of the TDA8035; pull-down.</summary>
    public const int CardReset = 21;
    /// <summary>PRN_STB_TRIG, out: one-shot input; 10 k pull-down.</summary>
    public const int StrobeTrigger = 22;
    /// <summary>SPI2 MOSI (IOMUX).</summary>
    public const int FastMosi = 23;
    /// <summary>CS_EXP_n (two MCP23S17), out; pull-up.</summary>
    public const int CsExp = 25;
    /// <summary>SPI1 MISO.</summary>
    public const int SlowMiso = 26;
    /// <summary>LCD_DC, out: low = command.</summary>
    public const int LcdDc = 27;
    /// <summary>MAG_EN_n, out: gate of the magstripe STROBE; pull-up.</summary>
    public const int MagEnable = 32;
    /// <summary>CS_NFC_n, out; pull-up.</summary>
    public const int CsNfc = 33;
    /// <summary>IRQ_UART_n, in.</summary>
    public const int IrqUart = 34;
    /// <summary>INT_EXP_n, in: both MCP23S17, open drain; RTC pin, a key wakes.</summary>
    public const int IntExp = 35;
    /// <summary>TOUCH_PENIRQ_n, in.</summary>
    public const int TouchPenIrq = 36;
    /// <summary>MAG_DATA, in.</summary>
    public const int MagData = 39;
}
