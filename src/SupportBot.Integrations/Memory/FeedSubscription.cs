using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Memory;

/// <summary>
/// What one reader has not read yet. A signal that is already waiting is not queued again, so that typing never pushes out news; beyond the
/// bound (a reader of all conversations that has stopped) the oldest goes.
/// </summary>
internal sealed class FeedSubscription : IFeedSubscription
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<FeedSignal, bool> _waiting = new();
    private readonly Channel<FeedSignal> _signals;
    private readonly Action<FeedSubscription> _leave;

    public FeedSubscription(Action<FeedSubscription> leave)
    {
        _leave = leave;
        _signals = Channel.CreateBounded<FeedSignal>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest }, dropped => _waiting.TryRemove(dropped, out _));
    }

    public void Offer(FeedSignal signal)
    {
        if (_waiting.TryAdd(signal, true)) _signals.Writer.TryWrite(signal);
    }

    public async IAsyncEnumerable<FeedSignal> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync(cancellation))
        {
            // First: what is published from here on must be queued anew, since the reader may not see it in the log any more.
            _waiting.TryRemove(signal, out _);
            yield return signal;
        }
    }

    public void Dispose()
    {
        _leave(this);
        _signals.Writer.TryComplete();
    }
}
