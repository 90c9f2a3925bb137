using System;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// Makes the cipher of the terminal's serial number (acquirer-protocol.md 3.10, A2 sub-tag 04). Which algorithm it is, is not public,
/// and its key is loaded by the manufacturer: so it is left open here.
/// </summary>
public interface ISerialCipher
{
    /// <summary>Eight characters.</summary>
    /// <param name="serial">Serial number.</param>
    /// <param name="factor">Random factor: six digits.</param>
    string Of(string serial, string factor);
}

/// <summary>
/// Field 59: tag of two characters, length of three digits, value (acquirer-protocol.md 3.10). QR messages carry terminal information,
/// the customer's code or the voucher number of their original; card sales carry terminal information where the acquirer wants it.
/// </summary>
public sealed class DetailField
{
    private const int Field = 59, HeadLength = 5, FactorLength = 6, VersionLength = 8, Capacity = 1024, MostSent = 600, LongestAge = 999;

    private readonly TerminalSettings settings;
    private readonly byte[] bytes = new byte[Capacity];
    private int length;

    /// <summary>Uses the settings as they are at each message.</summary>
    public DetailField(TerminalSettings settings)
    {
        this.settings = settings;
    }

    /// <summary>Makes sub-tag 04; null: it is left out.</summary>
    public ISerialCipher Cipher;

    /// <summary>What the radio sees around the terminal; null: nothing.</summary>
    public IPlaceReport Radio;

    /// <summary>Software version, at most eight characters (05).</summary>
    public string Software = "V" + Version.Text;

    /// <summary>Puts the field into a message when its row or the settings ask for it.</summary>
    public void Put(IsoMessage m, HostRequest r, RequestRow row)
    {
        length = 0;
        bool pays = row.Qr == QrForm.None && KindTable.Has(r.Kind, KindTrait.Pays);
        if (row.Qr == QrForm.Code || row.Qr == QrForm.Terminal || (settings.TerminalInfo && pays && !r.Reversal)) PutTerminal(r);
        if (row.Qr == QrForm.Code) PutBytes("A3", r.QrCode, r.QrCodeLength);
        if (row.Qr == QrForm.Voucher && !string.IsNullOrEmpty(r.Voucher)) PutText("A4", r.Voucher);
        if (settings.PlacePolicy > 0 && (length > 0 || (pays && !r.Reversal))) PutPlace();
        if (length > 0) m.AppendBytes(Field, bytes, 0, length); // the PIN of an SM4 terminal may stand there already
        Array.Clear(bytes, 0, length);
    }

    /// <summary>A2: device type, serial number, random factor, cipher, software version.</summary>
    private void PutTerminal(HostRequest r)
    {
        int start = length;
        length += HeadLength;
        string serial = settings.SerialNumber.Length > 0 ? settings.SerialNumber : settings.DeviceNumber, factor = Factor(r);
        PutText("01", settings.DeviceType.ToString("D2"));
        PutText("02", serial);
        PutText("03", factor);
        if (Cipher != null) PutText("04", Cipher.Of(serial, factor));
        PutText("05", Software.PadRight(VersionLength));
        int end = length;
        length = start;
        Head("A2", end - start - HeadLength);
        length = end;
    }

    /// <summary>
    /// A5: the place as the acquirer wants it, alone where the radio has nothing to say. Else nested like A2: 01 that place, 02 access
    /// points with their strength, 03 the terminal's own judgement, 04 age of the scan in minutes. No public text says what is in A5; this coding is ours.
    /// </summary>
    private void PutPlace()
    {
        int start = length;
        if (Radio != null && Radio.Networks.Length > 0)
        {
            PutSeen();
            if (length <= MostSent) return;
            length = start; // beside a long payment code there is room for the place only
        }
        if (settings.Place.Length > 0 && start + HeadLength + settings.Place.Length <= MostSent) PutText("A5", settings.Place);
    }

    private void PutSeen()
    {
        int start = length;
        length += HeadLength;
        if (settings.Place.Length > 0) PutText("01", settings.Place);
        PutText("02", Radio.Networks);
        PutText("03", Radio.Judgement.ToString());
        int age = Radio.AgeMinutes;
        PutText("04", (age > LongestAge ? LongestAge : age).ToString());
        int end = length;
        length = start;
        Head("A5", end - start - HeadLength);
        length = end;
    }

    /// <summary>Last six digits of the customer's code or of the card number; of an order, which has neither, its trace number.</summary>
    private static string Factor(HostRequest r)
    {
        byte[] from = r.QrCodeLength > 0 ? r.QrCode : r.Pan;
        int have = r.QrCodeLength > 0 ? r.QrCodeLength : r.PanLength;
        if (have < FactorLength) return r.Stan.ToString("D6");
        char[] digits = new char[FactorLength];
        for (int i = 0; i < FactorLength; i++) digits[i] = (char)from[have - FactorLength + i];
        return new string(digits);
    }

    private void PutText(string tag, string text)
    {
        Head(tag, text.Length);
        for (int i = 0; i < text.Length; i++) bytes[length++] = (byte)text[i];
    }

    private void PutBytes(string tag, byte[] value, int count)
    {
        Head(tag, count);
        Array.Copy(value, 0, bytes, length, count);
        length += count;
    }

    private void Head(string tag, int count)
    {
        bytes[length++] = (byte)tag[0];
        bytes[length++] = (byte)tag[1];
        bytes[length++] = (byte)('0' + count / 100);
        bytes[length++] = (byte)('0' + count / 10 % 10);
        bytes[length++] = (byte)('0' + count % 10);
    }

    /// <summary>Value of a tag of an answer; null: absent, or the lengths do not add up.</summary>
    public static string Find(IsoMessage m, string tag)
    {
        int end = m.Length(Field), at = 0;
        while (at + HeadLength <= end)
        {
            int count = 0;
            for (int i = 2; i < HeadLength; i++)
            {
                int digit = m.At(Field, at + i) - '0';
                if (digit < 0 || digit > 9) return null;
                count = count * 10 + digit;
            }
            if (at + HeadLength + count > end) return null;
            if (m.At(Field, at) == tag[0] && m.At(Field, at + 1) == tag[1])
            {
                char[] value = new char[count];
                for (int i = 0; i < count; i++) value[i] = (char)m.At(Field, at + HeadLength + i);
                return new string(value);
            }
            at += HeadLength + count;
        }
        return null;
    }
}
