namespace PosFirmware.Emv;

/// <summary>
/// Final selection and GET PROCESSING OPTIONS (EMV 4.4 Book 1, 12.4; Book 3, 10.1): the application is chosen, selected by its full
/// name and started. One that refuses drops out, and the choice is made again.
/// </summary>
internal static class Initiation
{
    private const int ApplicationBlocked = 0x6283, NotSatisfied = 0x6985;

    /// <summary>Chooses and starts an application.</summary>
    /// <param name="blocked">A blocked application has been seen.</param>
    public static EmvOutcome Run(EmvContext c, bool blocked)
    {
        CandidateList list = c.Candidates;
        while (list.Count > 0)
        {
            int chosen = 0;
            if (list.Count > 1) chosen = c.Holder.Choose(list);
            else if (list.MustConfirm(0)) chosen = c.Holder.Confirm(list);
            if (chosen == -2) return c.End(EmvOutcome.TimedOut, EmvReason.None);
            if (chosen < 0 || chosen >= list.Count) return c.End(EmvOutcome.Cancelled, EmvReason.None);
            c.Reset();
            bool again = false;
            EmvOutcome outcome = Select(c, chosen, ref again, ref blocked);
            if (outcome == EmvOutcome.Ok && !again) outcome = Start(c, ref again);
            if (outcome != EmvOutcome.Ok || !again) return outcome;
            list.RemoveAt(chosen);
        }
        return c.End(blocked ? EmvOutcome.ApplicationBlocked : EmvOutcome.NoApplication, EmvReason.None);
    }

