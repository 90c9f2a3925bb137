using PosFirmware.Acquirer;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Receipts;

/// <summary>Fills the slip of a transaction from its record: walks a layout and asks for the value of each row.</summary>
internal sealed class TransactionSlip
{
    private const int PenLines = 4, CodeEntry = 3;

    private readonly TerminalSettings settings;
    private readonly Slip slip;
    private TransactionRecord record;
    private SlipCopy copy;
    private bool reprint;

    /// <summary>Composes into a slip.</summary>
    public TransactionSlip(TerminalSettings settings, Slip slip)
    {
        this.settings = settings;
        this.slip = slip;
    }

    /// <summary>Electronic signature, printed on the slip of its own transaction.</summary>
    public SlipSignature Signature { get; } = new SlipSignature();

    /// <summary>Knows what has been refunded; null: nothing is known.</summary>
    public IRefundHistory Refunds;

    /// <summary>Composes the slip.</summary>
    public Slip Compose(TransactionRecord transaction, SlipCopy whose, bool again)
    {
        record = transaction;
        copy = whose;
        reprint = again;
        slip.Clear();
        SlipRow[] rows = IsCode ? SlipLayout.CodeTransaction : SlipLayout.CardTransaction;
        for (int i = 0; i < rows.Length; i++)
            if (Stands(rows[i].When)) Put(rows[i]);
        return slip;
    }

    private bool IsCode => record.EntryMode == CodeEntry || record.OrderNumber.Length > 0;

    private bool Stands(int when)
    {
        bool cardholder = copy == SlipCopy.Cardholder, credit = KindTable.Has(record.Kind, KindTrait.Back);
        return !((when & SlipWhen.NotCardholder) != 0 && cardholder) && !((when & SlipWhen.Cardholder) != 0 && !cardholder)
            && !((when & SlipWhen.Charge) != 0 && credit) && !((when & SlipWhen.Return) != 0 && !credit);
    }

    private void Put(SlipRow row)
    {
        switch (row.Item)
        {
            case SlipItem.Rule: slip.AddRule(SlipWords.Rule); return;
            case SlipItem.Signature: PutSignature(row.Size); return;
            case SlipItem.ScanCode: PutCode(); return;
            case SlipItem.Acknowledgement:
                slip.Add(SlipWords.Acknowledge, row.Size, false);
                slip.Add(SlipWords.AcknowledgeEnglish, row.Size, false);
                return;
        }
        string value = Value(row.Item);
        if (value == null || value.Length == 0) return;
        if (row.Label == null) slip.Add(value, row.Size, row.Item == SlipItem.Title);
        else slip.AddPair(row.Label, value, row.Size, row.OwnLine);
    }

    private void PutSignature(int size)
    {
        if (record.Chip.IsUnsigned) return;
        if (Signature.BelongsTo(record.Batch, record.Stan))
        {
            slip.Add(SlipMarks.ElectronicSignature + Signature.FeatureCode, 16, false);
            slip.AddPicture(Signature.Bits, Signature.Width, Signature.Height);
            slip.AddRule(SlipWords.Rule);
            return;
        }
        slip.Add(SlipWords.Signature, size, false);
        for (int i = 0; i < PenLines; i++) slip.Add(" ", size, false);
    }

    /// <summary>What is voided or only practised must not be found by its code.</summary>
    private void PutCode()
    {
        if (record.Voided || slip.Banner != null) return;
        string code = SlipCode.Build(settings.TerminalId, record.Batch, record.Stan, record.Rrn, record.Date, record.OrderNumber);
        if (slip.AddSymbol(code)) slip.Add(SlipMarks.Scan, 16, true);
    }

