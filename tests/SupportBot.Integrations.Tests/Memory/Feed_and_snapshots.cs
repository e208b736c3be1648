using SupportBot.Core.Conversations;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Tests.Memory;

public sealed class Feed_and_snapshots
{
    private readonly InProcessFeed _feed = new();
    private readonly ConversationId _id = Some.Conversation();

    [Fact]
    public async Task A_reader_hears_of_its_own_conversation_and_the_desk_of_all()
    {
        using var mine = _feed.Subscribe(_id);
        using var all = _feed.Subscribe(null);
        var other = Some.Conversation();
        Publish(other);
        Publish(_id);
        mine.Dispose();
        all.Dispose();
        Assert.Equal([_id], (await Read(mine)).Select(signal => signal.Conversation));
        Assert.Equal([other, _id], (await Read(all)).Select(signal => signal.Conversation));
    }

    [Fact]
    public async Task However_much_is_typed_news_is_not_pushed_out()
    {
        using var slow = _feed.Subscribe(_id);
        Publish(_id);
        for (var index = 0; index < 100_000; index++) Publish(_id, FeedSignalKind.AgentTyping);
        slow.Dispose();
        Assert.Equal([FeedSignalKind.Appended, FeedSignalKind.AgentTyping], (await Read(slow)).Select(signal => signal.Kind));
    }

    [Fact]
    public async Task A_desk_that_has_stopped_reading_holds_a_bounded_number()
    {
        using var stopped = _feed.Subscribe(null);
        for (var index = 0; index < 5_000; index++) Publish(Some.Conversation());
        Publish(_id);
        stopped.Dispose();
        var signals = await Read(stopped);
        Assert.Equal(1024, signals.Count);
        Assert.Equal(_id, signals[^1].Conversation);
    }

    [Fact]
    public async Task What_is_published_while_a_signal_is_handled_is_signalled_again()
    {
        using var subscription = _feed.Subscribe(_id);
        Publish(_id);
        await using var signals = subscription.ReadAsync(default).GetAsyncEnumerator();
        await signals.MoveNextAsync();
        Publish(_id);
        subscription.Dispose();
        Assert.True(await signals.MoveNextAsync());
        Assert.False(await signals.MoveNextAsync());
    }

    [Fact]
    public async Task Many_come_and_go_while_others_publish()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(index => Task.Run(async () =>
        {
            var subscription = _feed.Subscribe(_id);
            Publish(_id);
            subscription.Dispose();
            Assert.NotEmpty(await Read(subscription));
        })));
        using var last = _feed.Subscribe(_id);
        Publish(_id);
        last.Dispose();
        Assert.Single(await Read(last));
    }

    [Fact]
    public async Task A_snapshot_never_goes_back_and_the_one_that_rested_longest_goes_first()
    {
        var store = new InMemorySnapshotStore(capacity: 2);
        var (first, second, third) = (Some.Conversation(), Some.Conversation(), Some.Conversation());
        await store.SaveAsync(new Conversation { Id = first, Position = 5 }, default);
        await store.SaveAsync(new Conversation { Id = first, Position = 4 }, default);
        Assert.Equal(5, (await store.FindAsync(first, default))!.Position);

        await store.SaveAsync(new Conversation { Id = second, Position = 1 }, default);
        await store.SaveAsync(new Conversation { Id = first, Position = 6 }, default);
        await store.SaveAsync(new Conversation { Id = third, Position = 1 }, default);
        Assert.Null(await store.FindAsync(second, default));
        Assert.Equal(6, (await store.FindAsync(first, default))!.Position);
    }

    private void Publish(ConversationId id, FeedSignalKind kind = FeedSignalKind.Appended) => _feed.Publish(new FeedSignal(id, kind));

    private static async Task<List<FeedSignal>> Read(IFeedSubscription subscription)
    {
        var signals = new List<FeedSignal>();
        await foreach (var signal in subscription.ReadAsync(default)) signals.Add(signal);
        return signals;
    }
}
