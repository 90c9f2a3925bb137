using System.Security.Cryptography;

namespace Bench.Emv;

/// <summary>
/// The secret keys of one card and what is computed with them (emv.md 1.18; PBOC 3.0 part 5 annex D): the card and its issuer do
/// the same sums. Built on .NET's own DES.
/// </summary>
/// <param name="Ac">Key of application cryptograms, 16 bytes.</param>
/// <param name="Mac">Key of script MACs, 16 bytes.</param>
public sealed record CardKeys(byte[] Ac, byte[] Mac)
{
    /// <summary>Derives a card's keys from its issuer's by card number and sequence number (EMV 4.4 Book 2, A1.4.1, option A).</summary>
    public static CardKeys Derive(byte[] issuerAc, byte[] issuerMac, string pan, int sequence)
    {
        string digits = $"{pan}{sequence:D2}".PadLeft(16, '0')[^16..];
        byte[] y = Convert.FromHexString(digits);
        return new CardKeys(Both(issuerAc, y), Both(issuerMac, y));

        static byte[] Both(byte[] key, byte[] y)
        {
            byte[] derived = [.. Encrypt(key, y), .. Encrypt(key, Inverted(y))];
            for (int i = 0; i < derived.Length; i++)
                if (int.IsEvenInteger(System.Numerics.BitOperations.PopCount(derived[i]))) derived[i] ^= 1; // odd parity
            return derived;
        }
    }

    /// <summary>The application cryptogram over data that is not padded yet.</summary>
    /// <param name="atc">Application transaction counter.</param>
    /// <param name="data">9F02 9F03 9F1A 95 5F2A 9A 9C 9F37, AIP, ATC, CVR.</param>
    public byte[] Cryptogram(int atc, ReadOnlySpan<byte> data) => RetailMac(Session(Ac, atc), data);

    /// <summary>The issuer's answer to a cryptogram, method 1: 8 bytes.</summary>
    /// <param name="atc">Application transaction counter.</param>
    /// <param name="arqc">The card's cryptogram.</param>
    /// <param name="responseCode">Two ASCII characters of tag 8A.</param>
    public byte[] Response(int atc, ReadOnlySpan<byte> arqc, ReadOnlySpan<byte> responseCode)
    {
        byte[] block = arqc.ToArray();
        block[0] ^= responseCode[0];
        block[1] ^= responseCode[1];
        return Encrypt(Session(Ac, atc), block);
    }

    /// <summary>The MAC of a script command, 4 bytes: over its header, ATC, cryptogram and the data before the MAC.</summary>
    public byte[] ScriptMac(int atc, ReadOnlySpan<byte> arqc, ReadOnlySpan<byte> header, ReadOnlySpan<byte> data) =>
        RetailMac(Session(Mac, atc), [.. header, (byte)(atc >> 8), (byte)atc, .. arqc, .. data])[..4];

    /// <summary>Session key of a transaction: the counter and its inverse, each under the card's key.</summary>
    internal static byte[] Session(byte[] key, int atc)
    {
        byte[] left = [0, 0, 0, 0, 0, 0, (byte)(atc >> 8), (byte)atc];
        byte[] right = [0, 0, 0, 0, 0, 0, (byte)~(atc >> 8), (byte)~atc];
        return [.. Encrypt(key, left), .. Encrypt(key, right)];
    }

    /// <summary>ISO/IEC 9797-1 algorithm 3, padding method 2, zero start value.</summary>
    internal static byte[] RetailMac(byte[] key, ReadOnlySpan<byte> data)
    {
        byte[] padded = new byte[(data.Length / 8 + 1) * 8];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        byte[] left = key[..8], state = new byte[8];
        for (int at = 0; at < padded.Length; at += 8)
        {
            for (int i = 0; i < 8; i++) state[i] ^= padded[at + i];
            state = Single(left, state, true);
        }
        return Single(left, Single(key[8..], state, false), true);
    }

    private static byte[] Encrypt(byte[] key, byte[] block) => Single(key[..8], Single(key[8..], Single(key[..8], block, true), false), true);

    private static byte[] Single(byte[] key, byte[] block, bool encrypt)
    {
        using DES des = DES.Create();
        des.Mode = CipherMode.ECB;
        des.Padding = PaddingMode.None;
        des.Key = key;
        return encrypt ? des.EncryptEcb(block, PaddingMode.None) : des.DecryptEcb(block, PaddingMode.None);
    }

    private static byte[] Inverted(byte[] bytes) => [.. bytes.Select(b => (byte)~b)];
}
