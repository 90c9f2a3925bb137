using PosFirmware.Acquirer;
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
    private const int N = 16, B = 24, PenLines = 3;
    private const string Moment = "yyyy/MM/dd HH:mm:ss";

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

    /// <summary>Composes the short guide.</summary>
    /// <param name="english">In English, else in Chinese.</param>
    public Slip Guide(bool english)
    {
        slip.Clear();
        slip.Add(english ? GuideWords.EnglishTitle : GuideWords.Title, B, true);
        slip.AddRule(SlipWords.Rule);
        string[] lines = english ? GuideWords.EnglishLines : GuideWords.Lines;
        for (int i = 0; i < lines.Length; i++) slip.Add((i + 1).ToString() + " " + lines[i], N, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add((english ? GuideWords.EnglishHotline : SlipWords.Hotline) + settings.Hotline, N, false);
        Pair(SlipLabels.TerminalId, settings.TerminalId);
        return slip;
    }

    /// <summary>Composes the fault slip of a reversal that could not be delivered (operations.md 4.8, sample 7).</summary>
    public Slip Fault(PendingMessage reversal)
    {
        FaultHead(reversal);
        Sentence(FormWords.ReversalWaits, N);
        FaultFoot();
        return slip;
    }

    /// <summary>Composes the fault slip of a reversal that the acquirer has refused because the transaction stands; with the reference it can be refunded.</summary>
    /// <param name="reversal">The reversal.</param>
    /// <param name="rrn">Reference of the transaction; empty: unknown.</param>
    public Slip Stands(PendingMessage reversal, string rrn)
    {
        FaultHead(reversal);
        Pair(SlipLabels.Rrn, rrn);
        Sentence(FormWords.Stands, B);
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
        Sentence(isReversal ? FormWords.ReversalLost : FormWords.ResultUnknown, N);
        if (isReversal) Pair(SlipLabels.ReasonCode, message.Reason);
        Sentence(FormWords.Cleared, B);
        Pair(SlipLabels.ClearedAt, now.ToString(Moment));
        FaultFoot();
        PenRoom(FormWords.RequestSigns);
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
        slip.Add(FormWords.CashTitle, B, true);
        Sentence(FormWords.CashMark, B);
        slip.Add(SlipWords.Copy[(int)who], N, false);
        Merchant();
        slip.AddPair(SlipLabels.Cash, "RMB " + Money.Format(amount), B, true);
        if (voucher != 0) Pair(SlipLabels.OriginalVoucher, voucher.ToString("D6"));
        Pair(SlipLabels.Reason, SlipWords.Reason(why));
        Pair(SlipLabels.DateTime, now.ToString(Moment));
        slip.AddRule(SlipWords.Rule);
        Sentence(FormWords.CashUse, N);
        Pair(SlipLabels.Contact, settings.Hotline);
        if (who != SlipCopy.Cardholder) PenRoom(FormWords.CashSigns);
        return slip;
    }

    /// <summary>Composes the fault slip of an off-line sale that the acquirer does not take. It names the certificate: with that it can be claimed.</summary>
    /// <param name="sale">Its record.</param>
    /// <param name="code">Response code of the acquirer.</param>
    public Slip OfflineRefused(TransactionRecord sale, string code) => OfflineFault(sale, code);

    /// <summary>Composes the fault slip of an off-line sale that was never sent and is cleared with its batch.</summary>
    /// <param name="sale">Its record.</param>
    public Slip OfflineCleared(TransactionRecord sale) => OfflineFault(sale, null);

    /// <param name="code">Response code of the acquirer; null: the sale was cleared without having been sent.</param>
    private Slip OfflineFault(TransactionRecord sale, string code)
    {
        FaultHead(sale.Batch, sale.Stan, sale.MaskedPan, sale.Kind, sale.Amount, SlipDates.Full(sale.Year, sale.Date, sale.Time));
        if (code == null) Sentence(FormWords.OfflineCleared, N);
        else
        {
            Sentence(FormWords.OfflineRefused, N);
            Pair(SlipLabels.ResponseCode, code);
        }
        slip.Add("TC: " + sale.Chip.Cryptogram + "   ATC: " + sale.Chip.Atc, N, false);
        slip.Add("AID: " + sale.Chip.Aid, N, false);
        FaultFoot();
        return slip;
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
        slip.Add(FormWords.RequestTitle, B, true);
        Merchant();
        Pair(SlipLabels.Card, maskedPan);
        Pair(SlipLabels.OriginalRrn, rrn);
        if (date > 0) Pair(SlipLabels.OriginalDate, SlipDates.Day(date));
        slip.AddPair(SlipLabels.Wanted, "RMB " + Money.Format(amount), B, true);
        Pair(SlipLabels.Reason, SlipWords.Reason(reason));
        Sentence(FormWords.RequestRefused, N);
        Pair(SlipLabels.ResponseCode, code);
        Pair(SlipLabels.DateTime, now.ToString(Moment));
        slip.AddRule(SlipWords.Rule);
        Sentence(FormWords.RequestUse, N);
        Pair(SlipLabels.Contact, settings.Hotline);
        PenRoom(FormWords.RequestSigns);
        return slip;
    }

    private void Merchant()
    {
        slip.Add(settings.MerchantName, B, false);
        Pair(SlipLabels.MerchantId, settings.MerchantId);
        Pair(SlipLabels.TerminalId, settings.TerminalId);
        slip.AddRule(SlipWords.Rule);
    }

    private void FaultHead(PendingMessage message) =>
        FaultHead(message.Batch, message.Stan, message.MaskedPan, message.Kind, message.Amount, message.Made.ToString(Moment));

    private void FaultHead(int batch, int stan, string maskedPan, TransactionKind kind, long amount, string made)
    {
        slip.Clear();
        slip.Add(FormWords.FaultTitle, B, true);
        Sentence(FormWords.FaultMark, B);
        Pair(SlipLabels.MerchantId, settings.MerchantId);
        Pair(SlipLabels.TerminalId, settings.TerminalId);
        Pair(SlipLabels.Batch, batch.ToString("D6"));
        Pair(SlipLabels.Voucher, stan.ToString("D6"));
        Pair(SlipLabels.Card, maskedPan);
        Pair(SlipLabels.Kind, KindWords.Name(kind));
        Pair(SlipLabels.Amount, "RMB " + Money.Format(amount));
        Pair(SlipLabels.DateTime, made);
    }

    private void FaultFoot()
    {
        Pair(SlipLabels.Contact, settings.Hotline);
        Sentence(FormWords.FaultUse, N);
    }

    /// <summary>A line with its label, left out where there is no value.</summary>
    private void Pair(string label, string value)
    {
        if (value != null && value.Length > 0) slip.AddPair(label, value, N, false);
    }

    private void Sentence(string[] languages, int dots)
    {
        for (int i = 0; i < languages.Length; i++) slip.Add(languages[i], dots, false);
    }

    /// <summary>Room for a pen.</summary>
    private void PenRoom(string label)
    {
        slip.Add(label, B, false);
        for (int i = 0; i < PenLines; i++) slip.Add(" ", B, false);
    }
}
