namespace PosFirmware.Drivers.MagStripe;

/// <summary>Fault of the reader itself (fault table of hardware.md section 1.1).</summary>
public enum MagFault
{
    /// <summary>None known.</summary>
    None = 0,
    /// <summary>DATA stays low, also after a power cycle: short, or chip absent.</summary>
    DataStuckLow = 1,
    /// <summary>No BUFFER READY after STOP: wrong part or mode, or STROBE does not reach it.</summary>
    NoBufferReady = 2,
    /// <summary>The preamble is none that a known part sends: lost strobe, wrong part, wrong mode, short.</summary>
    Preamble = 3,
}
