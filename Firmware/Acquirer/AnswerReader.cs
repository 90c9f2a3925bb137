namespace PosFirmware.Acquirer;

/// <summary>Takes what the terminal uses out of the fields of an accepted answer (acquirer-protocol.md 2.4, 3.1, 3.3).</summary>
public static class AnswerReader
{
    private const int BalanceGroup = 20;

    /// <summary>Fills the answer; fields that are absent or unusable leave its defaults.</summary>
    public static void Read(IsoMessage m, HostAnswer answer)
    {
        answer.Amount = m.Number(4);
        answer.HostTime = (int)m.Number(12);
        answer.HostDate = (int)m.Number(13);
        answer.Expiry = OrZero(m.Number(14));
        answer.SettlementDate = OrZero(m.Number(15));
        answer.AcquirerId = m.Text(32);
        answer.Rrn = m.Text(37);
        answer.AuthCode = m.Text(38);
        answer.IssuerInstitution = Trimmed(m, 44, 0, 11);
        answer.AcquirerInstitution = Trimmed(m, 44, 11, 11);
        answer.Field48 = m.Text(48);
        answer.Batch = OrZero(m.Number(60, 2, 6));
        answer.CardOrganisation = Trimmed(m, 63, 0, 3);
        answer.SlipText = Trimmed(m, 63, 3, 60);
        answer.DisplayText = Trimmed(m, 63, 63, 60);
        answer.Voucher = DetailField.Find(m, "A4");
        answer.Wallet = (int)Number(DetailField.Find(m, "A6"), 0);
        answer.Refundable = Number(DetailField.Find(m, "A7"), -1);
        ReadBalance(m, answer);
        int chip = m.Length(55);
        answer.ChipLength = chip > 0 && chip <= answer.Chip.Length ? chip : 0;
        if (answer.ChipLength > 0) m.CopyTo(55, answer.Chip, 0);
    }

    private static long Number(string digits, long none)
    {
        if (digits == null || digits.Length == 0 || digits.Length > 12) return none;
        long value = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] < '0' || digits[i] > '9') return none;
            value = value * 10 + digits[i] - '0';
        }
        return value;
    }

    /// <summary>Field 62 of a download; what does not fit is cut off.</summary>
    public static void ReadData(IsoMessage m, HostAnswer answer)
    {
        int length = m.Length(62);
        if (length > answer.Data.Length) length = answer.Data.Length;
        for (int i = 0; i < length; i++) answer.Data[i] = m.At(62, i);
        answer.DataLength = length < 0 ? 0 : length;
    }

    /// <summary>Field 54: groups of account type 2, amount type 2 (02: available), currency 3, sign 1, amount 12.</summary>
    private static void ReadBalance(IsoMessage m, HostAnswer answer)
    {
        for (int at = 0; at + BalanceGroup <= m.Length(54); at += BalanceGroup)
        {
            long amount = m.Number(54, at + 8, 12);
            if (m.At(54, at + 2) != '0' || m.At(54, at + 3) != '2' || amount < 0) continue;
            answer.Balance = m.At(54, at + 7) == 'D' ? -amount : amount;
            answer.HasBalance = true;
            return;
        }
    }

    private static int OrZero(long value) => value < 0 ? 0 : (int)value;

    private static string Trimmed(IsoMessage m, int field, int from, int count)
    {
        string text = m.Text(field, from, count);
        if (text == null) return null;
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }
}
