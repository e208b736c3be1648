using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>An entry as it is in the table.</summary>
internal record EntryRow
{
    public long Number { get; init; }
    public long At { get; init; }
    public string Audience { get; init; } = "";
    public string ActivityId { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Body { get; init; }

    /// <summary>A kind that a newer node wrote beside this one is passed over: what it means, that node knows.</summary>
    public LogEntry ToEntry(ConversationId conversation) => new(
        conversation, Number, StoredTime.Read(At), Enum.Parse<Audience>(Audience), ActivityId,
        Body is null || !LogJson.Knows(Kind) ? null : LogJson.Read<EntryBody>(Body));
}
