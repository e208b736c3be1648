using System.Data.Common;
using Dapper;
using Npgsql;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// A shop that comes, or has come, to a PostgreSQL database from a data folder. Until all of it is there and checked, no node serves from it.
/// </summary>
/// <param name="id">Of the move, or of the backup.</param>
internal sealed class Arrival(NpgsqlConnection connection, string id)
{
    // Any number will do, as long as it is always the same.
    private const long Lock = 0x5375_7070_6f72_744d;

    // How far each table is. Not in the migrations: only a database that something comes to has them.
    private const string Shape = """
        create table if not exists arrival (id text primary key, is_complete boolean not null);
        create table if not exists arrived (table_name text primary key, rows bigint not null, last_key text not null)
        """;

    // A node that is there beats every second.
    private const string IsServed = "select exists (select 1 from nodes where beat_at > clock_timestamp() - interval '10 seconds')";

    private const string IsThere = "select to_regclass(@Table) is not null";

    /// <summary>Where the shop is in this database. Nobody else brings one here as long as the connection lives.</summary>
    /// <exception cref="StorageRefusedException">Another shop's data is here, or nodes serve from it, or another program is bringing one.</exception>
    public async Task<ArrivalState> FindAsync()
    {
        if (!await connection.QuerySingleAsync<bool>("select pg_try_advisory_lock(@Lock)", new { Lock }))
            throw new StorageRefusedException("Another program is bringing a shop into this PostgreSQL database right now.");
        if (await IsThereAsync("arrival") && (await connection.QueryAsync<(string Id, bool IsComplete)>("select id, is_complete from arrival")).AsList() is [var known])
            return known.Id == id ? known.IsComplete ? ArrivalState.Complete : ArrivalState.Begun : throw Refused(known.IsComplete);
        if (await HasDataAsync()) throw Refused(isWhole: true);
        return await IsThereAsync("nodes") && await connection.QuerySingleAsync<bool>(IsServed)
            ? throw new StorageRefusedException("SupportBot serves from this PostgreSQL database now. Stop every node first.")
            : ArrivalState.None;
    }

    /// <summary>What a start on the empty database has written down about itself makes room for the shop's own.</summary>
    public async Task BeginAsync()
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Shape, transaction: transaction);
        await connection.ExecuteAsync("delete from installation; insert into arrival (id, is_complete) values (@Id, false)", new { Id = id }, transaction);
        await transaction.CommitAsync();
    }

    /// <summary>Numbers go on after the highest that came, and the planner learns what is there.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        foreach (var table in ShopTable.All)
        {
            foreach (var column in (await PostgresColumn.OfAsync(connection, table)).Where(column => column.IsIdentity))
                await connection.ExecuteAsync($"select setval(pg_get_serial_sequence('{table.Name}', '{column.Name}'), max({column.Name})) from {table.Name} having max({column.Name}) is not null");
            await connection.ExecuteAsync(new CommandDefinition($"analyze {table.Name}", cancellationToken: cancellation));
        }
    }

    public Task CompleteAsync() => connection.ExecuteAsync("update arrival set is_complete = true where id = @Id", new { Id = id });

    /// <exception cref="LogUnavailableException">Only a part of a shop is here.</exception>
    public static async Task<bool> RefuseUnfinishedAsync(DbConnection connection) =>
        await connection.QuerySingleAsync<bool>(IsThere, new { Table = "arrival" })
        && await connection.QuerySingleAsync<bool>("select exists (select 1 from arrival where not is_complete)")
            ? throw new LogUnavailableException(
                "Not all of the shop has come to this PostgreSQL database yet. Run storage move, or restore, again to its end.", new InvalidOperationException("arrival"))
            : true;

    private async Task<bool> HasDataAsync()
    {
        foreach (var table in ShopTable.All.Where(table => table != ShopTable.Installation))
            if (await IsThereAsync(table.Name) && await connection.QuerySingleAsync<bool>($"select exists (select 1 from {table.Name})")) return true;
        return false;
    }

    private Task<bool> IsThereAsync(string table) => connection.QuerySingleAsync<bool>(IsThere, new { Table = table });

    private static StorageRefusedException Refused(bool isWhole) => new(isWhole
        ? "The PostgreSQL database holds another shop's data. Name an empty database in ConnectionStrings:Postgres."
        : "The PostgreSQL database holds a part of another shop, whose move or restore was given up. Drop it and create it anew, or name an empty one.");
}

internal enum ArrivalState
{
    /// <summary>The database is empty.</summary>
    None,

    /// <summary>Some of this shop is here.</summary>
    Begun,

    /// <summary>All of it has come, and may have lived on since.</summary>
    Complete,
}
