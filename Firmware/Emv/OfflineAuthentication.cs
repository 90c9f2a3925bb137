using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>Offline data authentication (EMV 4.4 Book 3, 10.3; Book 2, 5 and 6): the best method that card and terminal both have.</summary>
internal static class OfflineAuthentication
{
    private const int TerminalSda = 0x80, TerminalDda = 0x40, TerminalCda = 0x08;

    /// <summary>Runs the method. Only a card that does not answer, or answers with an error, ends the session.</summary>
    public static EmvOutcome Run(EmvContext c)
    {
        int card = c.AipByte, terminal = c.Terminal.Capabilities[2];
        if ((card & Aip.Cda) != 0 && (terminal & TerminalCda) != 0) c.Oda = OdaMethod.Cda;
        else if ((card & Aip.Dda) != 0 && (terminal & TerminalDda) != 0) c.Oda = OdaMethod.Dda;
        else if ((card & Aip.Sda) != 0 && (terminal & TerminalSda) != 0) c.Oda = OdaMethod.Sda;
        else
        {
            c.Tvr.Set(Tvr.OdaNotPerformed);
            return EmvOutcome.Ok;
        }
        if (!DataAreThere(c)) c.Tvr.Set(Tvr.DataMissing);
        switch (c.Oda)
        {
            case OdaMethod.Sda:
                if (c.Terminal.MarkSda) c.Tvr.Set(Tvr.SdaSelected);
                if (!Static(c)) c.Tvr.Set(Tvr.SdaFailed);
                c.SetTsi(Tsi.OdaPerformed);
                return EmvOutcome.Ok;
            case OdaMethod.Dda: return Dynamic(c);
            default:
                // the signature itself comes with the cryptogram (Book 2, 6.6)
                if (KeysAreGood(c)) return EmvOutcome.Ok;
                c.Tvr.Set(Tvr.CdaFailed);
                c.SetTsi(Tsi.OdaPerformed);
                return EmvOutcome.Ok;
        }
    }

    /// <summary>Book 3, 7.2 and table 29: what the AIP promises must be there.</summary>
    private static bool DataAreThere(EmvContext c)
    {
        DataStore d = c.Data;
        if (!d.Has(Tag.CaKeyIndex) || !d.Has(Tag.IssuerCertificate) || !d.Has(Tag.IssuerExponent)) return false;
        if (c.Oda == OdaMethod.Sda) return d.Has(Tag.SignedStaticData);
        return d.Has(Tag.IccCertificate) && d.Has(Tag.IccExponent);
    }

    /// <summary>Both keys of the card; also for its PIN key, so it may run a second time.</summary>
    private static bool KeysAreGood(EmvContext c) => DataAreThere(c) && Certificates.RecoverIssuer(c) && Certificates.RecoverCard(c);

    /// <summary>Book 2, 5.4.</summary>
    private static bool Static(EmvContext c)
    {
        DataStore d = c.Data;
        if (!DataAreThere(c) || !Certificates.RecoverIssuer(c)) return false;
        int n = d.Length(Tag.SignedStaticData);
        if (!Certificates.Open(c, c.IssuerKey, d.Bytes, d.Offset(Tag.SignedStaticData), n, 0x03) || c.Recovered[2] != 1) return false;
        c.Sha.Reset();
        c.Sha.Update(c.Recovered, 1, n - 22);
        if (!Certificates.AddStatic(c) || !Certificates.HashFits(c, n)) return false;
        d.Put(Tag.DataAuthenticationCode, c.Recovered, 3, 2);
        return true;
    }

    /// <summary>Book 2, 6.5.</summary>
    private static EmvOutcome Dynamic(EmvContext c)
    {
        DataStore d = c.Data;
        c.SetTsi(Tsi.OdaPerformed);
        byte[] list = d.Has(Tag.Ddol) ? d.Bytes : c.Aid.Ddol;
        int offset = d.Offset(Tag.Ddol), length = d.Has(Tag.Ddol) ? d.Length(Tag.Ddol) : c.Aid.DdolLength;
        if (!KeysAreGood(c) || !Dol.Asks(list, offset, length, Tag.Unpredictable))
        {
            c.Tvr.Set(Tvr.DdaFailed);
            return EmvOutcome.Ok;
        }
        c.NewUnpredictable();
        c.Publish();
        int count = Dol.Fill(d, list, offset, length, c.Scratch, 0);
        if (count < 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        CardLink link = c.Link;
        if (!link.InternalAuthenticate(c.Scratch, 0, count)) return c.NoAnswer(EmvOutcome.Terminated);
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.Terminated, EmvReason.StatusWord);
        int start, size;
        if (!CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat1, out start, out size))
        {
            if (!CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat2, out start, out size)) return c.End(EmvOutcome.Terminated, EmvReason.Format);
            BerReader reader = new BerReader(link.Data, start, size);
            if (!reader.Find(Tag.SignedDynamicData)) return c.End(EmvOutcome.Terminated, EmvReason.Missing);
            start = reader.Start;
            size = reader.Length;
        }
        if (!DynamicFits(c, link.Data, start, size, count)) c.Tvr.Set(Tvr.DdaFailed);
        return EmvOutcome.Ok;
    }

    private static bool DynamicFits(EmvContext c, byte[] signature, int start, int n, int challengeLength)
    {
        if (!OpenDynamic(c, signature, start, n)) return false;
        c.Sha.Reset();
        c.Sha.Update(c.Recovered, 1, n - 22);
        c.Sha.Update(c.Scratch, 0, challengeLength);
        if (!Certificates.HashFits(c, n)) return false;
        c.Data.Put(Tag.DynamicNumber, c.Recovered, 5, c.Recovered[4]);
        return true;
    }

    /// <summary>Signed dynamic application data: header, hash algorithm and the lengths of what is in it (Book 2, tables 17 and 22).</summary>
    internal static bool OpenDynamic(EmvContext c, byte[] signature, int start, int n)
    {
        if (!Certificates.Open(c, c.IccKey, signature, start, n, 0x05)) return false;
        byte[] r = c.Recovered;
        int dynamic = r[3], number = r[4];
        if (r[2] != 1 || dynamic > n - 25 || number < 2 || number > 8 || dynamic < number + 1) return false;
        for (int i = 4 + dynamic; i < n - 21; i++)
            if (r[i] != 0xBB) return false;
        return true;
    }
}
