using System;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Activation;

/// <summary>
/// A set-up package: what a service centre gives to one terminal (format: README.md beside this file). It is checked completely
/// before anything of it is used: length, format, signature, terminal, sequence, and then every part.
/// </summary>
public sealed class Package
{
    /// <summary>Longest package in bytes.</summary>
    public const int MaxLength = 12288;
    /// <summary>Bytes in front of the body: magic, format, length of the body.</summary>
    public const int HeadLength = 9;
    /// <summary>Bytes of the signature at the end.</summary>
    public const int SignatureLength = 256;

    private const int Format = 1, IvLength = 16;
    private const int TagSerial = 1, TagSequence = 2, TagParameters = 3, TagAuthority = 4, TagClientCertificate = 5, TagClientKey = 6, TagMasterKey = 7;

    private readonly Sm4 transport = new Sm4();
    private byte[] data;
    private int parametersAt, parametersLength, keyAt, clientKeyAt, clientKeyLength;

    /// <summary>Number of the package; each is greater than the one before.</summary>
    public int Sequence { get; private set; }

    /// <summary>Where the CA certificate begins in <see cref="Data"/>.</summary>
    public int AuthorityAt { get; private set; }

    /// <summary>Bytes of the CA certificate (PEM); 0 none.</summary>
    public int AuthorityLength { get; private set; }

    /// <summary>Where the client certificate begins.</summary>
    public int ClientCertificateAt { get; private set; }

    /// <summary>Bytes of the client certificate (PEM); 0 none.</summary>
    public int ClientCertificateLength { get; private set; }

    /// <summary>True when there is something that only the transport key opens.</summary>
    public bool NeedsTransportKey => keyAt > 0 || clientKeyLength > 0;

    /// <summary>True when a master key is in it, under the transport key.</summary>
    public bool HasMasterKey => keyAt > 0;

    /// <summary>Cipher of the master key.</summary>
    public CipherKind Cipher => keyAt > 0 && data[keyAt] == 1 ? CipherKind.Sm4 : CipherKind.TripleDes;

    /// <summary>The package.</summary>
    public byte[] Data => data;

    /// <summary>Length of a whole package, from its first bytes; 0 when they are no package.</summary>
    /// <param name="head">Holds <see cref="HeadLength"/> bytes.</param>
    public static int TotalLength(byte[] head)
    {
        if (head[0] != 'P' || head[1] != 'F' || head[2] != 'P' || head[3] != 'K') return 0;
        int body = BigEndian.Get(head, 5);
        return body < 0 || body > MaxLength - HeadLength - SignatureLength ? 0 : HeadLength + body + SignatureLength;
    }

    /// <summary>Looks at everything. Nothing else may be asked of the package unless the answer is <see cref="PackageFault.None"/>.</summary>
    /// <param name="bytes">The package; stays in use.</param>
    /// <param name="signature">Knows the service centre's key.</param>
    /// <param name="serial">Serial number of this terminal.</param>
    /// <param name="lastSequence">Sequence of the package that was loaded last; 0 none.</param>
    public PackageFault Check(byte[] bytes, RsaSignature signature, string serial, int lastSequence)
    {
        data = bytes;
        Sequence = 0;
        parametersLength = keyAt = clientKeyLength = AuthorityLength = ClientCertificateLength = 0;
        if (bytes.Length < HeadLength) return PackageFault.NotAPackage;
        if (bytes[0] == 'P' && bytes[1] == 'F' && bytes[2] == 'P' && bytes[3] == 'K' && bytes[4] > Format) return PackageFault.Newer;
        int total = TotalLength(bytes);
        if (total == 0) return PackageFault.NotAPackage;
        if (total != bytes.Length) return PackageFault.WrongLength;
        int end = total - SignatureLength;
        if (!signature.Verify(bytes, end, bytes, end)) return PackageFault.WrongSignature;
        bool mine = false;
        int at = HeadLength;
        while (at < end)
        {
            if (at + 3 > end) return PackageFault.BadContent;
            int tag = bytes[at], length = (bytes[at + 1] << 8) | bytes[at + 2];
            at += 3;
            if (at + length > end) return PackageFault.BadContent;
            switch (tag)
            {
                case TagSerial: mine = IsText(at, length, serial); break;
                case TagSequence:
                    if (length != 4) return PackageFault.BadContent;
                    Sequence = BigEndian.Get(bytes, at);
                    break;
                case TagParameters:
                    parametersAt = at;
                    parametersLength = length;
                    break;
                case TagAuthority:
                    AuthorityAt = at;
                    AuthorityLength = length;
                    break;
                case TagClientCertificate:
                    ClientCertificateAt = at;
                    ClientCertificateLength = length;
                    break;
                case TagClientKey:
                    if (length < IvLength + Sm4.Size || length % Sm4.Size != 0) return PackageFault.BadContent;
                    clientKeyAt = at;
                    clientKeyLength = length;
                    break;
                case TagMasterKey:
                    if (length != 1 + Sm4.Size + Kcv.Length + Kcv.Length || bytes[at] > 1) return PackageFault.BadContent;
                    keyAt = at;
                    break;
                default: return PackageFault.BadContent; // signed, and meant for a firmware that knows it
            }
            at += length;
        }
        if (!mine) return PackageFault.OtherTerminal;
        if (Sequence <= lastSequence) return PackageFault.Replayed;
        if (clientKeyLength > 0 && keyAt == 0) return PackageFault.BadContent; // the transport key is checked by the master key
        return Parameters(new TerminalSettings()) ? PackageFault.None : PackageFault.BadContent;
    }

