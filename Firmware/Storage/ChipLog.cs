using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>What a chip said last in one transaction, for the upload at settlement (acquirer-protocol.md 3.7, 3.9, 6.7).</summary>
public sealed class ChipEntry
{
    /// <summary>Longest chip data.</summary>
    public const int MaxData = 255;

    /// <summary>Trace number of the transaction.</summary>
    public int Stan;
    /// <summary>Amount in fen.</summary>
    public long Amount;
    /// <summary>False: approved by acquirer and card, a TC. True: approved by the acquirer and refused by the card, and reversed.</summary>
    public bool Refused;
    /// <summary>The card found the issuer's authentication wrong.</summary>
    public bool IssuerNotAuthenticated;
    /// <summary>Foreign card.</summary>
    public bool Foreign;
    /// <summary>Field 22 without its PIN digit.</summary>
    public int EntryMode;
    /// <summary>A PIN was entered.</summary>
    public bool PinEntered;
    /// <summary>Card sequence number; -1 none.</summary>
    public int CardSequence;
    /// <summary>PAN under the record key.</summary>
    public readonly byte[] PanCipher = new byte[TransactionRecord.PanCipherLength];
    /// <summary>Field 55.</summary>
    public readonly byte[] Data = new byte[MaxData];
    /// <summary>Bytes of <see cref="Data"/>.</summary>
    public int Length;
}

/// <summary>
/// Certificates (TC) and refusals (AAC) of the chips of a batch, in a log beside the batch's own. An entry is written before the
/// record of its transaction, so that no booked chip transaction is without it; one whose transaction was never booked is passed over.
/// </summary>
public sealed class ChipLog
{
    /// <summary>Bytes of an entry.</summary>
    public const int EntrySize = 320;

    private readonly IVolume volume;
    private readonly RecordLog log;
    private readonly RecordBuffer buffer = new RecordBuffer(EntrySize);

    /// <summary>Uses a log of the volume; <see cref="Open"/> says which.</summary>
    public ChipLog(IVolume volume)
    {
        this.volume = volume;
        log = new RecordLog(volume, "chip0", EntrySize);
    }

    /// <summary>Entries, damaged ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a file into use.</summary>
    public void Open(string file)
    {
        log.Name = file;
        Count = log.Count;
    }

    /// <summary>Adds an entry; when this returns it is durable.</summary>
    public void Append(ChipEntry entry)
    {
        buffer.Reset();
        buffer.PutInt(entry.Stan);
        buffer.PutLong(entry.Amount);
        buffer.PutBool(entry.Refused);
        buffer.PutBool(entry.IssuerNotAuthenticated);
        buffer.PutBool(entry.Foreign);
        buffer.PutByte(entry.EntryMode);
        buffer.PutBool(entry.PinEntered);
        buffer.PutInt(entry.CardSequence);
        buffer.PutBytes(entry.PanCipher, 0, entry.PanCipher.Length);
        buffer.PutByte(entry.Length);
        buffer.PutBytes(entry.Data, 0, entry.Length);
        Count = log.Append(buffer) + 1;
    }

    /// <summary>Finds what the chip of a transaction said last.</summary>
    /// <returns>False when it is not there.</returns>
    public bool Find(int trace, ChipEntry into)
    {
        for (int i = Count - 1; i >= 0; i--)
            if (Read(i, into) && into.Stan == trace) return true;
        return false;
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="index">0 (oldest) to Count - 1.</param>
    /// <returns>False when it is damaged.</returns>
    public bool Read(int index, ChipEntry into)
    {
        if (!log.Read(index, buffer)) return false;
        into.Stan = buffer.GetInt();
        into.Amount = buffer.GetLong();
        into.Refused = buffer.GetBool();
        into.IssuerNotAuthenticated = buffer.GetBool();
        into.Foreign = buffer.GetBool();
        into.EntryMode = buffer.GetByte();
        into.PinEntered = buffer.GetBool();
        into.CardSequence = buffer.GetInt();
        buffer.GetBytes(into.PanCipher, 0, into.PanCipher.Length);
        into.Length = buffer.GetByte();
        buffer.GetBytes(into.Data, 0, into.Length);
        return !buffer.Short;
    }

    /// <summary>Removes the file of a batch that is not in use.</summary>
    public void Remove(string file)
    {
        if (file != log.Name) volume.Delete(file);
    }
}
