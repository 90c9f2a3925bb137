using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Receipts;

/// <summary>Whose slip it is.</summary>
public enum SlipCopy
{
    /// <summary>Merchant, with the signature.</summary>
    Merchant = 0,
    /// <summary>Cardholder.</summary>
    Cardholder = 1,
    /// <summary>Bank.</summary>
    Bank = 2,
}

/// <summary>Fills slips: those of transactions (<see cref="TransactionSlip"/>), and forms.</summary>
public sealed class SlipComposer
{
    private readonly TerminalSettings settings;
    private readonly Slip slip;
    private readonly TransactionSlip transactions;

    /// <summary>Composes into a slip.</summary>
    public SlipComposer(TerminalSettings settings, Slip slip)
    {
        this.settings = settings;
        this.slip = slip;
        transactions = new TransactionSlip(settings, slip);
    }

    /// <summary>Signature for the slip of the transaction that it belongs to.</summary>
    public SlipSignature Signature => transactions.Signature;

    /// <summary>Knows what has been refunded, for the slips of refunds; null: nothing is known.</summary>
    public IRefundHistory Refunds
    {
        set => transactions.Refunds = value;
    }

    /// <summary>Composes the slip of a transaction.</summary>
    /// <param name="transaction">Record from the batch.</param>
    /// <param name="whose">Copy.</param>
    /// <param name="again">It was printed completely before.</param>
    public Slip Compose(TransactionRecord transaction, SlipCopy whose, bool again) => transactions.Compose(transaction, whose, again);

    /// <summary>Composes the fault slip of a reversal that could not be delivered (operations.md 4.8, sample 7).</summary>
    public Slip Fault(PendingMessage reversal)
    {
        FaultHead(reversal);
        slip.Add(SlipWords.FaultReversal, 16, false);
        FaultFoot();
        return slip;
    }

