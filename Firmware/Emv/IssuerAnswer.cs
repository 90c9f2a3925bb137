namespace PosFirmware.Emv;

/// <summary>What the issuer sends through the acquirer: authentication data 91 and scripts 71 and 72 (EMV 4.4 Book 3, 10.9, 10.10).</summary>
internal static class IssuerAnswer
{
    private const int MaxAuthentication = 16, MinAuthentication = 8, MaxResults = 20, ResultLength = 5;
    private const int MaxCommand = 261, MinCommand = 4;
    private const int NotPerformed = 0x00, ScriptFailed = 0x10, ScriptGood = 0x20;

    /// <summary>Takes 91 into the store, when the answer holds one that can be read.</summary>
    public static void TakeAuthentication(EmvContext c, byte[] answer, int length)
    {
        BerReader reader = new BerReader(answer, 0, length);
        if (reader.Find(Tag.IssuerAuthentication) && reader.Length >= MinAuthentication && reader.Length <= MaxAuthentication)
            c.Data.Put(Tag.IssuerAuthentication, answer, reader.Start, reader.Length);
    }

    /// <summary>EXTERNAL AUTHENTICATE, when the card wants it (Book 3, 10.9). Else 91 goes to the card with the second cryptogram.</summary>
    public static EmvOutcome Authenticate(EmvContext c)
    {
        DataStore d = c.Data;
        if (!d.Has(Tag.IssuerAuthentication) || (c.AipByte & Aip.IssuerAuthentication) == 0) return EmvOutcome.Ok;
        CardLink link = c.Link;
        bool answered = link.ExternalAuthenticate(d.Bytes, d.Offset(Tag.IssuerAuthentication), d.Length(Tag.IssuerAuthentication));
        c.SetTsi(Tsi.IssuerAuthenticationPerformed);
        if (!answered || link.Status != CardLink.Good) c.Tvr.Set(Tvr.IssuerAuthenticationFailed);
        return answered ? EmvOutcome.Ok : c.NoAnswer(EmvOutcome.Terminated);
    }

    /// <summary>Sends the commands of all scripts of one kind to the card (Book 3, 10.10).</summary>
    /// <param name="kind">71 before, 72 after the second cryptogram.</param>
    /// <param name="failed">TVR bit for a script that fails.</param>
    public static EmvOutcome RunScripts(EmvContext c, byte[] answer, int length, int kind, int failed)
    {
        BerReader reader = new BerReader(answer, 0, length);
        while (reader.Find(kind))
        {
            c.SetTsi(Tsi.ScriptPerformed);
            bool good;
            EmvOutcome outcome = RunOne(c, answer, reader.Start, reader.Length, out good);
            if (!good) c.Tvr.Set(failed);
            if (outcome != EmvOutcome.Ok) return outcome;
        }
        return EmvOutcome.Ok;
    }

    private static EmvOutcome RunOne(EmvContext c, byte[] script, int start, int length, out bool good)
    {
        good = false;
        int identifier = 0, identifierLength = 0;
        BerReader reader = new BerReader(script, start, length);
        while (reader.Next())
            if (reader.Tag == Tag.ScriptId && identifierLength == 0)
            {
                identifier = reader.Start;
                identifierLength = reader.Length;
            }
            else if (reader.Tag == Tag.ScriptCommand && (reader.Length < MinCommand || reader.Length > MaxCommand)) length = 0;
        if (reader.Broken || length == 0 || (identifierLength != 0 && identifierLength != 4))
        {
            Note(c, NotPerformed, script, identifier, identifierLength == 4);
            return EmvOutcome.Ok;
        }
        int number = 0;
        BerReader commands = new BerReader(script, start, length);
        while (commands.Find(Tag.ScriptCommand))
        {
            number++;
            CardLink link = c.Link;
            bool whole = IsWhole(script, commands.Start, commands.Length), answered = !whole || link.Raw(script, commands.Start, commands.Length);
            int first = link.Status >> 8;
            if (whole && answered && (first == 0x90 || first == 0x62 || first == 0x63)) continue;
            Note(c, ScriptFailed | (number < 15 ? number : 15), script, identifier, identifierLength == 4);
            return answered ? EmvOutcome.Ok : c.NoAnswer(EmvOutcome.Terminated);
        }
        good = true;
        Note(c, ScriptGood, script, identifier, identifierLength == 4);
        return EmvOutcome.Ok;
    }

    /// <summary>The four cases of a short command (ISO/IEC 7816-4). What is none counts as failed, and does not reach the card.</summary>
    private static bool IsWhole(byte[] script, int start, int length)
    {
        int data = length > 4 ? script[start + 4] : 0;
        return length <= 5 || (data != 0 && (length == 5 + data || length == 6 + data));
    }

    /// <summary>Script results for DF31, five bytes each (Book 4, annex A5); what is over four scripts is not reported.</summary>
    private static void Note(EmvContext c, int result, byte[] script, int identifier, bool named)
    {
        if (c.ScriptLength + ResultLength > MaxResults) return;
        byte[] r = c.ScriptResults;
        int at = c.ScriptLength;
        r[at] = (byte)result;
        for (int i = 0; i < 4; i++) r[at + 1 + i] = named ? script[identifier + i] : (byte)0;
        c.ScriptLength += ResultLength;
        c.Data.Put(Tag.ScriptResults, r, 0, c.ScriptLength);
    }
}
