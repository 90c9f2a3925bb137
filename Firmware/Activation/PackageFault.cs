namespace PosFirmware.Activation;

/// <summary>Why a set-up package is refused. The numbers are answered to a PC: never renumber.</summary>
public enum PackageFault
{
    /// <summary>It is good.</summary>
    None = 0,
    /// <summary>There is no package.</summary>
    NotThere = 1,
    /// <summary>No key of a service centre is on the volume: nobody's signature can be checked.</summary>
    NoServiceKey = 2,
    /// <summary>It is not a package.</summary>
    NotAPackage = 3,
    /// <summary>Its format is newer than this firmware.</summary>
    Newer = 4,
    /// <summary>Bytes are missing, or too many.</summary>
    WrongLength = 5,
    /// <summary>The signature does not fit: changed, or signed by somebody else.</summary>
    WrongSignature = 6,
    /// <summary>It is for another terminal.</summary>
    OtherTerminal = 7,
    /// <summary>It, or a later one, was loaded already.</summary>
    Replayed = 8,
    /// <summary>What is inside cannot be used: a part is cut short, or a parameter is out of its range.</summary>
    BadContent = 9,
    /// <summary>The transport key that was typed does not open it.</summary>
    WrongTransportKey = 10,
}
