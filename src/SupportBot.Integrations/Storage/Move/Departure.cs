using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Move;

/// <summary>
/// The mark on a data folder whose shop goes, or has gone, to PostgreSQL. Nothing is written there from then on: a program that is started on
/// it, or opens it to write, is told where the shop is.
/// </summary>
/// <param name="Id">Of this move.</param>
/// <param name="Destination">Which database, without who may enter it.</param>
/// <param name="IsComplete">Everything is there and was checked.</param>
internal sealed record Departure(string Id, string Destination, bool IsComplete)
{
    private const string Write = """
        create table if not exists departure (id text not null, destination text not null, is_complete integer not null) strict;
        delete from departure;
        insert into departure (id, destination, is_complete) values (@Id, @Destination, @IsComplete)
        """;

    /// <exception cref="LogUnavailableException">It has one; the message says what to do.</exception>
    public static void Refuse(SqliteConnection database)
    {
        if (Find(database) is not { } departure) return;
        var message = departure.IsComplete
            ? $"The shop of this data folder has moved to PostgreSQL ({departure.Destination}). Set ConnectionStrings:Postgres to serve it from there; storage move --undo wakes the folder as it was when it left."
            : $"The shop of this data folder is on its way to PostgreSQL ({departure.Destination}). Run storage move again to its end, or storage move --undo to stay here.";
        throw new LogUnavailableException($"{message} ({database.DataSource})", new InvalidOperationException("departure"));
    }

    /// <summary>Null: the shop is here.</summary>
    public static Departure? Find(SqliteConnection database) =>
        database.QuerySingle<bool>("select count(*) > 0 from sqlite_schema where name = 'departure'")
            ? database.Query<Row>("select id as Id, destination as Destination, is_complete as IsComplete from departure").Select(row => row.ToDeparture()).SingleOrDefault()
            : null;

    public async Task WriteAsync(ShopFolder folder)
    {
        foreach (var database in folder.Databases)
        {
            await using var transaction = (SqliteTransaction)await database.BeginTransactionAsync();
            await database.ExecuteAsync(Write, new { Id, Destination, IsComplete }, transaction);
            await transaction.CommitAsync();
        }
    }

    public static async Task RemoveAsync(ShopFolder folder)
    {
        foreach (var database in folder.Databases) await database.ExecuteAsync("drop table if exists departure");
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Destination { get; init; } = "";
        public bool IsComplete { get; init; }

        public Departure ToDeparture() => new(Id, Destination, IsComplete);
    }
}
