using PosFirmware.Acquirer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Which QR payment is to be voided, refunded or looked at (operations.md 3.6): by the code on its slip, by voucher, reference or order
/// number, or from the list. What the log does not know, the acquirer is asked for by its order number.
/// </summary>
public sealed class QrFindSteps
{
    private const int VoucherLength = 6, RrnLength = 12;

    private readonly Services s;
    private readonly HostScreen screen;
    private readonly QrHost host;
    private readonly ScanPrompt scan;
    private readonly OriginalSteps originals;
    private readonly OriginalList list;
    private readonly CashNotes cash;
    private readonly SlipCode slip = new SlipCode();
    private readonly byte[] text = new byte[SlipCode.MaxLength];
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly string[] lines = new string[6];

    /// <summary>Works with the services.</summary>
    public QrFindSteps(Services services, HostScreen screen, QrHost host, ScanPrompt scan, OriginalSteps originals)
    {
        s = services;
        this.screen = screen;
        this.host = host;
        this.scan = scan;
        this.originals = originals;
        list = new OriginalList(services);
        cash = new CashNotes(services);
    }

    /// <summary>State <see cref="State.FindOrder"/>. Ok: the log knows it. NotFound: its order number is known, and the log does not.</summary>
    public Event FindOrder(Deal deal)
    {
        if (deal.IsChosen) return originals.TakeChosen(deal);
        while (true)
        {
            Reply reply = scan.Wait(deal.Title, Text.ScanSlip, Text.TypeOrder, 0, text, out int length, true);
            bool picked = reply == Reply.List;
            if (picked) reply = list.Pick(deal.Flow, deal.Title, deal.Original);
            if (reply == Reply.Back) continue;
            if (reply != Reply.Ok) return reply == Reply.TimeOut ? Event.TimeOut : Event.Cancel;
            deal.OriginalOrder = "";
            Text trouble = picked ? originals.Take(deal) : scan.Typed ? ByNumber(deal, length) : ByCode(deal, length);
            if (trouble == Text.Count) return deal.HasOriginal ? Event.Ok : Event.NotFound;
            if (OriginalRules.IsOffered(trouble)) return originals.OfferRefund(deal, trouble);
            s.Desk.BeepError();
            scan.Trouble = trouble;
        }
    }

    private Text ByCode(Deal deal, int length)
    {
        if (length > text.Length) return Text.CodeTooLong;
        switch (slip.Parse(text, length))
        {
            case SlipCodeState.Damaged: return Text.ScanAgain;
            case SlipCodeState.Foreign: return IsDigits(length) && length > RrnLength ? ByOrder(deal, TextOf(length)) : Text.NotASlip;
        }
        if (slip.TerminalId == s.Settings.TerminalId && (InLog(deal, s.Batch) || InLog(deal, s.PreviousBatch()))) return originals.Take(deal);
        return slip.Order.Length > 0 ? ByOrder(deal, slip.Order) : Text.NotAQrSlip;
    }

    /// <summary>The code names batch, voucher and reference: all three must fit.</summary>
    private bool InLog(Deal deal, Batch batch)
    {
        int index = batch.IndexOf(slip.Stan);
        return index >= 0 && batch.Read(index, deal.Original) && deal.Original.Batch == slip.Batch && deal.Original.Rrn == slip.Rrn;
    }

    private Text ByNumber(Deal deal, int length)
    {
        if (length > RrnLength) return ByOrder(deal, TextOf(length));
        if (length <= VoucherLength) return originals.ByVoucher(deal, text, length);
        if (length < RrnLength) return Text.RrnLength;
        string rrn = TextOf(length);
        return FindBy(deal, rrn, null) ? originals.Take(deal) : Text.OriginalNotFound;
    }

    private Text ByOrder(Deal deal, string order)
    {
        if (FindBy(deal, null, order)) return originals.Take(deal);
        deal.HasOriginal = false;
        deal.OriginalOrder = order;
        return deal.Flow == Flow.QrVoid ? Text.OriginalNotFound : Text.Count;
    }

    private bool FindBy(Deal deal, string rrn, string order) => Search(s.Batch, deal, rrn, order) || Search(s.PreviousBatch(), deal, rrn, order);

    private static bool Search(Batch batch, Deal deal, string rrn, string order)
    {
        for (int i = batch.Count - 1; i >= 0; i--)
        {
            if (batch.KindOf(i) != TransactionKind.QrSale || !batch.Read(i, deal.Original)) continue;
            if (rrn != null ? deal.Original.Rrn == rrn : deal.Original.OrderNumber == order) return true;
        }
        return false;
    }

    private bool IsDigits(int length)
    {
        for (int i = 0; i < length; i++)
            if (text[i] < '0' || text[i] > '9') return false;
        return true;
    }

