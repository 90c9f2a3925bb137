namespace PosFirmware.Emv;

/// <summary>What came of the card's list of methods to verify its holder (EMV 4.4 Book 3, 10.5): whoever prints the slip asks for a signature or not.</summary>
public enum CvmResult
{
    /// <summary>There is no list, or none of its methods succeeded: the card says nothing.</summary>
    None = 0,
    /// <summary>A signature, alone or beside a PIN.</summary>
    Signature,
    /// <summary>A PIN that the issuer checks.</summary>
    OnlinePin,
    /// <summary>A PIN that the card has checked, and nothing more.</summary>
    CardPin,
    /// <summary>The card wants no verification.</summary>
    NoCvm,
}
