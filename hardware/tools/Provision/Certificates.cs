using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tools.Provision;

/// <summary>Reads certificate files. They travel in clear: a file that is none of them, or that holds a secret beside it, is refused.</summary>
public static class Certificates
{
    /// <summary>The acquirer's CA; null when no file is named.</summary>
    /// <exception cref="ProvisionException">It is no certificate.</exception>
    public static byte[]? Authority(string? file)
    {
        if (file is null) return null;
        using X509Certificate2 certificate = Read(file, out byte[] pem);
        return pem;
    }

    /// <summary>A client certificate that belongs to its private key; null when no file is named.</summary>
    /// <param name="file">The certificate.</param>
    /// <param name="keyFile">The key, or null.</param>
    /// <exception cref="ProvisionException">It is no certificate, or the key is another one's.</exception>
    public static byte[]? Client(string? file, string? keyFile)
    {
        if (file is null) return null;
        using X509Certificate2 certificate = Read(file, out byte[] pem);
        if (keyFile is null) return pem; // told by who makes the package
        try
        {
            using X509Certificate2 both = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(pem), File.ReadAllText(keyFile));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new ProvisionException($"{keyFile} is not the private key of {file}");
        }
        return pem;
    }

    private static X509Certificate2 Read(string file, out byte[] pem)
    {
        pem = File.ReadAllBytes(file);
        string text = Encoding.UTF8.GetString(pem);
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal)) throw new ProvisionException($"{file} holds a private key: it would travel in clear");
        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            throw new ProvisionException($"{file} is no certificate in PEM");
        }
    }
}
