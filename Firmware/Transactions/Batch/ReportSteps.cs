using PosFirmware.Drivers.Printer;
using PosFirmware.Receipts;
using PosFirmware.Storage;
using PosFirmware.Ui;

namespace PosFirmware.Transactions;

/// <summary>Slips of the whole batch: settlement, summary, details. What they say is counted from the logs, so they can be printed again at any time.</summary>
public sealed class ReportSteps
{
    private const int PieceLines = 40;

    private readonly Services s;
    private readonly Totals totals = new Totals();
    private readonly TransactionRecord record = new TransactionRecord();

    /// <summary>Works with the services.</summary>
    public ReportSteps(Services services)
    {
        s = services;
    }

    /// <summary>State <see cref="State.FindSettlement"/>.</summary>
    public Event FindSettlement(Deal deal) => s.State.LastSettlement.Batch != 0 ? Event.Ok : Nothing(deal);

    /// <summary>State <see cref="State.FindBatch"/>: is there anything to list?</summary>
    public Event FindBatch(Deal deal) => s.Batch.Count > 0 ? Event.Ok : Nothing(deal);

    /// <summary>State <see cref="State.PrintSettlement"/>: slip of the last settlement. Whatever the printer does, the settlement stands.</summary>
    public Event PrintSettlement(Deal deal)
    {
        bool again = !s.State.SettlementSlipDue;
        totals.Count(s.PreviousBatch(), record);
        bool printed;
        do Show(deal);
        while (!IsDone(deal, s.Print(s.Reports.Settlement(s.State.LastSettlement, totals, again)), out printed));
        if (printed) s.State.SettlementSlipPrinted();
        return Event.Ok;
    }

    /// <summary>State <see cref="State.OfferDetails"/>: details of the batch that was settled, if they are wanted.</summary>
    public Event OfferDetails(Deal deal)
    {
        string[] lines = { s.T(Text.BatchLabel) + " " + s.State.LastSettlement.Batch.ToString("D6") };
        Reply reply = s.Prompts.Confirm(Tone.Good, Text.Settle, s.T(Text.PrintDetails), lines, Text.HintOkCancel, s.Settings.InputTimeoutMs);
        if (reply == Reply.Ok) PrintAll(deal, s.PreviousBatch(), s.State.LastSettlement.Batch, s.State.LastSettlement.Date, s.State.LastSettlement.Time);
        return Event.Ok;
    }

    /// <summary>State <see cref="State.PrintDetailList"/>: details of the open batch.</summary>
    public Event PrintDetailList(Deal deal)
    {
        PrintAll(deal, s.Batch, s.State.Batch, s.Time.Today, TimeOfDay());
        return Event.Ok;
    }

    /// <summary>State <see cref="State.PrintSummary"/>: totals of the open batch.</summary>
    public Event PrintSummary(Deal deal)
    {
        totals.Count(s.Batch, record);
        int cashier = s.State.Cashier < 0 ? 0 : s.State.Cashier;
        do Show(deal);
        while (!IsDone(deal, s.Print(s.Reports.Summary(totals, s.State.Batch, cashier, s.Time.Today, TimeOfDay())), out _));
        return Event.Ok;
    }

    private void PrintAll(Deal deal, Batch batch, int number, int date, int time)
    {
        do Show(deal);
        while (!IsDone(deal, List(batch, number, date, time), out _));
    }

    /// <summary>Prints the details of the open batch, before somebody clears it.</summary>
    /// <param name="mark">Last line: where it stands, the list is complete.</param>
    public PrinterStatus PrintOpenBatch(string mark) => List(s.Batch, s.State.Batch, s.Time.Today, TimeOfDay(), mark);

    /// <summary>Prints a list piece by piece, as it is longer than a slip can hold.</summary>
    private PrinterStatus List(Batch batch, int number, int date, int time, string mark = null)
    {
        Slip slip = s.Reports.DetailHead(number, date, time);
        for (int i = 0; i < batch.Count; i++)
        {
            if (slip.Count >= PieceLines)
            {
                PrinterStatus status = s.PrintPiece(slip);
                if (status != PrinterStatus.Ok) return status;
                s.Reports.NextPiece();
            }
            if (batch.Read(i, record)) s.Reports.Detail(record);
        }
        s.Reports.DetailFoot();
        if (mark != null) slip.Add(mark, 24, true);
        return s.Print(slip);
    }

    private void Show(Deal deal) => s.Prompts.Draw(Tone.Good, s.T(deal.Title), s.T(Text.Printing), null, Text.Count);

    /// <returns>True: nothing more to do, because it is printed or the operator has put it off.</returns>
    private bool IsDone(Deal deal, PrinterStatus status, out bool printed)
    {
        printed = status == PrinterStatus.Ok;
        if (printed) return true;
        return s.Paper.Mend(deal.Title, status, true) != Reply.Ok;
    }

    private Event Nothing(Deal deal)
    {
        s.Prompts.Message(Tone.Warning, deal.Title, Text.NoTransaction);
        return Event.Failed;
    }

    private int TimeOfDay()
    {
        System.DateTime now = s.Time.Now;
        return now.Hour * 10000 + now.Minute * 100 + now.Second;
    }
}
