using Npgsql;
using SupportBot.Parts.Servers;

namespace SupportBot.Parts.Tests.Servers;

public sealed class Postgres_of_a_tests_own
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_committed_row_outlives_a_kill(bool durable)
    {
        await using var postgres = await PostgresServer.StartAsync(durable);
        var database = await postgres.CreateDatabaseAsync();
        Assert.Equal(durable ? "on" : "off", await AskAsync(database, "SHOW fsync"));
        await AskAsync(database, "CREATE TABLE said (words text); INSERT INTO said VALUES ('grüß dich')");
        var before = postgres.Ids;
        Assert.True(before.Count > 1);
        await postgres.KillAsync();
        Assert.DoesNotContain(before, ProcessTable.IsAlive);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(database, "SELECT 1"));

        await postgres.StartAgainAsync();
        Assert.Equal("grüß dich", await AskAsync(database, "SELECT words FROM said"));
        Assert.Contains("automatic recovery in progress", postgres.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_throws_clients_out_and_keeps_their_rows()
    {
        await using var postgres = await PostgresServer.StartAsync(durable: false);
        await using var client = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await client.OpenAsync();
        await AskAsync(postgres.ConnectionString, "CREATE TABLE kept ()");
        await postgres.RestartAsync();
        await using var command = new NpgsqlCommand("SELECT 1", client);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
        Assert.Equal("0", await AskAsync(postgres.ConnectionString, "SELECT count(*) FROM kept"));
        Assert.DoesNotContain("automatic recovery in progress", postgres.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_server_gives_everyone_a_database_of_their_own()
    {
        var shared = await PostgresServer.SharedAsync();
        Assert.Same(shared, await PostgresServer.SharedAsync());
        var databases = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            var database = await shared.CreateDatabaseAsync();
            await AskAsync(database, $"CREATE TABLE own AS SELECT {number} AS n");
            return database;
        }));
        Assert.Equal(10, databases.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}"), await Task.WhenAll(databases.Select(database => AskAsync(database, "SELECT n FROM own"))));
        Assert.Equal("UTF8 C.UTF-8", await AskAsync(databases[0], "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = current_database()"));

        await shared.DropDatabaseAsync(databases[0]);
        Assert.Equal("3D000", (await Assert.ThrowsAsync<PostgresException>(() => AskAsync(databases[0], "SELECT 1"))).SqlState);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_left_of_it_whether_it_was_killed_before_or_not(bool killed)
    {
        var postgres = await PostgresServer.StartAsync(durable: false);
        var (ids, folder) = (postgres.Ids, Path.GetDirectoryName(await AskAsync(postgres.ConnectionString, "SHOW data_directory"))!);
        var memory = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid")))[6].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.Contains(memory, await SharedMemoriesAsync());
        if (killed) await postgres.KillAsync();
        await postgres.DisposeAsync();
        Assert.DoesNotContain(ids, ProcessTable.IsAlive);
        Assert.DoesNotContain(memory, await SharedMemoriesAsync());
        Assert.False(Directory.Exists(folder));
    }

    private static async Task<IEnumerable<string>> SharedMemoriesAsync() =>
        (await File.ReadAllLinesAsync("/proc/sysvipc/shm")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static async Task<string?> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
