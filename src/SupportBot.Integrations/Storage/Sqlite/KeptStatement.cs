using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>A statement in SQLite's own terms, for the few that run with every message: parameters and columns by place, from ?1 and from 0.</summary>
internal sealed class KeptStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException"/>
    public KeptStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Runs it for every row that comes, none or more.</summary>
    /// <param name="values">Text, whole numbers, true and false, or null.</param>
    /// <exception cref="SqliteException"/>
    public List<T> Query<T>(Func<KeptStatement, T> read, params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++) Check(Bind(at + 1, values[at]));
        try
        {
            var rows = new List<T>();
            int outcome;
            while ((outcome = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW) rows.Add(read(this));
            if (outcome != raw.SQLITE_DONE) Check(outcome);
            return rows;
        }
        finally
        {
            // What went wrong was said by the step.
            _ = raw.sqlite3_reset(_statement);
            _ = raw.sqlite3_clear_bindings(_statement);
        }
    }

    public void Execute(params ReadOnlySpan<object?> values) => Query(_ => 0, values);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, StorableText.Of(text)),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool truth => raw.sqlite3_bind_int64(_statement, place, truth ? 1 : 0),
        _ => throw new ArgumentException($"SQLite has no {value.GetType().Name}.", nameof(value)),
    };

    private void Check(int outcome)
    {
        if (outcome != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(outcome, _database);
    }
}
