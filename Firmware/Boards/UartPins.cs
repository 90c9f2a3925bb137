namespace PosFirmware.Boards;

/// <summary>IO pins of the SC16IS752 of the handheld (hardware.md section 11.2). After its reset all are inputs, and resistors decide.</summary>
public static class UartPins
{
    /// <summary>IO0: CMDVCCN of the TDA8035, low = card on; pull-up.</summary>
    public const int CardActivate = 0;
    /// <summary>IO2: OFFN of the TDA8035, in.</summary>
    public const int CardOff = 2;
    /// <summary>IO3: CLKDIV1 of the TDA8035.</summary>
    public const int CardClock1 = 3;
    /// <summary>IO4: CLKDIV2 of the TDA8035.</summary>
    public const int CardClock2 = 4;
    /// <summary>IO5: VSEL0 of the TDA8035.</summary>
    public const int CardVolts0 = 5;
    /// <summary>IO6: VSEL1 of the TDA8035.</summary>
    public const int CardVolts1 = 6;
    /// <summary>IO7: trigger of the scan engine, low = scan; pull-up.</summary>
    public const int QrTrigger = 7;
}
