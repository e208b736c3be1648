using Microsoft.Data.Sqlite;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>
/// A connection that stays open and keeps what it has prepared: SQLite's parser takes longer over a statement of ours than its tables do. Used by one
/// caller at a time.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    // More than the program has; texts that are put together for a search come and go.
    private const int MostStatements = 100;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeptStatement> _statements = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() => new KeptCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>The statement of a text that the program itself holds, ready to be run.</summary>
    public KeptStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements[sql] = statement = new KeptStatement(Handle!, sql);
        return statement;
    }

    public override void Close()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
        base.Close();
    }

    /// <summary>A command of this text that nobody uses now.</summary>
    internal SqliteCommand Take(string sql) => _kept.Remove(sql, out var kept) ? kept : new SqliteCommand(sql, this);

    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_kept.Count >= MostStatements || !_kept.TryAdd(command.CommandText, command)) command.Dispose();
    }
}
