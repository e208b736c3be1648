using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>A server that may be harmed, and what a node must be able to do, with it and alone.</summary>
public abstract class RedisInTrouble : IAsyncLifetime
{
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected ConversationId Id { get; } = Some.Conversation();
    protected RedisServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RedisServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected async Task ServesAloneAsync(SharedState state)
    {
        var (key, post) = ($"proof:{Guid.NewGuid()}", $"post:{Guid.NewGuid()}");
        using var reader = state.Feed.Subscribe(Id);
        Assert.Null(await state.Snapshots.FindAsync(Id, default));
        await SaveAsync(state, 4);
        Assert.Equal((true, false), (await state.Rates.TryTakeAsync(post, 1, default), await state.Rates.TryTakeAsync(post, 1, default)));
        await state.Counts.AddAsync(key, Hour, default);
        Assert.Equal(1, await state.Counts.CountAsync(key, default));
        await state.Presence.SeenAsync("page", new StaffMember("1", "Ana"), Id, default);
        Assert.Equal([new PresentStaff("1", "Ana", Id)], await state.Presence.WhoAsync(default));
        state.Feed.Appended(Id);
        reader.Dispose();
        Assert.Single(await reader.WaitingAsync());
    }

    protected async Task HearsAsync(SharedState from, SharedState to)
    {
        using var subscription = to.Feed.Subscribe(null);
        await using var heard = subscription.ReadAsync(default).GetAsyncEnumerator();
        from.Feed.Publish(new FeedSignal(Id, FeedSignalKind.AgentTyping));
        Assert.Equal(FeedSignalKind.AgentTyping, await heard.NextKindAsync());
    }

    protected Task SaveAsync(SharedState state, long position) => state.Snapshots.SaveAsync(new Conversation { Id = Id, Position = position }, default);

    protected Task FindsAsync(SharedState state, long position) =>
        Eventually.HoldsAsync(async () => (await state.Snapshots.FindAsync(Id, default))?.Position == position, $"the fold at {position} is found");

    protected static RedisOptions At(string connectionString) => new() { ConnectionString = connectionString };
}
