namespace PosFirmware.Cards;

/// <summary>
/// Card organisations by the PAN's first six digits, with their codes of field 63.1 (acquirer-protocol.md 3.4). Ranges are those
/// that ISO/IEC 7812 issuers publish; whether a card is debit or credit cannot be told from them.
/// </summary>
public sealed class CardBrand
{
    /// <summary>No range fits; field 63.1 "000".</summary>
    public static readonly CardBrand Unknown = new CardBrand("000", 0, 0);

    // More than one line may have the same code; the first that fits counts.
    private static readonly CardBrand[] Table =
    {
        new CardBrand("CUP", 620000, 629999),
        new CardBrand("CUP", 810000, 817199),
        new CardBrand("VIS", 400000, 499999),
        new CardBrand("MCC", 510000, 559999),
        new CardBrand("MCC", 222100, 272099),
        new CardBrand("MAE", 500000, 509999),
        new CardBrand("MAE", 560000, 589999),
        new CardBrand("MAE", 639000, 639099),
        new CardBrand("MAE", 670000, 679999),
        new CardBrand("JCB", 352800, 358999),
        new CardBrand("AMX", 340000, 349999),
        new CardBrand("AMX", 370000, 379999),
        new CardBrand("DCC", 300000, 305999),
        new CardBrand("DCC", 309500, 309599),
        new CardBrand("DCC", 360000, 369999),
        new CardBrand("DCC", 380000, 399999),
    };

    private readonly int from, to;

    private CardBrand(string code, int from, int to)
    {
        Code = code;
        this.from = from;
        this.to = to;
    }

    /// <summary>Three characters: CUP, VIS, MCC, MAE, JCB, AMX, DCC (Diners Club), or 000.</summary>
    public string Code { get; }

    /// <summary>True for UnionPay's own cards: settlement counts them as domestic.</summary>
    public bool IsDomestic => Code == "CUP";

    /// <summary>Looks a PAN up.</summary>
    /// <param name="pan">ASCII digits.</param>
    /// <param name="length">How many; fewer than 6 give <see cref="Unknown"/>.</param>
    public static CardBrand Find(byte[] pan, int length)
    {
        if (length < 6) return Unknown;
        int prefix = 0;
        for (int i = 0; i < 6; i++) prefix = prefix * 10 + pan[i] - '0';
        for (int i = 0; i < Table.Length; i++)
            if (prefix >= Table[i].from && prefix <= Table[i].to) return Table[i];
        return Unknown;
    }
}
