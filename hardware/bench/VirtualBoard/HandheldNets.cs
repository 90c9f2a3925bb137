using Bench.VirtualBoard.Wiring;

namespace Bench.VirtualBoard;

/// <summary>
/// The copper of the handheld (hardware.md section 11.2) with its resistors: <c>true</c> pulls up, <c>false</c> down. With the
/// controller in reset these resistors alone decide, so everything that can hurt is off by them.
/// </summary>
public sealed class HandheldNets
{
    // ---- at the controller ----

    /// <summary>GPIO0, boot button; low while pressed.</summary>
    public Net ServiceKey { get; } = new("SERVICE_KEY_n", true);
    /// <summary>GPIO1, from the XPT2046; low while touched.</summary>
    public Net TouchPenIrq { get; } = new("TOUCH_PENIRQ_n", true);
    /// <summary>GPIO2, series loop to GND with 1 MOhm to 3V3; low = closed.</summary>
    public Net Tamper { get; } = new("TAMPER", true);
    /// <summary>GPIO3, active buzzer through an NPN.</summary>
    public Net Buzzer { get; } = new("BUZZER", false);
    /// <summary>GPIO7, select of the SC16IS752.</summary>
    public Net CsUart { get; } = new("CS_UART_n", true);
    /// <summary>GPIO8, interrupt of the SC16IS752, open drain.</summary>
    public Net IrqUart { get; } = new("IRQ_UART_n", true);
    /// <summary>GPIO9, INTA of both MCP23S17, open drain.</summary>
    public Net IntExp { get; } = new("INT_EXP_n", true);
    /// <summary>GPIO10, select of the display.</summary>
    public Net LcdCs { get; } = new("LCD_CS_n", true);
    /// <summary>GPIO14, low = command, high = data.</summary>
    public Net LcdDc { get; } = new("LCD_DC");
    /// <summary>GPIO15, select of both MCP23S17.</summary>
    public Net CsExp { get; } = new("CS_EXP_n", true);
    /// <summary>GPIO16, select of the contactless reader.</summary>
    public Net CsNfc { get; } = new("CS_NFC_n", true);
    /// <summary>GPIO17, select of the XPT2046.</summary>
    public Net CsTouch { get; } = new("CS_TOUCH_n", true);
    /// <summary>GPIO18, busy or interrupt of the contactless reader.</summary>
    public Net NfcBusy { get; } = new("NFC_BUSY");
    /// <summary>GPIO21, backlight; dark at reset.</summary>
    public Net LcdBacklight { get; } = new("LCD_BL", false);
    /// <summary>GPIO38, gate that lets the SPI clock through as STROBE; closed (high) at reset.</summary>
    public Net MagEnable { get; } = new("MAG_EN_n", true);
    /// <summary>GPIO39, DATA of the magstripe ASIC.</summary>
    public Net MagData { get; } = new("MAG_DATA", true);
    /// <summary>GPIO40, latch of the print head.</summary>
    public Net PrinterLatch { get; } = new("PRN_LAT_n", true);
    /// <summary>GPIO41, rising edge starts the strobe one-shot.</summary>
    public Net StrobeTrigger { get; } = new("PRN_STB_TRIG", false);
    /// <summary>GPIO42, load switch of the head voltage; head dead at reset.</summary>
    public Net HeadPower { get; } = new("PRN_VH_EN", false);
    /// <summary>GPIO47, comparator at 80 C, open drain; low = too hot.</summary>
    public Net HeadHot { get; } = new("PRN_HOT_n", true);
    /// <summary>GPIO48, an edge kicks the external watchdog.</summary>
    public Net WatchdogKick { get; } = new("WDT_KICK", false);

    // ---- at MCP23S17 #1 (address 0) ----

