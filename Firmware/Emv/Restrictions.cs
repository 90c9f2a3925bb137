namespace PosFirmware.Emv;

/// <summary>Processing restrictions: version, usage, dates (EMV 4.4 Book 3, 10.4). None of them ends the session by itself.</summary>
internal static class Restrictions
{
    // application usage control 9F07, byte 1 (Book 3, C2)
    private const int DomesticCash = 0x80, ForeignCash = 0x40, DomesticGoods = 0x20, ForeignGoods = 0x10, DomesticServices = 0x08, ForeignServices = 0x04, NotAtm = 0x01;
    // byte 2
    private const int DomesticCashback = 0x80, ForeignCashback = 0x40;

    /// <summary>Sets the bits of TVR byte 2.</summary>
    public static void Run(EmvContext c)
    {
        DataStore d = c.Data;
        if (d.Has(Tag.CardVersion) && !d.Same(Tag.CardVersion, Tag.TerminalVersion)) c.Tvr.Set(Tvr.VersionsDiffer);
        if (d.Has(Tag.Usage) && !UsageAllows(c)) c.Tvr.Set(Tvr.ServiceNotAllowed);
        int today = c.Transaction.Today;
        if (d.Has(Tag.Effective) && today < Digits.Date(d, Tag.Effective)) c.Tvr.Set(Tvr.NotYetEffective);
        if (today > Digits.Date(d, Tag.Expiry)) c.Tvr.Set(Tvr.Expired);
    }

    /// <summary>Book 3, 10.4.2. Goods or services: this terminal does not tell them apart.</summary>
    private static bool UsageAllows(EmvContext c)
    {
        DataStore d = c.Data;
        int usage = d.ByteOf(Tag.Usage, 0);
        if ((usage & NotAtm) == 0) return false;
        if (!d.Has(Tag.IssuerCountry)) return true;
        bool domestic = d.Same(Tag.IssuerCountry, Tag.Country);
        if (c.Transaction.Type == EmvTransaction.Cash) return (usage & (domestic ? DomesticCash : ForeignCash)) != 0;
        if ((usage & (domestic ? DomesticGoods | DomesticServices : ForeignGoods | ForeignServices)) == 0) return false;
        return c.Transaction.OtherAmount == 0 || (d.ByteOf(Tag.Usage, 1) & (domestic ? DomesticCashback : ForeignCashback)) != 0;
    }
}
