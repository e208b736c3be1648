using System.Text.Json;
using Dapper;
using Npgsql;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// Brings one table into PostgreSQL, a chunk to a commit. How far it came stands in the same commit, so that a move that was killed goes on
/// where it was and no row comes twice.
/// </summary>
internal sealed class ArrivingTable(NpgsqlConnection connection, ShopTable table, IReadOnlyList<PostgresColumn> columns, IProgress<TableProgress> progress)
{
    private const int RowsInChunk = 10_000, BytesInChunk = 8 << 20;

    private const string Find = "select rows as Rows, last_key as LastKey from arrived where table_name = @Table";

    private const string Remember = """
        insert into arrived (table_name, rows, last_key) values (@Table, @Rows, @LastKey)
        on conflict (table_name) do update set rows = excluded.rows, last_key = excluded.last_key
        """;

    /// <summary>What has not come yet.</summary>
    /// <exception cref="StorageRefusedException">The two databases are of different shapes.</exception>
    public static async Task CopyAsync(
        FolderSnapshot from, NpgsqlConnection to, ShopTable table, IProgress<TableProgress> progress, CancellationToken cancellation)
    {
        var columns = await PostgresColumn.OfAsync(to, table);
        if (!(await from.ColumnsAsync(table, cancellation)).SequenceEqual(columns.Select(column => column.Name)))
            throw new StorageRefusedException($"The table {table.Name} has other columns here than there: an older version of this program wrote it.");
        await new ArrivingTable(to, table, columns, progress).CopyAsync(from, cancellation);
    }

    private async Task CopyAsync(FolderSnapshot from, CancellationToken cancellation)
    {
        var known = await connection.QuerySingleOrDefaultAsync<Mark>(Find, new { Table = table.Name }) ?? new Mark();
        var total = await from.CountAsync(table, cancellation);
        progress.Report(new TableProgress("copying", table.Name, known.Rows, total));
        await using var rows = from.ReadAfterAsync(table, known.Key(), cancellation).GetAsyncEnumerator(cancellation);
        for (var more = await rows.MoveNextAsync(); more;)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            (known, more) = await CopyChunkAsync(rows, known, cancellation);
            await connection.ExecuteAsync(Remember, new { Table = table.Name, known.Rows, known.LastKey }, transaction);
            await transaction.CommitAsync(cancellation);
            progress.Report(new TableProgress("copying", table.Name, known.Rows, total));
        }
    }

    private async Task<(Mark, bool More)> CopyChunkAsync(IAsyncEnumerator<object?[]> rows, Mark before, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            $"copy {table.Name} ({string.Join(", ", columns.Select(column => column.Name))}) from stdin (format binary)", cancellation);
        var (count, bytes, more, last) = (0, 0L, true, rows.Current);
        for (; more && count < RowsInChunk && bytes < BytesInChunk; more = await rows.MoveNextAsync())
        {
            last = rows.Current;
            await import.StartRowAsync(cancellation);
            for (var at = 0; at < last.Length; at++) await columns[at].WriteAsync(import, last[at], cancellation);
            (count, bytes) = (count + 1, bytes + last.Sum(Size));
        }
        await import.CompleteAsync(cancellation);
        return (new Mark { Rows = before.Rows + count, LastKey = JsonSerializer.Serialize(KeyOf(last)) }, more);
    }

    private IEnumerable<object?> KeyOf(object?[] row) => table.Key.Select(key => row[columns.ToList().FindIndex(column => column.Name == key)]);

    private static long Size(object? value) => value switch { string text => text.Length, byte[] content => content.Length, _ => sizeof(long) };

    private sealed record Mark
    {
        public long Rows { get; init; }
        public string LastKey { get; init; } = "[]";

        public IReadOnlyList<object> Key() => [.. JsonDocument.Parse(LastKey).RootElement.EnumerateArray().Select(
            part => part.ValueKind == JsonValueKind.Number ? (object)part.GetInt64() : part.GetString()!)];
    }
}
