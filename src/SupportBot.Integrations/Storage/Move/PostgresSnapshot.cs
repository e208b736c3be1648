using System.Data;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>A shop in PostgreSQL, read in one transaction that sees one moment.</summary>
internal sealed class PostgresSnapshot : IShopSnapshot
{
    private readonly NpgsqlConnection _connection;

    private PostgresSnapshot(NpgsqlConnection connection, IReadOnlyList<ShopTable> tables) => (_connection, Tables) = (connection, tables);

    public IReadOnlyList<ShopTable> Tables { get; }

    /// <param name="isArriving">Whether it may be that only a part of the shop is there.</param>
    public static async Task<PostgresSnapshot> OpenAsync(string connectionString, CancellationToken cancellation, bool isArriving = false)
    {
        var connection = await PostgresLine.OpenAsync(connectionString, cancellation);
        try
        {
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            if (!isArriving) await Arrival.RefuseUnfinishedAsync(connection);
            var names = ShopTable.All.Select(table => table.Name).ToArray();
            var there = await connection.QueryAsync<string>("select name from unnest(@Names) as name where to_regclass(name) is not null", new { Names = names });
            return new PostgresSnapshot(connection, [.. ShopTable.All.Where(table => there.Contains(table.Name))]);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<string>> ColumnsAsync(ShopTable table, CancellationToken cancellation) =>
        [.. (await PostgresColumn.OfAsync(_connection, table)).Select(column => column.Name)];

    public Task<long> CountAsync(ShopTable table, CancellationToken cancellation) =>
        _connection.QuerySingleAsync<long>(new CommandDefinition($"select count(*) from {table.Name}", cancellationToken: cancellation));

    public async IAsyncEnumerable<object?[]> ReadAsync(ShopTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = await PostgresColumn.OfAsync(_connection, table);
        // "C": by bytes, whatever the database's own order is.
        var order = table.Key.Select(key => columns.Single(column => column.Name == key).IsText ? $"{key} collate \"C\"" : key);
        await using var command = _connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", columns.Select(column => column.Name))} from {table.Name} order by {string.Join(", ", order)}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            yield return Array.ConvertAll(row, PostgresColumn.Read);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
