using System.Globalization;
using System.Text;
using Bench.Emv;

namespace Bench.Acquirer;

/// <summary>
/// Payment codes in the form of EMVCo's QR code, consumer-presented mode: Base64 over payload format (85) and an application template
/// (61) with its identifier, a token in place of a card number, and a cryptogram. The bench only needs them to be of that form and no two
/// alike; the cryptogram is a running number.
/// </summary>
internal static class EmvPayCodes
{
    private const string Aid = "A000000333010101";

    /// <summary>Makes a code.</summary>
    /// <param name="account">Account of the wallet, digits.</param>
    /// <param name="number">Running number.</param>
    internal static string Make(string account, int number)
    {
        string counter = number.ToString("X16", CultureInfo.InvariantCulture);
        string track = account + "D49122010000000000";
        Tlv template = Tlv.Template(0x61,
            Tlv.Hex(0x4F, Aid),
            Tlv.Of(0x50, Encoding.ASCII.GetBytes("UNIONPAY QR")),
            Tlv.Hex(0x57, track.Length % 2 == 0 ? track : track + "F"),
            Tlv.Hex(0x5F34, "01"),
            Tlv.Of(0x5F50, Encoding.ASCII.GetBytes("https://wallet.bench.example/issuer/mobile/payment/codes/")),
            Tlv.Of(0x9F24, Encoding.ASCII.GetBytes("BNCH00000000000000000" + counter[^8..])),
            Tlv.Template(0x63,
                Tlv.Hex(0x9F26, counter),
                Tlv.Hex(0x9F27, "80"),
                Tlv.Hex(0x9F10, "07010103A0A000010A010000000000" + counter[^8..]),
                Tlv.Hex(0x9F36, counter[^4..]),
                Tlv.Hex(0x82, "0000"),
                Tlv.Hex(0x9F37, counter[^8..])));
        return Convert.ToBase64String([.. Tlv.Of(0x85, Encoding.ASCII.GetBytes("CPV01")).ToBytes(), .. template.ToBytes()]);
    }
}
