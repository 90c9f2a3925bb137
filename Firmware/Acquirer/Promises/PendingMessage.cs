using System;
using PosFirmware.Drivers.Flash;
using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// A message that is promised to the acquirer and not yet settled by an answer: the reversal 冲正 of the transaction under way,
/// a refund whose result is unknown, or an order that a customer may pay. It is durable before the first byte of the request leaves, and goes only after the answer
/// is booked (acquirer-protocol.md 6.3). It holds no PIN, no track and no clear card number.
/// </summary>
public sealed class PendingMessage
{
    /// <summary>Longest record in bytes.</summary>
    public const int Capacity = SuspenseList.EntrySize - 32;
    /// <summary>Longest chip data (field 55) that is kept with a message.</summary>
    public const int MaxChip = 128;

    private const int Version = 1;

    private readonly SlotFile slot;
    private readonly RecordBuffer buffer = new RecordBuffer(Capacity);

    /// <summary>A message that is only looked at: it has no slots and must not be kept.</summary>
    public PendingMessage()
    {
    }

    /// <summary>Uses slots of the volume.</summary>
    /// <param name="name">"reversal", "unknown" or "order".</param>
    public PendingMessage(IVolume volume, string name)
    {
        slot = new SlotFile(volume, name, Capacity);
    }

    /// <summary>True while a message waits.</summary>
    public bool Exists { get; private set; }

    /// <summary>True when the flash has refused to let it go: it is settled, and lies there still.</summary>
    public bool IsStale { get; private set; }

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

    /// <summary>Trace number of the transaction that this one voids or completes; 0 none.</summary>
    public int OriginalStan => originalStan;

    /// <summary>Batch of that transaction.</summary>
    public int OriginalBatch => originalBatch;

    /// <summary>Delivery attempts that got an answer or a time-out.</summary>
    public int Tries { get; private set; }

    /// <summary>Masked card number, for the fault slip.</summary>
    public string MaskedPan { get; private set; } = "";

    /// <summary>Year, date MMDD and time hhmmss of the original, of the terminal's clock.</summary>
    public DateTime Made { get; private set; }

    /// <summary>Reason of a refund, 1 to 4; 0 none.</summary>
    public int RefundReason { get; private set; }

    /// <summary>Payment voucher number of the original of a QR void or refund; empty: none.</summary>
    public string OrderNumber { get; private set; } = "";

    /// <summary>PAN under the record key; all zero when the reversal carries no field 2.</summary>
    public readonly byte[] PanCipher = new byte[TransactionRecord.PanCipherLength];

    /// <summary>The payment code was enciphered by whoever kept it; messages of the version before have it in clear.</summary>
    public bool CodeIsSealed { get; private set; }

    private readonly byte[] qrCode = new byte[HostRequest.MaxQrCode];
    private int qrCodeLength;
    private readonly byte[] chip = new byte[MaxChip];
    private int chipLength;
    private int entryMode, chipCondition, cardSequence, originalBatch, originalStan, originalDate, answerDate;
    private bool pinEntered;
    private string originalRrn = "", authCode = "", organisation = "CUP";

    /// <summary>Reads the slot.</summary>
    public void Load()
    {
        IsStale = false;
        Exists = slot.Load(buffer) && buffer.GetByte() == Version && buffer.GetBool();
        if (Exists) Get(buffer);
    }

    /// <summary>Reads the fields of a message.</summary>
    public void Get(RecordBuffer from)
    {
        Reason = from.GetText();
        Kind = (TransactionKind)from.GetByte();
        Amount = from.GetLong();
        Stan = from.GetInt();
        Batch = from.GetInt();
        Tries = from.GetByte();
        MaskedPan = from.GetText();
        Made = new DateTime(from.GetLong());
        from.GetBytes(PanCipher, 0, PanCipher.Length);
        entryMode = from.GetByte();
        chipCondition = from.GetByte();
        cardSequence = from.GetInt();
        pinEntered = from.GetBool();
        originalBatch = from.GetInt();
        originalStan = from.GetInt();
        originalDate = from.GetInt();
        originalRrn = from.GetText();
        authCode = from.GetText();
        answerDate = from.GetInt();
        organisation = from.GetText();
        RefundReason = from.GetByte();
        OrderNumber = from.GetText();
        qrCodeLength = from.GetByte();
        from.GetBytes(qrCode, 0, qrCodeLength);
        chipLength = from.GetByte();
        if (chipLength > MaxChip) chipLength = 0;
        from.GetBytes(chip, 0, chipLength);
        int rest = qrCodeLength < 255 ? 0 : from.GetInt();
        if (rest < 0 || rest > qrCode.Length - qrCodeLength) rest = 0;
        from.GetBytes(qrCode, qrCodeLength, rest);
        qrCodeLength += rest;
        CodeIsSealed = from.GetBool();
    }

    /// <summary>Writes the fields of a message.</summary>
    public void Put(RecordBuffer to)
    {
        to.PutText(Reason);
        to.PutByte((int)Kind);
        to.PutLong(Amount);
        to.PutInt(Stan);
        to.PutInt(Batch);
        to.PutByte(Tries);
        to.PutText(MaskedPan);
        to.PutLong(Made.Ticks);
        to.PutBytes(PanCipher, 0, PanCipher.Length);
        to.PutByte(entryMode);
        to.PutByte(chipCondition);
        to.PutInt(cardSequence);
        to.PutBool(pinEntered);
        to.PutInt(originalBatch);
        to.PutInt(originalStan);
        to.PutInt(originalDate);
        to.PutText(originalRrn);
        to.PutText(authCode);
        to.PutInt(answerDate);
        to.PutText(organisation);
        to.PutByte(RefundReason);
        to.PutText(OrderNumber);
        int first = qrCodeLength < 255 ? qrCodeLength : 255;
        to.PutByte(first);
        to.PutBytes(qrCode, 0, first);
        to.PutByte(chipLength);
        to.PutBytes(chip, 0, chipLength);
        if (first == 255)
        {
            to.PutInt(qrCodeLength - first); // of an EMV-style code: the rest
            to.PutBytes(qrCode, first, qrCodeLength - first);
        }
        to.PutBool(CodeIsSealed);
    }

