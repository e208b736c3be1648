using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Integrations.Storage.Sqlite;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>Brings a shop's rows into a new data folder.</summary>
internal sealed class FolderFill(IShopSnapshot from, ShopFolder to, IProgress<TableProgress> progress)
{
    private const int ReportEvery = 1000;

    // The entry's tie to its text is made anew.
    private const string AddSaid = "insert into said (id, text) select id, @text from entries where conversation = @conversation and number = @number";

    /// <exception cref="StorageRefusedException">The two databases are of different shapes.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var there = await FolderSnapshot.OfAsync(to);
        foreach (var database in to.Databases) await database.ExecuteAsync("begin transaction");
        await to.DatabaseOf(ShopTable.Installation).ExecuteAsync("delete from installation");
        foreach (var table in ShopTable.All)
        {
            var columns = await from.ColumnsAsync(table, cancellation);
            if (!columns.SequenceEqual(await there.ColumnsAsync(table, cancellation)))
                throw new StorageRefusedException($"The table {table.Name} has other columns here than there: an older version of this program wrote it. Run storage migrate first.");
            await FillAsync(table, columns, cancellation);
        }
        await to.DatabaseOf(ShopTable.Said).ExecuteAsync(SqliteDialect.IndexAll);
        foreach (var database in to.Databases) await database.ExecuteAsync("commit transaction");
    }

    private async Task FillAsync(ShopTable table, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        await using var insert = Insert(table, columns);
        var (total, done) = (await from.CountAsync(table, cancellation), 0L);
        progress.Report(new TableProgress("copying", table.Name, done, total));
        await foreach (var row in from.ReadAsync(table, cancellation))
        {
            if (table == ShopTable.Installation && KeyFiles.IsKey((string)row[0]!)) to.Keys.Write((string)row[0]!, (string)row[1]!);
            else Add(insert, row);
            if (++done % ReportEvery == 0) progress.Report(new TableProgress("copying", table.Name, done, total));
        }
        progress.Report(new TableProgress("copying", table.Name, done, total));
    }

    private SqliteCommand Insert(ShopTable table, IReadOnlyList<string> columns)
    {
        var insert = to.DatabaseOf(table).CreateCommand();
        insert.CommandText = table == ShopTable.Said
            ? AddSaid
            : $"insert into {table.Name} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(name => "@" + name))})";
        foreach (var name in columns) insert.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
        return insert;
    }

    private static void Add(SqliteCommand insert, object?[] row)
    {
        for (var at = 0; at < row.Length; at++) insert.Parameters[at].Value = row[at] ?? DBNull.Value;
        if (insert.ExecuteNonQuery() != 1) throw new InvalidDataException("A text that can be searched belongs to no entry.");
    }
}
