using PosFirmware.Drivers.Keypad;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>
/// Originals to pick from, newest first, with amount, time and end of the card number: two of the same amount are told apart by
/// their time (operations.md 1.2, no. 83).
/// </summary>
public sealed class OriginalList
{
    private const int Rows = 4, TailDigits = 4;

    private readonly Services s;
    private readonly EarlierMarks marks;
    private readonly TransactionRecord record = new TransactionRecord();
    private readonly int[] shown = new int[Rows];
    private int count;

    /// <summary>Looks into the batches of the services.</summary>
    public OriginalList(Services services)
    {
        s = services;
        marks = new EarlierMarks(services);
    }

    /// <summary>Lets an original be picked.</summary>
    /// <param name="flow">What is to be done with it.</param>
    /// <param name="title">Title of the screen.</param>
    /// <param name="into">The record that was picked.</param>
    /// <returns>Ok; Back: left, or there is none; TimeOut.</returns>
    public Reply Pick(Flow flow, Text title, TransactionRecord into)
    {
        Fill(flow, -1, 1);
        if (count == 0)
        {
            s.Prompts.Message(Tone.Warning, title, Text.NoTransaction);
            return Reply.Back;
        }
        for (bool scrolled = false; ; scrolled = true)
        {
            Draw(title);
            s.Desk.AwaitAnswer(scrolled);
            Key key = s.Desk.WaitAnswer(s.Settings.InputTimeoutMs);
            if (key == Key.None) return Reply.TimeOut;
            if (key == Key.Cancel || key == Key.Clear) return Reply.Back;
            if (key == Key.Down) Turn(flow, shown[count - 1], 1);
            else if (key == Key.Up) Turn(flow, shown[0], -1);
            int chosen = (int)key - 1;
            if (key >= Key.D1 && key <= Key.D9 && chosen < count && Read(shown[chosen], into)) return Reply.Ok;
        }
    }

    /// <summary>The next page, or the page as it is when there is nothing further.</summary>
    private void Turn(Flow flow, int from, int step)
    {
        int next = Next(flow, from, step);
        if (next < 0) return;
        for (int i = 1; step < 0 && i < Rows; i++)
        {
            int earlier = Next(flow, next, step);
            if (earlier < 0) break;
            next = earlier;
        }
        Fill(flow, next - 1, 1);
    }

    private void Fill(Flow flow, int before, int step)
    {
        count = 0;
        for (int place = Next(flow, before, step); place >= 0 && count < Rows; place = Next(flow, place, step)) shown[count++] = place;
    }

    private void Draw(Text title)
    {
        Page page = s.Desk.Page;
        page.Begin(Tone.Plain, s.T(title));
        for (int i = 0; i < count; i++)
        {
            if (!Read(shown[i], record)) continue;
            string pan = record.MaskedPan;
            string tail = pan.Length > TailDigits ? " *" + Tail(pan) : "";
            page.Line((i + 1).ToString() + " RMB " + Money.Format(record.Amount) + tail);
            page.Line("  " + (record.Date / 100).ToString("D2") + "/" + (record.Date % 100).ToString("D2") + " " + (record.Time / 10000).ToString("D2") + ":"
                + (record.Time / 100 % 100).ToString("D2") + ":" + (record.Time % 100).ToString("D2") + " #" + record.Stan.ToString("D6"));
            page.Gap(4);
        }
        page.End(s.T(Text.HintPick));
    }

    /// <summary>Last digits of a number in groups.</summary>
    private static string Tail(string pan)
    {
        string tail = "";
        for (int i = pan.Length - 1; i >= 0 && tail.Length < TailDigits; i--)
            if (pan[i] != ' ') tail = pan[i] + tail;
        return tail;
    }

    // Places count over both batches, newest first: 0 is the last transaction of the open batch.

    private int Next(Flow flow, int from, int step)
    {
        int open = s.Batch.Count, all = open + (ReachesBack(flow) ? s.PreviousBatch().Count : 0);
        for (int place = from + step; place >= 0 && place < all; place += step)
            if (ReadMarked(place) && OriginalRules.Fits(flow, record.Kind) && (flow == Flow.AskHost || flow == Flow.QrAsk || (!record.Voided && !record.Completed))) return place;
        return -1;
    }

    private bool ReadMarked(int place)
    {
        if (!Read(place, record)) return false;
        marks.Complete(record);
        return true;
    }

    private bool Read(int place, TransactionRecord into) =>
        place < s.Batch.Count ? s.Batch.Read(s.Batch.Count - 1 - place, into) : s.PreviousBatch().Read(s.PreviousBatch().Count - 1 - (place - s.Batch.Count), into);

    /// <summary>A void is for the open batch only.</summary>
    private static bool ReachesBack(Flow flow) => !OriginalRules.OfOpenBatch(FlowTable.KindOf(flow));
}
