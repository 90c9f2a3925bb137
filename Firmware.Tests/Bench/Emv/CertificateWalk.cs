using System;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace PosFirmware.Tests.Bench.Emv;

/// <summary>Recovers keys and checks signatures of a card step by step, with BouncyCastle's RSA (EMV 4.4 Book 2, 5 and 6).</summary>
internal sealed class CertificateWalk(CardReader reader)
{
    private byte[] Static => [.. reader.SignedRecords, .. reader.Aip];

    internal void CheckStatic()
    {
        (byte[] modulus, byte[] exponent) = IssuerKey();
        byte[] r = Recovered(modulus, exponent, reader.Value(0x93), 0x03);
        CheckHash(r, Static);
    }

    internal void CheckDynamic()
    {
        (byte[] modulus, byte[] exponent) = CardKey(0x9F46, 0x9F47, 0x9F48, Static);
        byte[] ddol = reader.Value(0x9F49);
        byte[] data = reader.Fill(ddol.Length > 0 ? ddol : CardReader.Hex("9F3704"));
        var answer = global::Bench.Emv.Tlv.Parse(reader.Ok("00880000", data))[0];
        byte[] signature = answer.Tag == 0x80 ? answer.Value : answer.Find(0x9F4B).Value;
        byte[] r = Recovered(modulus, exponent, signature, 0x05);
        Assert.AreEqual(9, r[3]);
        Assert.AreEqual(8, r[4]);
        CheckHash(r, data);
    }

    internal (byte[] Modulus, byte[] Exponent) PinKey() =>
        reader.Value(0x9F2D).Length > 0 ? CardKey(0x9F2D, 0x9F2E, 0x9F2F, []) : CardKey(0x9F46, 0x9F47, 0x9F48, Static);

    internal (byte[] Modulus, byte[] Exponent) CardKey(int certificate, int exponentTag, int remainder, byte[] more)
    {
        (byte[] modulus, byte[] exponent) = IssuerKey();
        byte[] r = Recovered(modulus, exponent, reader.Value(certificate), 0x04);
        Assert.AreEqual(reader.Card.Entry.Pan.PadRight(20, 'F'), Convert.ToHexString(r.AsSpan(2, 10)));
        CheckHash(r, [.. reader.Value(remainder), .. reader.Value(exponentTag), .. more]);
        return (Modulus(r, 19, 21, reader.Value(remainder)), reader.Value(exponentTag));
    }

    internal (byte[] Modulus, byte[] Exponent) IssuerKey()
    {
        var ca = CardReader.Keys.Cas.Single(c => c.Index == Convert.ToHexString(reader.Value(0x8F)));
        byte[] r = Recovered(Convert.FromHexString(ca.Modulus), Convert.FromHexString(ca.Exponent), reader.Value(0x90), 0x02);
        Assert.AreEqual(reader.Card.Entry.Pan[..6], Convert.ToHexString(r.AsSpan(2, 4)).TrimEnd('F'));
        CheckHash(r, [.. reader.Value(0x92), .. reader.Value(0x9F32)]);
        return (Modulus(r, 13, 15, reader.Value(0x92)), reader.Value(0x9F32));
    }

    private static byte[] Modulus(byte[] r, int lengthAt, int start, byte[] remainder)
    {
        int length = r[lengthAt];
        byte[] left = r[start..^21];
        if (left.Length >= length)
        {
            Assert.IsTrue(left.Skip(length).All(b => b == 0xBB));
            return left[..length];
        }
        Assert.AreEqual(length - left.Length, remainder.Length);
        return [.. left, .. remainder];
    }

    internal static byte[] Recovered(byte[] modulus, byte[] exponent, byte[] signed, byte format)
    {
        Assert.AreEqual(modulus.Length, signed.Length);
        byte[] r = IndependentSums.Recover(modulus, exponent, signed);
        Assert.AreEqual((0x6A, format, 0xBC), (r[0], r[1], r[^1]));
        return r;
    }

    internal static void CheckHash(byte[] r, byte[] more) =>
        Assert.AreEqual(Convert.ToHexString(SHA1.HashData([.. r[1..^21], .. more])), Convert.ToHexString(r.AsSpan(r.Length - 21, 20)));
}
