using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PosFirmware.Activation;
using PosFirmware.Storage;
using PosFirmware.Training;

namespace Tools.Provision;

/// <summary>Looks at a package on a PC: whether its signature fits, and what is in it, without secrets.</summary>
public static class PackageReport
{
    /// <summary>Explains a package.</summary>
    /// <param name="package">The file.</param>
    /// <param name="publicKey">Public key of the service centre, 260 bytes; null: the signature is not checked.</param>
    /// <param name="good">False when a terminal would refuse it.</param>
    public static string Explain(byte[] package, byte[]? publicKey, out bool good)
    {
        StringBuilder text = new();
        good = false;
        if (package.Length < PackageContent.HeadLength || !package.AsSpan(0, 4).SequenceEqual("PFPK"u8)) return "not a package\n";
        text.Append(CultureInfo.InvariantCulture, $"format {package[4]}\n");
        if (package[4] != PackageContent.Format) return text + "this tool knows format 1 only\n";
        int body = BinaryPrimitives.ReadInt32BigEndian(package.AsSpan(5)), end = PackageContent.HeadLength + body;
        if (body < 0 || package.Length != end + PackageContent.SignatureLength) return text + $"{package.Length} bytes, {(long)end + PackageContent.SignatureLength} were expected: cut short or too long\n";
        good = true;
        if (publicKey is null) text.Append("SIGNATURE NOT CHECKED: --service-pub names no public key\n");
        else
        {
            using RSA service = RSA.Create(new RSAParameters { Modulus = publicKey[..256], Exponent = publicKey.AsSpan(256).TrimStart((byte)0).ToArray() });
            good = service.VerifyData(package.AsSpan(0, end), package.AsSpan(end), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            text.Append(good ? "signature right\n" : "SIGNATURE WRONG\n");
        }
        for (int at = PackageContent.HeadLength; at + 3 <= end;)
        {
            int tag = package[at], length = package[at + 1] << 8 | package[at + 2];
            at += 3;
            if (at + length > end)
            {
                good = false;
                return text.Append("a part is cut short\n").ToString();
            }
            text.Append(Part(tag, package.AsSpan(at, length)));
            at += length;
        }
        return text.ToString();
    }

    /// <summary>What <see cref="Judge"/> says of a good package.</summary>
    public const string Taken = "a terminal takes it";

    /// <summary>Asks the terminal's own code.</summary>
    /// <param name="package">The file.</param>
    /// <param name="publicKey">Public key of the service centre, 260 bytes.</param>
    /// <param name="serial">Serial number of the terminal, hex; null: the one that the package names.</param>
    /// <param name="last">Number of the package that it has loaded last; 0 none.</param>
    /// <exception cref="ProvisionException">The serial number is none.</exception>
    public static string Judge(byte[] package, byte[] publicKey, string? serial, int last)
    {
        serial ??= SerialOf(package);
        if (serial.Length != 12 || !serial.All(char.IsAsciiHexDigit)) throw new ProvisionException("the serial number has 12 hex digits");
        RamVolume volume = new();
        volume.Write(PackageLoader.ServiceKeyFile, publicKey, 0, publicKey.Length);
        PackageLoader loader = new(volume, Convert.FromHexString(serial));
        loader.Loaded(last);
        PackageFault fault = package.Length > Package.MaxLength ? PackageFault.WrongLength : loader.Check(package);
        return Words(fault);
    }

    /// <summary>What a terminal means by a fault; the number is what it sends over the line.</summary>
    public static string Words(PackageFault fault) => fault switch
    {
        PackageFault.None => Taken,
        PackageFault.NoServiceKey => "REFUSED: the terminal has no service.pub",
        PackageFault.NotAPackage => "REFUSED: not a package",
        PackageFault.Newer => "REFUSED: of a newer format",
        PackageFault.WrongLength => "REFUSED: bytes are missing, or too many",
        PackageFault.WrongSignature => "REFUSED: changed, or signed by somebody else",
        PackageFault.OtherTerminal => "REFUSED: it is for another terminal",
        PackageFault.Replayed => "REFUSED: used, or older than the last one",
        _ => "REFUSED: a part or a parameter cannot be used",
    };

    /// <summary>The first part of a package is its terminal's number.</summary>
    private static string SerialOf(byte[] package)
    {
        const int At = PackageContent.HeadLength + 3, Length = 12;
        string serial = package.Length >= At + Length ? Encoding.ASCII.GetString(package, At, Length) : "";
        return serial.Length == Length && serial.All(char.IsAsciiHexDigit) ? serial : new string('0', Length);
    }

    private static string Part(int tag, ReadOnlySpan<byte> value) => tag switch
    {
        1 => $"for terminal {Encoding.ASCII.GetString(value)}\n",
        2 when value.Length == 4 => string.Create(CultureInfo.InvariantCulture, $"sequence {BinaryPrimitives.ReadInt32BigEndian(value)}\n"),
        3 => Parameters(value),
        4 => $"CA certificate, {value.Length} bytes\n",
        5 => $"client certificate, {value.Length} bytes\n",
        6 => $"private key of the client certificate, enciphered, {value.Length} bytes\n",
        7 when value.Length == 25 => $"master key for {(value[0] == 1 ? "SM4" : "3DES")}, enciphered; check value {Convert.ToHexString(value[17..21])}; transport key {Convert.ToHexString(value[21..])}\n",
        _ => $"unknown part {tag}, {value.Length} bytes\n",
    };

    private static string Parameters(ReadOnlySpan<byte> packed)
    {
        StringBuilder text = new();
        while (packed.Length >= 2 && packed.Length >= 2 + packed[1])
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ParameterTable.ByTag(packed[0])?.Name ?? "parameter " + packed[0]} = {Encoding.UTF8.GetString(packed.Slice(2, packed[1]))}\n");
            packed = packed[(2 + packed[1])..];
        }
        return text.ToString();
    }
}
