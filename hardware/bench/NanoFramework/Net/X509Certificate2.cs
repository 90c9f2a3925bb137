extern alias net;
using System.Text;
using NetCertificate = net::System.Security.Cryptography.X509Certificates.X509Certificate2;
using NetContent = net::System.Security.Cryptography.X509Certificates.X509ContentType;
using NetCryptographicException = System.Security.Cryptography.CryptographicException;
using NetLoader = net::System.Security.Cryptography.X509Certificates.X509CertificateLoader;

namespace System.Security.Cryptography.X509Certificates;

/// <summary>A certificate with its private key, both as PEM bytes that end with a zero byte. As on the device, it holds the caller's array of the key and reads it at the handshake.</summary>
public class X509Certificate2 : X509Certificate
{
    private readonly byte[] certificate, key;

    /// <summary>From PEM.</summary>
    /// <exception cref="ArgumentException">Not a certificate, or the key does not belong to it.</exception>
    public X509Certificate2(byte[] rawData, byte[] key, string password) : base(rawData)
    {
        if (key[^1] != 0) throw new ArgumentException("PEM bytes without a zero byte at the end");
        (certificate, this.key) = (rawData, key);
        Load().Dispose();
    }

    private NetCertificate Load()
    {
        try
        {
            using NetCertificate both = NetCertificate.CreateFromPem(Encoding.ASCII.GetString(certificate).TrimEnd('\0'), Encoding.ASCII.GetString(key).TrimEnd('\0'));
            // some platforms show a certificate to a server only when its key came through a PKCS#12 container
            return NetLoader.LoadPkcs12(both.Export(NetContent.Pfx), null);
        }
        catch (NetCryptographicException e)
        {
            throw new ArgumentException("not a key of this certificate", e);
        }
    }

    /// <summary>True.</summary>
    public bool HasPrivateKey => true;

    internal NetCertificate WithKey => Load();
}