    private string Value(SlipItem item) => item switch
    {
        SlipItem.Title => settings.SlipTitle,
        SlipItem.CopyLine => SlipWords.Copy[(int)copy],
        SlipItem.MerchantName => settings.MerchantName,
        SlipItem.Store => settings.StoreLabel,
        SlipItem.MerchantId => settings.MerchantId,
        SlipItem.TerminalId => settings.TerminalId,
        SlipItem.Operator => record.Cashier.ToString("D2"),
        SlipItem.Issuer => record.Issuer,
        SlipItem.Acquirer => record.AcquirerInstitution,
        SlipItem.CardNumber => record.MaskedPan.Length == 0 ? null : record.MaskedPan + " /" + Suffix(record.EntryMode),
        SlipItem.PayCode => record.MaskedPan,
        SlipItem.Wallet => SlipMarks.Wallet(record.Wallet),
        SlipItem.Order => record.OrderNumber,
        SlipItem.Kind => KindWords.Name(record.Kind),
        SlipItem.Batch => record.Batch.ToString("D6"),
        SlipItem.Voucher => record.Stan.ToString("D6"),
        SlipItem.AuthCode => record.AuthCode,
        SlipItem.Rrn => record.Rrn,
        SlipItem.DateTime => SlipDates.Full(record.Year, record.Date, record.Time),
        SlipItem.Amount => "RMB " + Money.Format(settings.MinusSign && KindTable.Has(record.Kind, KindTrait.Back) ? -record.Amount : record.Amount),
        SlipItem.Remarks => HasRemarks ? SlipWords.Remarks : null,
        SlipItem.OriginalVoucher => record.OriginalStan == 0 ? null : record.OriginalStan.ToString("D6"),
        SlipItem.OriginalRrn => record.OriginalRrn,
        SlipItem.OriginalDate => record.OriginalDate == 0 ? null : SlipDates.Day(record.OriginalDate),
        SlipItem.Reason => SlipWords.Reason(record.Reason),
        SlipItem.Refunded => Refunded(),
        SlipItem.RefundArrival => SlipWords.RefundArrival,
        SlipItem.Fallback => record.Chip.Fallback ? SlipMarks.Fallback : null,
        SlipItem.Cryptogram => record.Chip.Cryptogram.Length == 0 ? null : (record.Chip.IsCertificate ? "TC: " : "ARQC: ") + record.Chip.Cryptogram,
        SlipItem.ChipApplication => record.Chip.Aid,
        SlipItem.ChipStatus => record.Chip.Tvr.Length == 0 ? null : "TVR: " + record.Chip.Tvr + "  TSI: " + record.Chip.Tsi + "  ATC: " + record.Chip.Atc + "  CSN: " + record.Chip.CardSequence,
        SlipItem.ChipProfile => record.Chip.Aip.Length == 0 ? null : "AIP: " + record.Chip.Aip + (record.Chip.Unpredictable.Length == 0 ? "" : "  UNPR NUM: " + record.Chip.Unpredictable),
        SlipItem.ChipIssuerData => record.Chip.IssuerData,
        SlipItem.ChipLabel => record.Chip.Label,
        SlipItem.ChipName => record.Chip.PreferredName,
        SlipItem.NoPinNoSignature => IsCode ? SlipMarks.NoSignatureForCodes : SlipMarks.Unsigned(record.Chip.Waiver) ?? SlipMarks.Waived(record.Chip.NoPinLimit, record.Chip.NoSignatureLimit),
        SlipItem.HostText => record.SlipText,
        SlipItem.VoidMark => record.Voided ? SlipWords.Voided : record.Refused ? SlipWords.OfflineRefused : null,
        SlipItem.ReprintMark => reprint ? SlipWords.Reprint : null,
        SlipItem.Footer => SlipWords.Hotline + settings.Hotline + "   " + SlipWords.Model + Version.Text,
        _ => null,
    };

    private string Refunded()
    {
        bool isRefund = KindTable.Has(record.Kind, KindTrait.Refund);
        if (!isRefund || Refunds == null || !Refunds.Find(record, out long refunded, out long original)) return null;
        return Money.Format(refunded) + "/" + Money.Format(original);
    }

    private bool HasRemarks => record.OriginalStan != 0 || record.OriginalRrn.Length != 0 || record.OriginalDate != 0 || record.SlipText.Length != 0
        || record.Chip.Fallback || record.Chip.Cryptogram.Length != 0 || record.Chip.Aid.Length != 0;

    /// <summary>How the card was read, operations.md 4.4.</summary>
    private static string Suffix(int entryMode) => entryMode switch
    {
        1 => "M",
        2 => "S",
        5 => "I",
        7 => "C",
        _ => "N",
    };
}
