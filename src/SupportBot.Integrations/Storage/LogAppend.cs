using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage;

/// <summary>An append in the making: all that can be done before it is its turn at the writer is done.</summary>
internal sealed class LogAppend(ConversationId conversation, IReadOnlyList<NewEntry> entries)
{
    private readonly string[] _bodies = [.. entries.Select(entry => LogJson.Write(entry.Body))];
    private readonly string?[] _said = [.. entries.Select(entry => Spoken.In(entry.Body) is { Length: > 0 } text ? SearchText.Fold(text) : null)];
    private readonly string[] _clientIds = [.. entries.Select(entry => entry.ClientActivityId).OfType<string>()];

    /// <summary>Runs inside the writer. Null when the last number is not the expected one.</summary>
    public IReadOnlyList<LogEntry>? Run(SqliteConnection connection, SqliteTransaction transaction, long? expectedLast, DateTimeOffset now)
    {
        if (FindRepeats(connection, transaction) is { Count: > 0 } repeats) return repeats;
        var row = connection.QuerySingleOrDefault<ConversationRow>(StorageSql.FindConversation, new { Id = conversation.Value }, transaction)
            ?? new ConversationRow { Id = conversation.Value };
        if (expectedLast is { } expected && expected != row.LastNumber) return null;

        var appended = entries.Select((entry, index) => Number(entry, row.LastNumber + index + 1, now)).ToList();
        connection.Execute(StorageSql.SaveConversation, appended.Aggregate(row, (summary, entry) => summary.With(entry)), transaction);
        for (var index = 0; index < appended.Count; index++) Insert(connection, transaction, appended[index], index);
        return appended;
    }

    private List<LogEntry> FindRepeats(SqliteConnection connection, SqliteTransaction transaction) => _clientIds.Length == 0 ? [] :
        [.. connection.Query<EntryRow>(StorageSql.FindRepeats, new { Conversation = conversation.Value, ClientActivityIds = _clientIds }, transaction)
            .Select(entry => entry.ToEntry(conversation))];

    private LogEntry Number(NewEntry entry, long number, DateTimeOffset now) => new(
        conversation, number, StoredTime.Read(StoredTime.Write(now)), entry.Audience, number.ToString("D7", CultureInfo.InvariantCulture), entry.Body);

    private void Insert(SqliteConnection connection, SqliteTransaction transaction, LogEntry entry, int index)
    {
        var id = connection.QuerySingle<long>(StorageSql.AddEntry, new
        {
            Conversation = conversation.Value,
            entry.Number,
            At = StoredTime.Write(entry.At),
            Audience = entry.Audience.ToString(),
            entry.ActivityId,
            entries[index].ClientActivityId,
            Kind = LogJson.KindOf(entries[index].Body),
            Body = _bodies[index],
        }, transaction);
        if (_said[index] is { } text) connection.Execute(StorageSql.AddSaid, new { Id = id, Text = text }, transaction);
    }
}
