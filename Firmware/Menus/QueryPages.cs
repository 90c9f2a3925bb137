using PosFirmware.Drivers.Keypad;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Transactions;
using PosFirmware.Ui;

namespace PosFirmware.Menus;

/// <summary>Transactions of this batch and the one before: found, shown one by one, newest first, and printed again (operations.md 2.3, 8.2).</summary>
public sealed class QueryPages
{
    private const int VoucherLength = 6, RrnLength = 12;

    private readonly Services s;
    private readonly FlowRunner flows;
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly QueryFilter filter = new QueryFilter();
    private readonly byte[] digits = new byte[RrnLength];
    private readonly string[] lines = new string[7];

    /// <summary>Works with the services.</summary>
    public QueryPages(Services services, FlowRunner flows)
    {
        s = services;
        this.flows = flows;
    }

    /// <summary>Asks what to look for, and shows what fits.</summary>
    /// <returns>False: back to idle.</returns>
    public bool Query(QueryBy by)
    {
        filter.By = by;
        Reply reply = by switch
        {
            QueryBy.Voucher => AskNumber(Text.TraceLabel, 1, VoucherLength),
            QueryBy.Amount => AskAmount(),
            QueryBy.Date => AskNumber(Text.DateMonthDay, 4, 4),
            QueryBy.CardTail => AskWords(Text.CardTail, 4, 4),
            QueryBy.Reference => AskWords(Text.RrnLabel, RrnLength, RrnLength),
            _ => Reply.Ok,
        };
        return reply == Reply.Ok ? Browse() : reply != Reply.TimeOut;
    }

    /// <summary>The last transaction, for the key of that name: reprint, or void when it can be voided.</summary>
    public void Last()
    {
        filter.By = QueryBy.All;
        Browse();
    }

    /// <summary>Prints the slips of any transaction again.</summary>
    public bool ReprintAny()
    {
        filter.By = QueryBy.Voucher;
        Reply reply = AskNumber(Text.TraceLabel, 1, VoucherLength);
        if (reply != Reply.Ok) return reply != Reply.TimeOut;
        int place = Next(-1, 1);
        if (place < 0) s.Prompts.Message(Tone.Warning, Text.ReprintAny, Text.NoTransaction);
        else flows.PrintAgain(BatchOf(place), IndexOf(place));
        return true;
    }

    private bool Browse()
    {
        int place = Next(-1, 1);
        if (place < 0)
        {
            s.Prompts.Message(Tone.Warning, Text.Query, Text.NoTransaction);
            return true;
        }
        for (bool scrolled = false; ; scrolled = true)
        {
            bool open = BatchOf(place) == s.Batch;
            Flow back = OriginalRules.VoidOf(record.Kind), refund = OriginalRules.RefundOf(record.Kind);
            bool voidable = back != 0 && refund != 0;
            Show(open, voidable);
            s.Desk.AwaitAnswer(scrolled);
            Key key = s.Desk.WaitAnswer(s.Settings.InputTimeoutMs);
            if (key == Key.None) return false;
            if (key == Key.Cancel || key == Key.Clear) return true;
            if (key == Key.Down || key == Key.Up)
            {
                int other = Next(place, key == Key.Down ? 1 : -1);
                if (other >= 0) place = other;
                else Read(place); // looking further has overwritten it
            }
            if (key == Key.Enter)
            {
                flows.PrintAgain(BatchOf(place), IndexOf(place));
                return false;
            }
            Flow chosen = !voidable ? 0 : key == Key.D1 ? back : key == Key.D2 ? refund : 0;
            if (chosen == 0) continue;
            Text why = flows.Refusal(chosen, BatchOf(place), IndexOf(place));
            if (why == Text.Count)
            {
                flows.Run(chosen, BatchOf(place), IndexOf(place));
                return false;
            }
            s.Prompts.Message(Tone.Warning, FlowTable.Of(chosen).Title, why);
        }
    }

    private void Show(bool open, bool voidable)
    {
        lines[0] = s.T(Text.TraceLabel) + " " + record.Stan.ToString("D6") + "  " + s.T(Text.BatchLabel) + " " + record.Batch.ToString("D6");
        lines[1] = SlipWords.In(s.Desk.Texts.English, KindWords.Name(record.Kind)) + (record.Voided ? " " + s.T(Text.VoidedMark) : "");
        lines[2] = record.MaskedPan;
        lines[3] = record.Year.ToString("D4") + "/" + (record.Date / 100).ToString("D2") + "/" + (record.Date % 100).ToString("D2") + " "
            + (record.Time / 10000).ToString("D2") + ":" + (record.Time / 100 % 100).ToString("D2");
        lines[4] = record.Rrn.Length == 0 ? null : s.T(Text.RrnLabel) + " " + record.Rrn;
        lines[5] = s.T(Text.InputOperator) + " " + record.Cashier.ToString("D2") + (open ? "" : "  " + s.T(Text.SettledMark));
        lines[6] = voidable ? s.T(Text.HintVoidIt) : null;
        s.Prompts.Draw(Tone.Plain, s.T(Text.Query), "RMB " + Money.Format(record.Amount), lines, Text.HintQuery);
    }

    // Places count over both batches, newest first: 0 is the last transaction of the open batch.

    /// <summary>Next place that fits, and its record read; -1 when there is none.</summary>
    private int Next(int from, int step)
    {
        int all = s.Batch.Count + s.PreviousBatch().Count;
        for (int place = from + step; place >= 0 && place < all; place += step)
            if (Read(place) && filter.Matches(record)) return place;
        return -1;
    }

    private bool Read(int place) => BatchOf(place).Read(IndexOf(place), record);

    private Batch BatchOf(int place) => place < s.Batch.Count ? s.Batch : s.PreviousBatch();

    private int IndexOf(int place) => place < s.Batch.Count ? s.Batch.Count - 1 - place : s.PreviousBatch().Count - 1 - (place - s.Batch.Count);

    private Reply AskNumber(Text label, int min, int max)
    {
        Reply reply = s.Prompts.Digits(Text.Query, label, null, false, min, max, s.Settings.InputTimeoutMs, digits, out int length);
        filter.Number = 0;
        for (int i = 0; i < length; i++) filter.Number = filter.Number * 10 + digits[i] - '0';
        return reply;
    }

    private Reply AskAmount()
    {
        filter.Number = 0;
        return s.Prompts.Amount(Text.Query, s.Settings.InputTimeoutMs, s.Settings.MaxAmount, s.Merchant, ref filter.Number);
    }

    private Reply AskWords(Text label, int min, int max)
    {
        Reply reply = s.Prompts.Digits(Text.Query, label, null, false, min, max, s.Settings.InputTimeoutMs, digits, out int length);
        char[] typed = new char[length];
        for (int i = 0; i < length; i++) typed[i] = (char)digits[i];
        filter.Words = new string(typed);
        return reply;
    }
}
