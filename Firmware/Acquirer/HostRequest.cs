using PosFirmware.Storage;

namespace PosFirmware.Acquirer;

/// <summary>
/// What the terminal wants from the acquirer in one financial message. The builder turns it into fields; which of them are sent
/// is the builder's table (acquirer-protocol.md 2.3). One object is reused for every transaction; secrets are wiped after it.
/// </summary>
public sealed class HostRequest
{
    /// <summary>Kind of transaction; of a reversal: the kind that is reversed.</summary>
    public TransactionKind Kind;
    /// <summary>True: this is the reversal (0400) of the transaction described here.</summary>
    public bool Reversal;
    /// <summary>Reason of a reversal, field 39: "98", "06" or "A0".</summary>
    public string ReversalReason;
    /// <summary>Amount in fen, field 4.</summary>
    public long Amount;
    /// <summary>System trace audit number, field 11, 1 to 999999. Of a reversal: that of the original.</summary>
    public int Stan;
    /// <summary>Batch number, field 60.2, 1 to 999999. Of a reversal: that of the original.</summary>
    public int Batch;
    /// <summary>Field 22 without its PIN digit: 1 manual, 2 stripe, 5 chip, 7 contactless, 0 unspecified.</summary>
    public int EntryMode;
    /// <summary>Field 60.5: 0 normal, 2 fallback from chip to stripe.</summary>
    public int ChipCondition;

    /// <summary>PAN digits as ASCII; sent in field 2 when the entry mode demands it, and used for the PIN block.</summary>
    public readonly byte[] Pan = new byte[19];
    /// <summary>Number of PAN digits; 0: no card.</summary>
    public int PanLength;
    /// <summary>Expiry YYMM; 0: unknown.</summary>
    public int Expiry;
    /// <summary>Card sequence number; -1: none.</summary>
    public int CardSequence = -1;
    /// <summary>Track 2 as ASCII without sentinels, '=' as separator.</summary>
    public readonly byte[] Track2 = new byte[37];
    /// <summary>Number of track 2 characters; 0: none.</summary>
    public int Track2Length;
    /// <summary>PIN digits as ASCII; enciphered by the builder and wiped with <see cref="Wipe"/>.</summary>
    public readonly byte[] Pin = new byte[12];
    /// <summary>Number of PIN digits; 0: no PIN entered.</summary>
    public int PinLength;
    /// <summary>True when a PIN was entered with the (original) transaction: field 22 ends in 1 instead of 2. Kept for the reversal, which carries no PIN.</summary>
    public bool PinEntered;

    /// <summary>Retrieval reference of the original, field 37, 12 characters; null: none.</summary>
    public string OriginalRrn;
    /// <summary>Authorisation code, field 38, of the original (void) or of the answer (reversal); null: none.</summary>
    public string AuthCode;
    /// <summary>Batch of the original, field 61.1.</summary>
    public int OriginalBatch;
    /// <summary>Trace of the original, field 61.2.</summary>
    public int OriginalStan;
    /// <summary>Date of the original as MMDD, field 61.3; 0: unknown.</summary>
    public int OriginalDate;
    /// <summary>Of a reversal because of a wrong MAC: date MMDD of the answer, for field 61.3; 0: there was no answer.</summary>
    public int AnswerDate;
    /// <summary>Chip data, field 55, of this message.</summary>
    public readonly byte[] ChipData = new byte[255];
    /// <summary>Bytes in <see cref="ChipData"/>; 0: no field 55.</summary>
    public int ChipLength;
    /// <summary>Chip data that the reversal of this message would carry.</summary>
    public readonly byte[] ReversalChip = new byte[PendingMessage.MaxChip];
    /// <summary>Bytes in <see cref="ReversalChip"/>.</summary>
    public int ReversalChipLength;
    /// <summary>Card organisation for field 63.1 of refunds, e.g. "CUP".</summary>
    public string CardOrganisation = "CUP";

    /// <summary>Longest payment code of a customer.</summary>
    public const int MaxQrCode = 512;
    /// <summary>Payment code that was scanned, ASCII digits.</summary>
    public readonly byte[] QrCode = new byte[MaxQrCode];
    /// <summary>Digits in <see cref="QrCode"/>; 0: none.</summary>
    public int QrCodeLength;
    /// <summary>Payment voucher number 付款凭证码 of the original, of void, refund and query; null: none.</summary>
    public string Voucher;

    /// <summary>Overwrites everything that is secret or belongs to a person.</summary>
    public void Wipe()
    {
        for (int i = 0; i < Pan.Length; i++) Pan[i] = 0;
        for (int i = 0; i < Track2.Length; i++) Track2[i] = 0;
        for (int i = 0; i < Pin.Length; i++) Pin[i] = 0;
        System.Array.Clear(ChipData, 0, ChipLength);
        PanLength = 0;
        Track2Length = 0;
        PinLength = 0;
        for (int i = 0; i < QrCode.Length; i++) QrCode[i] = 0;
        QrCodeLength = 0;
        Expiry = 0;
    }

    /// <summary>Back to an empty request.</summary>
    public void Clear()
    {
        Wipe();
        Kind = TransactionKind.None;
        Reversal = false;
        ReversalReason = null;
        Amount = 0;
        Stan = 0;
        Batch = 0;
        EntryMode = 0;
        ChipCondition = 0;
        CardSequence = -1;
        PinEntered = false;
        OriginalRrn = null;
        AuthCode = null;
        OriginalBatch = 0;
        OriginalStan = 0;
        OriginalDate = 0;
        AnswerDate = 0;
        ChipLength = 0;
        ReversalChipLength = 0;
        CardOrganisation = "CUP";
        Voucher = null;
    }
}
