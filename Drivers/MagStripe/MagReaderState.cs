namespace PosFirmware.Drivers.MagStripe;

/// <summary>What the reader waits for.</summary>
internal enum MagReaderState
{
    /// <summary>For Arm.</summary>
    Off = 0,
    /// <summary>Supply off, until the capacitor is empty.</summary>
    Unpowered = 1,
    /// <summary>Supply on, until the ASIC is armed.</summary>
    PoweringUp = 2,
    /// <summary>For the ASIC's watchdog to expire.</summary>
    Watchdog = 3,
    /// <summary>For a card.</summary>
    Armed = 4,
    /// <summary>For Arm, after a fault.</summary>
    Faulty = 5,
}
