namespace PosFirmware.Emv;

/// <summary>Which applications do card and terminal have in common (EMV 4.4 Book 1, 12.3): the card's directory, else the terminal's list.</summary>
internal static class Selection
{
    private const int MaxRecords = 64, MaxOccurrences = 16;
    private const int CardBlocked = 0x6A81, ApplicationBlocked = 0x6283, EndOfRecords = 0x6A83;

    // "1PAY.SYS.DDF01"
    private static readonly byte[] Directory = { 0x31, 0x50, 0x41, 0x59, 0x2E, 0x53, 0x59, 0x53, 0x2E, 0x44, 0x44, 0x46, 0x30, 0x31 };

    /// <summary>Fills the list of candidates.</summary>
    /// <returns>Ok, also with an empty list; or how the session ends.</returns>
    public static EmvOutcome Build(EmvContext c, out bool blocked)
    {
        c.Candidates.Clear();
        blocked = false;
        EmvOutcome outcome = ByDirectory(c);
        if (outcome != EmvOutcome.Ok || c.Candidates.Count > 0) return outcome;
        return ByList(c, ref blocked);
    }

    /// <summary>Book 1, 12.3.2.</summary>
    private static EmvOutcome ByDirectory(EmvContext c)
    {
        CardLink link = c.Link;
        if (!link.Select(Directory, 0, Directory.Length, false)) return c.NoAnswer(EmvOutcome.Unreadable);
        if (link.Status == CardBlocked) return c.End(EmvOutcome.CardBlocked, EmvReason.StatusWord);
        if (link.Status != CardLink.Good) return EmvOutcome.Ok;
        int sfi = DirectoryFile(link);
        if (sfi < 1 || sfi > 10) return EmvOutcome.Ok;
        for (int record = 1; record <= MaxRecords; record++)
        {
            if (!link.ReadRecord(sfi, record)) return c.NoAnswer(EmvOutcome.Unreadable);
            if (link.Status == EndOfRecords) return EmvOutcome.Ok;
            if (link.Status != CardLink.Good)
            {
                c.Candidates.Clear(); // the directory cannot be read: the list is asked instead
                return EmvOutcome.Ok;
            }
            int start, length;
            if (!CardObjects.Single(link.Data, link.Length, Tag.RecordTemplate, out start, out length)) continue;
            BerReader entries = new BerReader(link.Data, start, length);
            while (entries.Next())
                if (entries.Tag == Tag.DirectoryEntry) TakeEntry(c, entries.Start, entries.Length);
        }
        return EmvOutcome.Ok;
    }

    private static int DirectoryFile(CardLink link)
    {
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.Fci, out start, out length)) return 0;
        BerReader reader = new BerReader(link.Data, start, length);
        if (!reader.Find(Tag.FciProprietary)) return 0;
        BerReader inner = new BerReader(link.Data, reader.Start, reader.Length);
        return inner.Find(Tag.DirectorySfi) && inner.Length == 1 ? link.Data[inner.Start] : 0;
    }

    internal static void TakeEntry(EmvContext c, int start, int length)
    {
        byte[] data = c.Link.Data;
        int name = 0, nameLength = 0, label = 0, labelLength = 0, preferred = 0, preferredLength = 0, priority = 0;
        BerReader reader = new BerReader(data, start, length);
        while (reader.Next())
            switch (reader.Tag)
            {
                case Tag.Aid:
                    name = reader.Start;
                    nameLength = reader.Length;
                    break;
                case Tag.Label:
                    label = reader.Start;
                    labelLength = reader.Length;
                    break;
                case Tag.PreferredName:
                    preferred = reader.Start;
                    preferredLength = reader.Length;
                    break;
                case Tag.Priority:
                    priority = reader.Length == 1 ? data[reader.Start] : 0;
                    break;
            }
        if (reader.Broken || nameLength < 5 || nameLength > CandidateList.MaxName) return; // an entry with a format error is passed over
        AidParameters terminal = c.Aids.Match(data, name, nameLength);
        if (terminal == null) return;
        // which code table the preferred name is in, only the application itself says: what is not ASCII is not shown
        bool usePreferred = preferredLength > 0 && IsAscii(data, preferred, preferredLength);
        c.Candidates.Add(data, name, nameLength, usePreferred ? preferred : label, usePreferred ? preferredLength : labelLength, priority, terminal);
    }

    /// <summary>Book 1, 12.3.3.</summary>
    private static EmvOutcome ByList(EmvContext c, ref bool blocked)
    {
        CardLink link = c.Link;
        for (int i = 0; i < c.Aids.Count; i++)
        {
            AidParameters terminal = c.Aids[i];
            for (int occurrence = 0; occurrence < MaxOccurrences; occurrence++)
            {
                if (!link.Select(terminal.Aid, 0, terminal.AidLength, occurrence > 0)) return c.NoAnswer(EmvOutcome.Unreadable);
                if (link.Status == CardBlocked && occurrence == 0) return c.End(EmvOutcome.CardBlocked, EmvReason.StatusWord);
                bool isBlocked = link.Status == ApplicationBlocked;
                int warning = link.Status >> 8;
                if (link.Status != CardLink.Good && !isBlocked && !(occurrence > 0 && (warning == 0x62 || warning == 0x63))) break;
                if (!TakeSelected(c, terminal, isBlocked, ref blocked)) break;
            }
        }
        return EmvOutcome.Ok;
    }

    /// <returns>True when there may be another application whose name begins so.</returns>
    private static bool TakeSelected(EmvContext c, AidParameters terminal, bool isBlocked, ref bool blocked)
    {
        CardLink link = c.Link;
        int start, length;
        if (!CardObjects.Single(link.Data, link.Length, Tag.Fci, out start, out length))
        {
            blocked |= isBlocked; // a blocked application may come without its data
            return isBlocked && terminal.PartialMatch;
        }
        BerReader reader = new BerReader(link.Data, start, length);
        if (!reader.Find(Tag.DfName)) return false;
        int name = reader.Start, nameLength = reader.Length;
        if (nameLength < terminal.AidLength || nameLength > CandidateList.MaxName || !AidTable.StartsWith(link.Data, name, terminal.Aid, 0, terminal.AidLength)) return false;
        if (c.Candidates.Contains(link.Data, name, nameLength)) return false; // the same again: the card does not know "next"
        bool exact = nameLength == terminal.AidLength;
        if (isBlocked) blocked = true;
        else if (exact || terminal.PartialMatch)
        {
            int label = 0, labelLength = 0, priority = 0;
            BerReader rest = new BerReader(link.Data, start, length);
            if (rest.Find(Tag.FciProprietary))
            {
                BerReader inner = new BerReader(link.Data, rest.Start, rest.Length);
                while (inner.Next())
                    if (inner.Tag == Tag.PreferredName && IsAscii(link.Data, inner.Start, inner.Length) || inner.Tag == Tag.Label && labelLength == 0)
                    {
                        label = inner.Start;
                        labelLength = inner.Length;
                    }
                    else if (inner.Tag == Tag.Priority && inner.Length == 1) priority = link.Data[inner.Start];
                if (inner.Broken) return false;
            }
            c.Candidates.Add(link.Data, name, nameLength, label, labelLength, priority, terminal);
        }
        return !exact && terminal.PartialMatch;
    }

    private static bool IsAscii(byte[] data, int at, int count)
    {
        for (int i = 0; i < count; i++)
            if (data[at + i] < 0x20 || data[at + i] > 0x7E) return false;
        return count > 0;
    }
}
