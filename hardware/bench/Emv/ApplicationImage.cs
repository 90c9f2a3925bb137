using System.Globalization;
using System.Text;

namespace Bench.Emv;

/// <summary>What an application's file and records hold after personalisation: everything that the card sends, and its keys.</summary>
public sealed class ApplicationImage
{
    private const int TrackFile = 1, DataFile = 2, KeyFileSfi = 3;

    private readonly ChipCardEntry card;
    private readonly KeyFile keys;
    private readonly RsaKey issuer;
    private readonly RsaKey ca;

    /// <summary>Personalises an application.</summary>
    public ApplicationImage(ChipCardEntry card, ApplicationEntry entry, KeyFile keys)
    {
        this.card = card;
        this.keys = keys;
        Entry = entry;
        Secrets = keys.KeysOf(card.Pan, card.Sequence);
        ca = KeyFile.Find(keys.Cas, entry.Ca).ToKey();
        issuer = KeyFile.Find(keys.Issuers, entry.Issuer).ToKey();
        CardKey = KeyFile.Find(keys.Cards, entry.CardKey).ToKey();
        PinKey = entry.PinKey == "" ? CardKey : KeyFile.Find(keys.Cards, entry.PinKey).ToKey();
        Aip = Convert.FromHexString(entry.Aip);
        Tlv data = DataRecord();
        Records[(TrackFile, 1)] = TrackRecord();
        Records[(DataFile, 1)] = data;
        AddAuthentication([.. data.Value, .. Aip]);
        int keyRecords = Records.Keys.Count(k => k.Sfi == KeyFileSfi);
        Afl = [TrackFile << 3, 1, 1, 0, DataFile << 3, 1, 1, 1, .. keyRecords == 0 ? (byte[])[] : [KeyFileSfi << 3, 1, (byte)keyRecords, 0]];
    }

    /// <summary>The data that it was made of.</summary>
    public ApplicationEntry Entry { get; }

    /// <summary>AIP, tag 82.</summary>
    public byte[] Aip { get; }

    /// <summary>Records by file and number, each a template 70.</summary>
    public Dictionary<(int Sfi, int Number), Tlv> Records { get; } = [];

    /// <summary>Application file locator, tag 94.</summary>
    public byte[] Afl { get; }

    /// <summary>Key for DDA and CDA.</summary>
    public RsaKey CardKey { get; }

    /// <summary>Key that deciphers PINs.</summary>
    public RsaKey PinKey { get; }

    /// <summary>Secret keys.</summary>
    public CardKeys Secrets { get; }

    /// <summary>Answer to SELECT.</summary>
    /// <param name="contactless">In the contactless field another PDOL asks for other things.</param>
    public Tlv Fci(bool contactless)
    {
        string pdol = contactless ? Entry.Contactless?.Pdol ?? Entry.Pdol : Entry.Pdol;
        return Tlv.Template(0x6F,
            Tlv.Hex(0x84, Entry.Aid),
            Tlv.Template(0xA5,
                Tlv.Of(0x50, Encoding.ASCII.GetBytes(Entry.Label)),
                Entry.Priority > 0 || Entry.Confirm ? Tlv.Of(0x87, Indicator) : null,
                pdol == "" ? null : Tlv.Hex(0x9F38, pdol),
                card.Language == "" ? null : Tlv.Of(0x5F2D, Encoding.ASCII.GetBytes(card.Language)),
                Entry.PreferredName == "" ? null : Tlv.Of(0x9F11, 1),
                Entry.PreferredName == "" ? null : Tlv.Of(0x9F12, Encoding.Latin1.GetBytes(Entry.PreferredName))));
    }

    /// <summary>Entry of a directory: 61.</summary>
    public Tlv DirectoryEntry => Tlv.Template(0x61,
        Tlv.Hex(0x4F, Entry.Aid),
        Tlv.Of(0x50, Encoding.ASCII.GetBytes(Entry.Label)),
        Entry.PreferredName == "" ? null : Tlv.Of(0x9F12, Encoding.Latin1.GetBytes(Entry.PreferredName)),
        Entry.Priority > 0 || Entry.Confirm ? Tlv.Of(0x87, Indicator) : null);

    /// <summary>Track 2 equivalent data, tag 57.</summary>
    public byte[] Track2 => Nibbles(card.Track2.Replace('=', 'D'));

    /// <summary>How a kind of certificate is wrong.</summary>
    public CertificateFault FaultOf(string kind) => Entry.Certificates.GetValueOrDefault(kind);

    private byte Indicator => (byte)(Entry.Priority | (Entry.Confirm ? 0x80 : 0));

