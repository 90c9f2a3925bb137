namespace PosFirmware.Drivers.SmartCard;

/// <summary>Which IO pins of the UART the card interface TDA8035 hangs on; bit numbers.</summary>
public sealed class CardPins
{
    /// <summary>CMDVCCN, low is on.</summary>
    public int Activate;
    /// <summary>OFFN.</summary>
    public int Off;
    /// <summary>CLKDIV1.</summary>
    public int Clock1;
    /// <summary>CLKDIV2.</summary>
    public int Clock2;
    /// <summary>VSEL0.</summary>
    public int Volts0;
    /// <summary>VSEL1.</summary>
    public int Volts1;
}
