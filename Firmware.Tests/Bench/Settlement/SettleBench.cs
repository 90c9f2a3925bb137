using System;
using System.Linq;
using Bench;
using Bench.Acquirer;
using Bench.VirtualBoard;
using PosFirmware.Acquirer;
using PosFirmware.Drivers.Keypad;
using PosFirmware.Security;
using PosFirmware.Storage;
using Kind = PosFirmware.Storage.TransactionKind;

namespace PosFirmware.Tests.Bench.Settlement;

/// <summary>A terminal that is signed on, with a batch that lies in its log and in the acquirer's books, and a hand that settles.</summary>
internal sealed class SettleBench : IDisposable
{
    private const string TerminalId = "12345678", MerchantId = "898310000000001";
    private readonly string start;
    private int seeded;

    internal SettleBench()
    {
        Bench = new Workbench();
        Bench.PowerOn();
        Bench.ExpectScreen("按[确认]签到", 15_000);
        start = "[功能]菜单";
        SignOn();
        Bench.PowerCut();
    }

    /// <summary>Cashier 01 signs on, from idle.</summary>
    internal void SignOn()
    {
        Bench.Tap(Key.Enter, Key.D0, Key.D1, Key.Enter, Key.D0, Key.D0, Key.D0, Key.D0, Key.Enter);
        Bench.ExpectScreen("[确认]消费", 30_000);
    }

    internal Workbench Bench { get; }

    internal Ledger Ledger => Bench.Host!.Ledger;

    internal TerminalBooks Books => TerminalBooks.Read(Bench.Flash);

    /// <summary>Puts a transaction into the log and the books, as if it had been done. The power must be off.</summary>
    internal void Seed(Kind kind, long amount, string card = "cup-debit", int original = 0, bool atTerminal = true, bool atHost = true)
    {
        SimulatedFlash copy = new(); // the terminal's own belongs to a board without power
        copy.Restore(Bench.Flash.Snapshot());
        TerminalState state = new(copy);
        state.Load();
        int stan = state.NextStan();
        CardEntry entry = Bench.CardOf(card);
        string organisation = Ledger.Card(entry.Pan)!.Organisation;
        if (atTerminal) Book(copy, state, kind, stan, amount, entry.Pan, organisation, original);
        Bench.Flash.Restore(copy.Snapshot());
        if (!atHost) return;
        TradeKind theirs = Enum.Parse<TradeKind>(kind.ToString());
        long of = original == 0 ? 0 : Ledger.Find(TerminalId, state.Batch, original)!.Id;
        Ledger.AddTrade(new TradeRecord(0, theirs, TerminalId, MerchantId, state.Batch, stan, entry.Pan, amount, amount, TradeState.Approved, "00",
            $"{++seeded:D12}", "", "022", Bench.UtcNow.AddHours(8), of, 0, organisation, ""));
        if (kind is Kind.SaleVoid or Kind.CompletionVoid) Ledger.SetTradeState(of, TradeState.Voided);
        if (kind == Kind.PreAuth) Ledger.Move(entry.Pan, 0, amount);
        else Ledger.Move(entry.Pan, TradeTable.Row(theirs).Side switch { Side.Debit => -amount, Side.Credit => amount, _ => 0 }, 0);
    }

    private void Book(SimulatedFlash flash, TerminalState state, Kind kind, int stan, long amount, string pan, string organisation, int original)
    {
        RecordCipher cipher = new(flash, [.. global::Bench.Silicon.Machine.UsualMacAddress]);
        cipher.Load();
        Batch batch = new(flash, Batch.Largest);
        batch.Open(state.BatchFile);
        DateTime now = Bench.UtcNow.AddHours(8);
        TransactionRecord record = new()
        {
            Kind = kind, Stan = stan, Batch = state.Batch, Amount = amount, EntryMode = 2, Cashier = 1, Organisation = organisation, MaskedPan = Mask.Pan(pan),
            Year = now.Year, Date = now.Month * 100 + now.Day, Time = now.Hour * 10000 + now.Minute * 100 + now.Second, ResponseCode = "00",
            Rrn = $"{seeded + 1:D12}", OriginalStan = original, OriginalBatch = original == 0 ? 0 : state.Batch,
        };
        cipher.Seal(pan.Select(c => (byte)c).ToArray(), pan.Length, stan, record.PanCipher);
        batch.Append(record);
        batch.MarkPrinted(batch.Count - 1);
    }

