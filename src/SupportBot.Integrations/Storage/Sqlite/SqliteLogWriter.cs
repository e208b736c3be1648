using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Appends by the one writer, who commits together what comes together: a crowd costs one fsync.</summary>
internal sealed class SqliteLogWriter(SqliteDatabase database, SaidIndex said, TimeProvider clock) : ILogWriter
{
    private const string SaveConversation = $"""
        insert into conversations ({StorageSql.RowColumns})
        values (
          @Id, @Channel, @Shop, @Market, @Language, @Owner, @Handoff, @HandoffReason, @HandoffSummary, @HandedOff, @OrderNumber, @AgentId, @AgentName,
          @IsClosed, @StartedAt, @LastAt, @DueAt, @Messages, @LastText, @LastNumber, @LastCustomerNumber, @AnsweredTo, @AcceptedBy)
        {StorageSql.ReplaceConversation}
        """;

    private const string FindRepeats = $"""
        select {StorageSql.EntryColumns} from entries
        where conversation = @Conversation and client_activity_id in @ClientActivityIds
        order by number
        """;

    private const string AddEntry = $"""
        insert into entries ({StorageSql.NewEntryColumns})
        values (@Conversation, @Number, @At, @Audience, @ActivityId, @ClientActivityId, @Kind, @Body)
        returning id
        """;

    private const string AddSaid = "insert into said (id, text) values (@Id, @Text)";

    public async Task<IReadOnlyList<LogEntry>?> WriteAsync(LogAppend append, CancellationToken cancellation)
    {
        var appended = await database.WriteNowAsync((connection, transaction) => Write(connection, transaction, append), cancellation);
        said.Grew();
        return appended;
    }

    private IReadOnlyList<LogEntry>? Write(SqliteConnection connection, SqliteTransaction transaction, LogAppend append)
    {
        var row = connection.QuerySingleOrDefault<ConversationRow>(StorageSql.FindConversation, new { Id = append.Conversation }, transaction);
        var outcome = append.Decide(row, row is null ? [] : Repeats(connection, transaction, append), clock.GetUtcNow());
        if (outcome.Row is null) return outcome.Entries;
        connection.Execute(SaveConversation, outcome.Row, transaction);
        foreach (var entry in outcome.Added)
        {
            var id = connection.QuerySingle<long>(AddEntry, entry, transaction);
            if (entry.Said is { } text) connection.Execute(AddSaid, new { Id = id, Text = text }, transaction);
        }
        return outcome.Entries;
    }

    private static List<LogEntry> Repeats(SqliteConnection connection, SqliteTransaction transaction, LogAppend append) => append.ClientIds.Count == 0 ? [] :
        [.. connection.Query<EntryRow>(FindRepeats, new { append.Conversation, ClientActivityIds = append.ClientIds }, transaction)
            .Select(entry => entry.ToEntry(new ConversationId(append.Conversation)))];
}
