using Dapper;
using Npgsql;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests;

/// <summary>A database on the shared PostgreSQL with nothing in it but tables: a copy, since to make them takes longer than most tests.</summary>
internal static class FreshDatabase
{
    private static readonly Lazy<Task<string>> Model = new(MakeModelAsync);

    public static async Task<string> CreateAsync()
    {
        var (server, model) = (await PostgresServer.SharedAsync(), await Model.Value);
        var name = $"office_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.ExecuteAsync($"create database {name} template {model}");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    public static async Task DropAsync(string database) => await (await PostgresServer.SharedAsync()).DropDatabaseAsync(database);

    private static async Task<string> MakeModelAsync()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (await BackOffice.OpenAtAsync(database))
        {
            // That makes the tables.
        }
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }
}
