using System.Collections.Concurrent;
using System.Collections.Immutable;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Memory;

/// <summary>Live signals within one process. Publishing looks up who listens and goes on: it takes no lock and waits for nobody.</summary>
internal sealed class InProcessFeed : IConversationFeed
{
    private readonly ConcurrentDictionary<ConversationId, ImmutableArray<FeedSubscription>> _ofOne = new();
    private ImmutableArray<FeedSubscription> _ofAll = [];

    public void Publish(FeedSignal signal)
    {
        if (_ofOne.TryGetValue(signal.Conversation, out var listeners))
        {
            foreach (var listener in listeners) listener.Offer(signal);
        }
        // Who listens to everybody only wants to know that something happened: one waiting signal of a conversation is enough.
        foreach (var listener in _ofAll) listener.Offer(signal with { Entries = null });
    }

    /// <summary>Somebody would get a signal of that conversation.</summary>
    public bool IsListened(ConversationId conversation) => _ofAll.Length > 0 || _ofOne.ContainsKey(conversation);

    /// <summary>Tells every reader to look for itself: what happened elsewhere may not have been signalled.</summary>
    public void PublishEverywhere()
    {
        foreach (var (conversation, listeners) in _ofOne)
        {
            foreach (var listener in listeners) listener.Offer(new FeedSignal(conversation, FeedSignalKind.Appended));
        }
        foreach (var listener in _ofAll) listener.Offer(FeedSignal.Anywhere);
    }

    public IFeedSubscription Subscribe(ConversationId? conversation)
    {
        var subscription = new FeedSubscription(listener => Remove(conversation, listener));
        if (conversation is { } id) _ofOne.AddOrUpdate(id, _ => [subscription], (_, listeners) => listeners.Add(subscription));
        else ImmutableInterlocked.Update(ref _ofAll, listeners => listeners.Add(subscription));
        return subscription;
    }

    private void Remove(ConversationId? conversation, FeedSubscription subscription)
    {
        if (conversation is not { } id)
        {
            ImmutableInterlocked.Update(ref _ofAll, listeners => listeners.Remove(subscription));
            return;
        }
        // Only what was seen is replaced: someone may have joined since.
        while (_ofOne.TryGetValue(id, out var listeners))
        {
            var left = listeners.Remove(subscription);
            if (left.IsEmpty ? _ofOne.TryRemove(KeyValuePair.Create(id, listeners)) : _ofOne.TryUpdate(id, left, listeners)) return;
        }
    }
}
