namespace PosFirmware.Drivers.Uart;

/// <summary>Parity bit of a character.</summary>
public enum UartParity
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>An odd number of ones, parity bit included.</summary>
    Odd,
    /// <summary>An even number of ones, parity bit included.</summary>
    Even,
}
