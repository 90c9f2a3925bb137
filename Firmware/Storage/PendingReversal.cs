using System;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Flash;

namespace PosFirmware.Storage;

/// <summary>
/// The reversal 冲正 of the transaction that is under way. It is durable before the first byte of the request leaves, and goes
/// only after the answer is booked (acquirer-protocol.md 6.3). It holds no PIN, no track and no clear card number.
/// </summary>
public sealed class PendingReversal
{
    private const int Version = 1, Capacity = 160;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>Uses the slots "reversal".</summary>
    public PendingReversal(IVolume volume)
    {
        slot = new SlotFile(volume, "reversal", Capacity);
    }

    /// <summary>True while a reversal waits.</summary>
    public bool Exists { get; private set; }

    /// <summary>Reason, field 39: "98" no answer, "06" anything else, "A0" wrong MAC.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Kind of the transaction to reverse.</summary>
    public TransactionKind Kind { get; private set; }

    /// <summary>Amount in fen.</summary>
    public long Amount { get; private set; }

    /// <summary>Trace number of the original.</summary>
    public int Stan { get; private set; }

    /// <summary>Batch of the original.</summary>
    public int Batch { get; private set; }

    /// <summary>Delivery attempts that got an answer or a time-out.</summary>
    public int Tries { get; private set; }

    /// <summary>Masked card number, for the fault slip.</summary>
    public string MaskedPan { get; private set; } = "";

    /// <summary>Year, date MMDD and time hhmmss of the original, of the terminal's clock.</summary>
    public DateTime Made { get; private set; }

    /// <summary>PAN under the record key; all zero when the reversal carries no field 2.</summary>
    public readonly byte[] PanCipher = new byte[TransactionRecord.PanCipherLength];

    private int entryMode, chipCondition, cardSequence, originalBatch, originalStan, originalDate;
    private bool pinEntered;
    private string originalRrn = "", authCode = "";

    /// <summary>Reads the slot.</summary>
    public void Load()
    {
        Exists = slot.Load(buffer) && buffer.GetByte() == Version && buffer.GetBool();
        if (!Exists) return;
        Reason = buffer.GetText();
        Kind = (TransactionKind)buffer.GetByte();
        Amount = buffer.GetLong();
        Stan = buffer.GetInt();
        Batch = buffer.GetInt();
        Tries = buffer.GetByte();
        MaskedPan = buffer.GetText();
        Made = new DateTime(buffer.GetLong());
        buffer.GetBytes(PanCipher, 0, PanCipher.Length);
        entryMode = buffer.GetByte();
        chipCondition = buffer.GetByte();
        cardSequence = buffer.GetInt();
        pinEntered = buffer.GetBool();
        originalBatch = buffer.GetInt();
        originalStan = buffer.GetInt();
        originalDate = buffer.GetInt();
        originalRrn = buffer.GetText();
        authCode = buffer.GetText();
    }

    /// <summary>Makes the reversal of a request durable, with reason 98.</summary>
    /// <param name="request">The request that is about to leave.</param>
    /// <param name="maskedPan">For the fault slip.</param>
    /// <param name="panCipher">PAN under the record key.</param>
    /// <param name="now">Time of the terminal.</param>
    public void Keep(HostRequest request, string maskedPan, byte[] panCipher, DateTime now)
    {
        Exists = true;
        Reason = "98";
        Kind = request.Kind;
        Amount = request.Amount;
        Stan = request.Stan;
        Batch = request.Batch;
        Tries = 0;
        MaskedPan = maskedPan;
        Made = now;
        Array.Copy(panCipher, PanCipher, PanCipher.Length);
        entryMode = request.EntryMode;
        chipCondition = request.ChipCondition;
        cardSequence = request.CardSequence;
        pinEntered = request.PinEntered;
        originalBatch = request.OriginalBatch;
        originalStan = request.OriginalStan;
        originalDate = request.OriginalDate;
        originalRrn = request.OriginalRrn;
        authCode = "";
        Save();
    }

    /// <summary>Notes why it must go: "06", "98" or "A0", and the authorisation code that the answer brought (field 38), if any.</summary>
    public void SetReason(string reason, string answerAuthCode)
    {
        Reason = reason;
        if (answerAuthCode != null) authCode = answerAuthCode;
        Save();
    }

    /// <summary>Counts an attempt.</summary>
    public void CountTry()
    {
        Tries++;
        Save();
    }

    /// <summary>Fills the 0400 request; the PAN is the caller's matter.</summary>
    public void Fill(HostRequest request)
    {
        request.Clear();
        request.Kind = Kind;
        request.Reversal = true;
        request.ReversalReason = Reason;
        request.Amount = Amount;
        request.Stan = Stan;
        request.Batch = Batch;
        request.EntryMode = entryMode;
        request.ChipCondition = chipCondition;
        request.CardSequence = cardSequence;
        request.PinEntered = pinEntered;
        request.OriginalBatch = originalBatch;
        request.OriginalStan = originalStan;
        request.OriginalDate = originalDate;
        request.OriginalRrn = originalRrn.Length == 0 ? null : originalRrn;
        request.AuthCode = authCode.Length == 0 ? null : authCode;
    }

    /// <summary>The answer is booked, or the reversal is done: the slot is free.</summary>
    public void Remove()
    {
        if (!Exists) return;
        Exists = false;
        Array.Clear(PanCipher, 0, PanCipher.Length);
        buffer.Reset();
        buffer.PutByte(Version);
        buffer.PutBool(false);
        slot.Save(buffer);
    }

    private void Save()
    {
        buffer.Reset();
        buffer.PutByte(Version);
        buffer.PutBool(true);
        buffer.PutText(Reason);
        buffer.PutByte((int)Kind);
        buffer.PutLong(Amount);
        buffer.PutInt(Stan);
        buffer.PutInt(Batch);
        buffer.PutByte(Tries);
        buffer.PutText(MaskedPan);
        buffer.PutLong(Made.Ticks);
        buffer.PutBytes(PanCipher, 0, PanCipher.Length);
        buffer.PutByte(entryMode);
        buffer.PutByte(chipCondition);
        buffer.PutInt(cardSequence);
        buffer.PutBool(pinEntered);
        buffer.PutInt(originalBatch);
        buffer.PutInt(originalStan);
        buffer.PutInt(originalDate);
        buffer.PutText(originalRrn);
        buffer.PutText(authCode);
        slot.Save(buffer);
    }
}
