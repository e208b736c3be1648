using SupportBot.Integrations.Tests.Sharing;

namespace SupportBot.Integrations.Tests.Memory;

public sealed class Feed_in_memory : FeedContract
{
    protected override Task<SharedState> OpenAsync() => Task.FromResult(SharedState.InMemory(TimeProvider.System));
}

public sealed class Snapshots_in_memory : SnapshotContract
{
    protected override Task<SharedState> OpenAsync() => Task.FromResult(SharedState.InMemory(TimeProvider.System));
}

public sealed class Rate_limits_in_memory : RateLimitContract
{
    protected override Task<SharedState> OpenAsync() => Task.FromResult(SharedState.InMemory(TimeProvider.System));
}

public sealed class Failure_counts_in_memory : WindowCountContract
{
    private readonly ManualClock _clock = new();

    protected override TimeSpan Window => TimeSpan.FromHours(1);
    protected override Task<SharedState> OpenAsync() => Task.FromResult(SharedState.InMemory(_clock));

    protected override Task PassAsync(Func<Task<bool>> hasPassed)
    {
        _clock.Advance(Window);
        return Task.CompletedTask;
    }
}

public sealed class Presence_in_memory : PresenceContract
{
    protected override Task<SharedState> OpenAsync() => Task.FromResult(SharedState.InMemory(TimeProvider.System));
}
