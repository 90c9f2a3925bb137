using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using PosFirmware.Drivers.SmartCard;

namespace PosFirmware.Tests.Bench.Kernel;

/// <summary>
/// A card for tests of the kernel, at the level of APDUs: it signs with real keys, decides as it is told, and breaks where it is
/// told. It shares no code with the kernel.
/// </summary>
internal sealed class TestCard : ICardChannel
{
    public const string Pan = "6212345678901232";
    public const string DefaultCdol1 = "9F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14", DefaultCdol2 = "8A029F02069F03069F1A0295055F2A029A039C019F37049F2103";

    private readonly TestScheme scheme = TestScheme.Shared.Value;
    private readonly Dictionary<(int Sfi, int Record), byte[]> records = [];
    private byte[] afl, pdolData = [], cdol1Data = [], challenge = [];
    private int next;

    // ---- how it was issued ----
    public string[] Aids = ["A000000333010101"];
    public string[] Labels = ["UnionPay Debit", "UnionPay Credit", "Third"];
    public int[] Priorities = [1, 2, 3];
    public bool HasDirectory = true;
    public string Pdol = "", Cdol1 = DefaultCdol1, Cdol2 = DefaultCdol2, CvmList = "000000000000000042031E031F00", Aip = "7C00";
    public string Expiry = "301231", Effective = "200101", Usage = "FF00", Version = "0030", IssuerCountry = "0156";
    public string IacDefault = "D8608CA800", IacDenial = "0010100000", IacOnline = "D8688CF800";
    public string IssuerPrefix = "621234FF", CertificateExpiry = "1230", CardCertificatePan = Pan;
    public byte CertificateAlgorithm = 1;
    public bool OwnPinKey, Format2 = true, Format2Options;
    public byte[] Extra = [];
    public List<(int Sfi, int Record, byte[] Data)> MoreRecords = [];
    public HashSet<int> LeaveOut = [];
    public HashSet<string> Blocked = [], Unwilling = [];
    public string Pin = "1234";
    public int Tries = 3;

    // ---- how it decides: P1 without the signature bit -> kind of cryptogram ----
    public Func<int, int> First = p1 => p1, Second = p1 => p1;
    public byte CidFlags;
    public bool BadDynamic, BadCombined, RefuseIssuer;

    /// <summary>Overrides the answer to a command; null: as usual; an empty answer: mute.</summary>
    public Func<byte[], byte[]> Intercept = _ => null;

    // ---- what it has seen ----
    public readonly List<string> Commands = [];
    public readonly List<byte[]> Scripts = [];
    public byte[] IssuerData;
    public int Atc = 0x22, Generated;
    public byte[] LastCryptogram;
    public CardReply WhenMute = CardReply.Silent;

    public bool Contactless => false;

    public TestCard Issue()
    {
        List<byte[]> first = [], second = [];
        void Put(List<byte[]> to, int tag, string hex)
        {
            if (hex.Length > 0 && !LeaveOut.Contains(tag)) to.Add(Tlv.Hex(tag, hex));
        }
        Put(first, 0x57, Pan + "D" + Expiry[..4] + "220123456789F");
        Put(first, 0x5F20, "20204745535420");
        Put(second, 0x5A, Pan);
        Put(second, 0x5F24, Expiry);
        Put(second, 0x5F25, Effective);
        Put(second, 0x5F34, "01");
        Put(second, 0x5F28, IssuerCountry);
        Put(second, 0x9F07, Usage);
        Put(second, 0x9F08, Version);
        Put(second, 0x8E, CvmList);
        Put(second, 0x8C, Cdol1);
        Put(second, 0x8D, Cdol2);
        Put(second, 0x9F0D, IacDefault);
        Put(second, 0x9F0E, IacDenial);
        Put(second, 0x9F0F, IacOnline);
        Put(second, 0x9F4A, "82");
        Put(second, 0x9F42, "0156");
        if (Extra.Length > 0) second.Add(Extra);
        byte[] signedRecord = [.. second.SelectMany(t => t)];
        byte[] staticData = [.. signedRecord, .. LeaveOut.Contains(0x9F4A) ? [] : Convert.FromHexString(Aip)];
        (byte[] issuer, byte[] issuerRest) = scheme.IssuerCertificate(IssuerPrefix, CertificateExpiry, CertificateAlgorithm);
        (byte[] card, byte[] cardRest) = scheme.CardCertificate(CardCertificatePan, staticData, scheme.Icc, CertificateExpiry);
        records[(1, 1)] = Tlv.Make(0x70, [.. first]);
        records[(2, 1)] = Tlv.Make(0x70, signedRecord);
        records[(3, 1)] = Certificates((0x8F, [TestScheme.Index]), (0x90, issuer));
        records[(3, 2)] = Certificates((0x92, issuerRest), (0x9F32, scheme.Issuer.Exponent), (0x93, (Convert.FromHexString(Aip)[0] & 0x21) == 0 ? scheme.SignedStatic(staticData) : []));
        records[(3, 3)] = Certificates((0x9F46, card), (0x9F48, cardRest), (0x9F47, scheme.Icc.Exponent), (0x9F49, Convert.FromHexString("9F3704")));
        List<byte> locator = [0x08, 1, 1, 0, 0x10, 1, 1, 1, 0x18, 1, 3, 0];
        if (OwnPinKey)
        {
            (byte[] pin, byte[] pinRest) = scheme.CardCertificate(Pan, [], scheme.Pin, CertificateExpiry);
            records[(3, 4)] = Certificates((0x9F2D, pin), (0x9F2F, pinRest), (0x9F2E, scheme.Pin.Exponent));
            locator[^2] = 4;
        }
        foreach ((int sfi, int record, byte[] data) in MoreRecords)
        {
            records[(sfi, record)] = data;
            locator.AddRange([(byte)(sfi << 3), (byte)record, (byte)record, 0]);
        }
        afl = [.. locator];
        return this;
    }

