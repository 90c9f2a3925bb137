using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bench.Silicon;
using PosFirmware.Storage;
using Tools.Provision;

namespace Bench;

/// <summary>What is wrong with a package, when a scenario wants a wrong one.</summary>
public enum PackageFlaw
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>For another terminal.</summary>
    Foreign,
    /// <summary>Its number is lower than that of the last one that was made.</summary>
    Old,
    /// <summary>The end is missing.</summary>
    Truncated,
    /// <summary>One bit of the parameters is turned.</summary>
    Flipped,
    /// <summary>Signed by somebody else.</summary>
    Stranger,
}

/// <summary>The service centre of the bench: makes set-up packages with the tool that a real one would use (hardware/tools/Provision).</summary>
public sealed class ServiceCentre
{
    // a key pair takes a moment to make: one for the process
    private static readonly Lazy<RSA> key = new(() => RSA.Create(2048)), stranger = new(() => RSA.Create(2048));

    private int sequence;

    /// <summary>The two components of the transport key, which a person types at the terminal. Test values of digits only.</summary>
    public static IReadOnlyList<string> TransportComponents { get; } = ["11111111111111111111111111111111", "23456789234567892345678923456789"];

    /// <summary>Transport key of the bench's packages.</summary>
    public static byte[] TransportKey { get; } =
        [.. Convert.FromHexString(TransportComponents[0]).Zip(Convert.FromHexString(TransportComponents[1]), (a, b) => (byte)(a ^ b))];

    /// <summary>What a terminal checks packages with: the file service.pub.</summary>
    public static byte[] PublicKey => PackageContent.PublicKey(key.Value);

    /// <summary>Makes a package.</summary>
    /// <param name="terminal">Parameters, CA and master key.</param>
    /// <param name="flaw">What is wrong with it.</param>
    /// <param name="withKey">True: with the master key under the transport key.</param>
    public byte[] Make(TerminalParameters terminal, PackageFlaw flaw = PackageFlaw.None, bool withKey = true)
    {
        TerminalSettings plain = new();
        X509Certificate2? client = withKey ? terminal.Client : null;
        byte[] mac = [.. Machine.UsualMacAddress];
        if (flaw == PackageFlaw.Foreign) mac[5] ^= 1;
        if (flaw != PackageFlaw.Old) sequence++;
        PackageContent content = new()
        {
            Serial = Convert.ToHexString(mac),
            Sequence = Math.Max(1, sequence),
            Parameters = ParameterTable.All.Where(p => ParameterTable.Get(terminal.Settings, p) != ParameterTable.Get(plain, p)).ToDictionary(p => p.Name, p => ParameterTable.Get(terminal.Settings, p)),
            Authority = terminal.CaPem,
            MasterKey = withKey ? terminal.Tmk : null,
            TransportKey = withKey ? TransportKey : null,
            ClientCertificate = client is null ? null : Encoding.ASCII.GetBytes(client.ExportCertificatePem()),
            ClientKey = client is null ? null : Encoding.ASCII.GetBytes(client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        };
        byte[] package = content.Make(flaw == PackageFlaw.Stranger ? stranger.Value : key.Value);
        if (flaw == PackageFlaw.Flipped) package[60] ^= 1;
        return flaw == PackageFlaw.Truncated ? package[..^7] : package;
    }
}
