using System.Collections.Concurrent;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>The log's contract in memory. It can be made unavailable, and outlives the host when handed to a second one.</summary>
internal sealed class MemoryLog(TimeProvider clock) : IConversationLog
{
    private readonly ConcurrentDictionary<ConversationId, List<LogEntry>> entries = new();
    private readonly ConcurrentDictionary<(ConversationId, string), LogEntry> seen = new();

    public bool IsAway { get; set; }
    public IReadOnlyList<LogEntry> Of(string conversation) => [.. ListOf(new ConversationId(conversation))];

    public Task<LogEntry> AppendAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation)
    {
        ThrowIfAway();
        lock (ListOf(conversation))
        {
            if (entry.ClientActivityId is { } id && seen.TryGetValue((conversation, id), out var first)) return Task.FromResult(first);
            return Task.FromResult(Add(conversation, entry));
        }
    }

    public async Task<Acceptance> AcceptAsync(ConversationId conversation, NewEntry entry, CancellationToken cancellation)
    {
        var state = Conversation.Fold(conversation, await ReadAsync(conversation, 0, cancellation));
        if (state.Position == 0) return new Acceptance(Standing.NotBegun, null, null);
        if (state.IsClosed || state.Start is null) return new Acceptance(Standing.Closed, null, null);
        return new Acceptance(Standing.Open, await AppendAsync(conversation, entry, cancellation), state.PositionAt);
    }

    public Task<IReadOnlyList<LogEntry>?> TryAppendAsync(
        ConversationId conversation, long expectedLast, IReadOnlyList<NewEntry> newEntries, CancellationToken cancellation)
    {
        ThrowIfAway();
        lock (ListOf(conversation))
        {
            if (ListOf(conversation).Count != expectedLast) return Task.FromResult<IReadOnlyList<LogEntry>?>(null);
            return Task.FromResult<IReadOnlyList<LogEntry>?>([.. newEntries.Select(entry => Add(conversation, entry))]);
        }
    }

    public Task<IReadOnlyList<LogEntry>> ReadAsync(ConversationId conversation, long after, CancellationToken cancellation)
    {
        ThrowIfAway();
        lock (ListOf(conversation)) return Task.FromResult<IReadOnlyList<LogEntry>>([.. ListOf(conversation).Where(entry => entry.Number > after)]);
    }

    public async Task<IReadOnlyList<LogEntry>?> ReadOnAsync(ConversationId conversation, long position, DateTimeOffset at, CancellationToken cancellation) =>
        (await ReadAsync(conversation, position - 1, cancellation)).ToList() is [var known, .. var tail] && known.At == at ? tail : null;

    public Task<IReadOnlyList<ConversationId>> FindUnansweredAsync(IReadOnlyCollection<string> answeredBy, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ConversationId>>([]);

    public Task<IReadOnlyList<ConversationId>> FindOlderThanAsync(DateTimeOffset lastEntryBefore, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ConversationId>>([.. entries.Where(pair => pair.Value.Count > 0 && pair.Value[^1].At < lastEntryBefore).Select(pair => pair.Key)]);

    /// <summary>Erases the bodies; the numbers stay.</summary>
    public Task EraseAsync(ConversationId conversation, CancellationToken cancellation)
    {
        var list = ListOf(conversation);
        lock (list)
            for (var at = 0; at < list.Count; at++) list[at] = list[at] with { Body = null };
        return Task.CompletedTask;
    }

    private LogEntry Add(ConversationId conversation, NewEntry entry)
    {
        var list = ListOf(conversation);
        var added = new LogEntry(conversation, list.Count + 1, clock.GetUtcNow(), entry.Audience, Guid.NewGuid().ToString("N"), entry.Body);
        list.Add(added);
        if (entry.ClientActivityId is { } id) seen[(conversation, id)] = added;
        return added;
    }

    private List<LogEntry> ListOf(ConversationId conversation) => entries.GetOrAdd(conversation, _ => []);

    private void ThrowIfAway()
    {
        if (IsAway) throw new LogUnavailableException("The disk is full.", new IOException("no space"));
    }
}
