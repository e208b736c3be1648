using SupportBot.Core.Conversations;
using SupportBot.Integrations.Memory;
using SupportBot.Integrations.Tests.Sharing;

namespace SupportBot.Integrations.Tests.Memory;

/// <summary>What is kept in memory does not grow without end. The whole process's memory is measured, so nothing else runs beside it.</summary>
[Collection(nameof(Bounds))]
[CollectionDefinition(nameof(Bounds), DisableParallelization = true)]
public sealed class Bounds
{
    private readonly InProcessFeed _feed = new();
    private readonly ConversationId _id = Some.Conversation();

    [Fact]
    public async Task However_much_is_typed_news_is_not_pushed_out()
    {
        using var slow = _feed.Subscribe(_id);
        _feed.Appended(_id);
        for (var index = 0; index < 100_000; index++) _feed.Publish(new FeedSignal(_id, FeedSignalKind.AgentTyping));
        slow.Dispose();
        Assert.Equal([FeedSignalKind.Appended, FeedSignalKind.AgentTyping], (await slow.WaitingAsync()).Select(signal => signal.Kind));
    }

    [Fact]
    public async Task A_desk_that_has_stopped_reading_holds_a_bounded_number()
    {
        using var stopped = _feed.Subscribe(null);
        for (var index = 0; index < 5_000; index++) _feed.Appended(Some.Conversation());
        _feed.Appended(_id);
        stopped.Dispose();
        var signals = await stopped.WaitingAsync();
        Assert.Equal(1024, signals.Count);
        Assert.Equal(_id, signals[^1].Conversation);
    }

    [Fact]
    public void Of_conversations_whose_readers_have_left_nothing_is_kept()
    {
        const int Visits = 200_000, MostBytesOfEach = 60;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var visit = 0; visit < Visits; visit++) _feed.Subscribe(new ConversationId($"c{visit}")).Dispose();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostBytesOfEach * Visits);
        GC.KeepAlive(_feed);
    }

    [Fact]
    public async Task Everybody_can_be_told_to_look()
    {
        using var mine = _feed.Subscribe(_id);
        using var all = _feed.Subscribe(null);
        _feed.PublishEverywhere();
        mine.Dispose();
        all.Dispose();
        Assert.Equal([new FeedSignal(_id, FeedSignalKind.Appended)], await mine.WaitingAsync());
        var everywhere = Assert.Single(await all.WaitingAsync());
        Assert.True(everywhere.Concerns(_id));
        Assert.True(everywhere.Concerns(Some.Conversation()));
        Assert.False(new FeedSignal(_id, FeedSignalKind.Appended).Concerns(Some.Conversation()));
    }

    [Fact]
    public async Task The_snapshot_that_rested_longest_goes_first()
    {
        var store = new InMemorySnapshotStore(capacity: 2);
        var (first, second, third) = (Some.Conversation(), Some.Conversation(), Some.Conversation());
        await store.SaveAsync(new Conversation { Id = first, Position = 5 }, default);
        await store.SaveAsync(new Conversation { Id = second, Position = 1 }, default);
        await store.SaveAsync(new Conversation { Id = first, Position = 6 }, default);
        await store.SaveAsync(new Conversation { Id = third, Position = 1 }, default);
        Assert.Null(await store.FindAsync(second, default));
        Assert.Equal(6, (await store.FindAsync(first, default))!.Position);
    }
}