    /// <summary>#1 GPA0-3.</summary>
    public Net[] KeyRows { get; } = [new("ROW0"), new("ROW1"), new("ROW2"), new("ROW3")];
    /// <summary>#1 GPB0-4; pulled up inside the expander.</summary>
    public Net[] KeyColumns { get; } = [new("COL0"), new("COL1"), new("COL2"), new("COL3"), new("COL4")];
    /// <summary>#1 GPA4; in reset until the firmware lets it go.</summary>
    public Net LcdReset { get; } = new("LCD_RST_n", false);
    /// <summary>#1 GPA5; in reset until the firmware lets it go.</summary>
    public Net NfcReset { get; } = new("NFC_RST_n", false);
    /// <summary>#1 GPA6; in reset until the firmware lets it go, and with it the card's power stays off.</summary>
    public Net UartReset { get; } = new("UART_RST_n", false);
    /// <summary>#1 GPA7, green LED; high = on.</summary>
    public Net LedGreen { get; } = new("LED_GREEN", false);
    /// <summary>#1 GPB5, platen and cover switch to GND; low = closed, so that a broken wire means open.</summary>
    public Net Platen { get; } = new("PLATEN_n", true);
    /// <summary>#1 GPB6, reflective sensor; low = paper, so that a broken wire means no paper.</summary>
    public Net Paper { get; } = new("PAPER_n", true);
    /// <summary>#1 GPB7, red LED; high = on.</summary>
    public Net LedRed { get; } = new("LED_RED", false);

    // ---- at MCP23S17 #2 (address 1) ----

    /// <summary>#2 GPA0-3, motor driver IN1 to IN4.</summary>
    public Net[] Motor { get; } = [new("MOT_IN1", false), new("MOT_IN2", false), new("MOT_IN3", false), new("MOT_IN4", false)];
    /// <summary>#2 GPA4, motor driver awake while high.</summary>
    public Net MotorSleep { get; } = new("MOT_nSLEEP", false);
    /// <summary>#2 GPA5-7, select lines of the 74HC238; bit 0 first.</summary>
    public Net[] StrobeSelect { get; } = [new("STB_SEL0", true), new("STB_SEL1", true), new("STB_SEL2", true)];
    /// <summary>#2 GPB0, supply of the magstripe ASIC; high = on.</summary>
    public Net MagPower { get; } = new("MAG_PWR", false);
    /// <summary>#2 GPB1, supply of the scan engine; high = on.</summary>
    public Net QrPower { get; } = new("QR_PWR", false);
    /// <summary>#2 GPB2, open drain of the charger; low = charging.</summary>
    public Net Charging { get; } = new("CHG_n", true);

    // ---- at the SC16IS752 ----

    /// <summary>IO0, CMDVCCN of the TDA8035: low activates the card; off by its resistor.</summary>
    public Net CardActivate { get; } = new("CMDVCCN", true);
    /// <summary>GPIO21, RSTIN of the TDA8035: copied to the card's RST.</summary>
    public Net CardReset { get; } = new("CARD_RST", false);
    /// <summary>IO2, OFFN of the TDA8035: open drain with its own pull-up.</summary>
    public Net CardOff { get; } = new("OFFN", true);
    /// <summary>IO3, divider of the card clock.</summary>
    public Net CardClock1 { get; } = new("CLKDIV1", false);
    /// <summary>IO4, divider of the card clock.</summary>
    public Net CardClock2 { get; } = new("CLKDIV2", false);
    /// <summary>IO5, card voltage.</summary>
    public Net CardVolts0 { get; } = new("VSEL0", false);
    /// <summary>IO6, card voltage.</summary>
    public Net CardVolts1 { get; } = new("VSEL1", false);
    /// <summary>IO1, not connected.</summary>
    public Net Spare { get; } = new("IO1", false);
    /// <summary>IO7, trigger of the scan engine; low scans.</summary>
    public Net QrTrigger { get; } = new("QR_TRIG_n", true);

    /// <summary>The nets at the SC16IS752, IO0 to IO7.</summary>
    public Net[] UartIo => [CardActivate, Spare, CardOff, CardClock1, CardClock2, CardVolts0, CardVolts1, QrTrigger];

    /// <summary>The nets at MCP23S17 #1, GPA0 to GPB7.</summary>
    public Net?[] Expander1 =>
        [.. KeyRows, LcdReset, NfcReset, UartReset, LedGreen, .. KeyColumns, Platen, Paper, LedRed];

    /// <summary>The nets at MCP23S17 #2, GPA0 to GPB7; null is a spare pin.</summary>
    public Net?[] Expander2 =>
        [.. Motor, MotorSleep, .. StrobeSelect, MagPower, QrPower, Charging, LcdBacklight, null, null, null, null];
}
