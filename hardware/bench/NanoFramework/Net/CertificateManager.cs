using System.Security.Cryptography.X509Certificates;
using Bench.Silicon;

namespace System.Net.Security;

/// <summary>
/// The device's own store of authorities. Trap: every TLS connection of the device trusts it besides the CA that the caller
/// gives, so a firmware that wants one authority only must leave it empty.
/// </summary>
public static class CertificateManager
{
    private const string Key = "certificate store";

    /// <summary>Replaces the store by one authority, PEM.</summary>
    /// <returns>False when it is not a certificate.</returns>
    public static bool AddCaCertificateBundle(string ca)
    {
        try { return AddCaCertificateBundle([new X509Certificate(ca)]); }
        catch (ArgumentException) { return false; }
    }

    /// <summary>Replaces the store.</summary>
    public static bool AddCaCertificateBundle(X509Certificate[] ca)
    {
        Machine.Current.ApiState[Key] = ca;
        return true;
    }

    internal static X509Certificate[] Stored(Machine? machine) => machine is not null && machine.ApiState.TryGetValue(Key, out object? store) ? (X509Certificate[])store : [];
}
