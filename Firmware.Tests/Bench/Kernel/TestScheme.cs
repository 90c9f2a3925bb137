using System;
using System.Linq;
using System.Security.Cryptography;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>A certification authority, an issuer and a card's keys, and the certificates between them (EMV 4.4 Book 2, 5.1, 6.1), made with .NET.</summary>
internal sealed class TestScheme
{
    /// <summary>One for all tests: making keys takes its time.</summary>
    public static readonly Lazy<TestScheme> Shared = new(() => new TestScheme());

    public const byte Index = 0xB1;

    public readonly RsaPair Ca = new(1408, 3), Issuer = new(1152, 3), Icc = new(1024, 3), Pin = new(1024, 65537);

    /// <summary>The CA's key as the acquirer sends it.</summary>
    public byte[] CaRecord(string expiry = "20301231") =>
    [
        .. Tlv.Hex(0x9F06, "A000000333"), .. Tlv.Make(0x9F22, [Index]), .. Tlv.Hex(0xDF05, expiry), .. Tlv.Make(0xDF06, [1]), .. Tlv.Make(0xDF07, [1]),
        .. Tlv.Make(0xDF02, Ca.Modulus), .. Tlv.Make(0xDF04, Ca.Exponent),
        .. Tlv.Make(0xDF03, SHA1.HashData([.. Convert.FromHexString("A000000333"), Index, .. Ca.Modulus, .. Ca.Exponent])),
    ];

    /// <summary>Issuer certificate 90 and remainder 92.</summary>
    public (byte[] Certificate, byte[] Remainder) IssuerCertificate(string issuer = "621234FF", string expiry = "1230", byte algorithm = 1)
    {
        int room = Ca.Length - 36;
        byte[] head = [2, .. Convert.FromHexString(issuer), .. Convert.FromHexString(expiry), 0, 0, 1, 1, algorithm, (byte)Issuer.Length, (byte)Issuer.Exponent.Length];
        return Certify(Ca, head, Issuer, room, []);
    }

    /// <summary>Card certificate 9F46 and remainder 9F48; or the PIN key's 9F2D and 9F2F.</summary>
    public (byte[] Certificate, byte[] Remainder) CardCertificate(string pan, byte[] staticData, RsaPair key, string expiry = "1230")
    {
        byte[] head = [4, .. Convert.FromHexString(pan.PadRight(20, 'F')), .. Convert.FromHexString(expiry), 0, 0, 2, 1, 1, (byte)key.Length, (byte)key.Exponent.Length];
        return Certify(Issuer, head, key, Issuer.Length - 42, staticData);
    }

    /// <summary>Signed static data 93.</summary>
    public byte[] SignedStatic(byte[] staticData)
    {
        byte[] body = [3, 1, 0xDA, 0xC0, .. Enumerable.Repeat((byte)0xBB, Issuer.Length - 26)];
        return Issuer.Private([0x6A, .. body, .. SHA1.HashData([.. body, .. staticData]), 0xBC]);
    }

    /// <summary>Signed dynamic data 9F4B of the card.</summary>
    public byte[] SignedDynamic(byte[] dynamic, byte[] hashedToo)
    {
        byte[] body = [5, 1, (byte)dynamic.Length, .. dynamic, .. Enumerable.Repeat((byte)0xBB, Icc.Length - dynamic.Length - 25)];
        return Icc.Private([0x6A, .. body, .. SHA1.HashData([.. body, .. hashedToo]), 0xBC]);
    }

    private static (byte[], byte[]) Certify(RsaPair signer, byte[] head, RsaPair key, int room, byte[] more)
    {
        byte[] left = key.Length <= room ? [.. key.Modulus, .. Enumerable.Repeat((byte)0xBB, room - key.Length)] : key.Modulus[..room];
        byte[] remainder = key.Length <= room ? [] : key.Modulus[room..];
        byte[] body = [.. head, .. left];
        return (signer.Private([0x6A, .. body, .. SHA1.HashData([.. body, .. remainder, .. key.Exponent, .. more]), 0xBC]), remainder);
    }
}
