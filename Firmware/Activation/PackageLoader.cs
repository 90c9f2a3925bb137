using PosFirmware.Drivers.Flash;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Activation;

/// <summary>
/// Takes a set-up package over: first everything is checked, then certificates, parameters and keys are written, and last the
/// sequence. A power cut in between leaves a package that can be loaded once more, and no half of a parameter or a key.
/// </summary>
public sealed class PackageLoader
{
    /// <summary>Where a package is left on the volume.</summary>
    public const string File = "terminal.pkg";
    /// <summary>Public key of the service centre: modulus of 256 bytes, exponent of 4.</summary>
    public const string ServiceKeyFile = "service.pub";
    private const int ServiceKeyLength = RsaPublic.MaxLength + RsaPublic.MaxExponent;

    private readonly IVolume volume;
    private readonly SlotFile sequenceSlot;
    private readonly RecordBuffer sequenceRecord = new RecordBuffer(4);
    private readonly RsaSignature signature = new RsaSignature();
    private readonly SealedFile clientKey;
    private readonly byte[] key = new byte[Sm4.Size], checkValue = new byte[Kcv.Length];

    /// <summary>Works on a volume.</summary>
    /// <param name="device">Number of the chip: seals what is secret, and is the serial number of the terminal.</param>
    public PackageLoader(IVolume volume, byte[] device)
    {
        this.volume = volume;
        sequenceSlot = new SlotFile(volume, "package", 4);
        clientKey = new SealedFile(volume, TamperGuard.ClientKeyFile, device);
        Serial = "";
        for (int i = 0; i < device.Length; i++) Serial += device[i].ToString("X2");
    }

    /// <summary>Serial number of the terminal, hex: what a package is made for.</summary>
    public string Serial { get; }

    /// <summary>The package under way.</summary>
    public Package Package { get; } = new Package();

    /// <summary>Reads and checks the package on the volume.</summary>
    public PackageFault CheckFile()
    {
        int length = volume.Length(File);
        if (length <= 0) return PackageFault.NotThere;
        if (length > Package.MaxLength) return PackageFault.WrongLength;
        byte[] bytes = new byte[length];
        return volume.Read(File, 0, bytes, 0, length) == length ? Check(bytes) : PackageFault.WrongLength;
    }

    /// <summary>Checks a package.</summary>
    /// <param name="bytes">The package; stays in use.</param>
    public PackageFault Check(byte[] bytes)
    {
        byte[] service = new byte[ServiceKeyLength];
        if (volume.Length(ServiceKeyFile) != ServiceKeyLength || volume.Read(ServiceKeyFile, 0, service, 0, ServiceKeyLength) != ServiceKeyLength || !signature.SetKey(service, 0))
            return PackageFault.NoServiceKey;
        int last = sequenceSlot.Load(sequenceRecord) ? sequenceRecord.GetInt() : 0;
        return Package.Check(bytes, signature, Serial, last);
    }

    /// <summary>Takes over the package that was checked last.</summary>
    /// <param name="settings">Receives the parameters.</param>
    /// <param name="file">Where the parameters are kept.</param>
    /// <param name="keys">Receives the master key.</param>
    /// <param name="transportKey">16 bytes as typed, the caller wipes them; null when the package needs none.</param>
    public PackageFault Apply(TerminalSettings settings, SettingsFile file, KeyStore keys, byte[] transportKey)
    {
        byte[] client = null;
        bool withKey = Package.HasMasterKey;
        if (Package.NeedsTransportKey)
        {
            if (transportKey == null || !Package.OpenMasterKey(transportKey, key, checkValue)) return PackageFault.WrongTransportKey;
            client = Package.OpenClientKey(transportKey);
        }
        // the key is tried in memory first: a wrong one must not cost the parameters
        if (withKey && !keys.LoadMaster(key, 0, checkValue, Package.Cipher))
        {
            SecureBytes.Wipe(key);
            if (client != null) SecureBytes.Wipe(client);
            return PackageFault.BadContent;
        }
        SecureBytes.Wipe(key);
        Package.Parameters(settings);
        if (Package.AuthorityLength > 0) volume.Write(settings.CaFile, Package.Data, Package.AuthorityAt, Package.AuthorityLength);
        if (client != null)
        {
            clientKey.Write(client);
            SecureBytes.Wipe(client);
        }
        if (Package.ClientCertificateLength > 0) volume.Write(Acquirer.TlsLink.ClientCertificateFile, Package.Data, Package.ClientCertificateAt, Package.ClientCertificateLength);
        file.Save(settings);
        if (withKey) keys.SaveBoth();
        Loaded(Package.Sequence);
        volume.Delete(File);
        return PackageFault.None;
    }

    /// <summary>Keeps the number of a package: from now on only higher ones are taken.</summary>
    public void Loaded(int sequence)
    {
        sequenceRecord.Reset();
        sequenceRecord.PutInt(sequence);
        sequenceSlot.Save(sequenceRecord);
    }
}
