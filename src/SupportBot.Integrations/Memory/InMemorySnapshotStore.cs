using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Memory;

/// <summary>The latest folds of the conversations that moved last, in this process. Beyond the bound the one that rested longest is dropped.</summary>
internal sealed class InMemorySnapshotStore(int capacity = InMemorySnapshotStore.DefaultCapacity) : ISnapshotStore
{
    private const int DefaultCapacity = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationId, LinkedListNode<Conversation>> _byId = [];
    private readonly LinkedList<Conversation> _byAge = [];

    public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult(_byId.GetValueOrDefault(id)?.Value);
    }

    public Task SaveAsync(Conversation conversation, CancellationToken cancellation)
    {
        lock (_lock) Put(conversation);
        return Task.CompletedTask;
    }

    private void Put(Conversation conversation)
    {
        if (_byId.TryGetValue(conversation.Id, out var held))
        {
            // Two turns may save in the wrong order: a fold never goes back.
            if (held.Value.Position > conversation.Position) return;
            _byAge.Remove(held);
        }
        _byId[conversation.Id] = _byAge.AddLast(conversation);
        if (_byAge.Count <= capacity) return;
        _byId.Remove(_byAge.First!.Value.Id);
        _byAge.RemoveFirst();
    }
}
