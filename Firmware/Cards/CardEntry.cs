namespace PosFirmware.Cards;

/// <summary>How card data came in. The values are those of field 22 without its PIN digit (acquirer-protocol.md 3.4).</summary>
public enum CardEntry
{
    /// <summary>Not at all.</summary>
    None = 0,
    /// <summary>Keyed in.</summary>
    Manual = 1,
    /// <summary>Magstripe.</summary>
    Stripe = 2,
    /// <summary>QR code: no card at all.</summary>
    Qr = 3,
    /// <summary>Contact chip.</summary>
    Chip = 5,
    /// <summary>Contactless chip.</summary>
    Contactless = 7,
}
