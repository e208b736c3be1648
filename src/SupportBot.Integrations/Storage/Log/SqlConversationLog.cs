using Dapper;
using SupportBot.Core.Conversations;
using SupportBot.Core.Telemetry;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>
/// The log in a database. What a client activity id already names is never appended again: a try that holds such an entry is a repeat as a
/// whole, wherever the log has grown to meanwhile, and answers the entries of the first time that carry those ids.
/// </summary>
internal sealed class SqlConversationLog(ISqlDatabase database, ILogWriter writer, TimeProvider clock) : IConversationLog
{
    public async Task<LogEntry> AppendAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation) =>
        (await WriteAsync(new LogAppend(conversation, expectedLast: null, [entry]), cancellation)).Entries![0];

    public async Task<Acceptance> AcceptAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation)
    {
        var outcome = await WriteAsync(new LogAppend(conversation, expectedLast: null, [entry], whileOpen: true), cancellation);
        return new Acceptance(outcome.Standing, outcome.Entries?[0], outcome.After);
    }

    public async Task<IReadOnlyList<LogEntry>?> TryAppendAsync(
        ConversationId conversation, long expectedLast, IReadOnlyList<NewEntry> entries, CancellationToken cancellation) =>
        (await WriteAsync(new LogAppend(conversation, expectedLast, entries), cancellation)).Entries;

    public async Task<IReadOnlyList<LogEntry>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation) =>
        [.. (await RowsAsync(StorageSql.ReadEntries, conversation, after, cancellation)).Select(row => row.ToEntry(conversation))];

    public async Task<IReadOnlyList<LogEntry>?> ReadOnAsync(ConversationId conversation, long position, DateTimeOffset at, CancellationToken cancellation)
    {
        var rows = await RowsAsync(StorageSql.ReadOn, conversation, position, cancellation);
        return rows is [var known, .. var tail] && known.Number == position && known.At == StoredTime.Write(at)
            ? [.. tail.Select(row => row.ToEntry(conversation))]
            : null;
    }

    // Few at any time, so they are sorted out here.
    public Task<IReadOnlyList<ConversationId>> FindUnansweredAsync(IReadOnlyCollection<string> answeredBy, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ConversationId>>(async connection =>
            [.. (await connection.QueryAsync<ConversationRow>(StorageSql.FindUnanswered))
                .Where(row => row.AcceptedBy is null || !answeredBy.Contains(row.AcceptedBy))
                .Select(row => new ConversationId(row.Id))], cancellation);

    public Task<IReadOnlyList<ConversationId>> FindOlderThanAsync(DateTimeOffset lastEntryBefore, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ConversationId>>(async connection =>
            [.. (await connection.QueryAsync<string>(StorageSql.FindOlder, new { Before = StoredTime.Write(lastEntryBefore) }))
                .Select(id => new ConversationId(id))], cancellation);

    public Task EraseAsync(ConversationId conversation, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            database.Dialect.EraseSaid + StorageSql.EraseConversation,
            new { Conversation = conversation.Value, At = StoredTime.Write(clock.GetUtcNow()) }, transaction), cancellation);

    private async Task<AppendOutcome> WriteAsync(LogAppend append, CancellationToken cancellation)
    {
        var lap = Lap.Begin();
        try
        {
            var appended = await writer.WriteAsync(append, cancellation);
            BotMeter.LogAppended(lap.Elapsed);
            return appended;
        }
        catch (LogUnavailableException)
        {
            BotMeter.LogAppendFailed();
            throw;
        }
    }

    private Task<List<EntryRow>> RowsAsync(string sql, ConversationId conversation, long number, CancellationToken cancellation) => database.ReadAsync(
        async connection => (await connection.QueryAsync<EntryRow>(sql, new { Conversation = conversation.Value, Number = number })).AsList(), cancellation);
}
