namespace PosFirmware.Drivers.SmartCard;

/// <summary>What can be said of an answer to reset.</summary>
public enum AtrStatus
{
    /// <summary>Well formed.</summary>
    Ok = 0,
    /// <summary>It ends before it should.</summary>
    Short,
    /// <summary>It is longer than 33 characters, or than it says itself.</summary>
    Long,
    /// <summary>The first character is neither 3B nor 3F.</summary>
    Convention,
    /// <summary>The check character is wrong.</summary>
    Check,
    /// <summary>A parameter has a reserved value.</summary>
    Reserved,
}