    /// <summary>Composes the fault slip of something that the supervisor takes off the list: all that is left of it.</summary>
    /// <param name="message">Reversal, or refund whose result is unknown.</param>
    /// <param name="isReversal">True: a reversal.</param>
    /// <param name="now">Time of the terminal.</param>
    public Slip Cleared(PendingMessage message, bool isReversal, System.DateTime now)
    {
        FaultHead(message);
        slip.Add(isReversal ? "冲正未成功上送, 原因码: " + message.Reason : SlipWords.FaultUnknown, 16, false);
        slip.Add(SlipWords.FaultCleared, 24, false);
        slip.Add("清除时间: " + now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        FaultFoot();
        slip.Add(SlipWords.RequestSigns, 24, false);
        for (int i = 0; i < 3; i++) slip.Add(" ", 24, false);
        return slip;
    }

    /// <summary>Composes the note of a refund in cash (operations.md 1.2, no. 77).</summary>
    /// <param name="amount">In fen.</param>
    /// <param name="voucher">Voucher number of the original; 0 unknown.</param>
    /// <param name="why">Reason, 1 to 4.</param>
    /// <param name="who">Whose copy.</param>
    /// <param name="now">Time of the terminal.</param>
    public Slip CashNote(long amount, int voucher, int why, SlipCopy who, System.DateTime now)
    {
        slip.Clear();
        slip.Add(SlipWords.CashTitle, 24, true);
        slip.Add(SlipWords.CashMark, 24, false);
        slip.Add(SlipWords.Copy[(int)who], 16, false);
        slip.Add(settings.MerchantName, 24, false);
        slip.Add("商户编号: " + settings.MerchantId, 16, false);
        slip.Add(SlipWords.TerminalNumber + settings.TerminalId, 16, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add("现金退款: RMB " + Money.Format(amount), 24, false);
        if (voucher != 0) slip.Add("原凭证号: " + voucher.ToString("D6"), 16, false);
        slip.Add("原因: " + SlipWords.Reason(why), 16, false);
        slip.Add("日期/时间: " + now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add(SlipWords.CashUse, 16, false);
        slip.Add(SlipWords.FaultContact + settings.Hotline, 16, false);
        if (who == SlipCopy.Cardholder) return slip;
        slip.Add(SlipWords.CashSigns, 24, false);
        for (int i = 0; i < 3; i++) slip.Add(" ", 24, false);
        return slip;
    }

    /// <summary>Composes the fault slip of an off-line sale that the acquirer does not take. It names the certificate: with that it can be claimed.</summary>
    /// <param name="sale">Its record.</param>
    /// <param name="code">Response code of the acquirer.</param>
    public Slip OfflineRefused(TransactionRecord sale, string code)
    {
        FaultHead(sale.Batch, sale.Stan, sale.MaskedPan, sale.Kind, sale.Amount, SlipDates.Full(sale.Year, sale.Date, sale.Time));
        slip.Add(SlipWords.FaultOffline + code, 16, false);
        slip.Add("TC: " + sale.Chip.Cryptogram + "   ATC: " + sale.Chip.Atc, 16, false);
        slip.Add("AID: " + sale.Chip.Aid, 16, false);
        FaultFoot();
        return slip;
    }

    private void FaultHead(PendingMessage message) =>
        FaultHead(message.Batch, message.Stan, message.MaskedPan, message.Kind, message.Amount, message.Made.ToString("yyyy/MM/dd HH:mm:ss"));

    private void FaultHead(int batch, int stan, string maskedPan, Acquirer.TransactionKind kind, long amount, string made)
    {
        slip.Clear();
        slip.Add(SlipWords.FaultTitle, 24, true);
        slip.Add(SlipWords.FaultMark, 24, false);
        slip.Add("商户编号: " + settings.MerchantId + "  终端编号: " + settings.TerminalId, 16, false);
        slip.Add("批次号: " + batch.ToString("D6") + "   凭证号: " + stan.ToString("D6"), 16, false);
        if (maskedPan.Length > 0) slip.Add("卡号: " + maskedPan, 16, false);
        slip.Add("交易类型: " + SlipWords.Kind(kind) + "   金额: RMB " + Money.Format(amount), 16, false);
        slip.Add("日期/时间: " + made, 16, false);
    }

    private void FaultFoot()
    {
        slip.Add(SlipWords.FaultContact + settings.Hotline, 16, false);
        slip.Add(SlipWords.FaultUse, 16, false);
    }

    /// <summary>Composes the form with which a refund that the acquirer refused is asked for on paper (operations.md 3.5, 6.1).</summary>
    /// <param name="maskedPan">Card; empty: unknown.</param>
    /// <param name="rrn">Reference of the original.</param>
    /// <param name="date">Date of the original, MMDD; 0 unknown.</param>
    /// <param name="amount">Wanted, in fen.</param>
    /// <param name="reason">1 to 4.</param>
    /// <param name="code">Why it was refused.</param>
    /// <param name="now">Time of the terminal.</param>
    public Slip RequestForm(string maskedPan, string rrn, int date, long amount, int reason, string code, System.DateTime now)
    {
        slip.Clear();
        slip.Add(SlipWords.RequestForm, 24, true);
        slip.Add(settings.MerchantName, 24, false);
        slip.Add("商户编号: " + settings.MerchantId, 16, false);
        slip.Add(SlipWords.TerminalNumber + settings.TerminalId, 16, false);
        slip.AddRule(SlipWords.Rule);
        if (maskedPan.Length > 0) slip.Add("卡号: " + maskedPan, 16, false);
        if (rrn.Length > 0) slip.Add("原参考号: " + rrn, 16, false);
        if (date > 0) slip.Add("原交易日期: " + SlipDates.Day(date), 16, false);
        slip.Add("申请金额: RMB " + Money.Format(amount), 24, false);
        string why = SlipWords.Reason(reason);
        if (why != null) slip.Add("原因: " + why, 16, false);
        slip.Add("联机退货被拒绝, 应答码: " + code, 16, false);
        slip.Add("日期/时间: " + now.ToString("yyyy/MM/dd HH:mm:ss"), 16, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add(SlipWords.RequestUse, 16, false);
        slip.Add(SlipWords.FaultContact + settings.Hotline, 16, false);
        slip.Add(SlipWords.RequestSigns, 24, false);
        for (int i = 0; i < 3; i++) slip.Add(" ", 24, false);
        return slip;
    }
}
