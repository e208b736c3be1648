using SupportBot.Core.Conversations;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A log that can be read; what a turn wants to append is lost, as when the process dies just then.</summary>
internal sealed class LogThatTakesNothing(IConversationLog log) : IConversationLog
{
    public Task<LogEntry> AppendAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation) => throw Gone();

    public Task<Acceptance> AcceptAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation) => throw Gone();

    public Task<IReadOnlyList<LogEntry>?> TryAppendAsync(ConversationId conversation, long expectedLast, IReadOnlyList<NewEntry> entries, CancellationToken cancellation) => throw Gone();

    public Task<IReadOnlyList<LogEntry>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation) => log.ReadAsync(conversation, after, cancellation);

    public Task<IReadOnlyList<LogEntry>?> ReadOnAsync(ConversationId conversation, long position, DateTimeOffset at, CancellationToken cancellation) =>
        log.ReadOnAsync(conversation, position, at, cancellation);

    public Task<IReadOnlyList<ConversationId>> FindUnansweredAsync(IReadOnlyCollection<string> answeredBy, CancellationToken cancellation) => log.FindUnansweredAsync(answeredBy, cancellation);

    public Task<IReadOnlyList<ConversationId>> FindOlderThanAsync(DateTimeOffset lastEntryBefore, CancellationToken cancellation) => log.FindOlderThanAsync(lastEntryBefore, cancellation);

    public Task EraseAsync(ConversationId conversation, CancellationToken cancellation) => throw Gone();

    private static LogUnavailableException Gone() => new("gone", new IOException());
}
