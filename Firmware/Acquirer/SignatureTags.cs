namespace PosFirmware.Acquirer;

/// <summary>
/// Field 55 of a signature upload: the elements of the slip, tag of two bytes, length of one, value (acquirer-protocol.md 3.11). Digits are
/// packed two a byte, an odd one with a zero on its left.
/// </summary>
public sealed class SignatureTags
{
    private const int Capacity = 255, Currency = 156;

    private readonly byte[] data = new byte[Capacity];

    /// <summary>The field.</summary>
    public byte[] Data => data;

    /// <summary>Its length.</summary>
    public int Length { get; private set; }

    /// <summary>Fills the field.</summary>
    /// <param name="m">What is known.</param>
    /// <param name="all">False: only what identifies the record, for the parts after the first.</param>
    public void Fill(SignatureMessage m, bool all)
    {
        Length = 0;
        PutDigits(0xFF06, m.Date * 1000000L + m.Time, 7);
        if (!all) return;
        PutText(0xFF00, m.MerchantName, 40);
        PutText(0xFF01, m.KindName, 25);
        PutDigits(0xFF02, m.Operator, 1);
        PutText(0xFF03, m.AcquirerInstitution, 11);
        PutText(0xFF04, m.IssuerInstitution, 11);
        PutText(0xFF07, m.AuthCode, 6);
        PutText(0xFF0A, Currency.ToString(), 3);
        PutHex(0xFF22, m.ChipAid);
        PutHex(0xFF23, m.ChipCryptogram);
        PutHex(0xFF26, m.ChipUnpredictable);
        PutHex(0xFF27, m.ChipProfile);
        PutHex(0xFF28, m.ChipTvr);
        PutHex(0xFF29, m.ChipTsi);
        PutHex(0xFF2A, m.ChipAtc);
        PutHex(0xFF2B, m.ChipIssuerData);
        PutText(0xFF30, m.ChipLabel, 16);
        PutText(0xFF31, m.ChipName, 16);
        if (m.OriginalStan > 0) PutDigits(0xFF60, m.OriginalStan, 3);
        if (m.OriginalBatch > 0) PutDigits(0xFF61, m.OriginalBatch, 3);
        if (IsNumber(m.OriginalRrn)) PutDigits(0xFF62, long.Parse(m.OriginalRrn), 6);
        if (m.OriginalDate > 0) PutDigits(0xFF63, m.OriginalDate, 2);
        PutDigits(0xFF70, m.Copies, 1);
        PutText(0xFF40, m.Remarks, 60); // last: the longest, and what is missing most easily when the field is full
    }

    private void PutDigits(int tag, long value, int bytes)
    {
        if (!Head(tag, bytes)) return;
        for (int i = Length + bytes - 1; i >= Length; i--)
        {
            data[i] = (byte)(value / 10 % 10 << 4 | value % 10);
            value /= 100;
        }
        Length += bytes;
    }

    /// <summary>Text of ASCII; one that holds anything else, or none, is left out, and a long one is cut.</summary>
    private void PutText(int tag, string text, int most)
    {
        int count = text.Length < most ? text.Length : most;
        for (int i = 0; i < count; i++)
            if (text[i] < ' ' || text[i] > '~') return;
        if (count == 0 || !Head(tag, count)) return;
        for (int i = 0; i < count; i++) data[Length++] = (byte)text[i];
    }

    private void PutHex(int tag, string digits)
    {
        if (digits.Length == 0 || !Head(tag, digits.Length / 2)) return;
        for (int i = 0; i + 1 < digits.Length; i += 2) data[Length++] = (byte)(Digit(digits[i]) << 4 | Digit(digits[i + 1]));
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : c - 'A' + 10;

    private bool Head(int tag, int length)
    {
        if (Length + 3 + length > Capacity) return false;
        data[Length++] = (byte)(tag >> 8);
        data[Length++] = (byte)tag;
        data[Length++] = (byte)length;
        return true;
    }

    private static bool IsNumber(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (text[i] < '0' || text[i] > '9') return false;
        return text.Length > 0 && text.Length <= 12;
    }
}