    /// <summary>A sale that the acquirer booked and whose answer was lost: its reversal waits. The power must be off.</summary>
    internal void SeedLostSale(long amount)
    {
        Seed(Kind.Sale, amount, atTerminal: false);
        SimulatedFlash copy = new();
        copy.Restore(Bench.Flash.Snapshot());
        PosFirmware.Acquirer.HostRequest request = new() { Kind = Kind.Sale, Amount = amount, Stan = LastStan, Batch = Books.State.Batch, EntryMode = 2 };
        new PendingMessage(copy, "reversal").Keep(request, "", new byte[TransactionRecord.PanCipherLength], Bench.UtcNow.AddHours(8), 0);
        Bench.Flash.Restore(copy.Snapshot());
    }

    /// <summary>Trace number of the last transaction that was put there.</summary>
    internal int LastStan => Books.State.Stan;

    internal void PowerOn()
    {
        Bench.PowerOn();
        Bench.ExpectScreen(start, 30_000);
    }

    /// <summary>Begins a settlement from idle, up to its confirmation.</summary>
    internal void OpenSettle() => Bench.Tap(SettleKeys);

    /// <summary>Keys from idle to settlement.</summary>
    internal static readonly Key[] SettleKeys = [Key.Menu, Key.D7, Key.D6];

    /// <summary>Settles from idle to idle, and prints no details.</summary>
    internal void Settle()
    {
        OpenSettle();
        Bench.ExpectScreen("是否批结算", 5_000);
        Bench.Tap(Key.Enter);
        Finish();
    }

    /// <summary>From the settlement's messages to idle.</summary>
    internal void Finish()
    {
        Bench.ExpectScreen("是否打印明细", 120_000);
        Bench.Tap(Key.Cancel);
        Bench.ExpectScreen(start, 10_000);
    }

    /// <summary>What is wrong after a settlement; nothing when all is well.</summary>
    internal string[] Faults(int batch, int transactions)
    {
        TerminalBooks books = Books;
        var settlement = Ledger.Settlements().SingleOrDefault(s => s.Batch == batch);
        return new (bool Good, string What)[]
        {
            (settlement is { Closed: true }, "the acquirer has closed the batch"),
            (settlement?.UploadedCount == transactions, $"the end message counts {transactions}, not {settlement?.UploadedCount}"),
            (books.State.Batch == batch + 1, $"the next batch is {books.State.Batch}"),
            (books.State.LastSettlement.Batch == batch, "the last settlement is kept"),
            (!books.State.Settling, "nothing is under way"),
            (!books.State.SignedOn && books.State.Cashier < 0, "signed off"),
            (books.Transactions.Count == 0, $"the new batch is empty, not of {books.Transactions.Count}"),
            (Previous(books).Count == transactions, $"the previous batch is kept, {Previous(books).Count} of {transactions}"),
            (Ledger.Audit().Count == 0, "audit: " + string.Join("; ", Ledger.Audit())),
            (Bench.FirstComplaint is null, "a part complains: " + Bench.FirstComplaint),
            (Bench.Host!.Failure is null, "the acquirer failed: " + Bench.Host.Failure),
        }.Where(c => !c.Good).Select(c => c.What).ToArray();
    }

    private Batch Previous(TerminalBooks books)
    {
        SimulatedFlash copy = new();
        copy.Restore(Bench.Flash.Snapshot());
        Batch previous = new(copy, Batch.Largest);
        previous.Open(books.State.PreviousBatchFile);
        return previous;
    }

    public void Dispose() => Bench.Dispose();
}
