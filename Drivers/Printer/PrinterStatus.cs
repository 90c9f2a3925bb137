namespace PosFirmware.Drivers.Printer;

/// <summary>Why the printer prints, or not.</summary>
public enum PrinterStatus
{
    /// <summary>Ready.</summary>
    Ok,
    /// <summary>No paper under the sensor.</summary>
    NoPaper,
    /// <summary>The cover is open: the platen does not touch the head.</summary>
    CoverOpen,
    /// <summary>The head is hotter than 65 C, or has not yet cooled to 55 C.</summary>
    HeadHot,
    /// <summary>The battery cannot feed the head.</summary>
    BatteryLow,
    /// <summary>Thermistor broken or shorted, or the converter does not answer.</summary>
    Fault,
}
