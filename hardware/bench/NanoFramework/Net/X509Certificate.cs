extern alias net;
using System.Text;
using NetCertificate = net::System.Security.Cryptography.X509Certificates.X509Certificate2;
using NetLoader = net::System.Security.Cryptography.X509Certificates.X509CertificateLoader;
using NetCryptographicException = System.Security.Cryptography.CryptographicException;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate without a key.</summary>
public class X509Certificate
{
    private readonly byte[] given;

    /// <summary>From PEM or DER. Trap: mbedTLS finds the end of PEM bytes by a zero byte, so they must end with one.</summary>
    /// <exception cref="ArgumentException">Not a certificate.</exception>
    public X509Certificate(byte[] certificate)
    {
        given = certificate;
        using var call = new System.Net.NativeScope(Bench.Silicon.Machine.CurrentOrNull);
        bool pem = certificate.AsSpan().IndexOf("-----BEGIN"u8) >= 0;
        if (pem && certificate[^1] != 0) throw new ArgumentException("PEM bytes without a zero byte at the end");
        try
        {
            Inner = pem ? NetCertificate.CreateFromPem(Encoding.ASCII.GetString(certificate).TrimEnd('\0')) : NetLoader.LoadCertificate(certificate);
        }
        catch (NetCryptographicException e)
        {
            throw new ArgumentException("not a certificate", e);
        }
    }

    /// <summary>From PEM.</summary>
    /// <exception cref="ArgumentException">Not a certificate.</exception>
    public X509Certificate(string certificate) : this(Encoding.UTF8.GetBytes(certificate + "\0")) { }

    internal NetCertificate Inner { get; }

    /// <summary>Issuer.</summary>
    public virtual string Issuer => Inner.Issuer;
    /// <summary>Subject.</summary>
    public virtual string Subject => Inner.Subject;
    /// <summary>Valid from.</summary>
    public virtual DateTime GetEffectiveDate() => Inner.NotBefore.ToUniversalTime();
    /// <summary>Valid until.</summary>
    public virtual DateTime GetExpirationDate() => Inner.NotAfter.ToUniversalTime();
    /// <summary>The bytes it was made from.</summary>
    public virtual byte[] GetRawCertData() => given;
}
