using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage;

/// <summary>An entry as it is in the table.</summary>
internal sealed record EntryRow
{
    public long Number { get; init; }
    public long At { get; init; }
    public string Audience { get; init; } = "";
    public string ActivityId { get; init; } = "";
    public string? Body { get; init; }

    public LogEntry ToEntry(ConversationId conversation) => new(
        conversation, Number, StoredTime.Read(At), Enum.Parse<Audience>(Audience), ActivityId, Body is null ? null : LogJson.Read<EntryBody>(Body));
}
