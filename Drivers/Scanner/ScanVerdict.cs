namespace PosFirmware.Drivers.Scanner;

/// <summary>What came of a code that was read.</summary>
public enum ScanVerdict
{
    /// <summary>A code.</summary>
    Ok = 0,
    /// <summary>Characters were lost or spoilt on the line, or are none that a code has: hold it up again.</summary>
    Garbled = 1,
    /// <summary>Longer than any code that this terminal knows.</summary>
    TooLong = 2,
}

/// <summary>Why nothing can be scanned.</summary>
public enum ScanFault
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>The engine does not answer at any speed.</summary>
    Absent = 1,
    /// <summary>Something talks, but at a speed that cannot be made out.</summary>
    WrongSpeed = 2,
    /// <summary>The UART does not answer.</summary>
    NoUart = 3,
}
