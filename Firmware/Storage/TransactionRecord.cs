namespace PosFirmware.Storage;

/// <summary>
/// One transaction as it is kept in the batch: what slips, queries, voids, refunds and settlement need. The card number is kept
/// masked, and enciphered under the record key; nothing else of the card is kept.
/// </summary>
public sealed class TransactionRecord
{
    /// <summary>Bytes of the enciphered PAN.</summary>
    public const int PanCipherLength = 16;

    /// <summary>Kind of transaction.</summary>
    public TransactionKind Kind;
    /// <summary>System trace audit number = voucher number 凭证号, 1 to 999999.</summary>
    public int Stan;
    /// <summary>Batch number, 1 to 999999.</summary>
    public int Batch;
    /// <summary>Amount in fen, always positive.</summary>
    public long Amount;
    /// <summary>Field 22 without its PIN digit: 2 stripe, 5 chip, 7 contactless.</summary>
    public int EntryMode;
    /// <summary>A PIN was entered.</summary>
    public bool PinEntered;
    /// <summary>Masked card number for screen and slip; empty without a card.</summary>
    public string MaskedPan = "";
    /// <summary>PAN under the record key; all zero without a card.</summary>
    public readonly byte[] PanCipher = new byte[PanCipherLength];
    /// <summary>Cashier, 0 to 99.</summary>
    public int Cashier;
    /// <summary>Year of the transaction (the host sends none).</summary>
    public int Year;
    /// <summary>Host date MMDD.</summary>
    public int Date;
    /// <summary>Host time hhmmss.</summary>
    public int Time;
    /// <summary>Settlement date MMDD; 0 unknown.</summary>
    public int SettlementDate;
    /// <summary>Response code, field 39.</summary>
    public string ResponseCode = "";
    /// <summary>Authorisation code; may be empty.</summary>
    public string AuthCode = "";
    /// <summary>Retrieval reference number.</summary>
    public string Rrn = "";
    /// <summary>Field 32.</summary>
    public string AcquirerId = "";
    /// <summary>Issuer institution of field 44.</summary>
    public string Issuer = "";
    /// <summary>Acquirer institution of field 44.</summary>
    public string AcquirerInstitution = "";
    /// <summary>Card organisation, field 63.1: CUP is domestic, everything else foreign.</summary>
    public string Organisation = "";
    /// <summary>Host text for the slip, field 63.2.1 to 3.</summary>
    public string SlipText = "";
    /// <summary>What the slip shows of a chip; empty for stripe and QR.</summary>
    public readonly ChipRecord Chip = new ChipRecord();
    /// <summary>Original of a void or completion: its trace; 0 none.</summary>
    public int OriginalStan;
    /// <summary>Original of a void or completion: its batch; 0 none.</summary>
    public int OriginalBatch;
    /// <summary>Original of a refund: its retrieval reference number.</summary>
    public string OriginalRrn = "";
    /// <summary>Original of a refund: its date MMDD; 0 none.</summary>
    public int OriginalDate;

    /// <summary>Reason of a refund: 1 returned, 2 wrong amount, 3 charged twice, 4 other; 0 none.</summary>
    public int Reason;

    /// <summary>Payment voucher number 付款凭证码 of a QR payment, or of the one that is voided or refunded: the order number for people.</summary>
    public string OrderNumber = "";
    /// <summary>Whose wallet paid: 1 UnionPay, 2 Alipay, 3 WeChat; 0 none or unknown.</summary>
    public int Wallet;

    /// <summary>A void of this transaction stands later in the batch (derived, see <see cref="Storage.Batch"/>).</summary>
    public bool Voided;
    /// <summary>A completion of this pre-authorisation stands later in the batch (derived).</summary>
    public bool Completed;
    /// <summary>All slips that were wanted have been printed.</summary>
    public bool Printed;
    /// <summary>An off-line sale that the acquirer has (a mark of the batch); its reference is in <see cref="Rrn"/> then.</summary>
    public bool Uploaded;
    /// <summary>An off-line sale that the acquirer has refused (a mark of the batch).</summary>
    public bool Refused;
    /// <summary>Date MMDD that the acquirer gave an off-line sale; 0 none.</summary>
    public int UploadDate;

