using Dapper;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage;

/// <summary>
/// The log in SQLite. What a client activity id already names is never appended again: a try that holds such an entry is a repeat as a whole,
/// wherever the log has grown to meanwhile, and answers the entries of the first time that carry those ids.
/// </summary>
internal sealed class SqliteConversationLog(SqliteDatabase database, TimeProvider clock) : IConversationLog
{
    public async Task<LogEntry> AppendAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation) =>
        (await WriteAsync(conversation, expectedLast: null, [entry], cancellation))![0];

    public Task<IReadOnlyList<LogEntry>?> TryAppendAsync(
        ConversationId conversation, long expectedLast, IReadOnlyList<NewEntry> entries, CancellationToken cancellation) =>
        WriteAsync(conversation, expectedLast, entries, cancellation);

    public Task<IReadOnlyList<LogEntry>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<LogEntry>>(async connection =>
        {
            var rows = await connection.QueryAsync<EntryRow>(StorageSql.ReadEntries, new { Conversation = conversation.Value, After = after });
            return [.. rows.Select(row => row.ToEntry(conversation))];
        }, cancellation);

    public Task<IReadOnlyList<ConversationId>> FindUnansweredAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<ConversationId>>(async connection =>
            [.. (await connection.QueryAsync<string>(StorageSql.FindUnanswered)).Select(id => new ConversationId(id))], cancellation);

    private Task<IReadOnlyList<LogEntry>?> WriteAsync(
        ConversationId conversation, long? expectedLast, IReadOnlyList<NewEntry> entries, CancellationToken cancellation)
    {
        var append = new LogAppend(conversation, entries);
        return database.WriteAsync((connection, transaction) => append.Run(connection, transaction, expectedLast, clock.GetUtcNow()), cancellation);
    }
}
