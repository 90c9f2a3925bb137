namespace PosFirmware.Emv;

/// <summary>Terminal risk management (EMV 4.4 Book 3, 10.6). PBOC's terminals always run it, whatever the AIP says.</summary>
internal static class RiskManagement
{
    /// <summary>Sets the bits of TVR byte 4 and "new card".</summary>
    public static EmvOutcome Run(EmvContext c)
    {
        if (c.Terminal.ForceOnline) c.Tvr.Set(Tvr.ForcedOnline);
        long amount = c.Transaction.Amount, floor = c.Aid.FloorLimit;
        if (amount + c.Transaction.EarlierAmount >= floor) c.Tvr.Set(Tvr.FloorLimit); // 10.6.1
        else if (IsChosen(c, amount, floor)) c.Tvr.Set(Tvr.RandomlySelected);
        EmvOutcome outcome = Velocity(c);
        c.SetTsi(Tsi.TerminalRiskPerformed);
        return outcome;
    }

    /// <summary>Random selection, likelier for larger amounts (10.6.2).</summary>
    private static bool IsChosen(EmvContext c, long amount, long floor)
    {
        int target = c.Aid.TargetPercent;
        long threshold = c.Aid.Threshold;
        if (amount >= threshold && floor > threshold && c.Aid.MaxTargetPercent > target)
            target += (int)((c.Aid.MaxTargetPercent - target) * (amount - threshold) / (floor - threshold));
        if (target == 0) return false;
        c.Random.Fill(c.Scratch, 2);
        return ((c.Scratch[0] << 8) | c.Scratch[1]) % 99 + 1 <= target;
    }

    /// <summary>How often the card has been offline in a row (10.6.3).</summary>
    private static EmvOutcome Velocity(EmvContext c)
    {
        DataStore d = c.Data;
        if (!d.Has(Tag.LowerOfflineLimit) || !d.Has(Tag.UpperOfflineLimit)) return EmvOutcome.Ok;
        int atc = -1, last = -1;
        EmvOutcome outcome = Counter(c, Tag.Atc, ref atc);
        if (outcome == EmvOutcome.Ok) outcome = Counter(c, Tag.LastOnlineAtc, ref last);
        if (outcome != EmvOutcome.Ok) return outcome;
        if (last == 0) c.Tvr.Set(Tvr.NewCard);
        if (atc < 0 || last < 0 || atc <= last)
        {
            c.Tvr.Set(Tvr.LowerLimit);
            c.Tvr.Set(Tvr.UpperLimit);
            return EmvOutcome.Ok;
        }
        if (atc - last > d.ByteOf(Tag.LowerOfflineLimit, 0)) c.Tvr.Set(Tvr.LowerLimit);
        if (atc - last > d.ByteOf(Tag.UpperOfflineLimit, 0)) c.Tvr.Set(Tvr.UpperLimit);
        return EmvOutcome.Ok;
    }

    private static EmvOutcome Counter(EmvContext c, int tag, ref int value)
    {
        CardLink link = c.Link;
        if (!link.GetData(tag)) return c.NoAnswer(EmvOutcome.Terminated);
        if (link.Status != CardLink.Good) return EmvOutcome.Ok;
        BerReader reader = new BerReader(link.Data, 0, link.Length);
        if (reader.Next() && reader.Tag == tag && reader.Length == 2) value = (link.Data[reader.Start] << 8) | link.Data[reader.Start + 1];
        return EmvOutcome.Ok;
    }
}