    /// <param name="again">Becomes true when the application drops out.</param>
    private static EmvOutcome Select(EmvContext c, int chosen, ref bool again, ref bool blocked)
    {
        CardLink link = c.Link;
        if (!link.Select(c.Candidates.Aid(chosen), 0, c.Candidates.AidLength(chosen), false)) return c.NoAnswer(EmvOutcome.Unreadable);
        again = true;
        if (link.Status == ApplicationBlocked) blocked = true;
        if (link.Status != CardLink.Good) return EmvOutcome.Ok;
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.Fci, out start, out length)) return EmvOutcome.Ok;
        BerReader reader = new BerReader(link.Data, start, length);
        bool proprietary = false;
        while (reader.Next()) proprietary |= reader.Tag == Tag.FciProprietary;
        if (CardObjects.Take(c.Data, link.Data, start, length, false) != EmvReason.None || !proprietary || !IsAskedFor(c, chosen)) return EmvOutcome.Ok;
        c.Aid = c.Candidates.Terminal(chosen);
        again = false;
        return EmvOutcome.Ok;
    }

    /// <summary>The card has selected what was asked for: its name (84) is that of the candidate, or longer (Book 1, 12.4).</summary>
    internal static bool IsAskedFor(EmvContext c, int candidate)
    {
        int length = c.Candidates.AidLength(candidate);
        return c.Data.Length(Tag.DfName) >= length && AidTable.StartsWith(c.Data.Bytes, c.Data.Offset(Tag.DfName), c.Candidates.Aid(candidate), 0, length);
    }

    /// <summary>Book 3, 10.1 and 6.5.8.</summary>
    private static EmvOutcome Start(EmvContext c, ref bool again)
    {
        CardLink link = c.Link;
        PutTerminalData(c);
        if (SendOptions(c) < 0) return c.End(EmvOutcome.Terminated, EmvReason.Format);
        if (link.Reply != Drivers.SmartCard.CardReply.Answered) return c.NoAnswer(EmvOutcome.Unreadable);
        if (link.Status == NotSatisfied)
        {
            again = true;
            return EmvOutcome.Ok;
        }
        if (link.Status != CardLink.Good) return c.End(EmvOutcome.Terminated, EmvReason.StatusWord);
        return TakeOptions(c);
    }

    /// <summary>GET PROCESSING OPTIONS with what the card's PDOL asks for, which is kept for the combined signature.</summary>
    /// <returns>-1: the PDOL cannot be filled, and nothing was sent. How the card answered stands in the link.</returns>
    internal static int SendOptions(EmvContext c)
    {
        // the template 83 around the data is made in place
        DataStore data = c.Data;
        int count = Dol.Fill(data, data.Bytes, data.Offset(Tag.Pdol), data.Length(Tag.Pdol), c.Cdol1Data, 0);
        int head = count > 127 ? 3 : 2;
        if (count < 0 || count + head > Dol.MaxData) return -1;
        c.PdolData[0] = 0x83;
        if (head == 3) c.PdolData[1] = 0x81;
        c.PdolData[head - 1] = (byte)count;
        System.Array.Copy(c.Cdol1Data, 0, c.PdolData, head, count);
        c.Link.GetProcessingOptions(c.PdolData, 0, head + count);
        // the combined signature covers the data without the template
        System.Array.Copy(c.Cdol1Data, 0, c.PdolData, 0, count);
        c.PdolLength = count;
        return count;
    }

    private static EmvOutcome TakeOptions(EmvContext c)
    {
        CardLink link = c.Link;
        int start, length;
        if (CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat1, out start, out length))
        {
            if (length < 6 || !c.Data.Put(Tag.Aip, link.Data, start, 2) || !c.Data.Put(Tag.Afl, link.Data, start + 2, length - 2))
                return c.End(EmvOutcome.Terminated, EmvReason.Format);
        }
        else if (CardObjects.Single(link.Data, link.Length, Tag.ResponseFormat2, out start, out length))
        {
            EmvReason reason = CardObjects.Take(c.Data, link.Data, start, length, false);
            if (reason != EmvReason.None) return c.End(EmvOutcome.Terminated, reason);
        }
        else return c.End(EmvOutcome.Terminated, EmvReason.Format);
        return c.Data.Has(Tag.Aip) && c.Data.Has(Tag.Afl) ? EmvOutcome.Ok : c.End(EmvOutcome.Terminated, EmvReason.Missing);
    }

    /// <summary>What the terminal contributes (Book 4, annex A).</summary>
    internal static void PutTerminalData(EmvContext c)
    {
        DataStore d = c.Data;
        TerminalProfile t = c.Terminal;
        EmvTransaction x = c.Transaction;
        d.PutDigits(Tag.Amount, x.Amount, 6);
        d.PutDigits(Tag.OtherAmount, x.OtherAmount, 6);
        d.PutNumber(Tag.AmountBinary, x.Amount, 4);
        d.PutNumber(Tag.OtherAmountBinary, x.OtherAmount, 4);
        d.PutDigits(Tag.Date, x.Today % 1000000, 3);
        d.PutDigits(Tag.Time, x.Time, 3);
        d.PutNumber(Tag.Type, x.Type, 1);
        d.PutDigits(Tag.Counter, x.Counter, 4);
        d.PutNumber(Tag.EntryMode, x.EntryMode, 1);
        d.PutDigits(Tag.Currency, t.Currency, 2);
        d.PutDigits(Tag.CurrencyExponent, 2, 1);
        d.PutDigits(Tag.Country, t.Country, 2);
        d.PutDigits(Tag.MerchantCategory, t.MerchantCategory, 2);
        d.PutNumber(Tag.TerminalType, t.Type, 1);
        c.Put(Tag.Capabilities, t.Capabilities);
        c.Put(Tag.MoreCapabilities, t.MoreCapabilities);
        c.Put(Tag.SerialNumber, t.SerialNumber);
        c.Put(Tag.TerminalId, t.TerminalId);
        c.Put(Tag.MerchantId, t.MerchantId);
        c.Put(Tag.MerchantName, t.MerchantName);
        d.Put(Tag.TerminalAid, c.Aid.Aid, 0, c.Aid.AidLength);
        d.PutNumber(Tag.TerminalVersion, c.Aid.Version, 2);
        d.PutNumber(Tag.FloorLimit, c.Aid.FloorLimit, 4);
        d.PutNumber(Tag.ElectronicCash, 0, 1);
        d.PutNumber(Tag.ExtendedApplication, 0, 1);
        d.PutNumber(Tag.SmSupport, 0, 1);
        c.NewUnpredictable();
        c.Publish();
    }
}
