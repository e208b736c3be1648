using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>A shop in a data folder.</summary>
internal sealed class FolderSnapshot : IShopSnapshot
{
    // Ties an entry to its text, and is nothing outside of this database.
    private const string Tie = "id";

    private FolderSnapshot(ShopFolder folder, IReadOnlyList<ShopTable> tables) => (Folder, Tables) = (folder, tables);

    public ShopFolder Folder { get; }
    public IReadOnlyList<ShopTable> Tables { get; }

    public static async Task<FolderSnapshot> OfAsync(ShopFolder folder)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var database in folder.Databases) there.UnionWith(await database.QueryAsync<string>("select name from sqlite_schema where type = 'table'"));
        return new FolderSnapshot(folder, [.. ShopTable.All.Where(table => there.Contains(table.Name))]);
    }

    public async Task<IReadOnlyList<string>> ColumnsAsync(ShopTable table, CancellationToken cancellation)
    {
        await using var command = Command(table, $"select * from {Source(table)} limit 0", []);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);
        return [.. names.Where(name => table != ShopTable.Entries || name != Tie).Order(StringComparer.Ordinal)];
    }

    public async Task<long> CountAsync(ShopTable table, CancellationToken cancellation)
    {
        await using var command = Command(table, $"select count(*) from {(table == ShopTable.Said ? table.Name : Source(table))}", []);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public IAsyncEnumerable<object?[]> ReadAsync(ShopTable table, CancellationToken cancellation) => ReadAfterAsync(table, [], cancellation);

    /// <param name="key">Of the last row that is not wanted any more; empty: from the first.</param>
    public async IAsyncEnumerable<object?[]> ReadAfterAsync(ShopTable table, IReadOnlyList<object> key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (columns, order) = (await ColumnsAsync(table, cancellation), string.Join(", ", table.Key));
        var after = key.Count == 0 ? "" : $"where ({order}) > ({string.Join(", ", key.Select((_, at) => FormattableString.Invariant($"@{at}")))})";
        await using var command = Command(table, $"select {string.Join(", ", columns)} from {Source(table)} {after} order by {order}", key);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            yield return Array.ConvertAll(row, Value);
        }
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();

    // As the other database has it: the keys are facts; what the index knows by an entry's tie stands under the entry's own key.
    private static string Source(ShopTable table)
    {
        if (table == ShopTable.Installation) return "(select name, value from installation union all select key, value from json_each(@keys))";
        // cross join: in the entries' order, text by text.
        return table == ShopTable.Said ? "(select e.conversation, e.number, s.text from entries e cross join said s on s.id = e.id)" : table.Name;
    }

    private SqliteCommand Command(ShopTable table, string sql, IReadOnlyList<object> parameters)
    {
        var command = Folder.DatabaseOf(table).CreateCommand();
        command.CommandText = sql;
        if (table == ShopTable.Installation) command.Parameters.AddWithValue("@keys", JsonSerializer.Serialize(Folder.Keys.Read()));
        for (var at = 0; at < parameters.Count; at++) command.Parameters.AddWithValue(FormattableString.Invariant($"@{at}"), parameters[at]);
        return command;
    }

    // PostgreSQL has no NUL in a text. A sender's own id may hold one; then it counts here, too, as the mark for what has no letter.
    private static object? Value(object value) => value switch
    {
        DBNull => null,
        string text => text.Replace('\0', '\uFFFD'),
        _ => value,
    };
}
