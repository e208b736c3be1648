using StackExchange.Redis;
using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Signals of all nodes: to readers here directly, to other nodes through one channel. While this node cannot hear the others, its readers are
/// told once a second to look for themselves, and once more when it can; then it also tells the others to look, since they missed what it said.
/// </summary>
internal sealed class RedisFeed : IConversationFeed, IAsyncDisposable
{
    private const int ListenAnewAfter = 3;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly InProcessFeed _here = new();
    private readonly FeedHearing _hearing = new();
    private readonly RedisConnection _redis;
    private readonly RedisChannel _channel;
    private readonly string _node;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _beating;
    private ConnectionMultiplexer? _heardThrough;
    private int _deafFor;
    private int _mustLook = 1;

    public RedisFeed(RedisConnection redis, RedisKeys keys, RedisHealth health, NodeName node)
    {
        (_redis, _channel, _node) = (redis, keys.Feed, node.Value);
        health.WentAway += _hearing.Lose;
        _beating = Task.Run(BeatAsync);
    }

    /// <summary>What another node says now arrives, and what was missed before has been looked for.</summary>
    internal bool IsListening => !_hearing.IsDeaf && Volatile.Read(ref _mustLook) == 0;

    public void Publish(FeedSignal signal)
    {
        _here.Publish(signal);
        Say("feed.publish", FeedMessage.Signal.Of(_node, signal));
    }

    public IFeedSubscription Subscribe(ConversationId? conversation) => _here.Subscribe(conversation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _beating;
        _stopping.Dispose();
    }

    // Real time, whatever the clock.
    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do await RoundAsync();
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested) { /* the program stops */ }
    }

    private async Task RoundAsync()
    {
        var beat = _hearing.NextBeat();
        var isDeaf = _hearing.IsDeaf;
        _deafFor = isDeaf ? _deafFor + 1 : 0;
        if (isDeaf) await ListenAsync();
        if (Interlocked.Exchange(ref _mustLook, 0) == 1 || isDeaf) _here.PublishEverywhere();
        Say(RedisWatch.Operation, new FeedMessage.Beat(_node, beat));
    }

    // The client subscribes again by itself after a break; a new client, or one that was asked at a bad moment, has to be told.
    private async Task ListenAsync()
    {
        if (_redis.Client is not { IsConnected: true } client || (client == _heardThrough && _deafFor % ListenAnewAfter != 0)) return;
        try
        {
            var subscriber = client.GetSubscriber();
            await subscriber.UnsubscribeAsync(_channel, Hear).WaitAsync(Every, TimeProvider.System);
            await subscriber.SubscribeAsync(_channel, Hear).WaitAsync(Every, TimeProvider.System);
            _heardThrough = client;
        }
        // Whatever it is: this must go on, or the node would stay deaf for good.
        catch (Exception) { /* deaf, and tried again */ }
    }

    private void Hear(RedisChannel channel, RedisValue line)
    {
        switch (FeedMessage.Read(line))
        {
            case FeedMessage.Beat beat when beat.Node == _node:
                if (_hearing.Hear(beat.Number)) HearAgain();
                break;
            case FeedMessage.Look look when look.Node != _node:
                Volatile.Write(ref _mustLook, 1);
                break;
            case FeedMessage.Signal signal when signal.Node != _node:
                if (_here.IsListened(signal.Conversation)) _here.Publish(signal.Open());
                break;
        }
    }

    private void HearAgain()
    {
        Volatile.Write(ref _mustLook, 1);
        Say(RedisWatch.Operation, new FeedMessage.Look(_node));
    }

    private void Say(string operation, FeedMessage message) => _redis.Tell(operation, database => database.PublishAsync(_channel, message.ToString()));
}
