namespace PosFirmware.Emv;

/// <summary>
/// A tap: qPBOC, which UnionPay calls QuickPass (PBOC 3.0 part 12; emv.md section 6). The whole transaction is one answer of the
/// card to GET PROCESSING OPTIONS; then it may leave the field. Only on-line: no approval of a card alone is asked for or taken.
/// </summary>
internal static class QuickPass
{
    private const int NotSatisfied = 0x6985, OtherInterface = 0x6984, SeePhone = 0x6986;
    private const int AskCvm = 0x40, PinAsked = 0x80, SignatureAsked = 0x40, DoneOnDevice = 0x80;

    /// <summary>Limit for taps without a PIN when the acquirer prescribes none: 1000 yuan (UnionPay, from June 2018).</summary>
    private const long UsualFreeLimit = 100000;

    // "2PAY.SYS.DDF01"
    private static readonly byte[] Directory = { 0x32, 0x50, 0x41, 0x59, 0x2E, 0x53, 0x59, 0x53, 0x2E, 0x44, 0x44, 0x46, 0x30, 0x31 };

    // 9F66: qPBOC, on-line PIN, signature; on-line cryptogram required; fDDA version 01 (emv.md 6)
    private static readonly byte[] Qualifiers = { 0x26, 0x80, 0x00, 0x80 };
    private const int HasContacts = 0x10, SlotFitted = 0x20; // 9F66 byte 1 bit 5; 9F33 byte 1 bit 6

    /// <summary>Runs the dialogue.</summary>
    /// <returns>
    /// <see cref="EmvOutcome.GoOnline"/>; <see cref="EmvOutcome.Declined"/> by the card; <see cref="EmvOutcome.NotAccepted"/>: it wants its
    /// contacts, or the amount is too high for a tap; or how it broke off.
    /// </returns>
    public static EmvOutcome Run(EmvContext c)
    {
        EmvOutcome outcome = ReadDirectory(c);
        if (outcome != EmvOutcome.Ok) return outcome;
        bool tooMuch = false, refused = false;
        while (c.Candidates.Count > 0)
        {
            AidParameters aid = c.Candidates.Terminal(0);
            // zero is a balance or the short form, which have no limit
            if (aid.ContactlessLimit >= 0 && c.Transaction.Amount >= aid.ContactlessLimit && c.Transaction.Amount > 0)
            {
                tooMuch = true;
                c.Candidates.RemoveAt(0);
                continue;
            }
            c.Reset();
            c.Aid = aid;
            bool again = false;
            outcome = Try(c, ref again);
            if (!again) return outcome;
            refused |= c.Link.Status == NotSatisfied;
            c.Candidates.RemoveAt(0);
        }
        return c.End(tooMuch ? EmvOutcome.NotAccepted : EmvOutcome.NoApplication, refused ? EmvReason.UseRefused : EmvReason.None);
    }

    /// <summary>The limit in fen for payments without verification of the cardholder, as the slip names it.</summary>
    public static long NamedLimit(EmvContext c) => IsPrescribed(c) ? c.Aid.ContactlessCvmLimit : UsualFreeLimit;

    private static bool IsPrescribed(EmvContext c) => c.Aid != null && c.Aid.ContactlessCvmLimit >= 0;

    /// <summary>Greatest amount in fen that passes without verification of the cardholder, where <see cref="IsWaived"/> allows it.</summary>
    /// <remarks>
    /// The acquirer's DF21 is where verification begins ("at or above", emv.md 6); the rule of UnionPay, which stands in its place until a
    /// download brings one, includes its 1000 yuan (statement of April 2018).
    /// </remarks>
    private static long FreeLimit(EmvContext c) => IsPrescribed(c) ? NamedLimit(c) - 1 : NamedLimit(c);