    private byte[] Certificates(params (int Tag, byte[] Value)[] objects) =>
        Tlv.Make(0x70, [.. objects.Where(o => o.Value.Length > 0 && !LeaveOut.Contains(o.Tag)).Select(o => Tlv.Make(o.Tag, o.Value))]);

    /// <summary>Changes a byte of a record after it was signed.</summary>
    /// <param name="at">Place; negative from the end.</param>
    public void Tamper(int sfi, int record, int at)
    {
        byte[] data = records[(sfi, record)];
        data[at < 0 ? data.Length + at : at] ^= 1;
    }

    public CardReply Exchange(byte[] command, int commandLength, byte[] response, out int responseLength)
    {
        byte[] apdu = command[..commandLength];
        Commands.Add(Convert.ToHexString(apdu));
        byte[] answer = Intercept(apdu) ?? Answer(apdu);
        responseLength = 0;
        if (answer.Length == 0) return WhenMute;
        answer.CopyTo(response, 0);
        responseLength = answer.Length;
        return CardReply.Answered;
    }

    private static byte[] Sw(int sw, byte[] data = null) => [.. data ?? [], (byte)(sw >> 8), (byte)sw];

    private byte[] Answer(byte[] a)
    {
        byte[] data = a.Length > 5 ? a[5..Math.Min(a.Length, 5 + a[4])] : [];
        switch (a[0] << 8 | a[1])
        {
            case 0x00A4: return Select(data, a[3] == 2);
            case 0x00B2: return a[3] >> 3 == 1 && HasDirectory && !selected ? Directory(a[2]) : records.TryGetValue((a[3] >> 3, a[2]), out byte[] record) ? Sw(0x9000, record) : Sw(0x6A83);
            case 0x80A8: return Options(data);
            case 0x80CA:
                int tag = (a[2] << 8) | a[3];
                return tag switch
                {
                    0x9F17 => Sw(0x9000, Tlv.Make(tag, [(byte)Tries])),
                    0x9F36 => Sw(0x9000, Tlv.Make(tag, [(byte)(Atc >> 8), (byte)Atc])),
                    0x9F13 => Sw(0x9000, Tlv.Make(tag, [0, (byte)(LastOnline)])),
                    _ => Sw(0x6A88),
                };
            case 0x0088:
                byte[] number = [8, 1, 2, 3, 4, 5, 6, 7, 8];
                byte[] signed = scheme.SignedDynamic(number, BadDynamic ? [0] : data);
                return Sw(0x9000, Format2 ? Tlv.Make(0x77, Tlv.Make(0x9F4B, signed)) : Tlv.Make(0x80, signed));
            case 0x0084:
                challenge = RandomNumberGenerator.GetBytes(8);
                return Sw(0x9000, challenge);
            case 0x0020: return Verify(a[3], data);
            case 0x80AE: return Generate(a[2], data);
            case 0x0082:
                IssuerData = data;
                return RefuseIssuer ? Sw(0x6300) : Sw(0x9000);
            default:
                Scripts.Add(a);
                return Sw(0x9000);
        }
    }

    public int LastOnline = 0x20;
    private bool selected;
    private string current;

