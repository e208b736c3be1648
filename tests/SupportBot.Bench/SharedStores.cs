using Npgsql;
using SupportBot.Parts.Servers;

namespace SupportBot.Bench;

/// <summary>PostgreSQL (durable) and Redis of this run's own, on loopback, which all nodes share.</summary>
internal sealed class SharedStores : Stores
{
    private readonly PostgresServer postgres;
    private readonly RedisServer redis;
    private readonly string database;

    private SharedStores(PostgresServer postgres, RedisServer redis, string database) => (this.postgres, this.redis, this.database) = (postgres, redis, database);

    public override string Name => "PostgreSQL and Redis";
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["ConnectionStrings__Postgres"] = database, ["ConnectionStrings__Redis"] = redis.ConnectionString };
    public override IReadOnlyList<int> Processes => [.. postgres.Ids, redis.Id];

    public static async Task<SharedStores> StartAsync()
    {
        var postgres = await PostgresServer.StartAsync();
        return new SharedStores(postgres, await RedisServer.StartAsync(), await postgres.CreateDatabaseAsync());
    }

    /// <summary>PostgreSQL's transactions and Redis' commands.</summary>
    public override async Task<long?> CountRoundTripsAsync() => await CountTransactionsAsync() + (await redis.CommandsAsync()).Values.Sum();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await redis.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private async Task<long> CountTransactionsAsync()
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit from pg_stat_database where datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
