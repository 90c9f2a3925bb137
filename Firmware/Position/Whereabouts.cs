namespace PosFirmware.Position;

/// <summary>What the terminal makes of the access points around it. Sent to the host: never renumber.</summary>
public enum Whereabouts
{
    /// <summary>Nothing is registered, nothing was seen, or nobody has looked yet.</summary>
    Unknown = 0,
    /// <summary>At least one registered access point is in reach.</summary>
    Here = 1,
    /// <summary>Others are in reach, and twice in a row none of the registered ones.</summary>
    Elsewhere = 2,
}
