namespace PosFirmware.Boards;

/// <summary>Bits of the two MCP23S17 of the handheld (hardware.md section 11.2).</summary>
public static class ExpanderPins
{
    // ---- #1, address 0, port A ----
    /// <summary>GPA0-3: keypad rows, from this bit upwards.</summary>
    public const int KeyRow0 = 0;
    /// <summary>GPA4: LCD_RST_n; pull-down.</summary>
    public const int LcdReset = 4;
    /// <summary>GPA5: NFC_RST_n; pull-down.</summary>
    public const int NfcReset = 5;
    /// <summary>GPA6: UART_RST_n; pull-down.</summary>
    public const int UartReset = 6;
    /// <summary>GPA7: green LED (output only on some silicon).</summary>
    public const int LedGreen = 7;

    // ---- #1, address 0, port B ----
    /// <summary>GPB0-4: keypad columns, from this bit upwards.</summary>
    public const int KeyColumn0 = 0;
    /// <summary>GPB5: platen and cover switch; low = closed.</summary>
    public const int Platen = 5;
    /// <summary>GPB6: paper sensor; low = paper.</summary>
    public const int Paper = 6;
    /// <summary>GPB7: red LED (output only on some silicon).</summary>
    public const int LedRed = 7;

    // ---- #2, address 1, port A: one write is one motor step ----
    /// <summary>GPA0-3: motor IN1 to IN4.</summary>
    public const byte Motor = 0x0F;
    /// <summary>GPA4: motor nSLEEP; high = awake.</summary>
    public const int MotorSleep = 4;
    /// <summary>GPA5-7: strobe group, three bits from this one upwards.</summary>
    public const int StrobeSelect = 5;

    // ---- #2, address 1, port B ----
    /// <summary>GPB0: supply of the magstripe ASIC; high = on.</summary>
    public const int MagPower = 0;
    /// <summary>GPB1: supply of the scan engine; high = on.</summary>
    public const int QrPower = 1;
    /// <summary>GPB2: charger status; low = charging.</summary>
    public const int Charging = 2;
    /// <summary>GPB3: backlight switch; high = lit, pull-down: dark at reset.</summary>
    public const int LcdBacklight = 3;
}
