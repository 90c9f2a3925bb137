using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bench.Acquirer;

/// <summary>
/// The acquirer's private CA and its server certificate (RSA 2048, SHA-256), made at first start. Test keys without a password.
/// </summary>
public sealed class CertificateStore
{
    private const string CaFile = "ca.pem", CaKeyFile = "ca.key", ServerFile = "server.pem", ServerKeyFile = "server.key";

    // A bench runs at any date its clock is set to.
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), To = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<CertificateStore> Shared = new(() => new CertificateStore(null));

    private readonly X509Certificate2 ca;

    /// <summary>A store in memory that lives as long as the process: making keys takes half a second.</summary>
    public static CertificateStore OfThisProcess => Shared.Value;

    /// <summary>Loads the certificates from a folder or makes them there; null: makes them in memory.</summary>
    public CertificateStore(string? folder)
    {
        if (folder is not null && File.Exists(Path.Combine(folder, ServerKeyFile)))
        {
            ca = X509Certificate2.CreateFromPemFile(Path.Combine(folder, CaFile), Path.Combine(folder, CaKeyFile));
            Server = Usable(X509Certificate2.CreateFromPemFile(Path.Combine(folder, ServerFile), Path.Combine(folder, ServerKeyFile)));
            return;
        }
        ca = MakeCa();
        Server = Issue("bench.acquirer", ["bench.acquirer", "localhost"], "1.3.6.1.5.5.7.3.1");
        if (folder is not null) Save(folder);
    }

    /// <summary>Server certificate with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>CA certificate that a terminal must trust.</summary>
    public X509Certificate2 Ca => X509CertificateLoader.LoadCertificate(ca.RawData);

    /// <summary>CA certificate in PEM.</summary>
    public string CaPem => ca.ExportCertificatePem();

    /// <summary>Issues a client certificate for a terminal, with its key.</summary>
    public X509Certificate2 IssueClient(string name) => Issue(name, [], "1.3.6.1.5.5.7.3.2");

    /// <summary>True when a client's certificate was issued by our CA, or when there is none and none is needed.</summary>
    internal bool Accepts(X509Certificate? certificate, bool required)
    {
        if (certificate is null) return !required;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Ca);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using X509Certificate2 client = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(client);
    }

    private static X509Certificate2 MakeCa()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Bench Acquirer Test CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(From, To);
    }

    private X509Certificate2 Issue(string name, string[] dnsNames, string purpose)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(ca, true, false));
        if (dnsNames.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (string dns in dnsNames) names.AddDnsName(dns);
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }
        byte[] serial = RandomNumberGenerator.GetBytes(12);
        serial[0] &= 0x7F;
        using X509Certificate2 bare = request.Create(ca, From, To, serial);
        return Usable(bare.CopyWithPrivateKey(key));
    }

    /// <summary>Some platforms serve TLS only with keys that came through a PKCS#12 container.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);

    private void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, CaFile), CaPem);
        WriteKey(Path.Combine(folder, CaKeyFile), ca);
        File.WriteAllText(Path.Combine(folder, ServerFile), Server.ExportCertificatePem());
        WriteKey(Path.Combine(folder, ServerKeyFile), Server);
    }

    private static void WriteKey(string path, X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
