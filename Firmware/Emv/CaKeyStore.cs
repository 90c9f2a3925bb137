using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Security;
using PosFirmware.Storage;

namespace PosFirmware.Emv;

/// <summary>A public RSA key.</summary>
public sealed class RsaKey
{
    /// <summary>Modulus, most significant byte first.</summary>
    public readonly byte[] Modulus = new byte[RsaPublic.MaxLength];
    /// <summary>Bytes of the modulus; 0: no key.</summary>
    public int Length;
    /// <summary>Exponent, most significant byte first.</summary>
    public readonly byte[] Exponent = new byte[RsaPublic.MaxExponent];
    /// <summary>Bytes of the exponent.</summary>
    public int ExponentLength;

    /// <summary>No key any more, and nothing left of it.</summary>
    public void Wipe()
    {
        Length = 0;
        ExponentLength = 0;
        Array.Clear(Modulus, 0, Modulus.Length);
        Array.Clear(Exponent, 0, Exponent.Length);
    }
}

/// <summary>What became of a key that was to be stored or read.</summary>
public enum CaKeyResult
{
    /// <summary>Good.</summary>
    Ok = 0,
    /// <summary>No such key.</summary>
    Absent,
    /// <summary>Its last day is over.</summary>
    Expired,
    /// <summary>An object is missing, or longer than it may be, or no TLV at all.</summary>
    Malformed,
    /// <summary>Not RSA with SHA-1: national algorithms are not supported.</summary>
    UnknownAlgorithm,
    /// <summary>The check value does not fit.</summary>
    CheckFailed,
}

/// <summary>
/// Public keys of the certification authorities (EMV 4.4 Book 2, 11; tags of acquirer-protocol.md 3.7), a file for each, named after
/// its RID and index. A key is believed only when its check value fits: SHA-1 over RID, index, modulus and exponent.
/// </summary>
/// <remarks>
/// File: version 1, RID 5, index 1, last day YYYYMMDD 4 (BCD, zeros: none), modulus length 2, modulus, exponent length 1,
/// exponent, check value 20, CRC-32 4.
/// </remarks>
public sealed class CaKeyStore
{
    /// <summary>Most keys.</summary>
    public const int Max = 48;

    private const int Version = 1, HeadSize = 13, MaxImage = HeadSize + RsaPublic.MaxLength + 1 + RsaPublic.MaxExponent + Sha1.Length + 4;
    private const string Prefix = "ca-";

    private readonly IVolume volume;
    private readonly byte[] image = new byte[MaxImage];
    private readonly byte[] digest = new byte[Sha1.Length];
    private readonly Sha1 sha = new Sha1();

    /// <summary>Keeps the keys on a volume; null: there are none.</summary>
    public CaKeyStore(IVolume volume)
    {
        this.volume = volume;
    }

    /// <summary>Keys on the volume.</summary>
    public int Count
    {
        get
        {
            if (volume == null) return 0;
            int count = 0;
            string[] names = volume.List();
            for (int i = 0; i < names.Length; i++)
                if (IsKey(names[i])) count++;
            return count;
        }
    }

    /// <summary>Stores a key as the acquirer describes it: 9F06 RID, 9F22 index, DF05 last day, DF06, DF07, DF02 modulus, DF04 exponent, DF03 check value.</summary>
    public CaKeyResult Add(byte[] data, int offset, int count)
    {
        int rid = -1, index = -1, modulus = -1, exponent = -1, check = -1, modulusLength = 0, exponentLength = 0;
        Array.Clear(image, 0, MaxImage);
        BerReader reader = new BerReader(data, offset, count);
        while (reader.Next())
        {
            int at = reader.Start, length = reader.Length;
            switch (reader.Tag)
            {
                case 0x9F06: rid = length == 5 ? at : -1; break;
                case 0x9F22: index = length == 1 ? at : -1; break;
                case 0xDF05: if (!TakeDate(data, at, length)) return CaKeyResult.Malformed; break;
                case 0xDF06: if (length != 1 || data[at] != 1) return CaKeyResult.UnknownAlgorithm; break;
                case 0xDF07: if (length != 1 || data[at] != 1) return CaKeyResult.UnknownAlgorithm; break;
                case 0xDF02:
                    modulus = at;
                    modulusLength = length;
                    break;
                case 0xDF04:
                    exponent = at;
                    exponentLength = length;
                    break;
                case 0xDF03: check = length == Sha1.Length ? at : -1; break;
            }
        }
        if (reader.Broken || rid < 0 || index < 0 || modulus < 0 || exponent < 0 || check < 0) return CaKeyResult.Malformed;
        while (exponentLength > 1 && data[exponent] == 0)
        {
            exponent++;
            exponentLength--;
        }
        if (modulusLength < 36 || modulusLength > RsaPublic.MaxLength || exponentLength < 1 || exponentLength > RsaPublic.MaxExponent) return CaKeyResult.Malformed;
        sha.Reset();
        sha.Update(data, rid, 5);
        sha.Update(data, index, 1);
        sha.Update(data, modulus, modulusLength);
        sha.Update(data, exponent, exponentLength);
        sha.Finish(digest, 0);
        if (!SecureBytes.AreEqual(digest, 0, data, check, Sha1.Length)) return CaKeyResult.CheckFailed;

        image[0] = Version;
        Array.Copy(data, rid, image, 1, 5);
        image[6] = data[index];
        image[11] = (byte)(modulusLength >> 8);
        image[12] = (byte)modulusLength;
        int to = HeadSize;
        Array.Copy(data, modulus, image, to, modulusLength);
        to += modulusLength;
        image[to++] = (byte)exponentLength;
        Array.Copy(data, exponent, image, to, exponentLength);
        to += exponentLength;
        Array.Copy(digest, 0, image, to, Sha1.Length);
        to += Sha1.Length;
        BigEndian.Put(image, to, (int)Crc32.Of(image, 0, to));
        to += 4;
        volume.Write(NameOf(image, 1, image[6]), image, 0, to);
        return CaKeyResult.Ok;
    }

