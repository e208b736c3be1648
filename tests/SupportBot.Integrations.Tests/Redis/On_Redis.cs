using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>One server for all that do it no harm; each test has a prefix, and so keys, of its own.</summary>
public sealed class OneRedis : IAsyncLifetime
{
    public RedisServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RedisServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Patient: these tests are about answers, not about time.</summary>
    public RedisOptions Options() => new()
    {
        ConnectionString = Server.ConnectionString,
        Prefix = Guid.NewGuid().ToString("N"),
        Patience = TimeSpan.FromSeconds(5),
    };
}

public sealed class Feed_on_Redis(OneRedis redis) : FeedContract, IClassFixture<OneRedis>
{
    protected override Task<SharedState> OpenAsync() => SharedState.OnAsync(redis.Options());
}

public sealed class Snapshots_on_Redis(OneRedis redis) : SnapshotContract, IClassFixture<OneRedis>
{
    protected override Task<SharedState> OpenAsync() => SharedState.OnAsync(redis.Options());
}

public sealed class Rate_limits_on_Redis(OneRedis redis) : RateLimitContract, IClassFixture<OneRedis>
{
    protected override Task<SharedState> OpenAsync() => SharedState.OnAsync(redis.Options());
}

public sealed class Failure_counts_on_Redis(OneRedis redis) : WindowCountContract, IClassFixture<OneRedis>
{
    protected override TimeSpan Window => TimeSpan.FromSeconds(1);
    protected override Task<SharedState> OpenAsync() => SharedState.OnAsync(redis.Options());
    protected override Task PassAsync(Func<Task<bool>> hasPassed) => Eventually.HoldsAsync(hasPassed, "the window has passed");
}

public sealed class Presence_on_Redis(OneRedis redis) : PresenceContract, IClassFixture<OneRedis>
{
    protected override Task<SharedState> OpenAsync() => SharedState.OnAsync(redis.Options());
}
