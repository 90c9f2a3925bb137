using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PosFirmware.Activation;
using PosFirmware.Storage;

namespace Tools.Provision;

/// <summary>A mistake in what was given, in words for the person who gave it.</summary>
public sealed class ProvisionException(string what) : Exception(what);

/// <summary>What goes into a set-up package, and the package made of it (format: Firmware/Activation/README.md).</summary>
public sealed record PackageContent
{
    /// <summary>Format that this tool writes.</summary>
    public const byte Format = 1;
    /// <summary>Bytes in front of the body.</summary>
    public const int HeadLength = 9;
    /// <summary>Bytes of the signature.</summary>
    public const int SignatureLength = 256;

    /// <summary>Serial number of the terminal, hex: it shows it at first start.</summary>
    public required string Serial { get; init; }
    /// <summary>Number of the package; greater than that of every earlier one for this terminal.</summary>
    public required int Sequence { get; init; }
    /// <summary>Parameters by name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }
    /// <summary>The acquirer's CA, PEM; null: none.</summary>
    public byte[]? Authority { get; init; }
    /// <summary>Client certificate, PEM; null: none.</summary>
    public byte[]? ClientCertificate { get; init; }
    /// <summary>Private key of it, PEM; goes under the transport key.</summary>
    public byte[]? ClientKey { get; init; }
    /// <summary>Terminal master key, 16 bytes; null: it is typed at the terminal.</summary>
    public byte[]? MasterKey { get; init; }
    /// <summary>Transport key, 16 bytes; its components are typed at the terminal.</summary>
    public byte[]? TransportKey { get; init; }

    /// <summary>True when the parameters ask for SM4 keys.</summary>
    public bool Sm4 => Parameters.TryGetValue("keyLayout", out string? layout) && layout == "6";

    /// <summary>Makes the package.</summary>
    /// <param name="service">Private key of the service centre, RSA 2048.</param>
    /// <exception cref="ProvisionException">Something does not fit together.</exception>
    public byte[] Make(RSA service)
    {
        if (service.KeySize != 2048) throw new ProvisionException("the service key must be RSA with 2048 bits");
        string serial = Serial.ToUpperInvariant();
        if (serial.Length != 12 || !serial.All(char.IsAsciiHexDigit)) throw new ProvisionException("the serial number has 12 hex digits");
        if (Sequence <= 0) throw new ProvisionException("the sequence begins with 1");
        if ((MasterKey is not null || ClientKey is not null) && TransportKey is null) throw new ProvisionException("secrets need a transport key");
        if (ClientKey is not null && MasterKey is null) throw new ProvisionException("a client key travels only together with a master key");
        if (ClientCertificate is null != ClientKey is null) throw new ProvisionException("a client certificate and its key belong together");
        using MemoryStream body = new();
        Put(body, 1, Encoding.ASCII.GetBytes(serial));
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, Sequence);
        Put(body, 2, number);
        Put(body, 3, PackParameters());
        if (Authority is not null) Put(body, 4, Authority);
        if (ClientCertificate is not null) Put(body, 5, ClientCertificate);
        if (ClientKey is not null) Put(body, 6, KeyMath.Wrap(TransportKey, ClientKey));
        if (MasterKey is not null)
            Put(body, 7, [(byte)(Sm4 ? 1 : 0), .. KeyMath.Sm4(TransportKey, MasterKey, true), .. KeyMath.CheckValue(MasterKey, Sm4), .. KeyMath.CheckValue(TransportKey, true)]);
        byte[] head = [(byte)'P', (byte)'F', (byte)'P', (byte)'K', Format, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), (int)body.Length);
        if (HeadLength + body.Length + SignatureLength > Package.MaxLength) throw new ProvisionException($"the package is longer than a terminal takes, {Package.MaxLength} bytes");
        byte[] signed = [.. head, .. body.ToArray()];
        return [.. signed, .. service.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)];
    }

    /// <summary>The service centre's public key as a terminal wants it: modulus of 256 bytes, exponent of 4.</summary>
    public static byte[] PublicKey(RSA service)
    {
        RSAParameters key = service.ExportParameters(false);
        byte[] exponent = new byte[4];
        key.Exponent!.CopyTo(exponent, 4 - key.Exponent!.Length);
        return [.. key.Modulus!, .. exponent];
    }

    private byte[] PackParameters()
    {
        using MemoryStream packed = new();
        foreach (var (name, value) in Parameters)
        {
            Parameter row = ParameterTable.ByName(name) ?? throw new ProvisionException($"there is no parameter \"{name}\"");
            if (!row.Accepts(value)) throw new ProvisionException($"\"{name}\": {row.Form} from {row.Min} to {row.Max} is expected, not \"{value}\"");
            byte[] text = Encoding.UTF8.GetBytes(value);
            if (text.Length > 255) throw new ProvisionException($"\"{name}\" is too long");
            packed.WriteByte((byte)row.Tag);
            packed.WriteByte((byte)text.Length);
            packed.Write(text);
        }
        return packed.ToArray();
    }

    private static void Put(Stream to, byte tag, ReadOnlySpan<byte> value)
    {
        if (value.Length > ushort.MaxValue) throw new ProvisionException("a part is too long");
        to.WriteByte(tag);
        to.WriteByte((byte)(value.Length >> 8));
        to.WriteByte((byte)value.Length);
        to.Write(value);
    }
}
