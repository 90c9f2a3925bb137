namespace Bench.Acquirer;

/// <summary>Tables of the ledger. Money is whole fen, times are ISO 8601 text of the host clock.</summary>
internal static class LedgerSchema
{
    internal static readonly string[] Statements =
    [
        "CREATE TABLE IF NOT EXISTS merchant(id TEXT PRIMARY KEY, name TEXT NOT NULL, english TEXT NOT NULL)",
        """
        CREATE TABLE IF NOT EXISTS terminal(
            id TEXT PRIMARY KEY, merchant TEXT NOT NULL, tmk BLOB NOT NULL, batch INTEGER NOT NULL, signed_on INTEGER NOT NULL DEFAULT 0,
            disabled INTEGER NOT NULL DEFAULT 0, pik BLOB, mak BLOB, tdk BLOB, processing_request INTEGER NOT NULL DEFAULT 0,
            sm4 INTEGER NOT NULL DEFAULT 0)
        """,
        """
        CREATE TABLE IF NOT EXISTS card(
            pan TEXT PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, expiry TEXT NOT NULL, track2 TEXT NOT NULL, pin TEXT NOT NULL,
            pin_required INTEGER NOT NULL, credit INTEGER NOT NULL, balance INTEGER NOT NULL, held INTEGER NOT NULL DEFAULT 0,
            opening INTEGER NOT NULL, state TEXT NOT NULL, organisation TEXT NOT NULL, issuer TEXT NOT NULL, amount_limit INTEGER NOT NULL,
            wrong_pins INTEGER NOT NULL DEFAULT 0, locked_code TEXT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS trade(
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, terminal TEXT NOT NULL, merchant TEXT NOT NULL, batch INTEGER NOT NULL, stan INTEGER NOT NULL,
            pan TEXT NOT NULL, amount INTEGER NOT NULL, requested INTEGER NOT NULL, state TEXT NOT NULL, code TEXT NOT NULL, rrn TEXT NOT NULL, auth TEXT NOT NULL,
            entry TEXT NOT NULL, time TEXT NOT NULL, original INTEGER NOT NULL DEFAULT 0, refunded INTEGER NOT NULL DEFAULT 0,
            organisation TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '')
        """,
        "CREATE INDEX IF NOT EXISTS trade_by_trace ON trade(terminal, batch, stan)",
        "CREATE INDEX IF NOT EXISTS trade_by_reference ON trade(rrn)",
        "CREATE INDEX IF NOT EXISTS trade_by_authorisation ON trade(auth, pan)",
        """
        CREATE TABLE IF NOT EXISTS reversal(
            id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, batch INTEGER NOT NULL, stan INTEGER NOT NULL, kind TEXT NOT NULL,
            amount INTEGER NOT NULL, reason TEXT NOT NULL, code TEXT NOT NULL, trade INTEGER NOT NULL, time TEXT NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS reversal_by_trace ON reversal(terminal, batch, stan)",
        """
        CREATE TABLE IF NOT EXISTS settlement(
            id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, batch INTEGER NOT NULL, time TEXT NOT NULL, terminal_totals TEXT NOT NULL,
            host_totals TEXT NOT NULL, balanced INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0, uploaded INTEGER NOT NULL DEFAULT -1)
        """,
        """
        CREATE TABLE IF NOT EXISTS upload(
            id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, batch INTEGER NOT NULL, code TEXT NOT NULL, stan INTEGER NOT NULL,
            amount INTEGER NOT NULL, matched INTEGER NOT NULL, UNIQUE(terminal, batch, code, stan))
        """,
        """
        CREATE TABLE IF NOT EXISTS signature(
            id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, batch INTEGER NOT NULL, stan INTEGER NOT NULL, slip_time TEXT NOT NULL, parts INTEGER NOT NULL,
            image BLOB NOT NULL, slip TEXT NOT NULL, complete INTEGER NOT NULL, time TEXT NOT NULL, UNIQUE(terminal, batch, stan))
        """,
        """
        CREATE TABLE IF NOT EXISTS message(
            id INTEGER PRIMARY KEY, time TEXT NOT NULL, incoming INTEGER NOT NULL, mti TEXT NOT NULL, terminal TEXT NOT NULL,
            code TEXT NOT NULL, note TEXT NOT NULL, text TEXT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS chip(
            trade INTEGER PRIMARY KEY, pan TEXT NOT NULL, sequence INTEGER NOT NULL, aid TEXT NOT NULL, atc INTEGER NOT NULL, un TEXT NOT NULL, tvr TEXT NOT NULL,
            cvm TEXT NOT NULL, verdict TEXT NOT NULL, sent TEXT NOT NULL, script_result TEXT NOT NULL, final TEXT NOT NULL,
            cryptogram TEXT NOT NULL DEFAULT '', aip TEXT NOT NULL DEFAULT '', iad TEXT NOT NULL DEFAULT '')
        """,
        "CREATE INDEX IF NOT EXISTS chip_by_card ON chip(pan, sequence)",
        """
        CREATE TABLE IF NOT EXISTS wallet(
            id TEXT PRIMARY KEY, account TEXT NOT NULL, brand TEXT NOT NULL, ask_above INTEGER NOT NULL, confirm_after INTEGER NOT NULL, refuses INTEGER NOT NULL)
        """,
        "CREATE TABLE IF NOT EXISTS paycode(code TEXT PRIMARY KEY, wallet TEXT NOT NULL, time TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0)",
        """
        CREATE TABLE IF NOT EXISTS qrorder(
            id INTEGER PRIMARY KEY, terminal TEXT NOT NULL, merchant TEXT NOT NULL, batch INTEGER NOT NULL, stan INTEGER NOT NULL, amount INTEGER NOT NULL,
            state TEXT NOT NULL, wallet TEXT NOT NULL, voucher TEXT NOT NULL, content TEXT NOT NULL, rrn TEXT NOT NULL, code TEXT NOT NULL,
            time TEXT NOT NULL, asked TEXT NOT NULL, trade INTEGER NOT NULL DEFAULT 0)
        """,
        "CREATE INDEX IF NOT EXISTS qrorder_by_trace ON qrorder(terminal, batch, stan)",
        "CREATE INDEX IF NOT EXISTS qrorder_by_voucher ON qrorder(voucher)",
        "CREATE TABLE IF NOT EXISTS counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
    ];

    /// <summary>Columns that ledgers of earlier versions lack: table, column, what adds it.</summary>
    internal static readonly (string Table, string Column, string Statement)[] Added =
    [
        ("chip", "cryptogram", "ALTER TABLE chip ADD COLUMN cryptogram TEXT NOT NULL DEFAULT ''"),
        ("chip", "aip", "ALTER TABLE chip ADD COLUMN aip TEXT NOT NULL DEFAULT ''"),
        ("chip", "iad", "ALTER TABLE chip ADD COLUMN iad TEXT NOT NULL DEFAULT ''"),
        ("terminal", "sm4", "ALTER TABLE terminal ADD COLUMN sm4 INTEGER NOT NULL DEFAULT 0"),
    ];
}
