using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PosFirmware.Tests.Bench.Acquirer;

/// <summary>A CA and server certificates in files, as <c>openssl s_server</c> wants them.</summary>
internal sealed class TestCertificates : IDisposable
{
    /// <summary>Name in every server certificate.</summary>
    public const string ServerName = "acquirer.test";

    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), To = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tls-test-");
    private readonly X509Certificate2 ca = MakeCa(), otherCa = MakeCa();

    /// <summary>The CA that the terminal knows.</summary>
    public string CaPem => ca.ExportCertificatePem();

    /// <summary>Writes a server certificate and its key.</summary>
    /// <param name="from">Valid from; null: well before the bench's date.</param>
    /// <param name="to">Valid until; null: well after it.</param>
    /// <param name="wrongCa">True: from another CA of the same name.</param>
    /// <returns>Paths of certificate and key.</returns>
    public (string Certificate, string Key) Server(DateTimeOffset? from = null, DateTimeOffset? to = null, bool wrongCa = false)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + ServerName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(ServerName);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using X509Certificate2 made = request.Create(wrongCa ? otherCa : ca, from ?? From, to ?? To, RandomNumberGenerator.GetBytes(8));
        string name = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        File.WriteAllText(name + ".pem", made.ExportCertificatePem());
        File.WriteAllText(name + ".key", key.ExportPkcs8PrivateKeyPem());
        return (name + ".pem", name + ".key");
    }

    public void Dispose() => folder.Delete(true);

    private static X509Certificate2 MakeCa()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(From.AddYears(-5), To.AddYears(5));
    }
}
