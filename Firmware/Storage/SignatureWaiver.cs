namespace PosFirmware.Storage;

/// <summary>Why a card transaction is not signed, other than for its small amount. The number is kept in records.</summary>
public enum SignatureWaiver
{
    /// <summary>It is signed, unless the amount is small.</summary>
    None = 0,
    /// <summary>The card has checked the PIN, and asks for nothing more.</summary>
    CardPin,
    /// <summary>The issuer has checked the PIN, and the parameters ask for nothing more.</summary>
    IssuerPin,
    /// <summary>The card asks for no verification.</summary>
    NoCvm,
}