    /// <summary>True for a payment so small that nobody asks for PIN or signature. A balance is none, a pre-authorisation by parameter only.</summary>
    public static bool IsWaived(EmvContext c)
    {
        int type = c.Transaction.Type;
        return (type == EmvTransaction.Goods || (type == EmvTransaction.PreAuthorisation && c.Terminal.WaivePreAuthorisation)) && c.Transaction.Amount <= FreeLimit(c);
    }

    /// <summary>How the cardholder is verified, by kind, amount and what the card says (CTQ, 9F6C).</summary>
    public static TapCheck Check(EmvContext c)
    {
        if (IsWaived(c)) return TapCheck.None;
        int wish = c.Data.ByteOf(Tag.CardQualifiers, 0), done = c.Data.Length(Tag.CardQualifiers) > 1 ? c.Data.ByteOf(Tag.CardQualifiers, 1) : 0;
        if ((done & DoneOnDevice) != 0) return TapCheck.None;
        if ((wish & PinAsked) != 0) return TapCheck.Pin;
        if (c.Transaction.Type == EmvTransaction.Balance) return c.Terminal.BalanceNeedsPin ? TapCheck.Pin : TapCheck.None; // nothing to sign
        if ((wish & SignatureAsked) != 0) return TapCheck.Signature;
        bool small = c.Transaction.Type == EmvTransaction.PreAuthorisation && c.Transaction.Amount <= FreeLimit(c); // the card asks for nothing
        return small ? TapCheck.None : TapCheck.Pin;
    }

