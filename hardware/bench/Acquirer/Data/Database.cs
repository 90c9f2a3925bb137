using Microsoft.Data.Sqlite;

namespace Bench.Acquirer;

/// <summary>One SQLite connection with its prepared statements. Callers hold the ledger's lock.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    /// <summary>Opens a file, or memory when <paramref name="file"/> is null.</summary>
    internal Database(string? file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ToString());
        connection.Open();
        // Full durability is not asked of a bench; the file survives a crash of the program, not of the PC.
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = OFF");
    }

    /// <summary>Runs a statement; parameters are ?1, ?2, ...</summary>
    internal int Run(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Reads rows.</summary>
    internal List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Reads one number; 0 when there is none.</summary>
    internal long Number(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() is long n ? n : 0;

    /// <summary>Makes this database an exact copy of another one.</summary>
    internal void CopyFrom(Database other) => other.connection.BackupDatabase(connection);

    /// <summary>Row number of the last insert.</summary>
    internal long LastId => Number("SELECT last_insert_rowid()");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }
        command.Parameters.Clear();
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"?{i + 1}", values[i] ?? DBNull.Value);
        return command;
    }
}
