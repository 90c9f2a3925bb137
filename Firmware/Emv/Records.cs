namespace PosFirmware.Emv;

/// <summary>Reads the records that the application file locator names, and sets aside what is signed (EMV 4.4 Book 3, 10.2, 10.3).</summary>
internal static class Records
{
    /// <summary>Reads all records.</summary>
    public static EmvOutcome Run(EmvContext c)
    {
        int length = c.Data.Length(Tag.Afl);
        if (length == 0 || length % 4 != 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        for (int at = 0; at < length; at += 4)
        {
            int sfi = c.Data.ByteOf(Tag.Afl, at), first = c.Data.ByteOf(Tag.Afl, at + 1), last = c.Data.ByteOf(Tag.Afl, at + 2), signed = c.Data.ByteOf(Tag.Afl, at + 3);
            if ((sfi & 7) != 0 || sfi >> 3 == 0 || sfi >> 3 == 31 || first == 0 || last < first || signed > last - first + 1) return c.End(EmvOutcome.Terminated, EmvReason.Format);
            for (int record = first; record <= last; record++)
            {
                EmvOutcome outcome = Read(c, sfi >> 3, record, record < first + signed);
                if (outcome != EmvOutcome.Ok) return outcome;
            }
        }
        return Check(c);
    }

    private static EmvOutcome Read(EmvContext c, int sfi, int record, bool signed)
    {
        CardLink link = c.Link;
        if (!link.ReadRecord(sfi, record)) return c.NoAnswer(EmvOutcome.Terminated);
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.Terminated, EmvReason.StatusWord);
        int start, length;
        bool template = CardObjects.Single(link.Data, link.Length, Tag.RecordTemplate, out start, out length);
        if (!template && sfi <= 10) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (signed)
        {
            // files 1 to 10 are signed without the template, the card's own files with it; those must still be records
            if (!template) c.StaticBroken = true;
            else if (sfi <= 10) AddStatic(c, link.Data, start, length);
            else AddStatic(c, link.Data, 0, link.Length);
        }
        if (!template) return EmvOutcome.Ok;
        EmvReason reason = CardObjects.Take(c.Data, link.Data, start, length, false);
        return reason == EmvReason.None ? EmvOutcome.Ok : c.End(EmvOutcome.Terminated, reason);
    }

    private static void AddStatic(EmvContext c, byte[] data, int start, int count)
    {
        if (c.StaticLength + count > EmvContext.MaxStaticData)
        {
            c.StaticBroken = true; // cannot be checked; its objects do not fit into the store either
            return;
        }
        System.Array.Copy(data, start, c.StaticData, c.StaticLength, count);
        c.StaticLength += count;
    }

    /// <summary>Mandatory objects and plausibility (Book 3, 7.2, 7.5).</summary>
    private static EmvOutcome Check(EmvContext c)
    {
        DataStore d = c.Data;
        if (!d.Has(Tag.Pan) || !d.Has(Tag.Expiry) || !d.Has(Tag.Cdol1) || !d.Has(Tag.Cdol2)) return c.End(EmvOutcome.Terminated, EmvReason.Missing);
        if (!Digits.IsDate(d, Tag.Expiry) || (d.Has(Tag.Effective) && !Digits.IsDate(d, Tag.Effective))) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (!Dol.IsGood(d.Bytes, d.Offset(Tag.Cdol1), d.Length(Tag.Cdol1)) || !Dol.IsGood(d.Bytes, d.Offset(Tag.Cdol2), d.Length(Tag.Cdol2))) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (d.Length(Tag.CvmList) % 2 != 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        int pan = Digits.CountPan(d, Tag.Pan);
        if (pan == 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (d.Has(Tag.Track2) && !Digits.SamePan(d, pan)) return c.End(EmvOutcome.Terminated, EmvReason.PanDiffers);
        return EmvOutcome.Ok;
    }
}
