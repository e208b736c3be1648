using System.Diagnostics;
using SupportBot.Core.Conversations;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts;
using SupportBot.Parts.Faults;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>Redis away means slower, not down; and when it is back, nobody has to start anything again.</summary>
[Trait("Runs", "alone")]
public sealed class When_Redis_fails : RedisInTrouble
{
    [Fact]
    public async Task Emptied_it_forgets_folds_but_gives_nobody_a_fresh_budget()
    {
        await using var state = await SharedState.OnAsync(At(Server.ConnectionString));
        await SaveAsync(state, 3);
        for (var count = 0; count < 4; count++) await state.Counts.AddAsync("proof:TB1", Hour, default);
        await FindsAsync(state, 3);
        await Server.FlushAllAsync();

        Assert.Null(await state.Snapshots.FindAsync(Id, default));
        Assert.Equal(4, await state.Counts.CountAsync("proof:TB1", default));
        Assert.True(await state.Rates.TryTakeAsync("post:x", 1, default));
        Assert.Empty(await state.Presence.WhoAsync(default));
        await SaveAsync(state, 2);
        await FindsAsync(state, 2);
    }

    [Fact]
    public async Task Killed_each_node_goes_on_alone_and_started_again_they_find_each_other()
    {
        await using var one = await SharedState.OnAsync(At(Server.ConnectionString));
        await using var other = await SharedState.OnAsync(At(Server.ConnectionString));
        await SaveAsync(one, 3);
        await FindsAsync(other, 3);
        await Server.KillAsync();
        await Task.WhenAll(one.IsAwayAsync(), other.IsAwayAsync());
        await ServesAloneAsync(one);
        Assert.Equal("cannot be reached", one.Health.State.Reason);

        await Server.StartAgainAsync();
        await Task.WhenAll(one.IsWellAsync(), other.IsWellAsync());
        await HearsAsync(from: one, to: other);
        await HearsAsync(from: other, to: one);
        await SaveAsync(one, 7);
        await FindsAsync(other, 7);
        Assert.Contains(one.Logged, line => line.StartsWith("Warning: Redis (ConnectionStrings:Redis) cannot be reached", StringComparison.Ordinal));
        Assert.Contains(one.Logged, line => line.StartsWith("Information: Redis is back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_nothing_is_heard_readers_are_told_to_look_every_second_and_once_more_afterwards()
    {
        await using var state = await SharedState.OnAsync(At(Server.ConnectionString));
        using var mine = state.Feed.Subscribe(Id);
        using var all = state.Feed.Subscribe(null);
        await using var customer = mine.ReadAsync(default).GetAsyncEnumerator();
        await using var desk = all.ReadAsync(default).GetAsyncEnumerator();

        await Server.KillAsync();
        for (var second = 0; second < 3; second++)
        {
            Assert.Equal(new FeedSignal(Id, FeedSignalKind.Appended), await customer.NextAsync());
            Assert.Equal(FeedSignal.Anywhere, await desk.NextAsync());
        }
        await Server.StartAgainAsync();
        do await customer.NextAsync();
        while (!state.IsListening);
        Assert.True(state.Health.State.IsOk);
    }

    [Fact]
    public async Task Who_could_not_say_something_tells_the_others_to_look_afterwards()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        await using var cut = await SharedState.OnAsync(At(Server.ConnectionStringAt(proxy.Port)));
        await using var other = await SharedState.OnAsync(At(Server.ConnectionString));
        proxy.Set(Fault.Refuse);
        await cut.IsAwayAsync();
        using var there = other.Feed.Subscribe(Id);
        await using var heard = there.ReadAsync(default).GetAsyncEnumerator();
        cut.Feed.Appended(Id);

        proxy.Set(Fault.Pass);
        Assert.Equal(new FeedSignal(Id, FeedSignalKind.Appended), await heard.NextAsync());
    }

    [Fact]
    public async Task Cut_for_a_moment_only_nothing_is_missed()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        await using var cut = await SharedState.OnAsync(At(Server.ConnectionStringAt(proxy.Port)));
        await using var other = await SharedState.OnAsync(At(Server.ConnectionString));
        for (var times = 0; times < 3; times++)
        {
            using var mine = cut.Feed.Subscribe(Id);
            await using var heard = mine.ReadAsync(default).GetAsyncEnumerator();
            await proxy.CutAllAsync();
            other.Feed.Appended(Id);
            Assert.Equal(Id, (await heard.NextAsync()).Conversation);
            await cut.IsWellAsync();
        }
    }

    [Fact]
    public async Task What_was_to_be_forgotten_while_it_was_away_is_forgotten_when_it_is_back()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        await using var state = await SharedState.OnAsync(At(Server.ConnectionStringAt(proxy.Port)));
        await using var other = await SharedState.OnAsync(At(Server.ConnectionString));
        await SaveAsync(state, 3);
        await FindsAsync(other, 3);
        proxy.Set(Fault.Refuse);
        await state.Snapshots.ForgetAsync(Id, default);
        Assert.NotNull(await other.Snapshots.FindAsync(Id, default));

        proxy.Set(Fault.Pass);
        await Eventually.HoldsAsync(async () => await other.Snapshots.FindAsync(Id, default) is null, "it is forgotten");
        Assert.Null(await state.Snapshots.FindAsync(Id, default));
    }

    [Fact]
    public async Task Away_from_the_start_it_holds_nothing_up_and_is_found_when_it_comes()
    {
        await Server.KillAsync();
        var clock = Stopwatch.StartNew();
        await using var state = await SharedState.OpenAsync(At(Server.ConnectionString));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 4_000);
        Assert.Equal("cannot be reached", state.Health.State.Reason);
        await ServesAloneAsync(state);

        await Server.StartAgainAsync();
        await state.IsWellAsync();
        await SaveAsync(state, 3);
        await FindsAsync(state, 3);
    }
}