    private Tlv TrackRecord() => Tlv.Template(0x70,
        Tlv.Of(0x57, Track2),
        Tlv.Of(0x5F20, Encoding.ASCII.GetBytes("BENCH/CARD")),
        Entry.Product == "" ? null : Tlv.Hex(0x9F63, Entry.Product));

    private Tlv DataRecord() => Tlv.Template(0x70,
        Tlv.Of(0x5A, Nibbles(card.Pan)),
        Tlv.Hex(0x5F24, Entry.Expiry == "" ? card.Expiry + LastDay(card.Expiry) : Entry.Expiry),
        Entry.Effective == "" ? null : Tlv.Hex(0x5F25, Entry.Effective),
        Tlv.Hex(0x5F28, Entry.Country),
        Tlv.Hex(0x5F34, $"{card.Sequence:D2}"),
        Tlv.Hex(0x8C, Entry.Cdol1),
        Tlv.Hex(0x8D, Entry.Cdol2),
        Entry.Cvm == "" ? null : Tlv.Hex(0x8E, Entry.Cvm),
        Tlv.Hex(0x9F07, Entry.UsageControl),
        Tlv.Hex(0x9F08, Entry.Version),
        Tlv.Hex(0x9F0D, Entry.IacDefault),
        Tlv.Hex(0x9F0E, Entry.IacDenial),
        Tlv.Hex(0x9F0F, Entry.IacOnline),
        Tlv.Hex(0x9F42, Entry.Currency),
        Entry.LowerLimit < 0 ? null : Tlv.Of(0x9F14, (byte)Entry.LowerLimit),
        Entry.UpperLimit < 0 ? null : Tlv.Of(0x9F23, (byte)Entry.UpperLimit),
        Tlv.Hex(0x9F4A, "82"));

    /// <summary>Keys, certificates and signatures; each in a record of its own, because a record has at most 254 bytes.</summary>
    private void AddAuthentication(byte[] signedData)
    {
        if (Entry.Oda == "none") return;
        // Records with certificates lie in a file that is not itself signed, so the signed data is only the first record and the AIP.
        CertificateFault issuerFault = FaultOf("issuer");
        KeyCertificate issuerCertificate = Certificates.Issuer(ca, issuer, card.Pan, issuerFault);
        byte index = issuerFault == CertificateFault.UnknownCa ? (byte)0xEE : Convert.FromHexString(KeyFile.Find(keys.Cas, Entry.Ca).Index)[0];
        Record(KeyFileSfi, Tlv.Of(0x8F, index), Optional(0x9F32, issuerCertificate.Exponent), Optional(0x92, issuerCertificate.Remainder));
        if (issuerFault != CertificateFault.Missing) Record(KeyFileSfi, Tlv.Of(0x90, issuerCertificate.Certificate));
        if (Entry.Oda == "sda")
        {
            if (FaultOf("static") != CertificateFault.Missing) Record(KeyFileSfi, Tlv.Of(0x93, Certificates.Static(issuer, [0xDA, 0xC1], signedData, FaultOf("static"))));
            return;
        }
        AddKey(CardKey, signedData, FaultOf("card"), 0x9F46, 0x9F47, 0x9F48);
        if (Entry.PinKey != "") AddKey(PinKey, [], FaultOf("pin"), 0x9F2D, 0x9F2E, 0x9F2F);
        if (Entry.Ddol != "") Record(KeyFileSfi, Tlv.Hex(0x9F49, Entry.Ddol));
    }

    private void AddKey(RsaKey key, byte[] signedData, CertificateFault fault, int certificateTag, int exponentTag, int remainderTag)
    {
        KeyCertificate certificate = Certificates.Card(issuer, key, card.Pan, signedData, fault);
        if (fault != CertificateFault.Missing) Record(KeyFileSfi, Tlv.Of(certificateTag, certificate.Certificate));
        Record(KeyFileSfi, Optional(exponentTag, certificate.Exponent), Optional(remainderTag, certificate.Remainder));
    }

    private void Record(int sfi, params Tlv?[] objects)
    {
        int number = 1;
        while (Records.ContainsKey((sfi, number))) number++;
        Records[(sfi, number)] = Tlv.Template(0x70, objects);
    }

    private static Tlv? Optional(int tag, byte[] value) => value.Length == 0 ? null : Tlv.Of(tag, value);

    private static byte[] Nibbles(string digits) => Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "F");

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string LastDay(string expiry) => $"{DateTime.DaysInMonth(2000 + Number(expiry[..2]), Number(expiry[2..])):D2}";
}
