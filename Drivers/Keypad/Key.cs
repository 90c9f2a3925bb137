namespace PosFirmware.Drivers.Keypad;

/// <summary>Keys of the handheld: 4 rows of 5.</summary>
public enum Key
{
    /// <summary>No key.</summary>
    None = -1,
    /// <summary>0.</summary>
    D0 = 0,
    /// <summary>1.</summary>
    D1 = 1,
    /// <summary>2.</summary>
    D2 = 2,
    /// <summary>3.</summary>
    D3 = 3,
    /// <summary>4.</summary>
    D4 = 4,
    /// <summary>5.</summary>
    D5 = 5,
    /// <summary>6.</summary>
    D6 = 6,
    /// <summary>7.</summary>
    D7 = 7,
    /// <summary>8.</summary>
    D8 = 8,
    /// <summary>9.</summary>
    D9 = 9,
    /// <summary>00, two zeros of an amount.</summary>
    DoubleZero = 10,
    /// <summary>Point, and change of input method.</summary>
    Dot = 11,
    /// <summary>Red: leave the transaction.</summary>
    Cancel = 12,
    /// <summary>Yellow: delete the last character.</summary>
    Clear = 13,
    /// <summary>Green: confirm.</summary>
    Enter = 14,
    /// <summary>Function menu.</summary>
    Menu = 15,
    /// <summary>Up.</summary>
    Up = 16,
    /// <summary>Down.</summary>
    Down = 17,
    /// <summary>Last transaction.</summary>
    Last = 18,
    /// <summary>Paper feed.</summary>
    Feed = 19,
}