    /// <summary>Makes a message durable that was kept elsewhere (the suspense list).</summary>
    public void KeepAgain()
    {
        Exists = true;
        Tries = 0;
        Save();
    }

    /// <summary>Makes a request durable; as a reversal it has reason 98.</summary>
    /// <param name="request">The request that is about to leave.</param>
    /// <param name="maskedPan">For the fault slip.</param>
    /// <param name="panCipher">PAN under the record key.</param>
    /// <param name="now">Time of the terminal.</param>
    /// <param name="refundReason">Reason of a refund; 0 none.</param>
    public void Keep(HostRequest request, string maskedPan, byte[] panCipher, DateTime now, int refundReason) => Keep(request, maskedPan, panCipher, now, refundReason, true);

    private void Keep(HostRequest request, string maskedPan, byte[] panCipher, DateTime now, int refundReason, bool durable)
    {
        RefundReason = refundReason;
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
        originalRrn = request.OriginalRrn ?? "";
        organisation = request.CardOrganisation;
        authCode = request.AuthCode ?? "";
        answerDate = 0;
        OrderNumber = request.Voucher ?? "";
        qrCodeLength = request.QrCodeLength;
        Array.Copy(request.QrCode, qrCode, qrCodeLength);
        CodeIsSealed = true;
        SetChip(request.ReversalChip, request.ReversalChipLength);
        if (durable) Save();
    }

    /// <summary>Notes why a reversal must go.</summary>
    /// <param name="reason">"06", "98" or "A0".</param>
    /// <param name="answer">The answer that is not believed: its authorisation code and date go into fields 38 and 61; null: there was none.</param>
    public void SetReason(string reason, HostAnswer answer)
    {
        Reason = reason;
        if (answer != null)
        {
            authCode = answer.AuthCode ?? "";
            answerDate = answer.HostDate > 0 ? answer.HostDate : 0;
        }
        Save();
    }

    /// <summary>The card has declined what the acquirer approved: the reversal says so, and carries what the card said last.</summary>
    /// <param name="answer">The approval.</param>
    /// <param name="chipData">Field 55 of the reversal.</param>
    public void SetRefused(HostAnswer answer, byte[] chipData, int length)
    {
        SetChip(chipData, length);
        SetReason("06", answer);
    }

    /// <summary>Makes the result of issuer scripts durable until it is told.</summary>
    /// <param name="request">The transaction that brought the scripts.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="chipData">Field 55 of the notice.</param>
    public void KeepNotice(HostRequest request, HostAnswer answer, string maskedPan, byte[] panCipher, DateTime now, byte[] chipData, int length)
    {
        Keep(request, maskedPan, panCipher, now, 0, false);
        Reason = "";
        originalBatch = request.Batch;
        originalStan = request.Stan;
        originalDate = answer.HostDate > 0 ? answer.HostDate : 0;
        originalRrn = answer.Rrn ?? "";
        authCode = answer.AuthCode ?? "";
        SetChip(chipData, length);
        Save();
    }

    /// <summary>Fills the notice; its trace number and the PAN are the caller's matter.</summary>
    public void FillNotice(HostRequest request)
    {
        Fill(request, true);
        request.Reversal = false;
        request.ReversalReason = null;
    }

    private void SetChip(byte[] data, int length)
    {
        chipLength = length <= MaxChip ? length : 0;
        Array.Copy(data, chip, chipLength);
    }

    /// <summary>Counts an attempt.</summary>
    public void CountTry()
    {
        Tries++;
        Save();
    }

    /// <summary>Fills a request; the PAN is the caller's matter, and a payment code is as it was kept.</summary>
    /// <param name="request">Filled.</param>
    /// <param name="reversal">True: as 0400. False: the message itself once more, with the same trace number.</param>
    public void Fill(HostRequest request, bool reversal)
    {
        request.Clear();
        request.Kind = Kind;
        request.Reversal = reversal;
        if (reversal) request.ReversalReason = Reason;
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
        request.AnswerDate = answerDate;
        request.CardOrganisation = organisation;
        request.ChipLength = reversal ? chipLength : 0;
        Array.Copy(chip, request.ChipData, request.ChipLength);
        request.Voucher = OrderNumber.Length == 0 ? null : OrderNumber;
        request.QrCodeLength = qrCodeLength;
        Array.Copy(qrCode, request.QrCode, qrCodeLength);
    }

    /// <summary>The answer is booked, or the reversal is done: the slot is free.</summary>
    public void Remove()
    {
        if (!Exists && !IsStale) return;
        Exists = false;
        IsStale = true;
        Array.Clear(PanCipher, 0, PanCipher.Length);
        Array.Clear(qrCode, 0, qrCode.Length);
        buffer.Reset();
        buffer.PutByte(Version);
        buffer.PutBool(false);
        slot.Save(buffer);
        IsStale = false;
    }

    private void Save()
    {
        buffer.Reset();
        buffer.PutByte(Version);
        buffer.PutBool(true);
        Put(buffer);
        slot.Save(buffer);
        IsStale = false;
    }
}
