using System.Collections.Concurrent;
using System.Threading.Channels;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.Parts;

internal sealed class MemoryFeed : IConversationFeed
{
    private readonly ConcurrentDictionary<Subscription, bool> subscriptions = new();

    public int Subscribers => subscriptions.Count;
    /// <summary>Loses signals, as a feed between nodes may.</summary>
    public bool IsDeaf { get; set; }

    public void Publish(FeedSignal signal)
    {
        if (IsDeaf) return;
        foreach (var subscription in subscriptions.Keys.Where(subscription => subscription.Wants(signal))) subscription.Give(signal);
    }

    public IFeedSubscription Subscribe(ConversationId? conversation)
    {
        var subscription = new Subscription(conversation, gone => subscriptions.TryRemove(gone, out _));
        subscriptions[subscription] = true;
        return subscription;
    }

    private sealed class Subscription(ConversationId? conversation, Action<Subscription> leave) : IFeedSubscription
    {
        private readonly Channel<FeedSignal> signals = Channel.CreateUnbounded<FeedSignal>();

        public bool Wants(FeedSignal signal) => conversation is null || conversation == signal.Conversation;
        public void Give(FeedSignal signal) => signals.Writer.TryWrite(signal);
        public IAsyncEnumerable<FeedSignal> ReadAsync(CancellationToken cancellation) => signals.Reader.ReadAllAsync(cancellation);
        public void Dispose() => leave(this);
    }
}
