using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class FeedContract : IAsyncLifetime
{
    private readonly ConversationId _id = Some.Conversation();
    private SharedState _state = null!;

    private IConversationFeed Feed => _state.Feed;

    protected abstract Task<SharedState> OpenAsync();

    public async Task InitializeAsync() => _state = await OpenAsync();

    public async Task DisposeAsync() => await _state.DisposeAsync();

    [Fact]
    public async Task A_reader_hears_of_its_own_conversation_and_the_desk_of_all()
    {
        using var mine = Feed.Subscribe(_id);
        using var all = Feed.Subscribe(null);
        var other = Some.Conversation();
        Feed.Appended(other);
        Feed.Appended(_id);
        mine.Dispose();
        all.Dispose();
        Assert.Equal([_id], (await mine.WaitingAsync()).Select(signal => signal.Conversation));
        // Being told to look everywhere may always come between.
        Assert.Equal([other, _id], (await all.WaitingAsync()).Where(signal => signal != FeedSignal.Anywhere).Select(signal => signal.Conversation));
    }

    [Fact]
    public async Task Typing_is_told_and_does_not_pile_up()
    {
        using var slow = Feed.Subscribe(_id);
        Feed.Appended(_id);
        for (var index = 0; index < 100; index++) Feed.Publish(new FeedSignal(_id, FeedSignalKind.AgentTyping));
        slow.Dispose();
        Assert.Equal([FeedSignalKind.Appended, FeedSignalKind.AgentTyping], (await slow.WaitingAsync()).Select(signal => signal.Kind));
    }

    [Fact]
    public async Task What_is_published_while_a_signal_is_handled_is_signalled_again()
    {
        using var subscription = Feed.Subscribe(_id);
        Feed.Appended(_id);
        await using var signals = subscription.ReadAsync(default).GetAsyncEnumerator();
        await signals.MoveNextAsync();
        Feed.Appended(_id);
        subscription.Dispose();
        Assert.True(await signals.MoveNextAsync());
        Assert.False(await signals.MoveNextAsync());
    }

    [Fact]
    public async Task Many_come_and_go_while_others_publish()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(index => Task.Run(async () =>
        {
            using var subscription = Feed.Subscribe(_id);
            Feed.Appended(_id);
            // Heard before it goes: what somebody else is just saying may not have come when it leaves.
            await using var signals = subscription.ReadAsync(default).GetAsyncEnumerator();
            await signals.NextAsync();
        })));
        using var last = Feed.Subscribe(_id);
        Feed.Appended(_id);
        last.Dispose();
        Assert.Single(await last.WaitingAsync());
    }
}