    /// <summary>Reads a key.</summary>
    /// <param name="rid">Holds the RID, the first five bytes of an AID.</param>
    /// <param name="today">Date of the transaction as YYYYMMDD.</param>
    /// <param name="key">Receives the key; without one its length is 0.</param>
    public CaKeyResult Load(byte[] rid, int offset, int index, int today, RsaKey key)
    {
        key.Length = 0;
        if (volume == null) return CaKeyResult.Absent;
        int got = volume.Read(NameOf(rid, offset, index), 0, image, 0, MaxImage);
        if (got < HeadSize + 25) return CaKeyResult.Absent;
        int length = (image[11] << 8) | image[12], at = HeadSize + length;
        if (image[0] != Version || at + 1 + 24 > got || image[at] < 1 || image[at] > RsaPublic.MaxExponent) return CaKeyResult.Absent;
        int exponentLength = image[at], end = at + 1 + exponentLength + Sha1.Length;
        if (end + 4 != got || !CrcFits(end)) return CaKeyResult.Absent;
        int last = 0;
        for (int i = 0; i < 4; i++) last = last * 100 + (image[7 + i] >> 4) * 10 + (image[7 + i] & 15);
        if (last != 0 && today > last) return CaKeyResult.Expired;
        Array.Copy(image, HeadSize, key.Modulus, 0, length);
        key.Length = length;
        Array.Copy(image, at + 1, key.Exponent, 0, exponentLength);
        key.ExponentLength = exponentLength;
        return CaKeyResult.Ok;
    }

    /// <summary>Removes every key that a list does not name: the acquirer has withdrawn it.</summary>
    /// <param name="named">9F06 with the RID and 9F22 with the index, one after the other, for each key.</param>
    /// <param name="count">Keys in the list.</param>
    public void Keep(byte[][] named, int count)
    {
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
        {
            bool keep = !IsKey(names[i]);
            // 9F06 05 RID 9F22 01 index
            for (int k = 0; k < count && !keep; k++) keep = names[i] == NameOf(named[k], 3, named[k][11]);
            if (!keep) volume.Delete(names[i]);
        }
    }

    /// <summary>Removes every key.</summary>
    public void Clear()
    {
        string[] names = volume.List();
        for (int i = 0; i < names.Length; i++)
            if (IsKey(names[i])) volume.Delete(names[i]);
    }

    private static bool IsKey(string name) => name.Length > Prefix.Length && name.Substring(0, Prefix.Length) == Prefix;

    private bool CrcFits(int end) => BigEndian.Get(image, end) == (int)Crc32.Of(image, 0, end);

    /// <summary>Eight ASCII digits or four bytes of digits: both are met.</summary>
    private bool TakeDate(byte[] data, int at, int length)
    {
        if (length == 4)
        {
            Array.Copy(data, at, image, 7, 4);
            return true;
        }
        if (length != 8) return false;
        for (int i = 0; i < 4; i++) image[7 + i] = (byte)((data[at + 2 * i] << 4) | (data[at + 2 * i + 1] & 15));
        return true;
    }

    private static string NameOf(byte[] rid, int offset, int index)
    {
        char[] hex = new char[13];
        for (int i = 0; i < 5; i++) PutHex(hex, 2 * i, rid[offset + i]);
        hex[10] = '-';
        PutHex(hex, 11, index);
        return Prefix + new string(hex);
    }

    private static void PutHex(char[] into, int at, int value)
    {
        into[at] = "0123456789abcdef"[(value >> 4) & 15];
        into[at + 1] = "0123456789abcdef"[value & 15];
    }
}
