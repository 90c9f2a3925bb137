using System;
using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>
/// Recovers the keys that certificates carry (EMV 4.4 Book 2, 5.3, 6.3, 6.4, 7.1; annex A2 and B2.1 for the recovery itself). A key
/// that cannot be recovered has the length 0.
/// </summary>
internal static class Certificates
{
    private const int Header = 0x6A, Trailer = 0xBC, Filler = 0xBB;
    private const int IssuerOverhead = 36, CardOverhead = 42;
    private const int Sha1Algorithm = 1, RsaAlgorithm = 1;
    private const int MinKey = 64; // 512 bits; less has no room for what is signed

    /// <summary>Undoes a signature into <see cref="EmvContext.Recovered"/>: length, header, format and trailer must fit.</summary>
    public static bool Open(EmvContext c, RsaKey key, byte[] data, int offset, int length, int format)
    {
        if (key.Length < MinKey || length != key.Length) return false;
        if (!c.Rsa.SetKey(key.Modulus, 0, key.Length, key.Exponent, 0, key.ExponentLength) || !c.Rsa.Apply(data, offset, c.Recovered, 0)) return false;
        return c.Recovered[0] == Header && c.Recovered[1] == format && c.Recovered[length - 1] == Trailer;
    }

    /// <summary>Compares the hash at the end of what was recovered with the one in the making.</summary>
    public static bool HashFits(EmvContext c, int length)
    {
        c.Sha.Finish(c.Digest, 0);
        return SecureBytes.AreEqual(c.Digest, 0, c.Recovered, length - 1 - Sha1.Length, Sha1.Length);
    }

    /// <summary>Issuer public key from 90 with the key of the certification authority (Book 2, 6.3).</summary>
    public static bool RecoverIssuer(EmvContext c)
    {
        DataStore d = c.Data;
        c.IssuerKey.Length = 0;
        if (c.CaKeys.Load(d.Bytes, d.Offset(Tag.DfName), d.ByteOf(Tag.CaKeyIndex, 0), c.Transaction.Today, c.CaKey) != CaKeyResult.Ok) return false;
        int n = d.Length(Tag.IssuerCertificate);
        if (!Open(c, c.CaKey, d.Bytes, d.Offset(Tag.IssuerCertificate), n, 0x02)) return false;
        byte[] r = c.Recovered;
        c.Sha.Reset();
        c.Sha.Update(r, 1, n - 22);
        c.Sha.Update(d.Bytes, d.Offset(Tag.IssuerRemainder), d.Length(Tag.IssuerRemainder));
        c.Sha.Update(d.Bytes, d.Offset(Tag.IssuerExponent), d.Length(Tag.IssuerExponent));
        if (!HashFits(c, n)) return false;
        if (!IsIssuerOfPan(d, r, 2) || IsPast(c, r[6], r[7])) return false;
        if (r[11] != Sha1Algorithm || r[12] != RsaAlgorithm || r[14] != d.Length(Tag.IssuerExponent)) return false;
        return Compose(c, c.IssuerKey, r[13], 15, n - IssuerOverhead, Tag.IssuerRemainder, Tag.IssuerExponent);
    }

    /// <summary>Key of the card for signatures from 9F46 (Book 2, 6.4). The signed static data are part of its hash.</summary>
    public static bool RecoverCard(EmvContext c) =>
        Recover(c, c.IccKey, Tag.IccCertificate, Tag.IccRemainder, Tag.IccExponent, true);

    /// <summary>Key of the card for PINs from 9F2D (Book 2, 7.1).</summary>
    public static bool RecoverPin(EmvContext c) =>
        Recover(c, c.PinKey, Tag.PinCertificate, Tag.PinRemainder, Tag.PinExponent, false);

    private static bool Recover(EmvContext c, RsaKey key, int certificate, int remainder, int exponent, bool withStatic)
    {
        DataStore d = c.Data;
        key.Length = 0;
        int n = d.Length(certificate);
        if (!Open(c, c.IssuerKey, d.Bytes, d.Offset(certificate), n, 0x04)) return false;
        byte[] r = c.Recovered;
        if (n < CardOverhead) return false;
        c.Sha.Reset();
        c.Sha.Update(r, 1, n - 22);
        c.Sha.Update(d.Bytes, d.Offset(remainder), d.Length(remainder));
        c.Sha.Update(d.Bytes, d.Offset(exponent), d.Length(exponent));
        if (withStatic && !AddStatic(c)) return false;
        if (!HashFits(c, n)) return false;
        if (!IsPan(d, r, 2) || IsPast(c, r[12], r[13])) return false;
        if (r[17] != Sha1Algorithm || r[18] != RsaAlgorithm || r[20] != d.Length(exponent)) return false;
        return Compose(c, key, r[19], 21, n - CardOverhead, remainder, exponent);
    }

    /// <summary>The signed records, and the AIP when 9F4A asks for it and for nothing else (Book 3, 10.3).</summary>
    public static bool AddStatic(EmvContext c)
    {
        if (c.StaticBroken) return false;
        c.Sha.Update(c.StaticData, 0, c.StaticLength);
        int tags = c.Data.Length(Tag.StaticTagList);
        if (tags == 0) return true;
        if (tags != 1 || c.Data.ByteOf(Tag.StaticTagList, 0) != Tag.Aip) return false;
        c.Sha.Update(c.Data.Bytes, c.Data.Offset(Tag.Aip), 2);
        return true;
    }

    /// <summary>Puts a modulus together from the part in the certificate and the remainder.</summary>
    private static bool Compose(EmvContext c, RsaKey key, int length, int at, int room, int remainder, int exponent)
    {
        DataStore d = c.Data;
        int rest = d.Length(remainder);
        if (length == 0 || room < 0) return false;
        if (length <= room)
        {
            for (int i = length; i < room; i++)
                if (c.Recovered[at + i] != Filler) return false;
            Array.Copy(c.Recovered, at, key.Modulus, 0, length);
        }
        else
        {
            if (rest != length - room) return false;
            Array.Copy(c.Recovered, at, key.Modulus, 0, room);
            Array.Copy(d.Bytes, d.Offset(remainder), key.Modulus, room, rest);
        }
        key.ExponentLength = d.Copy(exponent, key.Exponent, 0);
        if (key.ExponentLength == 0) return false;
        key.Length = length;
        return true;
    }

    /// <summary>Three to eight digits, filled with F: the beginning of the card number.</summary>
    private static bool IsIssuerOfPan(DataStore d, byte[] r, int at)
    {
        int digits = 0;
        while (digits < 8 && Digits.At(r, at, 4, digits) != 15) digits++;
        for (int i = digits; i < 8; i++)
            if (Digits.At(r, at, 4, i) != 15) return false;
        if (digits < 3) return false;
        for (int i = 0; i < digits; i++)
            if (Digits.At(r, at, 4, i) != Digits.At(d.Bytes, d.Offset(Tag.Pan), d.Length(Tag.Pan), i)) return false;
        return true;
    }

    private static bool IsPan(DataStore d, byte[] r, int at)
    {
        for (int i = 0; i < 20; i++)
            if (Digits.At(r, at, 10, i) != Digits.At(d.Bytes, d.Offset(Tag.Pan), d.Length(Tag.Pan), i)) return false;
        return true;
    }

    /// <summary>A certificate is good until the last day of its month MMYY.</summary>
    private static bool IsPast(EmvContext c, int month, int year)
    {
        int m = Digits.Pair(month), y = Digits.Pair(year);
        if (m < 1 || m > 12 || y < 0) return true;
        return Digits.Century(y) * 100 + m < c.Transaction.Today / 100;
    }
}
