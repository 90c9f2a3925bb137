namespace PosFirmware.Drivers.Keypad;

/// <summary>What is wrong with the keypad now.</summary>
public enum KeypadFault
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>A key has been down for more than 30 s.</summary>
    KeyStuck = 1,
    /// <summary>A column is low although no row is driven: a short, or somebody at the wires.</summary>
    ColumnShort = 2,
    /// <summary>A port expander does not answer.</summary>
    ExpanderLost = 3,
}
