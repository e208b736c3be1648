using System.Globalization;
using Dapper;
using Npgsql;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>What is asked all day must not look through a table: in a hundred thousand entries the indexes are taken.</summary>
public sealed class Plans_of_PostgreSQL : IClassFixture<Plans_of_PostgreSQL.ManyEntries>
{
    private readonly BackOffice _office;

    public Plans_of_PostgreSQL(ManyEntries many) => _office = many.Office;

    [Theory]
    [InlineData(StorageSql.FindConversation, "conversations_pkey")]
    [InlineData(StorageSql.ReadEntries, "entries_pkey")]
    [InlineData(StorageSql.ReadOn, "entries_pkey")]
    [InlineData(StorageSql.FindUnanswered, "conversations_unanswered")]
    [InlineData(StorageSql.Queue, "conversations_queue")]
    [InlineData(StorageSql.FindOlder, "conversations_to_erase")]
    [InlineData(StorageSql.FindCasesByOrder, "cases_by_order")]
    public async Task A_statement_of_daily_work_takes_its_index(string sql, string index) => Takes(index, await PlanAsync(sql));

    [Theory]
    [InlineData("4711")]
    [InlineData("退货")]
    [InlineData("鞋")]
    public async Task A_search_takes_the_index_of_trigrams(string query)
    {
        var term = SearchText.Terms(query)[0];
        Assert.True(SearchText.HasTrigram(term));
        var sql = string.Format(CultureInfo.InvariantCulture, _office.Database.Dialect.SaidByPart, "Term");
        Takes("said_by_trigram", await PlanAsync(sql, _office.Database.Dialect.Quote(term)));
    }

    private static void Takes(string index, string plan) => Assert.True(
        plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal), plan);

    private Task<string> PlanAsync(string sql, string term = "") => _office.Database.ReadAsync(async connection => string.Join('\n', await connection.QueryAsync<string>(
        "explain " + sql,
        new { Id = "c77", Conversation = "c77", Number = 7L, Before = 1_000L, OrderKey = "O7", Shop = "s", Term = term })), default);

    public sealed class ManyEntries : IAsyncLifetime
    {
        // Five thousand conversations of twenty entries; a hundred are owed an answer, ten wait for a person, all but a few are old.
        private const string Fill = """
            insert into conversations (id, channel, shop, language, owner, handoff, handed_off, is_closed, started_at, last_at, messages, last_text, last_number, last_customer_number, answered_to)
            select 'c' || c, 'webchat', 's', 'en', 'Bot', case when c % 500 = 0 then 'Waiting' else 'None' end, false, false, c, c, 20, 'text', 20, 19, case when c % 50 = 0 then 17 else 19 end
            from generate_series(1, 5000) c;
            insert into entries (conversation, number, at, audience, activity_id, client_activity_id, kind, body)
            select 'c' || c, n, c, 'Customer', n::text, 'id' || n, 'customer-said', '{}' from generate_series(1, 5000) c, generate_series(1, 20) n;
            insert into said (conversation, number, text)
            select 'c' || c, n, 'some word ' || c * 20 + n || case when c % 100 = 0 then ' 我 想 退 货 鞋 子 ' else ' 你 好 ' end from generate_series(1, 5000) c, generate_series(1, 20) n;
            insert into cases (rma, idempotency_key, shop, order_key, status, opened_at, body)
            select 'R' || c, 'k' || c, 's', 'O' || c, 'Requested', c, '{}' from generate_series(1, 5000) c;
            analyze;
            """;

        internal BackOffice Office { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Office = await BackOffice.OpenOnServerAsync();
            await using var connection = new NpgsqlConnection(Office.Options.Postgres + ";Pooling=false");
            await connection.ExecuteAsync(Fill, commandTimeout: 300);
        }

        public async Task DisposeAsync() => await Office.DisposeAsync();
    }
}
