using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Receipts;

/// <summary>Fills the slips of the whole batch: settlement totals, summary, detail list (operations.md section 4, samples 5 and 6).</summary>
public sealed class ReportComposer
{
    private const int N = 16, B = 24;
    private const int End = 47, AmountWidth = 14, PanAt = 29, ShortAmount = 10, AuthLength = 6, Widest = 48;

    private readonly TerminalSettings settings;
    private readonly Slip slip;

    /// <summary>Composes into a slip.</summary>
    public ReportComposer(TerminalSettings settings, Slip slip)
    {
        this.settings = settings;
        this.slip = slip;
    }

    /// <summary>Slip of a settlement.</summary>
    /// <param name="result">What the acquirer said.</param>
    /// <param name="totals">Totals of its batch.</param>
    /// <param name="again">It was printed before.</param>
    public Slip Settlement(SettlementResult result, Totals totals, bool again)
    {
        Head(ReportWords.Settlement, result.Batch, result.Cashier, result.Date, result.Time);
        Half(totals, false, result.Domestic, result.HostTotals, 0);
        Half(totals, true, result.Foreign, result.HostTotals, Totals.HalfLength);
        slip.AddRule(SlipWords.Rule);
        slip.AddPair(SlipLabels.RefusedDetails, result.Refused.ToString(), N, false);
        if (totals.Unreadable > 0) slip.AddPair(SlipLabels.Unreadable, totals.Unreadable.ToString(), N, false);
        if (again) slip.Add(SlipWords.Reprint, B, false);
        return slip;
    }

    /// <summary>Summary of the open batch.</summary>
    /// <param name="date">yyyymmdd.</param>
    /// <param name="time">hhmmss.</param>
    public Slip Summary(Totals totals, int batch, int cashier, int date, int time)
    {
        Head(ReportWords.Summary, batch, cashier, date, time);
        Half(totals, false, 0, "", 0);
        Half(totals, true, 0, "", Totals.HalfLength);
        slip.AddRule(SlipWords.Rule);
        if (totals.Unreadable > 0) slip.AddPair(SlipLabels.Unreadable, totals.Unreadable.ToString(), N, false);
        slip.Add(ReportWords.NotSettled, N, false);
        return slip;
    }

    /// <summary>Beginning of the detail list. The list is longer than a slip: it comes in pieces.</summary>
    public Slip DetailHead(int batch, int date, int time)
    {
        slip.Clear();
        slip.Add(ReportWords.Details, B, true);
        Numbers();
        slip.AddPair(SlipLabels.Batch, batch.ToString("D6"), N, false);
        slip.AddPair(SlipLabels.DateTime, DateAndTime(date, time), N, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add(ReportWords.DetailHead, N, false);
        slip.Add(ReportWords.DetailHeadEnglish, N, false);
        return slip;
    }

    /// <summary>A line of the detail list: voucher, letter, authorisation code, amount, card.</summary>
    public void Detail(TransactionRecord record)
    {
        bool minus = KindTable.Has(record.Kind, KindTrait.Back) && settings.MinusSign;
        string amount = Money.Format(minus ? -record.Amount : record.Amount);
        int width = amount.Length > ShortAmount ? amount.Length : ShortAmount;
        string start = record.Stan.ToString("D6") + " " + KindWords.Letter(record.Kind) + (record.Voided ? "*" : record.Refused ? "#" : " ");
        string line = Columns.Right(start, record.AuthCode.PadRight(AuthLength), PanAt - 1 - width);
        line = Columns.Right(line, amount, PanAt - 1) + " " + record.MaskedPan;
        if (Columns.Width(line) > Widest) line = Columns.Right(start, WithoutCommas(amount), PanAt - 1) + " " + record.MaskedPan; // the largest amounts give up the code
        slip.Add(line, N, false);
    }

    /// <summary>End of the detail list.</summary>
    public void DetailFoot()
    {
        slip.AddRule(SlipWords.Rule);
        for (int i = 0; i < ReportWords.Letters.Length; i++) slip.Add(ReportWords.Letters[i], N, false);
    }

    /// <summary>Empties the slip for the next piece of a list.</summary>
    public Slip NextPiece()
    {
        slip.Clear();
        return slip;
    }

    private void Head(string title, int batch, int cashier, int date, int time)
    {
        slip.Clear();
        slip.Add(title, B, true);
        slip.AddPair(SlipLabels.MerchantName, settings.MerchantName, N, false);
        Numbers();
        slip.AddPair(SlipLabels.Operator, cashier.ToString("D2"), N, false);
        slip.AddPair(SlipLabels.Batch, batch.ToString("D6"), N, false);
        slip.AddPair(SlipLabels.DateTime, DateAndTime(date, time), N, false);
        slip.AddRule(SlipWords.Rule);
        slip.Add(ReportWords.TotalsHead, N, false);
        slip.AddRule(SlipWords.Rule);
    }

    private void Numbers()
    {
        slip.AddPair(SlipLabels.MerchantId, settings.MerchantId, N, false);
        slip.AddPair(SlipLabels.TerminalId, settings.TerminalId, N, false);
    }

    private void Half(Totals totals, bool foreign, int code, string hostTotals, int at)
    {
        slip.Add((foreign ? ReportWords.Foreign : ReportWords.Domestic) + ReportWords.Reconciliation(code), N, false);
        KindWord[] rows = KindWords.Rows;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Total == null) continue;
            int count = totals.PrintedCount(rows[i].Kind, foreign);
            bool leaveOut = rows[i].OnlyIfAny || (foreign && i > 0);
            if (count > 0 || !leaveOut) Line(rows[i].Total, count, totals.PrintedAmount(rows[i].Kind, foreign));
        }
        if (totals.RefusedCount(foreign) > 0) Line(ReportWords.OfflineRefused, totals.RefusedCount(foreign), totals.RefusedAmount(foreign));
        if (code <= SettlementResult.Balanced) return;
        Line(ReportWords.OurDebit, totals.DebitCount(foreign), totals.DebitAmount(foreign));
        Line(ReportWords.OurCredit, totals.CreditCount(foreign), totals.CreditAmount(foreign));
        if (hostTotals.Length < at + Totals.HalfLength) return;
        Line(ReportWords.HostDebit, (int)Digits(hostTotals, at + 12, 3), Digits(hostTotals, at, 12));
        Line(ReportWords.HostCredit, (int)Digits(hostTotals, at + 27, 3), Digits(hostTotals, at + 15, 12));
    }

    private void Line(string label, int count, long amount) => slip.Add(Columns.Three(label, count, Money.Format(amount), End, AmountWidth), N, false);

    private static string WithoutCommas(string amount)
    {
        char[] text = new char[amount.Length];
        int count = 0;
        for (int i = 0; i < amount.Length; i++)
            if (amount[i] != ',') text[count++] = amount[i];
        return new string(text, 0, count);
    }

    private static long Digits(string text, int from, int count)
    {
        long value = 0;
        for (int i = from; i < from + count; i++) value = value * 10 + text[i] - '0';
        return value;
    }

    private static string DateAndTime(int date, int time) => SlipDates.Full(date / 10000, date % 10000, time);
}