    /// <summary>Writes the record; its marks are kept apart.</summary>
    public void Put(RecordBuffer to)
    {
        to.PutByte((int)Kind);
        to.PutInt(Stan);
        to.PutInt(OriginalStan);
        to.PutInt(Batch);
        to.PutLong(Amount);
        to.PutByte(EntryMode);
        to.PutBool(PinEntered);
        to.PutText(MaskedPan);
        to.PutBytes(PanCipher, 0, PanCipherLength);
        to.PutByte(Cashier);
        to.PutInt(Year);
        to.PutInt(Date);
        to.PutInt(Time);
        to.PutInt(SettlementDate);
        to.PutText(ResponseCode);
        to.PutText(AuthCode);
        to.PutText(Rrn);
        to.PutText(AcquirerId);
        to.PutText(Issuer);
        to.PutText(AcquirerInstitution);
        to.PutText(Organisation);
        to.PutText(SlipText);
        Chip.Put(to);
        to.PutInt(OriginalBatch);
        to.PutText(OriginalRrn);
        to.PutInt(OriginalDate);
        to.PutByte(Reason);
        to.PutText(OrderNumber);
        to.PutByte(Wallet);
        Chip.PutMore(to);
    }

    // what PutFormer passes over: kind, trace, original trace, batch, amount, entry mode, PIN; cashier, year, date, time, settlement date; response code to slip text
    private const int FormerFixed = 1 + 4 + 4 + 4 + 8 + 1 + 1, FormerMiddle = 1 + 4 * 4, FormerTexts = 8;

    /// <summary>Makes a record of now of one that has no chip block between the text for the slip and the original: logs with entries of 384 bytes.</summary>
    /// <param name="from">An entry of such a log.</param>
    /// <param name="to">Filled; marks go over as they are.</param>
    public static void PutFormer(RecordBuffer from, RecordBuffer to)
    {
        int form = from.GetByte();
        int head = from.Length;
        if (form == Storage.Batch.KindRecord)
        {
            for (int i = 0; i < FormerFixed; i++) from.GetByte();
            from.GetText();
            for (int i = 0; i < PanCipherLength + FormerMiddle; i++) from.GetByte();
            for (int i = 0; i < FormerTexts; i++) from.GetText();
            head = from.Position;
        }
        to.PutBytes(from.Bytes, 0, head);
        if (form == Storage.Batch.KindRecord) new ChipRecord().Put(to);
        to.PutBytes(from.Bytes, head, from.Length - head);
    }

    /// <summary>Reads the record.</summary>
    public void Get(RecordBuffer from)
    {
        GetFormer(from);
        Chip.GetMore(from);
    }

    /// <summary>Reads a record that ends before the newer fields of its chip and has something else behind it: a signature of the version before.</summary>
    public void GetFormer(RecordBuffer from)
    {
        Chip.Clear();
        Kind = (TransactionKind)from.GetByte();
        Stan = from.GetInt();
        OriginalStan = from.GetInt();
        Batch = from.GetInt();
        Amount = from.GetLong();
        EntryMode = from.GetByte();
        PinEntered = from.GetBool();
        MaskedPan = from.GetText();
        from.GetBytes(PanCipher, 0, PanCipherLength);
        Cashier = from.GetByte();
        Year = from.GetInt();
        Date = from.GetInt();
        Time = from.GetInt();
        SettlementDate = from.GetInt();
        ResponseCode = from.GetText();
        AuthCode = from.GetText();
        Rrn = from.GetText();
        AcquirerId = from.GetText();
        Issuer = from.GetText();
        AcquirerInstitution = from.GetText();
        Organisation = from.GetText();
        SlipText = from.GetText();
        Chip.Get(from);
        OriginalBatch = from.GetInt();
        OriginalRrn = from.GetText();
        OriginalDate = from.GetInt();
        Reason = from.GetByte();
        OrderNumber = from.GetText();
        Wallet = from.GetByte();
        Voided = false;
        Completed = false;
        Printed = false;
        Uploaded = false;
        Refused = false;
        UploadDate = 0;
    }
}