    private string TextOf(int length)
    {
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) letters[i] = (char)text[i];
        return new string(letters);
    }

    /// <summary>State <see cref="State.AskOrder"/>: for a refund of what the log does not know, its particulars; for a query, the answer on the screen.</summary>
    public Event AskOrder(Deal deal)
    {
        if (deal.Flow == Flow.QrLast && !TakeLast(deal))
        {
            s.Prompts.Message(Tone.Warning, deal.Title, Text.NoTransaction);
            return Event.Failed;
        }
        screen.Prepare(Text.QrAsk, null);
        HostAnswer answer = deal.Answer;
        QrState state = host.AskOrder(deal.OriginalOrder, answer, screen);
        if (deal.Flow != Flow.QrRefund) return Show(deal, state);
        if (state != QrState.Paid || answer.Rrn == null || answer.Refundable < 0) return Refuse(deal, state);
        if (answer.Refundable == 0)
        {
            s.Prompts.Message(Tone.Warning, deal.Title, Text.FullyRefunded);
            return Event.Failed;
        }
        int year = s.Time.YearOf(answer.HostDate);
        if (OriginalRules.IsDate(year, answer.HostDate) && OriginalRules.DaysLeft(year, answer.HostDate, s.Time.Now, OriginalRules.QrRefundDays(s.Settings, answer.Wallet)) < 0)
        {
            s.Prompts.Message(Tone.Warning, deal.Title, Text.RefundTooLate);
            return Event.Failed;
        }
        TransactionRecord original = deal.Original;
        original.Kind = TransactionKind.QrSale;
        original.Stan = 0;
        original.Batch = 0;
        original.Amount = answer.Amount;
        original.MaskedPan = "";
        original.Date = answer.HostDate;
        original.Time = answer.HostTime;
        original.Year = year;
        original.Rrn = answer.Rrn;
        original.AuthCode = "";
        original.OrderNumber = deal.OriginalOrder;
        original.Wallet = answer.Wallet;
        original.Voided = false;
        System.Array.Clear(original.PanCipher, 0, original.PanCipher.Length);
        deal.HasOriginal = true;
        deal.OriginalRrn = answer.Rrn;
        deal.OriginalDate = answer.HostDate;
        deal.Wallet = answer.Wallet;
        deal.Amount = answer.Refundable;
        return Event.Ok;
    }

    private bool TakeLast(Deal deal)
    {
        for (int i = s.Batch.Count - 1; i >= 0; i--)
        {
            if (s.Batch.KindOf(i) != TransactionKind.QrSale || !s.Batch.Read(i, record)) continue;
            deal.OriginalOrder = record.OrderNumber;
            return true;
        }
        return false;
    }

    private Event Refuse(Deal deal, QrState state)
    {
        Show(deal, state);
        return Event.Failed;
    }

    /// <summary>What the acquirer says: paid when and how much, refunded, what is left.</summary>
    private Event Show(Deal deal, QrState state)
    {
        HostAnswer answer = deal.Answer;
        for (int i = 0; i < lines.Length; i++) lines[i] = null;
        lines[0] = deal.OriginalOrder;
        if (state == QrState.Paid)
        {
            lines[1] = "RMB " + Money.Format(answer.Amount) + "  " + s.T(WalletTexts.Of(answer.Wallet));
            if (answer.HostDate > 0 && answer.HostTime >= 0)
                lines[2] = (answer.HostDate / 100).ToString("D2") + "/" + (answer.HostDate % 100).ToString("D2") + " " + (answer.HostTime / 10000).ToString("D2") + ":"
                    + (answer.HostTime / 100 % 100).ToString("D2") + ":" + (answer.HostTime % 100).ToString("D2");
            lines[3] = answer.Rrn == null ? null : s.T(Text.RrnLabel) + " " + answer.Rrn;
            if (answer.Refundable >= 0)
            {
                lines[4] = s.T(Text.RefundedLabel) + " " + Money.Format(answer.Amount - answer.Refundable);
                lines[5] = s.T(Text.RemainderLabel) + " " + Money.Format(answer.Refundable);
            }
            s.Prompts.Message(Tone.Good, deal.Title, s.T(Text.OrderPaid), lines, s.Settings.InputTimeoutMs);
            return Event.Ok;
        }
        lines[1] = answer.Verdict == HostVerdict.Answered ? s.T(Text.ResponseCodeLabel) + " " + answer.ResponseCode : null;
        string what = answer.Verdict == HostVerdict.Answered ? ResponseTexts.Of(answer.ResponseCode, s.Desk.Texts.English)
            : s.T(answer.Verdict == HostVerdict.NotSent ? FaultTexts.Of(answer.Fault) : Text.NoAnswer);
        s.Prompts.Message(Tone.Warning, deal.Title, what, lines, s.Settings.InputTimeoutMs);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.RefundWay"/>: the way that the money came is the only one that moves any; cash is noted, and that is the end.</summary>
    public Event RefundWay(Deal deal)
    {
        string[] items = { s.T(Text.WayOriginal), s.T(Text.WayCash) };
        int chosen = s.Prompts.Menu(Text.RefundWay, items, s.Settings.InputTimeoutMs);
        if (chosen < 0) return Event.Cancel;
        if (chosen == 0) return Event.Ok;
        return cash.Note(deal.Amount, deal.Original.Stan, deal.Reason) ? Event.Failed : Event.TimeOut;
    }
}
