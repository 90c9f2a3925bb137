namespace PosFirmware.Emv;

/// <summary>How the holder of a tapped card is verified.</summary>
public enum TapCheck
{
    /// <summary>Not at all: a small amount, or the phone has done it.</summary>
    None = 0,
    /// <summary>PIN for the acquirer.</summary>
    Pin,
    /// <summary>Signature.</summary>
    Signature,
}
