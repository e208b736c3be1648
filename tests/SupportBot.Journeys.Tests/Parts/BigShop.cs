using Dapper;
using Microsoft.Data.Sqlite;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A data folder with more in it than can be moved at a glance. Nobody reads what was said.</summary>
internal static class BigShop
{
    private const string Conversations = """
        with recursive n (i) as (select 0 union all select i + 1 from n where i < @Count / 10 - 1)
        insert into conversations (id, channel, shop, language, owner, handoff, handed_off, is_closed, started_at, last_at, messages, last_text, last_number, last_customer_number, answered_to)
        select printf('c%07d', i), 'webchat', 'demo', 'de', 'Bot', 'None', 0, 1, i, i, 10, 'x', 10, 10, 10 from n
        """;

    private const string Entries = """
        with recursive n (i) as (select 0 union all select i + 1 from n where i < @Count - 1)
        insert into entries (id, conversation, number, at, audience, activity_id, kind, body)
        select i + 1, printf('c%07d', i / 10), i % 10 + 1, i, 'Customer', printf('%07d', i % 10 + 1), 'said', hex(randomblob(200)) from n
        """;

    private const string Said = "insert into said (id, text) select id, substr(body, 1, 60) from entries where id % 2 = 0";

    public static async Task<string> WriteAsync(string folder, int entries)
    {
        Assert.Equal(0, (await Verb.RunAsync(null, "storage", "migrate", "--data", folder)).Exit);
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "supportbot.db")};Pooling=false");
        await database.OpenAsync();
        await using var transaction = await database.BeginTransactionAsync();
        foreach (var sql in new[] { Conversations, Entries, Said }) await database.ExecuteAsync(sql, new { Count = entries }, transaction);
        await transaction.CommitAsync();
        return folder;
    }
}
