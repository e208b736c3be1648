using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Limits;
using SupportBot.Core.Nodes;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Storage;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Sharing;

/// <summary>What nodes share while they run, as one node has it, put together as the program does it.</summary>
public sealed class SharedState : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CollectingLogger _logger = new();

    private SharedState(TimeProvider clock, RedisOptions? redis) => _services = new ServiceCollection()
        .AddSingleton(clock).AddSingleton(NodeName.New()).AddSingleton<ILogger<RedisHealth>>(_logger)
        .AddIntegrations(new StorageOptions { DataDirectory = "" }, new OrderOptions(), redis).BuildServiceProvider();

    public static SharedState InMemory(TimeProvider clock) => new(clock, redis: null);

    /// <summary>Connected, and hearing other nodes, when the task completes.</summary>
    public static async Task<SharedState> OnAsync(RedisOptions redis)
    {
        var state = await OpenAsync(redis);
        await state.IsWellAsync();
        return state;
    }

    /// <summary>Connected or not.</summary>
    public static async Task<SharedState> OpenAsync(RedisOptions redis)
    {
        var state = new SharedState(TimeProvider.System, redis);
        await state._services.GetRequiredService<RedisConnection>().OpenAsync(default);
        return state;
    }

    public ISnapshotStore Snapshots => _services.GetRequiredService<ISnapshotStore>();
    public IConversationFeed Feed => _services.GetRequiredService<IConversationFeed>();
    public IRateLimits Rates => _services.GetRequiredService<IRateLimits>();
    public IWindowCounts Counts => _services.GetRequiredService<IWindowCounts>();
    public IDeskPresence Presence => _services.GetRequiredService<IDeskPresence>();
    public RedisHealth Health => _services.GetRequiredService<RedisHealth>();
    public IReadOnlyCollection<string> Logged => _logger.Lines;

    public Task IsWellAsync() => Eventually.HoldsAsync(() => Health.State.IsOk && IsListening, "Redis answers, and what other nodes say arrives");

    public Task IsAwayAsync() => Eventually.HoldsAsync(() => !Health.State.IsOk, "it is noticed that Redis is away");

    public bool IsListening => ((RedisFeed)Feed).IsListening;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
