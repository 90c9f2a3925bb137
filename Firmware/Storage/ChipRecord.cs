namespace PosFirmware.Storage;

/// <summary>What a record keeps of a chip: what its slip shows (operations.md 4.5, 4.6). Nothing of it is secret. Empty texts and zeros: not there.</summary>
public sealed class ChipRecord
{
    /// <summary>Application cryptogram, 16 hex digits.</summary>
    public string Cryptogram = "";
    /// <summary>True: the cryptogram is a transaction certificate; false: a request.</summary>
    public bool IsCertificate;
    /// <summary>Application identifier, at most 32 hex digits.</summary>
    public string Aid = "";
    /// <summary>Terminal verification results, 10 hex digits.</summary>
    public string Tvr = "";
    /// <summary>Transaction status information, 4 hex digits.</summary>
    public string Tsi = "";
    /// <summary>Application transaction counter, 4 hex digits.</summary>
    public string Atc = "";
    /// <summary>PAN sequence number, 2 digits.</summary>
    public string CardSequence = "";
    /// <summary>Application label, at most 16 characters.</summary>
    public string Label = "";
    /// <summary>Application preferred name, at most 16 characters.</summary>
    public string PreferredName = "";
    /// <summary>The stripe was read because the chip had failed.</summary>
    public bool Fallback;
    /// <summary>Limit in fen below which no PIN was asked for; 0: the rule did not apply.</summary>
    public long NoPinLimit;
    /// <summary>Limit in fen below which no signature was asked for; 0: the rule did not apply.</summary>
    public long NoSignatureLimit;
    /// <summary>Application interchange profile, 4 hex digits.</summary>
    public string Aip = "";
    /// <summary>Issuer application data, at most 64 hex digits.</summary>
    public string IssuerData = "";
    /// <summary>Unpredictable number, 8 hex digits.</summary>
    public string Unpredictable = "";
    /// <summary>Why nobody signs, whatever the amount.</summary>
    public SignatureWaiver Waiver;

    /// <summary>Neither a signature nor room for one is wanted.</summary>
    public bool IsUnsigned => NoSignatureLimit > 0 || Waiver != SignatureWaiver.None;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Cryptogram = Aid = Tvr = Tsi = Atc = CardSequence = Label = PreferredName = Aip = IssuerData = Unpredictable = "";
        IsCertificate = Fallback = false;
        NoPinLimit = NoSignatureLimit = 0;
        Waiver = SignatureWaiver.None;
    }

    /// <summary>Takes everything over from another one.</summary>
    public void Set(ChipRecord other)
    {
        Cryptogram = other.Cryptogram;
        IsCertificate = other.IsCertificate;
        Aid = other.Aid;
        Tvr = other.Tvr;
        Tsi = other.Tsi;
        Atc = other.Atc;
        CardSequence = other.CardSequence;
        Label = other.Label;
        PreferredName = other.PreferredName;
        Fallback = other.Fallback;
        NoPinLimit = other.NoPinLimit;
        NoSignatureLimit = other.NoSignatureLimit;
        Waiver = other.Waiver;
        Aip = other.Aip;
        IssuerData = other.IssuerData;
        Unpredictable = other.Unpredictable;
    }

    /// <summary>Writes it.</summary>
    public void Put(RecordBuffer to)
    {
        to.PutText(Cryptogram);
        to.PutBool(IsCertificate);
        to.PutText(Aid);
        to.PutText(Tvr);
        to.PutText(Tsi);
        to.PutText(Atc);
        to.PutText(CardSequence);
        to.PutText(Label);
        to.PutText(PreferredName);
        to.PutBool(Fallback);
        to.PutLong(NoPinLimit);
        to.PutLong(NoSignatureLimit);
    }

    /// <summary>Reads it.</summary>
    public void Get(RecordBuffer from)
    {
        Cryptogram = from.GetText();
        IsCertificate = from.GetBool();
        Aid = from.GetText();
        Tvr = from.GetText();
        Tsi = from.GetText();
        Atc = from.GetText();
        CardSequence = from.GetText();
        Label = from.GetText();
        PreferredName = from.GetText();
        Fallback = from.GetBool();
        NoPinLimit = from.GetLong();
        NoSignatureLimit = from.GetLong();
    }

    /// <summary>Writes what came later; it stands at the end of a record, so that one of an older version merely lacks it.</summary>
    public void PutMore(RecordBuffer to)
    {
        to.PutByte((int)Waiver);
        to.PutHex(Aip);
        to.PutHex(Unpredictable);
        to.PutHex(IssuerData);
    }

    /// <summary>Reads what came later.</summary>
    public void GetMore(RecordBuffer from)
    {
        Waiver = (SignatureWaiver)from.GetByte();
        Aip = from.GetHex();
        Unpredictable = from.GetHex();
        IssuerData = from.GetHex();
    }
}
