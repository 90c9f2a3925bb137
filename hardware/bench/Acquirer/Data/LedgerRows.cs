using Microsoft.Data.Sqlite;

namespace Bench.Acquirer;

/// <content>How rows of the tables become records; the column order is that of <see cref="LedgerSchema"/>.</content>
public sealed partial class Ledger
{
    private static CardRecord ReadCard(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.GetBoolean(7),
        r.GetInt64(8), r.GetInt64(9), r.GetInt64(10), Enum.Parse<CardState>(r.GetString(11)), r.GetString(12), r.GetString(13),
        r.GetInt64(14), r.GetInt32(15), r.GetString(16));

    private static TerminalRecord ReadTerminal(SqliteDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2), r.GetInt32(3), r.GetBoolean(4), r.GetBoolean(5),
        r.IsDBNull(6) ? null : new WorkingKeys(r.GetFieldValue<byte[]>(6), r.GetFieldValue<byte[]>(7), r.GetFieldValue<byte[]>(8), r.GetBoolean(10)), r.GetInt32(9), r.GetBoolean(10));

    private static TradeRecord ReadTrade(SqliteDataReader r) => new(
        r.GetInt64(0), Enum.Parse<TradeKind>(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetString(6),
        r.GetInt64(7), r.GetInt64(8), Enum.Parse<TradeState>(r.GetString(9)), r.GetString(10), r.GetString(11), r.GetString(12), r.GetString(13),
        Time(r.GetString(14)), r.GetInt64(15), r.GetInt64(16), r.GetString(17), r.GetString(18));

    private static ChipRecord ReadChip(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetInt32(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8),
        r.GetString(9), r.GetString(10), r.GetString(11), r.GetString(12), r.GetString(13), r.GetString(14));

    private static ReversalRecord ReadReversal(SqliteDataReader r) => new(
        r.GetString(1), r.GetInt32(2), r.GetInt32(3), Enum.Parse<TradeKind>(r.GetString(4)), r.GetInt64(5), r.GetString(6), r.GetString(7),
        r.GetInt64(8), Time(r.GetString(9)));

    private static SettlementRecord ReadSettlement(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetInt32(2), Time(r.GetString(3)), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.GetBoolean(7), r.GetInt32(8));

    private static SignatureRecord ReadSignature(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetString(4), r.GetInt32(5), r.GetFieldValue<byte[]>(6), r.GetString(7), r.GetBoolean(8), Time(r.GetString(9)));

    private static MessageRecord ReadMessage(SqliteDataReader r) => new(
        r.GetInt64(0), Time(r.GetString(1)), r.GetBoolean(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7));
}
