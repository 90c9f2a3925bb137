namespace PosFirmware.Emv;

/// <summary>Terminal action analysis: what the terminal asks the card for (EMV 4.4 Book 3, 10.7).</summary>
internal static class ActionAnalysis
{
    /// <summary>P1 of GENERATE AC: declined.</summary>
    public const int Aac = 0x00;
    /// <summary>P1 of GENERATE AC: approved.</summary>
    public const int Tc = 0x40;
    /// <summary>P1 of GENERATE AC: ask the issuer.</summary>
    public const int Arqc = 0x80;

    /// <summary>For the first cryptogram.</summary>
    public static int First(EmvContext c)
    {
        if (Hits(c, Tag.IacDenial, c.Aid.TacDenial, 0x00)) return Aac;
        if (c.Terminal.OnlineOnly || c.Terminal.ForceOnline) return Arqc;
        return Hits(c, Tag.IacOnline, c.Aid.TacOnline, 0xFF) || !IsProvedGenuine(c) ? Arqc : Tc;
    }

    /// <summary>For the second one, when the acquirer could not be asked.</summary>
    public static int WithoutHost(EmvContext c) =>
        c.Terminal.OnlineOnly || Hits(c, Tag.IacDefault, c.Aid.TacDefault, 0xFF) || !IsProvedGenuine(c) ? Aac : Tc;

    /// <summary>
    /// The card has proved that it is no copy, or proves it with the cryptogram that is asked for now. UnionPay's action codes are older
    /// than combined authentication and do not know its bit (TVR byte 1, bit 3), and static data can be copied: without this rule a forged
    /// certificate, with the stronger method struck out, would be approved without the acquirer.
    /// </summary>
    private static bool IsProvedGenuine(EmvContext c) =>
        (c.Oda == OdaMethod.Dda && !c.Tvr.Has(Tvr.DdaFailed)) || (c.Oda == OdaMethod.Cda && !c.Tvr.Has(Tvr.CdaFailed));

    /// <param name="missing">What the card's code is when it has none.</param>
    private static bool Hits(EmvContext c, int iac, byte[] tac, int missing)
    {
        bool has = c.Data.Has(iac);
        for (int i = 0; i < 5; i++)
        {
            int code = (has ? c.Data.ByteOf(iac, i) : missing) | tac[i];
            if ((c.Tvr.Bytes[i] & code) != 0) return true;
        }
        return false;
    }
}
