using System.Security.Cryptography;

namespace Bench.Emv;

/// <summary>How a certificate or signature is wrong: one for each step at which a terminal must notice (EMV 4.4 Book 2, 5.3, 6.3, 6.4).</summary>
public enum CertificateFault
{
    /// <summary>It is right.</summary>
    None,
    /// <summary>It is not on the card.</summary>
    Missing,
    /// <summary>One byte shorter than the key that signed it.</summary>
    Length,
    /// <summary>Recovered data does not begin with 6A.</summary>
    Header,
    /// <summary>Recovered data does not end with BC.</summary>
    Trailer,
    /// <summary>The format byte is another one.</summary>
    Format,
    /// <summary>The hash does not fit.</summary>
    Hash,
    /// <summary>A hash algorithm that does not exist.</summary>
    HashAlgorithm,
    /// <summary>The key belongs to another algorithm (04, national SM2).</summary>
    KeyAlgorithm,
    /// <summary>Its last month is over.</summary>
    Expired,
    /// <summary>Issuer identifier or card number are another one's.</summary>
    Holder,
    /// <summary>The rest of the modulus is not on the card.</summary>
    Remainder,
    /// <summary>The exponent is not on the card.</summary>
    Exponent,
    /// <summary>The CA key is one that no terminal has.</summary>
    UnknownCa,
    /// <summary>Signed with another key.</summary>
    Key,
}

/// <summary>A certificate with what does not fit into it.</summary>
/// <param name="Certificate">Signed block.</param>
/// <param name="Remainder">Rest of the modulus; empty when it all fits.</param>
/// <param name="Exponent">Exponent of the certified key.</param>
public sealed record KeyCertificate(byte[] Certificate, byte[] Remainder, byte[] Exponent);

/// <summary>Makes the certificates and signatures of a card (EMV 4.4 Book 2, tables 2 to 19), right or wrong as ordered.</summary>
public static class Certificates
{
    private const int IssuerOverhead = 36, CardOverhead = 42;

    /// <summary>The issuer's key, certified by the CA: tags 90, 92, 9F32.</summary>
    /// <param name="ca">CA key.</param>
    /// <param name="issuer">Key to certify.</param>
    /// <param name="pan">A card number of the issuer.</param>
    /// <param name="fault">What is wrong.</param>
    public static KeyCertificate Issuer(RsaKey ca, RsaKey issuer, string pan, CertificateFault fault)
    {
        string holder = (fault == CertificateFault.Holder ? "99999999" : pan[..6] + "FF");
        return Certify(ca, issuer, Convert.FromHexString(holder), 0x02, IssuerOverhead, [], fault);
    }

    /// <summary>A card's key (tags 9F46, 9F48, 9F47), certified by the issuer together with the static data; or its PIN key, without.</summary>
    public static KeyCertificate Card(RsaKey issuer, RsaKey card, string pan, byte[] staticData, CertificateFault fault)
    {
        string holder = fault == CertificateFault.Holder ? pan[..^1] + (char)('0' + (pan[^1] - '0' + 1) % 10) : pan;
        return Certify(issuer, card, Convert.FromHexString(holder.PadRight(20, 'F')), 0x04, CardOverhead, staticData, fault);
    }

    /// <summary>Signed static application data, tag 93.</summary>
    public static byte[] Static(RsaKey issuer, byte[] authenticationCode, byte[] staticData, CertificateFault fault)
    {
        byte[] body = [FormatByte(0x03, fault), HashAlgorithm(fault), .. authenticationCode, .. Filler(issuer.Length - 26)];
        return Seal(issuer, body, staticData, fault);
    }

    /// <summary>Signed dynamic application data, tag 9F4B: for DDA and CDA alike.</summary>
    /// <param name="card">Card key.</param>
    /// <param name="dynamicData">Length and number, for CDA also CID, cryptogram and hash of the dialogue.</param>
    /// <param name="terminalData">What the terminal sent by DDOL, or its unpredictable number.</param>
    /// <param name="fault">What is wrong.</param>
    public static byte[] Dynamic(RsaKey card, byte[] dynamicData, byte[] terminalData, CertificateFault fault)
    {
        byte[] body = [FormatByte(0x05, fault), HashAlgorithm(fault), (byte)dynamicData.Length, .. dynamicData, .. Filler(card.Length - 25 - dynamicData.Length)];
        return Seal(card, body, terminalData, fault);
    }

    private static KeyCertificate Certify(RsaKey signer, RsaKey key, byte[] holder, byte format, int overhead, byte[] more, CertificateFault fault)
    {
        int room = signer.Length - overhead;
        byte[] left = key.Length <= room ? [.. key.Modulus, .. Filler(room - key.Length)] : key.Modulus[..room];
        byte[] rest = key.Length <= room ? [] : key.Modulus[room..];
        byte[] expiry = fault == CertificateFault.Expired ? [0x01, 0x20] : [0x12, 0x39];
        byte[] body =
        [
            FormatByte(format, fault), .. holder, .. expiry, 0x00, 0x12, 0x34, HashAlgorithm(fault),
            (byte)(fault == CertificateFault.KeyAlgorithm ? 0x04 : 0x01), (byte)key.Length, (byte)key.Exponent.Length, .. left,
        ];
        byte[] signed = Seal(signer, body, [.. rest, .. key.Exponent, .. more], fault);
        return new KeyCertificate(signed, fault == CertificateFault.Remainder ? [] : rest, fault == CertificateFault.Exponent ? [] : key.Exponent);
    }

    /// <summary>6A, body, hash over body and what follows it, BC; signed.</summary>
    private static byte[] Seal(RsaKey signer, byte[] body, byte[] more, CertificateFault fault)
    {
        byte[] hash = SHA1.HashData((byte[])[.. body, .. more]);
        if (fault == CertificateFault.Hash) hash[7] ^= 0x10;
        byte[] block = [(byte)(fault == CertificateFault.Header ? 0x4A : 0x6A), .. body, .. hash, (byte)(fault == CertificateFault.Trailer ? 0xCC : 0xBC)];
        byte[] signed = signer.Sign(block);
        if (fault == CertificateFault.Key) signed[signed.Length / 2] ^= 0x01;
        return fault == CertificateFault.Length ? signed[..^1] : signed;
    }

    private static byte FormatByte(byte right, CertificateFault fault) => (byte)(fault == CertificateFault.Format ? 0x0F : right);

    private static byte HashAlgorithm(CertificateFault fault) => (byte)(fault == CertificateFault.HashAlgorithm ? 0x07 : 0x01);

    private static byte[] Filler(int length)
    {
        byte[] filler = new byte[length];
        Array.Fill(filler, (byte)0xBB);
        return filler;
    }
}
