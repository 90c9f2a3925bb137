namespace PosFirmware.Drivers.Contactless;

/// <summary>What stands in the field of the contactless reader.</summary>
public enum FieldState
{
    /// <summary>No card, or none yet.</summary>
    Empty = 0,
    /// <summary>One card that can be talked to.</summary>
    Card,
    /// <summary>More than one card: nobody can know which one is meant.</summary>
    Several,
    /// <summary>Something that answers but is no payment card: a badge, a ticket.</summary>
    Unsupported,
    /// <summary>The reader does not answer.</summary>
    NoReader,
}
