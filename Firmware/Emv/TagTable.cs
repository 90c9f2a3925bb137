namespace PosFirmware.Emv;

/// <summary>Format of a data object, as far as it matters when it is cut or filled (EMV 4.4 Book 3, 5.4).</summary>
public enum TagFormat
{
    /// <summary>Bytes or characters: cut on the right, filled with 00 on the right.</summary>
    Bytes = 0,
    /// <summary>n: digits, cut on the left, filled with 00 on the left.</summary>
    Numeric,
    /// <summary>cn: digits, cut on the right, filled with FF on the right.</summary>
    Compressed,
}

/// <summary>Format, source and length of the data objects that the kernel uses (EMV 4.4 Book 3, table A1). Others are kept and not judged.</summary>
public static class TagTable
{
    private const int B = (int)TagFormat.Bytes, N = (int)TagFormat.Numeric, C = (int)TagFormat.Compressed;
    private const int FromCard = 0, FromTerminal = 1;
    private const int Columns = 5;

    // tag, format, source, least and greatest length
    private static readonly int[] Rows =
    {
        Tag.Label, B, FromCard, 1, 16,
        Tag.Track2, B, FromCard, 1, 19,
        Tag.Pan, C, FromCard, 1, 10,
        Tag.Aip, B, FromCard, 2, 2,
        Tag.DfName, B, FromCard, 5, 16,
        Tag.Priority, B, FromCard, 1, 1,
        Tag.DirectorySfi, B, FromCard, 1, 1,
        Tag.Cdol1, B, FromCard, 1, 252,
        Tag.Cdol2, B, FromCard, 1, 252,
        Tag.CvmList, B, FromCard, 8, 252,
        Tag.CaKeyIndex, B, FromCard, 1, 1,
        Tag.Afl, B, FromCard, 4, 252,
        Tag.Tdol, B, FromCard, 1, 252,
        Tag.Expiry, N, FromCard, 3, 3,
        Tag.Effective, N, FromCard, 3, 3,
        Tag.IssuerCountry, N, FromCard, 2, 2,
        Tag.PanSequence, N, FromCard, 1, 1,
        Tag.Usage, B, FromCard, 2, 2,
        Tag.CardVersion, B, FromCard, 2, 2,
        Tag.IacDefault, B, FromCard, 5, 5,
        Tag.IacDenial, B, FromCard, 5, 5,
        Tag.IacOnline, B, FromCard, 5, 5,
        Tag.IssuerData, B, FromCard, 1, 32,
        Tag.CodeTable, N, FromCard, 1, 1,
        Tag.PreferredName, B, FromCard, 1, 16,
        Tag.LastOnlineAtc, B, FromCard, 2, 2,
        Tag.LowerOfflineLimit, B, FromCard, 1, 1,
        Tag.PinTries, B, FromCard, 1, 1,
        Tag.UpperOfflineLimit, B, FromCard, 1, 1,
        Tag.Cryptogram, B, FromCard, 8, 8,
        Tag.CryptogramInfo, B, FromCard, 1, 1,
        Tag.PinExponent, B, FromCard, 1, 3,
        Tag.IssuerExponent, B, FromCard, 1, 3,
        Tag.Atc, B, FromCard, 2, 2,
        Tag.Pdol, B, FromCard, 1, 252,
        Tag.CardCurrency, N, FromCard, 2, 2,
        Tag.IccExponent, B, FromCard, 1, 3,
        Tag.Ddol, B, FromCard, 1, 252,
        Tag.CardQualifiers, B, FromCard, 2, 2,

        Tag.AmountBinary, B, FromTerminal, 4, 4,
        Tag.AuthorisationResponse, B, FromTerminal, 2, 2,
        Tag.IssuerAuthentication, B, FromTerminal, 8, 16,
        Tag.Tvr, B, FromTerminal, 5, 5,
        Tag.TcHash, B, FromTerminal, 20, 20,
        Tag.Date, N, FromTerminal, 3, 3,
        Tag.Tsi, B, FromTerminal, 2, 2,
        Tag.Type, N, FromTerminal, 1, 1,
        Tag.Currency, N, FromTerminal, 2, 2,
        Tag.CurrencyExponent, N, FromTerminal, 1, 1,
        Tag.Amount, N, FromTerminal, 6, 6,
        Tag.OtherAmount, N, FromTerminal, 6, 6,
        Tag.OtherAmountBinary, B, FromTerminal, 4, 4,
        Tag.TerminalAid, B, FromTerminal, 5, 16,
        Tag.TerminalVersion, B, FromTerminal, 2, 2,
        Tag.MerchantCategory, N, FromTerminal, 2, 2,
        Tag.MerchantId, B, FromTerminal, 15, 15,
        Tag.Country, N, FromTerminal, 2, 2,
        Tag.FloorLimit, B, FromTerminal, 4, 4,
        Tag.TerminalId, B, FromTerminal, 8, 8,
        Tag.SerialNumber, B, FromTerminal, 8, 8,
        Tag.Time, N, FromTerminal, 3, 3,
        Tag.Capabilities, B, FromTerminal, 3, 3,
        Tag.CvmResults, B, FromTerminal, 3, 3,
        Tag.TerminalType, N, FromTerminal, 1, 1,
        Tag.Unpredictable, B, FromTerminal, 4, 4,
        Tag.EntryMode, N, FromTerminal, 1, 1,
        Tag.MoreCapabilities, B, FromTerminal, 5, 5,
        Tag.Counter, N, FromTerminal, 2, 4,
        Tag.MerchantName, B, FromTerminal, 1, 255,
        Tag.ElectronicCash, B, FromTerminal, 1, 1,
        Tag.ScriptResults, B, FromTerminal, 5, 255,
        Tag.ExtendedApplication, B, FromTerminal, 1, 1,
        Tag.SmSupport, B, FromTerminal, 1, 1,
        Tag.Qualifiers, B, FromTerminal, 4, 4,
    };

    /// <summary>Format; <see cref="TagFormat.Bytes"/> for an unknown tag.</summary>
    public static TagFormat FormatOf(int tag)
    {
        int row = Find(tag);
        return row < 0 ? TagFormat.Bytes : (TagFormat)Rows[row + 1];
    }

    /// <summary>True for an object that the terminal or the issuer makes: a card that delivers it is not listened to.</summary>
    public static bool IsTerminals(int tag)
    {
        int row = Find(tag);
        return row >= 0 && Rows[row + 2] == FromTerminal;
    }

    /// <summary>False when a known object has a length outside its definition.</summary>
    public static bool LengthIsGood(int tag, int length)
    {
        int row = Find(tag);
        return row < 0 || (length >= Rows[row + 3] && length <= Rows[row + 4]);
    }

    private static int Find(int tag)
    {
        for (int i = 0; i < Rows.Length; i += Columns)
            if (Rows[i] == tag) return i;
        return -1;
    }
}
