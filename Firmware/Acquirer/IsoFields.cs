namespace PosFirmware.Acquirer;

/// <summary>What a field holds, and with that how it is packed (acquirer-protocol.md 1.4).</summary>
public enum IsoForm
{
    /// <summary>Decimal digits, two a byte.</summary>
    Digits = 0,
    /// <summary>Track characters, two a byte: digits, D for the separator, any hex digit once enciphered.</summary>
    Track = 1,
    /// <summary>Characters, one a byte: ASCII, in answers also GBK.</summary>
    Text = 2,
    /// <summary>Bytes.</summary>
    Binary = 3,
}

/// <summary>One row of the field table.</summary>
public sealed class IsoField
{
    /// <summary>Content.</summary>
    public readonly IsoForm Form;
    /// <summary>Digits of the length indicator: 0 fixed, 2 LLVAR, 3 LLLVAR.</summary>
    public readonly int LengthDigits;
    /// <summary>Length of a fixed field, greatest length of a variable one: in digits, characters or bytes.</summary>
    public readonly int Max;
    /// <summary>Fixed digits of odd number: true, the empty nibble is behind them (field 22); false, in front.</summary>
    public readonly bool PadRight;

    /// <summary>Describes a field.</summary>
    public IsoField(IsoForm form, int lengthDigits, int max, bool padRight)
    {
        Form = form;
        LengthDigits = lengthDigits;
        Max = max;
        PadRight = padRight;
    }

    /// <summary>Bytes that a content of this length takes, without the length indicator.</summary>
    public int PackedLength(int length) => Form == IsoForm.Digits || Form == IsoForm.Track ? (length + 1) / 2 : length;
}

/// <summary>
/// The fields of the UnionPay-style message (acquirer-protocol.md 2.2); what it does not use is as in ISO 8583:1987. The greatest
/// lengths of 44, 54 and 59 to 63 are those that hosts were seen to send, not the shorter ones of the specification.
/// </summary>
public static class IsoFields
{
    /// <summary>Highest field number: there is no second bitmap.</summary>
    public const int Last = 64;

    /// <summary>Rows by field number; null: not used, and an error in a bitmap.</summary>
    public static readonly IsoField[] Table = Make();

    private static IsoField[] Make()
    {
        IsoField[] t = new IsoField[Last + 1];
        t[2] = Digits(2, 19);
        t[3] = Digits(0, 6);
        t[4] = Digits(0, 12);
        t[5] = Digits(0, 12);
        t[6] = Digits(0, 12);
        t[7] = Digits(0, 10);
        t[8] = Digits(0, 8);
        t[9] = Digits(0, 8);
        t[10] = Digits(0, 8);
        t[11] = Digits(0, 6);
        t[12] = Digits(0, 6);
        t[13] = Digits(0, 4);
        t[14] = Digits(0, 4);
        t[15] = Digits(0, 4);
        t[16] = Digits(0, 4);
        t[17] = Digits(0, 4);
        t[18] = Digits(0, 4);
        t[19] = Digits(0, 3);
        t[20] = Digits(0, 3);
        t[21] = Digits(0, 3);
        t[22] = new IsoField(IsoForm.Digits, 0, 3, true);
        t[23] = Digits(0, 3);
        t[24] = Digits(0, 3);
        t[25] = Digits(0, 2);
        t[26] = Digits(0, 2);
        t[27] = Digits(0, 1);
        t[32] = Digits(2, 11);
        t[33] = Digits(2, 11);
        t[34] = Text(2, 28);
        t[35] = new IsoField(IsoForm.Track, 2, 37, false);
        t[36] = new IsoField(IsoForm.Track, 3, 104, false);
        t[37] = Text(0, 12);
        t[38] = Text(0, 6);
        t[39] = Text(0, 2);
        t[40] = Text(0, 3);
        t[41] = Text(0, 8);
        t[42] = Text(0, 15);
        t[43] = Text(0, 40);
        t[44] = Text(2, 99);
        t[45] = Text(2, 76);
        t[46] = Text(3, 999);
        t[47] = Text(3, 999);
        t[48] = Digits(3, 322);
        t[49] = Text(0, 3);
        t[50] = Text(0, 3);
        t[51] = Text(0, 3);
        t[52] = Binary(0, 8);
        t[53] = Digits(0, 16);
        t[54] = Text(3, 120);
        t[55] = Binary(3, 255);
        t[56] = Text(3, 999);
        t[57] = Text(3, 999);
        t[58] = Binary(3, 999);
        t[59] = Text(3, 999);
        t[60] = Digits(3, 30);
        t[61] = Digits(3, 29);
        t[62] = Binary(3, 999);
        t[63] = Text(3, 999);
        t[64] = Binary(0, 8);
        return t;
    }

    private static IsoField Digits(int lengthDigits, int max) => new IsoField(IsoForm.Digits, lengthDigits, max, false);

    private static IsoField Text(int lengthDigits, int max) => new IsoField(IsoForm.Text, lengthDigits, max, false);

    private static IsoField Binary(int lengthDigits, int max) => new IsoField(IsoForm.Binary, lengthDigits, max, false);
}