    /// <summary>Puts the parameters into settings.</summary>
    /// <returns>False when one is unknown or not acceptable; those that are gone are passed over.</returns>
    public bool Parameters(TerminalSettings into)
    {
        int at = parametersAt, end = parametersAt + parametersLength;
        while (at < end)
        {
            if (at + 2 > end || at + 2 + data[at + 1] > end) return false;
            Parameter parameter = ParameterTable.ByTag(data[at]);
            int length = data[at + 1];
            string value = length == 0 ? "" : System.Text.Encoding.UTF8.GetString(data, at + 2, length);
            if (!ParameterTable.IsRetired(data[at]) && (parameter == null || !ParameterTable.Set(into, parameter, value))) return false;
            at += 2 + length;
        }
        return true;
    }

    /// <summary>Opens the master key.</summary>
    /// <param name="transportKey">Holds 16 bytes, as typed; the caller wipes it.</param>
    /// <param name="into">Receives 16 bytes; wipe them.</param>
    /// <param name="checkValue">Receives the check value that the key must have.</param>
    /// <returns>False: the transport key has another check value than the one that the package names.</returns>
    public bool OpenMasterKey(byte[] transportKey, byte[] into, byte[] checkValue)
    {
        transport.SetKey(transportKey, 0, Sm4.Size);
        bool right = Kcv.Matches(transport, data, keyAt + 1 + Sm4.Size + Kcv.Length, into);
        if (right) transport.Decrypt(data, keyAt + 1, into, 0);
        else SecureBytes.Wipe(into);
        transport.Wipe();
        Array.Copy(data, keyAt + 1 + Sm4.Size, checkValue, 0, Kcv.Length);
        return right;
    }

    /// <summary>Opens the private key of the client certificate: SM4 in CBC under the transport key, filled as PKCS #7 says.</summary>
    /// <returns>The key as PEM, wipe it; null when there is none or it does not open.</returns>
    public byte[] OpenClientKey(byte[] transportKey)
    {
        if (clientKeyLength == 0) return null;
        int count = clientKeyLength - IvLength;
        byte[] clear = new byte[count];
        transport.SetKey(transportKey, 0, Sm4.Size);
        for (int at = 0; at < count; at += Sm4.Size)
        {
            transport.Decrypt(data, clientKeyAt + IvLength + at, clear, at);
            for (int i = 0; i < Sm4.Size; i++) clear[at + i] ^= data[clientKeyAt + at + i];
        }
        transport.Wipe();
        int fill = clear[count - 1];
        bool good = fill > 0 && fill <= Sm4.Size;
        byte[] key = good ? new byte[count - fill] : null;
        if (good) Array.Copy(clear, key, key.Length);
        SecureBytes.Wipe(clear);
        return key;
    }

    private bool IsText(int at, int length, string text)
    {
        if (length != text.Length) return false;
        for (int i = 0; i < length; i++)
            if (data[at + i] != text[i]) return false;
        return true;
    }
}
