using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bench.Acquirer;

/// <summary>
/// The acquirer's books: merchants, terminals, cards, transactions, reversals, settlements and the message journal, in SQLite.
/// Safe from any thread; a whole message is booked under one lock and one database transaction.
/// </summary>
public sealed partial class Ledger : IDisposable
{
    private readonly Database db;
    private readonly Lock gate = new();

    /// <summary>Opens a ledger file, or one in memory when <paramref name="file"/> is null, and adds what the book file names and the ledger lacks.</summary>
    public Ledger(string? file, BenchFile book)
    {
        db = new Database(file);
        Atomically(() =>
        {
            foreach (string statement in LedgerSchema.Statements) db.Run(statement);
            foreach (var (table, column, statement) in LedgerSchema.Added)
                if (db.Number("SELECT COUNT(*) FROM pragma_table_info(?1) WHERE name = ?2", table, column) == 0) db.Run(statement);
            book.Seed(db);
        });
    }

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        lock (gate) db.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> as one database transaction. May be nested.</summary>
    internal void Atomically(Action work)
    {
        lock (gate)
        {
            if (depth > 0) { work(); return; }
            db.Run("BEGIN");
            depth++;
            bool done = false;
            try { work(); done = true; }
            finally { depth--; db.Run(done ? "COMMIT" : "ROLLBACK"); }
        }
    }
    private int depth;

    /// <summary>A card by its number, or null.</summary>
    public CardRecord? Card(string pan) => One("SELECT * FROM card WHERE pan = ?1", ReadCard, pan);

    /// <summary>A card by its name in scripts, or null.</summary>
    public CardRecord? CardById(string id) => One("SELECT * FROM card WHERE id = ?1", ReadCard, id);

    /// <summary>All cards in the order of the book file.</summary>
    public IReadOnlyList<CardRecord> Cards() => All("SELECT * FROM card ORDER BY rowid", ReadCard);

    /// <summary>A terminal, or null.</summary>
    public TerminalRecord? Terminal(string id) => One("SELECT * FROM terminal WHERE id = ?1", ReadTerminal, id);

    /// <summary>All terminals.</summary>
    public IReadOnlyList<TerminalRecord> Terminals() => All("SELECT * FROM terminal ORDER BY id", ReadTerminal);

    /// <summary>A merchant, or null.</summary>
    public MerchantRecord? Merchant(string id) => One("SELECT id, name, english FROM merchant WHERE id = ?1", r => new MerchantRecord(r.GetString(0), r.GetString(1), r.GetString(2)), id);

    /// <summary>All transactions, oldest first, declined ones included.</summary>
    public IReadOnlyList<TradeRecord> Transactions() => All("SELECT * FROM trade ORDER BY id", ReadTrade);

    /// <summary>The newest transactions, newest first.</summary>
    public IReadOnlyList<TradeRecord> Latest(int count) => All("SELECT * FROM trade ORDER BY id DESC LIMIT ?1", ReadTrade, count);

    /// <summary>The transaction with this identity, or null.</summary>
    /// <param name="terminal">Field 41.</param>
    /// <param name="batch">Field 60.2.</param>
    /// <param name="stan">Field 11.</param>
    public TradeRecord? Find(string terminal, int batch, int stan) =>
        One("SELECT * FROM trade WHERE terminal = ?1 AND batch = ?2 AND stan = ?3 ORDER BY id DESC LIMIT 1", ReadTrade, terminal, batch, stan);

    /// <summary>A transaction by its row number, or null.</summary>
    public TradeRecord? Trade(long id) => One("SELECT * FROM trade WHERE id = ?1", ReadTrade, id);

    /// <summary>A transaction by its retrieval reference number, or null.</summary>
    public TradeRecord? FindByReference(string rrn) => One("SELECT * FROM trade WHERE rrn = ?1 ORDER BY id DESC LIMIT 1", ReadTrade, rrn);

    /// <summary>What the chip said in a transaction, or null.</summary>
    public ChipRecord? Chip(long trade) => One("SELECT * FROM chip WHERE trade = ?1", ReadChip, trade);

