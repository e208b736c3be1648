using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Postgres;

/// <summary>
/// Appends of several conversations in one transaction. First round trip: begin, lock the conversations' rows, look for repeats. Second: write
/// everything and commit.
/// </summary>
internal sealed class AppendBatch(NpgsqlConnection connection, IReadOnlyList<LogAppend> appends, DateTimeOffset now)
{
    // In the order of their ids, so that two nodes that lock the same ones wait for each other in line and not in a ring.
    private const string LockConversations =
        $"select {StorageSql.ConversationColumns} from conversations where id = any($1) order by id for update";

    private const string FindRepeats = """
        select e.conversation, e.client_activity_id as ClientActivityId, e.number, e.at, e.audience, e.activity_id as ActivityId, e.kind, e.body
        from unnest($1, $2) as wanted (conversation, client_activity_id)
        join entries e on e.conversation = wanted.conversation and e.client_activity_id = wanted.client_activity_id
        order by e.number
        """;

    private const string SaveConversations = $"""
        insert into conversations ({StorageSql.RowColumns})
        select {StorageSql.RowColumns} from jsonb_populate_recordset(null::conversations, $1)
        {StorageSql.ReplaceConversation}
        """;

    private const string AddEntries = $"insert into entries ({StorageSql.NewEntryColumns}) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string AddSaid = "insert into said (conversation, number, text) select * from unnest($1, $2, $3)";

    private static readonly JsonSerializerOptions RowJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new StorableTextConverter() },
    };

    private readonly Dictionary<string, ConversationRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Conversation, string ClientId), LogEntry> _known = [];

    public async Task<IReadOnlyList<AppendOutcome>> CommitAsync()
    {
        await LockAsync();
        var outcomes = appends.Select(Decide).ToList();
        await PostgresErrors.OnlyOnceAsync(WriteAsync([.. outcomes.SelectMany(outcome => outcome.Added)]));
        return outcomes;
    }

    private async Task LockAsync()
    {
        var wanted = appends.SelectMany(append => append.ClientIds.Select(id => (append.Conversation, ClientId: id))).ToList();
        await using var batch = Batch(
            Command("begin isolation level read committed"),
            Command(LockConversations, Texts(appends.Select(append => append.Conversation).Distinct())),
            Command(FindRepeats, Texts(wanted.Select(one => one.Conversation)), Texts(wanted.Select(one => one.ClientId))));
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var row in await ReadAsync<ConversationRow>(reader)) _rows[row.Id] = row;
        await reader.NextResultAsync();
        foreach (var repeat in await ReadAsync<RepeatRow>(reader))
            _known[(repeat.Conversation, repeat.ClientActivityId)] = repeat.ToEntry(new ConversationId(repeat.Conversation));
    }

    // One after the other, each seeing what those before it in this batch have appended.
    private AppendOutcome Decide(LogAppend append)
    {
        var repeats = append.ClientIds.Select(id => _known.GetValueOrDefault((append.Conversation, id))).OfType<LogEntry>().OrderBy(entry => entry.Number);
        var outcome = append.Decide(_rows.GetValueOrDefault(append.Conversation), [.. repeats], now);
        if (outcome.Row is { } row) _rows[append.Conversation] = row;
        foreach (var (entry, added) in outcome.Added.Zip(outcome.Entries ?? []).Select(pair => (pair.Second, pair.First)))
            if (added.ClientActivityId is { } id) _known[(append.Conversation, id)] = entry;
        return outcome;
    }

    private async Task WriteAsync(IReadOnlyList<NewEntryRow> added)
    {
        await using var batch = added.Count == 0 ? Batch(Command("commit")) : Batch(SaveRows(added), AddRows(added), AddWords(added), Command("commit"));
        await batch.ExecuteNonQueryAsync();
    }

    // New rows too are locked in the order of their ids.
    private NpgsqlBatchCommand SaveRows(IReadOnlyList<NewEntryRow> added)
    {
        var rows = added.Select(entry => entry.Conversation).Distinct().Order(StringComparer.Ordinal).Select(id => _rows[id]);
        return Command(SaveConversations, new NpgsqlParameter { Value = JsonSerializer.Serialize(rows, RowJson), NpgsqlDbType = NpgsqlDbType.Jsonb });
    }

    private static NpgsqlBatchCommand AddRows(IReadOnlyList<NewEntryRow> added) => Command(AddEntries,
        Texts(added.Select(entry => entry.Conversation)), Numbers(added.Select(entry => entry.Number)), Numbers(added.Select(entry => entry.At)),
        Texts(added.Select(entry => entry.Audience)), Texts(added.Select(entry => entry.ActivityId)), Texts(added.Select(entry => entry.ClientActivityId)),
        Texts(added.Select(entry => entry.Kind)), Texts(added.Select(entry => entry.Body)));

    private static NpgsqlBatchCommand AddWords(IReadOnlyList<NewEntryRow> added)
    {
        var said = added.Where(entry => entry.Said is not null).ToList();
        return Command(AddSaid, Texts(said.Select(entry => entry.Conversation)), Numbers(said.Select(entry => entry.Number)), Texts(said.Select(entry => entry.Said)));
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader reader)
    {
        var (rows, parse) = (new List<T>(), reader.GetRowParser<T>());
        while (await reader.ReadAsync()) rows.Add(parse(reader));
        return rows;
    }

    private NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        return batch;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Numbers(IEnumerable<long> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private sealed class StorableTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(StorableText.Of(value));
    }

    private sealed record RepeatRow : EntryRow
    {
        public string Conversation { get; init; } = "";
        public string ClientActivityId { get; init; } = "";
    }
}
