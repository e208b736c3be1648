using SupportBot.Core.Conversations;
using SupportBot.Integrations.Storage.Log;

namespace SupportBot.Integrations.Storage.Sqlite;

/// <summary>Appends by the one writer, who commits together what comes together: a crowd costs one fsync.</summary>
internal sealed class SqliteLogWriter(SqliteDatabase database, SaidIndex said, TimeProvider clock) : ILogWriter
{
    private const string FindConversation = $"select {StorageSql.RowColumns} from conversations where id = ?1";

    private const string SaveConversation = $"""
        insert into conversations ({StorageSql.RowColumns})
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        {StorageSql.ReplaceConversation}
        """;

    private const string FindRepeats = $"select {StorageSql.EntryColumns} from entries where conversation = ?1 and client_activity_id = ?2";

    private const string AddEntry = $"insert into entries ({StorageSql.NewEntryColumns}) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id";

    private const string AddSaid = "insert into said (id, text) values (?1, ?2)";

    public async Task<AppendOutcome> WriteAsync(LogAppend append, CancellationToken cancellation)
    {
        var outcome = await database.WriteNowAsync((connection, _) => Write(connection, append), cancellation);
        said.Grew();
        return outcome;
    }

    private AppendOutcome Write(KeptConnection connection, LogAppend append)
    {
        var row = connection.Statement(FindConversation).Query(ReadRow, append.Conversation).SingleOrDefault();
        var outcome = append.Decide(row, row is null ? [] : Repeats(connection, append), clock.GetUtcNow());
        if (outcome.Row is null) return outcome;
        Save(connection.Statement(SaveConversation), outcome.Row);
        foreach (var entry in outcome.Added)
        {
            var id = connection.Statement(AddEntry).Query(
                added => added.Number(0),
                entry.Conversation, entry.Number, entry.At, entry.Audience, entry.ActivityId, entry.ClientActivityId, entry.Kind, entry.Body).Single();
            if (entry.Said is { } text) connection.Statement(AddSaid).Execute(id, text);
        }
        return outcome;
    }

    private static List<LogEntry> Repeats(KeptConnection connection, LogAppend append)
    {
        var (find, conversation) = (connection.Statement(FindRepeats), new ConversationId(append.Conversation));
        return [.. append.ClientIds.SelectMany(id => find.Query(ReadEntry, append.Conversation, id)).OrderBy(entry => entry.Number).Select(entry => entry.ToEntry(conversation))];
    }

    private static void Save(KeptStatement save, ConversationRow row) => save.Execute(
        row.Id, row.Channel, row.Shop, row.Market, row.Language, row.Owner, row.Handoff, row.HandoffReason, row.HandoffSummary, row.HandedOff, row.OrderNumber,
        row.AgentId, row.AgentName, row.IsClosed, row.StartedAt, row.LastAt, row.DueAt, row.Messages, row.LastText, row.LastNumber, row.LastCustomerNumber,
        row.AnsweredTo, row.AcceptedBy);

    private static ConversationRow ReadRow(KeptStatement row) => new()
    {
        Id = row.Text(0),
        Channel = row.Text(1),
        Shop = row.Text(2),
        Market = row.TextOrNull(3),
        Language = row.Text(4),
        Owner = row.Text(5),
        Handoff = row.Text(6),
        HandoffReason = row.TextOrNull(7),
        HandoffSummary = row.TextOrNull(8),
        HandedOff = row.Number(9) != 0,
        OrderNumber = row.TextOrNull(10),
        AgentId = row.TextOrNull(11),
        AgentName = row.TextOrNull(12),
        IsClosed = row.Number(13) != 0,
        StartedAt = row.Number(14),
        LastAt = row.Number(15),
        DueAt = row.NumberOrNull(16),
        Messages = (int)row.Number(17),
        LastText = row.Text(18),
        LastNumber = row.Number(19),
        LastCustomerNumber = row.Number(20),
        AnsweredTo = row.Number(21),
        AcceptedBy = row.TextOrNull(22),
    };

    private static EntryRow ReadEntry(KeptStatement entry) => new()
    {
        Number = entry.Number(0),
        At = entry.Number(1),
        Audience = entry.Text(2),
        ActivityId = entry.Text(3),
        Kind = entry.Text(4),
        Body = entry.TextOrNull(5),
    };
}