    /// <summary>What chips said, oldest first.</summary>
    public IReadOnlyList<ChipRecord> Chips() => All("SELECT * FROM chip ORDER BY trade", ReadChip);

    /// <summary>Reversals in the order in which they came.</summary>
    public IReadOnlyList<ReversalRecord> Reversals() => All("SELECT * FROM reversal ORDER BY id", ReadReversal);

    /// <summary>Settlements in the order in which they came.</summary>
    public IReadOnlyList<SettlementRecord> Settlements() => All("SELECT * FROM settlement ORDER BY id", ReadSettlement);

    /// <summary>Details that a batch upload brought.</summary>
    public IReadOnlyList<UploadRecord> Uploads(string terminal, int batch) => All(
        "SELECT * FROM upload WHERE terminal = ?1 AND batch = ?2 ORDER BY id",
        r => new UploadRecord(r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetInt32(4), r.GetInt64(5), r.GetBoolean(6)), terminal, batch);

    /// <summary>Signatures in the order in which they came, unfinished ones included.</summary>
    public IReadOnlyList<SignatureRecord> Signatures() => All("SELECT * FROM signature ORDER BY id", ReadSignature);

    /// <summary>The signature of a transaction, or null.</summary>
    public SignatureRecord? Signature(string terminal, int batch, int stan) =>
        One("SELECT * FROM signature WHERE terminal = ?1 AND batch = ?2 AND stan = ?3", ReadSignature, terminal, batch, stan);

    /// <summary>The newest messages of the journal, newest first.</summary>
    public IReadOnlyList<MessageRecord> Messages(int count) => All("SELECT * FROM message ORDER BY id DESC LIMIT ?1", ReadMessage, count);

    /// <summary>The acquirer's own totals of a batch (acquirer-protocol.md 3.6): reversed transactions count nowhere, a voided sale and its void once each.</summary>
    public BatchTotals Totals(string terminal, int batch)
    {
        var trades = All("SELECT * FROM trade WHERE terminal = ?1 AND batch = ?2", ReadTrade, terminal, batch).Where(t => t.Stands).ToList();
        return new BatchTotals(Sum(trades.Where(t => t.Organisation == "CUP")), Sum(trades.Where(t => t.Organisation != "CUP")));

        static Totals Sum(IEnumerable<TradeRecord> trades)
        {
            var debits = trades.Where(t => TradeTable.Row(t.Kind).Side == Side.Debit).ToList();
            var credits = trades.Where(t => TradeTable.Row(t.Kind).Side == Side.Credit).ToList();
            return new Totals(debits.Sum(t => t.Amount), debits.Count, credits.Sum(t => t.Amount), credits.Count);
        }
    }

    /// <summary>
    /// Checks the books: every account equals its opening balance and its transactions that stand. Returns the faults, none when all is well.
    /// </summary>
    public IReadOnlyList<string> Audit()
    {
        var faults = new List<string>();
        lock (gate)
        {
            var trades = Transactions().Where(t => t.Stands).ToLookup(t => t.Pan);
            foreach (CardRecord card in Cards())
            {
                long balance = card.Opening + trades[card.Pan].Sum(t => TradeTable.Row(t.Kind).Side switch { Side.Debit => -t.Amount, Side.Credit => t.Amount, _ => 0 });
                long held = trades[card.Pan].Where(t => t is { Kind: TradeKind.PreAuth, State: TradeState.Approved }).Sum(t => t.Amount);
                if (balance != card.Balance) faults.Add($"{card.Id}: balance {card.Balance}, transactions say {balance}");
                if (held != card.Held) faults.Add($"{card.Id}: held {card.Held}, transactions say {held}");
            }
        }
        return faults;
    }

    private T? One<T>(string sql, Func<SqliteDataReader, T> row, params object?[] values) where T : class => All(sql, row, values) is [var first, ..] ? first : null;

    private List<T> All<T>(string sql, Func<SqliteDataReader, T> row, params object?[] values)
    {
        lock (gate) return db.Read(sql, row, values);
    }

    internal static string Stamp(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static DateTime Time(string stamp) => DateTime.Parse(stamp, CultureInfo.InvariantCulture);
}
