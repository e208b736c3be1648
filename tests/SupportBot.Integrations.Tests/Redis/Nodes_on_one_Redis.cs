using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Redis;

public sealed class Nodes_on_one_Redis(OneRedis redis) : IClassFixture<OneRedis>, IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly RedisOptions _options = redis.Options();
    private readonly ConversationId _id = Some.Conversation();
    private SharedState _one = null!, _other = null!;

    private RedisKeys Keys => new(_options.Prefix);

    public async Task InitializeAsync() => (_one, _other) = (await SharedState.OnAsync(_options), await SharedState.OnAsync(_options));

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task They_hear_each_other_and_each_hears_itself_once()
    {
        using var here = _one.Feed.Subscribe(null);
        using var there = _other.Feed.Subscribe(_id);
        await using var own = here.ReadAsync(default).GetAsyncEnumerator();
        await using var heard = there.ReadAsync(default).GetAsyncEnumerator();

        for (var times = 0; times < 20; times++)
        {
            _one.Feed.Publish(new FeedSignal(_id, FeedSignalKind.BotTyping));
            Assert.Equal(FeedSignalKind.BotTyping, await own.NextKindAsync());
            Assert.Equal(FeedSignalKind.BotTyping, await heard.NextKindAsync());
            // Its own echo was on the wire before this.
            _other.Feed.Publish(new FeedSignal(_id, FeedSignalKind.AgentTyping));
            Assert.Equal(FeedSignalKind.AgentTyping, await own.NextKindAsync());
            Assert.Equal(FeedSignalKind.AgentTyping, await heard.NextKindAsync());
        }
    }

    [Fact]
    public async Task What_one_has_saved_the_other_finds()
    {
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 3 }, default);
        await Eventually.HoldsAsync(async () => await _other.Snapshots.FindAsync(_id, default) is { Position: 3 }, "the fold is there");
        await _other.Snapshots.ForgetAsync(_id, default);
        Assert.Null(await _one.Snapshots.FindAsync(_id, default));
    }

    [Fact]
    public async Task A_turn_that_was_under_way_does_not_bring_back_what_was_forgotten()
    {
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 3 }, default);
        await _other.Snapshots.ForgetAsync(_id, default);
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 5 }, default);
        Assert.Null(await _one.Snapshots.FindAsync(_id, default));
        Assert.InRange(await TimeToLiveAsync((string)Keys.Fold(_id)!), 30_000, 60_000);
    }

    [Fact]
    public async Task They_share_buckets_and_budgets_and_the_desk()
    {
        Assert.True(await _one.Rates.TryTakeAsync("post:x", 2, default));
        Assert.True(await _other.Rates.TryTakeAsync("post:x", 2, default));
        Assert.False(await _one.Rates.TryTakeAsync("post:x", 2, default));

        await _one.Counts.AddAsync("proof:TB1", Hour, default);
        await _other.Counts.AddAsync("proof:TB1", Hour, default);
        await Eventually.HoldsAsync(async () => await _one.Counts.CountAsync("proof:TB1", default) == 2 && await _other.Counts.CountAsync("proof:TB1", default) == 2, "both count two");

        await _one.Presence.SeenAsync("page", new StaffMember("1", "Ana"), _id, default);
        await Eventually.HoldsAsync(async () => (await _other.Presence.WhoAsync(default)).Contains(new PresentStaff("1", "Ana", _id)), "Ana is seen");
    }

    [Fact]
    public async Task Programs_of_different_shapes_never_read_each_others_folds_and_old_ones_go()
    {
        var key = (string)Keys.Fold(_id)!;
        await redis.Server.CommandAsync("HSET", key, "older:at", "90", "older", $$"""{"id":"{{_id}}","position":90}""");
        Assert.Null(await _one.Snapshots.FindAsync(_id, default));
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 3 }, default);
        Assert.Equal(3, (await _one.Snapshots.FindAsync(_id, default))!.Position);
        Assert.Equal("90", await redis.Server.CommandAsync("HGET", key, "older:at"));

        await redis.Server.CommandAsync("DEL", key);
        await redis.Server.CommandAsync("HSET", key, "oldest:at", "80", "oldest", "{}", "older:at", "90", "older", "{}");
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 4 }, default);
        Assert.Equal(4, (await _one.Snapshots.FindAsync(_id, default))!.Position);
        Assert.Equal("2", await redis.Server.CommandAsync("HLEN", key));
    }

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"x\",\"owner\":\"Nobody\"}")]
    public async Task A_fold_that_cannot_be_read_is_none(string json)
    {
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 3 }, default);
        await _one.Snapshots.FindAsync(_id, default);
        var fields = (await redis.Server.CommandAsync("HKEYS", (string)Keys.Fold(_id)!))!.Split('\n');
        await redis.Server.CommandAsync("HSET", (string)Keys.Fold(_id)!, fields.Single(field => !field.EndsWith(":at", StringComparison.Ordinal)), json);
        Assert.Null(await _one.Snapshots.FindAsync(_id, default));
        Assert.True(_one.Health.State.IsOk);
    }

    [Fact]
    public async Task Every_key_lives_for_a_while_and_none_holds_a_number_or_an_address()
    {
        await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = 3 }, default);
        await _one.Counts.AddAsync("proof:TB1234567", Hour, default);
        await _one.Presence.SeenAsync("page", new StaffMember("1", "Ana"), _id, default);
        await _one.Rates.TryTakeAsync("token:203.0.113.7", 5, default);

        string[] expected = [(string)Keys.Fold(_id)!, (string)Keys.Failures("proof:TB1234567")!, (string)Keys.Desk!, (string)Keys.Bucket("token:203.0.113.7")!];
        var keys = (await redis.Server.CommandAsync("KEYS", _options.Prefix + ":*"))!.Split('\n').Where(key => key != (string)Keys.Probe!).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.Matches(@"^\w+(:\w+)*:\{[\w-]+\}$", key));
        Assert.DoesNotContain(keys, key => key.Contains("TB1234567", StringComparison.Ordinal) || key.Contains("203.0.113.7", StringComparison.Ordinal));

        var lives = await Task.WhenAll(expected.Select(TimeToLiveAsync));
        long[] longest = [(long)_options.StateLifetime.TotalMilliseconds, (long)Hour.TotalMilliseconds, (long)IDeskPresence.Lifetime.TotalMilliseconds, 60_000];
        Assert.All(lives.Zip(longest), pair => Assert.InRange(pair.First, pair.Second - 30_000, pair.Second));
    }

    [Fact]
    public async Task A_page_that_was_closed_without_a_word_is_gone_after_its_time()
    {
        await _one.Presence.SeenAsync("page", new StaffMember("1", "Ana"), null, default);
        await redis.Server.CommandAsync("HSET", (string)Keys.Desk!, "closed", """1000 {"staffId":"2","displayName":"Ben"}""", "odd", """9999999999999 {"staffId":""");
        Assert.Equal(["Ana"], (await _one.Presence.WhoAsync(default)).Select(who => who.DisplayName));
        Assert.Equal("0", await redis.Server.CommandAsync("HEXISTS", (string)Keys.Desk!, "closed"));
    }

    [Fact]
    public async Task Scripts_that_were_flushed_are_sent_again()
    {
        for (var position = 1; position < 5; position++)
        {
            await redis.Server.CommandAsync("SCRIPT", "FLUSH");
            Assert.True(await _one.Rates.TryTakeAsync("post:x", 100, default));
            await _one.Snapshots.SaveAsync(new Conversation { Id = _id, Position = position }, default);
            Assert.Equal(position, (await _one.Snapshots.FindAsync(_id, default))!.Position);
        }
        Assert.True(_one.Health.State.IsOk);
    }

    private async Task<long> TimeToLiveAsync(string key) => long.Parse((await redis.Server.CommandAsync("PTTL", key))!, CultureInfo.InvariantCulture);
}
