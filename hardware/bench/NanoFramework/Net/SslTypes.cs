namespace System.Net.Security;

/// <summary>TLS versions.</summary>
[Flags]
public enum SslProtocols
{
    /// <summary>The device's default, which is TLS 1.3 only.</summary>
    None = 0,
    /// <summary>TLS 1.0; the device makes it 1.2.</summary>
    Tls = 192,
    /// <summary>TLS 1.1; the device makes it 1.2.</summary>
    Tls11 = 768,
    /// <summary>TLS 1.2.</summary>
    Tls12 = 3072,
    /// <summary>TLS 1.3.</summary>
    Tls13 = 12288,
}

/// <summary>What is verified of the other side. Trap: only <see cref="CertificateRequired"/> verifies anything.</summary>
public enum SslVerification
{
    /// <summary>Nothing.</summary>
    NoVerification = 1,
    /// <summary>Nothing, whatever the name promises.</summary>
    VerifyPeer = 2,
    /// <summary>Chain, dates and host name.</summary>
    CertificateRequired = 4,
    /// <summary>For servers; nothing.</summary>
    VerifyClientOnce = 8,
}
