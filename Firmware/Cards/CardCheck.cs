namespace PosFirmware.Cards;

/// <summary>Outcome of taking track 2 apart.</summary>
public enum CardCheck
{
    /// <summary>A payment card.</summary>
    Ok = 0,
    /// <summary>Shorter than PAN, expiry and service code, or longer than 37 characters.</summary>
    BadLength = 1,
    /// <summary>No '=' within the first 20 characters.</summary>
    NoSeparator = 2,
    /// <summary>PAN not 13 to 19 digits.</summary>
    BadPan = 3,
    /// <summary>Expiry not four digits, or its month not 1 to 12.</summary>
    BadExpiry = 4,
    /// <summary>Service code neither three digits nor left out.</summary>
    BadServiceCode = 5,
    /// <summary>A character that track 2 does not hold behind the service code.</summary>
    BadData = 6,
    /// <summary>The PAN's check digit is wrong.</summary>
    LuhnFailed = 7,
}
