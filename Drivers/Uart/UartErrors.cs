using System;

namespace PosFirmware.Drivers.Uart;

/// <summary>What can be wrong with characters that arrive.</summary>
[Flags]
public enum UartErrors
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The parity bit is not the right one.</summary>
    Parity = 1,
    /// <summary>The line was low where the stop bit should be.</summary>
    Framing = 2,
    /// <summary>The line was low for the whole character.</summary>
    Break = 4,
    /// <summary>The FIFO was full and at least one character is lost, later than those in the FIFO.</summary>
    Overrun = 8,
    /// <summary>The chip does not answer.</summary>
    NoChip = 16,
}