    private static EmvOutcome ReadDirectory(EmvContext c)
    {
        CardLink link = c.Link;
        c.Candidates.Clear();
        if (!link.Select(Directory, 0, Directory.Length, false)) return c.NoAnswer(EmvOutcome.Unreadable);
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.NoApplication, EmvReason.StatusWord);
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.Fci, out start, out length)) return c.End(EmvOutcome.NoApplication, EmvReason.Format);
        BerReader fci = new BerReader(link.Data, start, length);
        if (!fci.Find(Tag.FciProprietary)) return c.End(EmvOutcome.NoApplication, EmvReason.Missing);
        BerReader proprietary = new BerReader(link.Data, fci.Start, fci.Length);
        if (!proprietary.Find(Tag.IssuerDiscretionary)) return c.End(EmvOutcome.NoApplication, EmvReason.Missing);
        BerReader entries = new BerReader(link.Data, proprietary.Start, proprietary.Length);
        while (entries.Next())
            if (entries.Tag == Tag.DirectoryEntry) Selection.TakeEntry(c, entries.Start, entries.Length);
        return c.Candidates.Count > 0 ? EmvOutcome.Ok : c.End(EmvOutcome.NoApplication, EmvReason.None);
    }

    /// <param name="again">Becomes true when the application drops out and the next one may try.</param>
    private static EmvOutcome Try(EmvContext c, ref bool again)
    {
        CardLink link = c.Link;
        if (!link.Select(c.Candidates.Aid(0), 0, c.Candidates.AidLength(0), false)) return c.NoAnswer(EmvOutcome.Unreadable);
        again = link.Status != CardLink.Good;
        if (again) return EmvOutcome.Ok;
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.Fci, out start, out length) || CardObjects.Take(c.Data, link.Data, start, length, false) != EmvReason.None
            || !Initiation.IsAskedFor(c, 0) || !c.Data.Has(Tag.Pdol))
        {
            again = true; // without a PDOL there is no quick way
            return EmvOutcome.Ok;
        }
        Initiation.PutTerminalData(c);
        PutQualifiers(c);
        int count = Initiation.SendOptions(c);
        if (count < 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (link.Reply != Drivers.SmartCard.CardReply.Answered) return c.NoAnswer(EmvOutcome.Unreadable);
        again = link.Status == NotSatisfied;
        if (again) return EmvOutcome.Ok;
        if (link.Status == SeePhone) return c.End(EmvOutcome.SeePhone, EmvReason.StatusWord);
        if (link.Status == OtherInterface) return c.End(EmvOutcome.NotAccepted, EmvReason.StatusWord);
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.Terminated, EmvReason.StatusWord);
        return TakeAnswer(c);
    }

    private static void PutQualifiers(EmvContext c)
    {
        DataStore d = c.Data;
        d.Put(Tag.Qualifiers, Qualifiers, 0, Qualifiers.Length);
        int at = d.Offset(Tag.Qualifiers);
        if ((c.Terminal.Capabilities[0] & SlotFitted) != 0) d.Bytes[at] |= HasContacts;
        if (!c.Transaction.ReadOnly && !IsWaived(c)) d.Bytes[at + 1] |= AskCvm;
    }

    private static EmvOutcome TakeAnswer(EmvContext c)
    {
        CardLink link = c.Link;
        DataStore d = c.Data;
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat2, out start, out length)) return c.End(EmvOutcome.NotAccepted, EmvReason.Format);
        EmvReason reason = CardObjects.Take(d, link.Data, start, length, false);
        if (reason != EmvReason.None) return c.End(EmvOutcome.Terminated, reason);
        if (!d.Has(Tag.Cryptogram)) return c.End(EmvOutcome.NotAccepted, EmvReason.None); // the slow way, by contacts
        if (!d.Has(Tag.Aip) || !d.Has(Tag.Atc) || !d.Has(Tag.IssuerData) || !d.Has(Tag.Track2)) return c.End(EmvOutcome.Terminated, EmvReason.Missing);
        if (!TakeNumber(c)) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        int kind = Kind(d);
        if (c.Transaction.ReadOnly) return c.End(EmvOutcome.GoOnline, EmvReason.None); // whatever the card thinks of it: only its number is wanted
        if (kind == 0) return c.End(EmvOutcome.Declined, EmvReason.CardSaidNo);
        return kind == 2 ? c.End(EmvOutcome.GoOnline, EmvReason.None) : c.End(EmvOutcome.Terminated, EmvReason.BadCryptogram);
    }

    /// <summary>0 AAC, 1 TC, 2 ARQC: of CID, or of the card verification results where there is none.</summary>
    private static int Kind(DataStore d)
    {
        if (d.Has(Tag.CryptogramInfo)) return d.ByteOf(Tag.CryptogramInfo, 0) >> 6;
        int kind = d.Length(Tag.IssuerData) > 4 ? (d.ByteOf(Tag.IssuerData, 4) >> 4) & 3 : 3;
        byte[] info = { (byte)(kind << 6) };
        d.Put(Tag.CryptogramInfo, info, 0, 1);
        return kind;
    }

    /// <summary>Card number and expiry come in track 2 only.</summary>
    private static bool TakeNumber(EmvContext c)
    {
        DataStore d = c.Data;
        int digits = 0, most = 2 * d.Length(Tag.Track2);
        while (digits < most && Digit(d, digits) <= 9) digits++;
        if (digits < 12 || digits > 19 || digits + 5 > most || Digit(d, digits) != 13) return false;
        byte[] scratch = c.Scratch;
        int bytes = (digits + 1) / 2;
        for (int i = 0; i < bytes; i++)
            scratch[i] = (byte)((Digit(d, 2 * i) << 4) | (2 * i + 1 < digits ? Digit(d, 2 * i + 1) : 15));
        if (!d.Put(Tag.Pan, scratch, 0, bytes)) return false;
        for (int i = 0; i < 4; i++)
            if (Digit(d, digits + 1 + i) > 9) return false;
        scratch[0] = (byte)((Digit(d, digits + 1) << 4) | Digit(d, digits + 2));
        scratch[1] = (byte)((Digit(d, digits + 3) << 4) | Digit(d, digits + 4));
        scratch[2] = 0x28; // a day that every month has
        return d.Put(Tag.Expiry, scratch, 0, 3) && Digits.IsDate(d, Tag.Expiry);
    }

    private static int Digit(DataStore d, int index) => Digits.At(d.Bytes, d.Offset(Tag.Track2), d.Length(Tag.Track2), index);
}
