using System;
using PosFirmware.Drivers.SmartCard;
using PosFirmware.Security;

namespace PosFirmware.Emv;

/// <summary>How the card's data are authenticated offline (EMV 4.4 Book 3, 10.3).</summary>
internal enum OdaMethod
{
    None = 0,
    Sda,
    Dda,
    Cda,
}

/// <summary>Everything that the steps of a session share. Allocated once, overwritten after every session.</summary>
internal sealed class EmvContext
{
    /// <summary>Room for what a card signs: more than <see cref="DataStore.PoolSize"/>, so that a card whose data fit is never short of it.</summary>
    public const int MaxStaticData = 2 * DataStore.PoolSize;

    public readonly DataStore Data = new DataStore();
    public readonly CardLink Link = new CardLink();
    public readonly Tvr Tvr = new Tvr();
    public readonly byte[] Tsi = new byte[2];
    public readonly CandidateList Candidates = new CandidateList();
    public readonly RsaPublic Rsa = new RsaPublic();
    public readonly Sha1 Sha = new Sha1();

    public TerminalProfile Terminal;
    public AidTable Aids;
    public CaKeyStore CaKeys;
    public IUnpredictable Random;
    public EmvTransaction Transaction;
    public ICardholder Holder;

    /// <summary>Entry of the terminal that the selected application belongs to.</summary>
    public AidParameters Aid;
    public EmvReason Reason;

    // offline data authentication
    public OdaMethod Oda;
    public readonly byte[] StaticData = new byte[MaxStaticData];
    public int StaticLength;
    public bool StaticBroken;
    public readonly RsaKey CaKey = new RsaKey(), IssuerKey = new RsaKey(), IccKey = new RsaKey(), PinKey = new RsaKey();
    public readonly byte[] Recovered = new byte[RsaPublic.MaxLength];
    public readonly byte[] Digest = new byte[Sha1.Length];

    /// <summary>Objects in <see cref="Data"/> before the first GENERATE AC: no answer may change them.</summary>
    public int ObjectsBefore;

    // data of the commands, which the combined signature covers
    public readonly byte[] PdolData = new byte[2 + Dol.MaxData + 1];
    public int PdolLength;
    public readonly byte[] Cdol1Data = new byte[Dol.MaxData];
    public int Cdol1Length;
    public readonly byte[] Cdol2Data = new byte[Dol.MaxData];
    public int Cdol2Length;
    public readonly byte[] Scratch = new byte[Dol.MaxData + 1];

    // cardholder verification
    public readonly byte[] Pin = new byte[PinBlock.MaxPin];
    public bool PinBypassed, OnlinePin, Signature;

    /// <summary>Field 55 of the upload: as things were when the card gave its last cryptogram.</summary>
    public readonly byte[] Upload = new byte[Field55.Max];
    public int UploadLength;

    /// <summary>Results of issuer scripts, five bytes each.</summary>
    public readonly byte[] ScriptResults = new byte[20];
    public int ScriptLength;

    public void SetTsi(int bit) => Tsi[0] |= (byte)bit;

    public int AipByte => Data.ByteOf(Tag.Aip, 0);

    /// <summary>Ends with a reason.</summary>
    public EmvOutcome End(EmvOutcome outcome, EmvReason reason)
    {
        Reason = reason;
        return outcome;
    }

    /// <summary>The card did not answer: out of the slot, or dead.</summary>
    public EmvOutcome NoAnswer(EmvOutcome whenDead) =>
        Link.Reply == CardReply.Removed ? End(EmvOutcome.Removed, EmvReason.Transport) : End(whenDead, EmvReason.Transport);

    /// <summary>A value of the terminal that must fit: the store is made large enough for those.</summary>
    public void Put(int tag, byte[] value)
    {
        if (!Data.Put(tag, value, 0, value.Length)) throw new InvalidOperationException();
    }

    /// <summary>Brings TVR and TSI into the store, where lists of objects and field 55 find them.</summary>
    public void Publish()
    {
        Put(Tag.Tvr, Tvr.Bytes);
        Put(Tag.Tsi, Tsi);
    }

    /// <summary>A fresh unpredictable number (9F37).</summary>
    public void NewUnpredictable()
    {
        Random.Fill(Scratch, 4);
        Data.Put(Tag.Unpredictable, Scratch, 0, 4);
    }

    /// <summary>Forgets the application: before each GET PROCESSING OPTIONS (EMV 4.4 Book 3, 10.1).</summary>
    public void Reset()
    {
        Data.Clear();
        Tvr.Clear();
        Tsi[0] = 0;
        Tsi[1] = 0;
        Reason = EmvReason.None;
        Oda = OdaMethod.None;
        StaticLength = 0;
        StaticBroken = false;
        CaKey.Length = 0;
        IssuerKey.Length = 0;
        IccKey.Length = 0;
        PinKey.Length = 0;
        ObjectsBefore = 0;
        PdolLength = 0;
        Cdol1Length = 0;
        Cdol2Length = 0;
        PinBypassed = false;
        OnlinePin = false;
        Signature = false;
        ScriptLength = 0;
        UploadLength = 0;
    }

    public void Wipe()
    {
        Reset();
        Link.Wipe();
        Rsa.Wipe();
        Clear(StaticData);
        Clear(Recovered);
        Clear(Scratch);
        Clear(PdolData);
        Clear(Cdol1Data);
        Clear(Cdol2Data);
        Clear(Pin);
        Clear(Upload);
        Clear(ScriptResults);
        Clear(Digest);
        CaKey.Wipe();
        IssuerKey.Wipe();
        IccKey.Wipe();
        PinKey.Wipe();
        Candidates.Clear();
        Transaction = null;
        Holder = null;
        Aid = null;
    }

    private static void Clear(byte[] buffer) => Array.Clear(buffer, 0, buffer.Length);
}
