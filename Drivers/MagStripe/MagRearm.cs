namespace PosFirmware.Drivers.MagStripe;

/// <summary>How the ASIC is made ready for the next card (hardware.md section 1.1, re-arm, ways b and c).</summary>
public enum MagRearm
{
    /// <summary>No strobes until the ASIC's watchdog has expired: 0.7 s.</summary>
    Watchdog = 0,
    /// <summary>Supply off and on: under 0.1 s; needs the load switch.</summary>
    PowerCycle = 1,
}