    private byte[] Select(byte[] name, bool again)
    {
        string hex = Convert.ToHexString(name);
        selected = false;
        if (hex == Convert.ToHexString("1PAY.SYS.DDF01"u8.ToArray()))
            return HasDirectory ? Sw(0x9000, Tlv.Make(0x6F, Tlv.Make(0x84, name), Tlv.Make(0xA5, Tlv.Make(0x88, [1]), Tlv.Make(0x5F2D, "zhen"u8.ToArray())))) : Sw(0x6A82);
        next = again ? next + 1 : 0;
        string[] found = Aids.Where(a => a.StartsWith(hex)).ToArray();
        if (next >= found.Length) return Sw(0x6A82);
        current = found[next];
        int at = Array.IndexOf(Aids, current);
        selected = true;
        byte[] fci = Tlv.Make(0x6F, Tlv.Hex(0x84, current), Tlv.Make(0xA5, Tlv.Make(0x50, System.Text.Encoding.ASCII.GetBytes(Labels[at])), Tlv.Make(0x87, [(byte)Priorities[at]]),
            Pdol.Length > 0 ? Tlv.Hex(0x9F38, Pdol) : [], Tlv.Make(0xBF0C, Tlv.Hex(0x9F4D, "0B0A"))));
        if (!Blocked.Contains(current)) return Sw(0x9000, fci);

        return Sw(0x6283, fci);
    }

    private byte[] Directory(int record)
    {
        if (record > Aids.Length) return Sw(0x6A83);
        int i = record - 1;
        return Sw(0x9000, Tlv.Make(0x70, Tlv.Make(0x61, Tlv.Hex(0x4F, Aids[i]), Tlv.Make(0x50, System.Text.Encoding.ASCII.GetBytes(Labels[i])), Tlv.Make(0x87, [(byte)Priorities[i]]))));
    }

    private byte[] Options(byte[] data)
    {
        if (Unwilling.Contains(current)) return Sw(0x6985);
        pdolData = Tlv.Read(data)[0].Value;
        Atc++;
        byte[] aip = Convert.FromHexString(Aip);
        return Sw(0x9000, Format2Options ? Tlv.Make(0x77, Tlv.Make(0x82, aip), Tlv.Make(0x94, afl)) : Tlv.Make(0x80, aip, afl));
    }

    private byte[] Verify(int p2, byte[] data)
    {
        if (Tries == 0) return Sw(0x6983);
        byte[] block = data;
        if (p2 == 0x88)
        {
            byte[] clear = (OwnPinKey ? scheme.Pin : scheme.Icc).Private(data);
            if (clear[0] != 0x7F || !clear[9..17].SequenceEqual(challenge)) return Sw(0x6988);
            block = clear[1..9];
        }
        if (Convert.ToHexString(block) == ("2" + Pin.Length + Pin).PadRight(16, 'F'))
        {
            Tries = 3;
            return Sw(0x9000);
        }
        Tries--;
        return Sw(0x63C0 | Tries);
    }

    private byte[] Generate(int p1, byte[] data)
    {
        bool second = Generated++ > 0, sign = (p1 & 0x10) != 0;
        int kind = (second ? Second : First)(p1 & 0xC0);
        byte cid = (byte)(kind | CidFlags);
        byte[] atc = [(byte)(Atc >> 8), (byte)Atc], ac = SHA256.HashData([.. data, .. atc])[..8], iad = Convert.FromHexString("07010103A0B800010A0100000000001234ABCD");
        LastCryptogram = ac;
        if (!second) cdol1Data = data;
        if (!sign || kind == 0)
            return Sw(0x9000, Format2 ? Tlv.Make(0x77, Tlv.Make(0x9F27, [cid]), Tlv.Make(0x9F36, atc), Tlv.Make(0x9F26, ac), Tlv.Make(0x9F10, iad)) : Tlv.Make(0x80, [cid], atc, ac, iad));
        byte[] objects = [.. Tlv.Make(0x9F27, [cid]), .. Tlv.Make(0x9F36, atc), .. Tlv.Make(0x9F10, iad)];
        byte[] hash = SHA1.HashData([.. pdolData, .. cdol1Data, .. second ? data : [], .. objects]);
        byte[] un = UnpredictableOf(second ? Cdol2 : Cdol1, data);
        byte[] signature = scheme.SignedDynamic([8, 8, 7, 6, 5, 4, 3, 2, 1, cid, .. ac, .. hash], BadCombined ? [9] : un);
        return Sw(0x9000, Tlv.Make(0x77, objects, Tlv.Make(0x9F4B, signature)));
    }

    /// <summary>Where 9F37 lies in the data of a list.</summary>
    public static byte[] UnpredictableOf(string dol, byte[] data) => ValueOf(dol, data, 0x9F37);

    /// <summary>The value of an object in the data of a list.</summary>
    public static byte[] ValueOf(string dol, byte[] data, int wanted)
    {
        byte[] list = Convert.FromHexString(dol);
        for (int i = 0, at = 0; i < list.Length;)
        {
            int tag = list[i++];
            if ((tag & 0x1F) == 0x1F) tag = (tag << 8) | list[i++];
            int length = list[i++];
            if (tag == wanted) return data[at..(at + length)];
            at += length;
        }
        return [];
    }
}
