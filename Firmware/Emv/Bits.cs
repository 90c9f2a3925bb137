namespace PosFirmware.Emv;

/// <summary>
/// Terminal verification results, tag 95 (EMV 4.4 Book 3, C5). A bit is given as byte number * 256 + mask.
/// </summary>
public sealed class Tvr
{
#pragma warning disable CS1591 // the name is the meaning
    public const int OdaNotPerformed = 0x0080, SdaFailed = 0x0040, DataMissing = 0x0020, OnExceptionFile = 0x0010, DdaFailed = 0x0008, CdaFailed = 0x0004, SdaSelected = 0x0002;
    public const int VersionsDiffer = 0x0180, Expired = 0x0140, NotYetEffective = 0x0120, ServiceNotAllowed = 0x0110, NewCard = 0x0108;
    public const int CvmFailed = 0x0280, UnknownCvm = 0x0240, PinTriesExceeded = 0x0220, PinPadMissing = 0x0210, PinNotEntered = 0x0208, OnlinePinEntered = 0x0204;
    public const int FloorLimit = 0x0380, LowerLimit = 0x0340, UpperLimit = 0x0320, RandomlySelected = 0x0310, ForcedOnline = 0x0308;
    public const int DefaultTdol = 0x0480, IssuerAuthenticationFailed = 0x0440, ScriptFailedBefore = 0x0420, ScriptFailedAfter = 0x0410;
#pragma warning restore CS1591

    /// <summary>Five bytes.</summary>
    public readonly byte[] Bytes = new byte[5];

    /// <summary>All zero.</summary>
    public void Clear() => System.Array.Clear(Bytes, 0, Bytes.Length);

    /// <summary>Sets a bit.</summary>
    public void Set(int bit) => Bytes[bit >> 8] |= (byte)bit;

    /// <summary>True when a bit is set.</summary>
    public bool Has(int bit) => (Bytes[bit >> 8] & (byte)bit) != 0;
}

/// <summary>Transaction status information, tag 9B (EMV 4.4 Book 3, C6): bits of its first byte; the second is reserved.</summary>
public static class Tsi
{
#pragma warning disable CS1591 // the name is the meaning
    public const int OdaPerformed = 0x80, CvmPerformed = 0x40, CardRiskPerformed = 0x20, IssuerAuthenticationPerformed = 0x10, TerminalRiskPerformed = 0x08, ScriptPerformed = 0x04;
#pragma warning restore CS1591
}

/// <summary>Application interchange profile, tag 82 (EMV 4.4 Book 3, C1): bits of its first byte.</summary>
public static class Aip
{
#pragma warning disable CS1591 // the name is the meaning
    public const int Sda = 0x40, Dda = 0x20, CardholderVerification = 0x10, TerminalRisk = 0x08, IssuerAuthentication = 0x04, Cda = 0x01;
#pragma warning restore CS1591
}
