using System;
using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>GENERATE AC and the card's answer (EMV 4.4 Book 3, 6.5.5, 10.8; with a signature: Book 2, 6.6).</summary>
internal static class Cryptogram
{
    private const int WithSignature = 0x10, KindMask = 0xC0, Reserved = 0xC0;
    private const int NotSatisfied = 0x6985;
    private const int ServiceNotAllowed = 1, ReasonMask = 0x07;

    // Default TDOL, when a card asks for a TC hash and has none of its own (emv.md 2)
    private static readonly byte[] DefaultTdol = { 0x9F, 0x02, 0x06, 0x5F, 0x2A, 0x02, 0x9A, 0x03, 0x9C, 0x01, 0x95, 0x05, 0x9F, 0x37, 0x04 };

    /// <summary>The card's reason in the cryptogram information: this service is not allowed.</summary>
    public static bool IsServiceNotAllowed(EmvContext c) => (c.Data.ByteOf(Tag.CryptogramInfo, 0) & ReasonMask) == ServiceNotAllowed;

    /// <summary>Kind of the card's cryptogram: AAC, TC or ARQC as in P1.</summary>
    public static int Kind(EmvContext c) => c.Data.ByteOf(Tag.CryptogramInfo, 0) & KindMask;

    /// <summary>Asks for a cryptogram and takes the answer.</summary>
    /// <param name="wanted">P1 without its signature bit.</param>
    /// <param name="second">True: the second command.</param>
    /// <param name="signatureBad">The combined signature was wrong or missing; TVR says so already.</param>
    public static EmvOutcome Ask(EmvContext c, int wanted, bool second, out bool signatureBad)
    {
        signatureBad = false;
        DataStore d = c.Data;
        if (!second) c.ObjectsBefore = d.Count;
        int list = second ? Tag.Cdol2 : Tag.Cdol1;
        if (Dol.Asks(d.Bytes, d.Offset(list), d.Length(list), Tag.TcHash) && !HashTransaction(c)) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        bool signed = c.Oda == OdaMethod.Cda && !c.Tvr.Has(Tvr.CdaFailed) && wanted != ActionAnalysis.Aac;
        if (signed && second) c.NewUnpredictable();
        c.Publish();
        byte[] data = second ? c.Cdol2Data : c.Cdol1Data;
        int count = Dol.Fill(d, d.Bytes, d.Offset(list), d.Length(list), data, 0);
        if (count < 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (second) c.Cdol2Length = count;
        else c.Cdol1Length = count;
        CardLink link = c.Link;
        if (!link.GenerateCryptogram(wanted | (signed ? WithSignature : 0), data, 0, count)) return c.NoAnswer(EmvOutcome.Terminated);
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.Terminated, !second && link.Status == NotSatisfied ? EmvReason.UseRefused : EmvReason.StatusWord);
        return Take(c, wanted, signed, second, out signatureBad);
    }

    private static EmvOutcome Take(EmvContext c, int wanted, bool signed, bool second, out bool signatureBad)
    {
        signatureBad = false;
        DataStore d = c.Data;
        CardLink link = c.Link;
        int start, length;
        bool format2 = false;
        d.Put(Tag.CryptogramInfo, link.Data, 0, 0);
        d.Put(Tag.Cryptogram, link.Data, 0, 0);
        if (CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat1, out start, out length))
        {
            if (length < 11 || length > 43) return c.End(EmvOutcome.Terminated, EmvReason.Format);
            d.Put(Tag.CryptogramInfo, link.Data, start, 1);
            d.Put(Tag.Atc, link.Data, start + 1, 2);
            d.Put(Tag.Cryptogram, link.Data, start + 3, 8);
            d.Put(Tag.IssuerData, link.Data, start + 11, length - 11);
        }
        else
        {
            format2 = CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat2, out start, out length);
            if (!format2) return c.End(EmvOutcome.Terminated, EmvReason.Format);
            EmvReason reason = CardObjects.TakeCryptogram(d, link.Data, start, length, c.ObjectsBefore);
            if (reason != EmvReason.None) return c.End(EmvOutcome.Terminated, reason);
        }
        if (!d.Has(Tag.CryptogramInfo) || !d.Has(Tag.Atc)) return c.End(EmvOutcome.Terminated, EmvReason.Missing);
        c.SetTsi(Tsi.CardRiskPerformed);
        int kind = Kind(c);
        if (kind == Reserved || Rank(kind) > Rank(wanted) || (second && kind == ActionAnalysis.Arqc)) return c.End(EmvOutcome.Terminated, EmvReason.BadCryptogram);
        if (signed && kind != ActionAnalysis.Aac) // a refusal carries no signature
        {
            c.SetTsi(Tsi.OdaPerformed);
            if (!format2 || !CombinedSignature.Check(c, start, length, second))
            {
                c.Tvr.Set(Tvr.CdaFailed);
                signatureBad = true;
                return EmvOutcome.Ok;
            }
        }
        return d.Has(Tag.Cryptogram) ? EmvOutcome.Ok : c.End(EmvOutcome.Terminated, EmvReason.Missing);
    }

    // Asked for a TC the card may answer anything, asked for an ARQC not a TC, asked for an AAC nothing else (Book 3, 10.8)
    private static int Rank(int kind) => kind == ActionAnalysis.Tc ? 2 : kind == ActionAnalysis.Arqc ? 1 : 0;

    /// <summary>TC hash over the objects of the TDOL (Book 3, 6.5.5.1 and 9.2.2).</summary>
    private static bool HashTransaction(EmvContext c)
    {
        DataStore d = c.Data;
        c.Publish();
        int count;
        if (d.Has(Tag.Tdol)) count = Dol.Fill(d, d.Bytes, d.Offset(Tag.Tdol), d.Length(Tag.Tdol), c.Scratch, 0);
        else
        {
            c.Tvr.Set(Tvr.DefaultTdol);
            c.Publish();
            count = Dol.Fill(d, DefaultTdol, 0, DefaultTdol.Length, c.Scratch, 0);
        }
        if (count < 0) return false;
        c.Sha.Reset();
        c.Sha.Update(c.Scratch, 0, count);
        c.Sha.Finish(c.Digest, 0);
        return d.Put(Tag.TcHash, c.Digest, 0, Sha1.Length);
    }
}
