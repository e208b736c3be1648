using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Health;
using SupportBot.Core.Limits;
using SupportBot.Core.Nodes;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Redis;

internal static class RedisServices
{
    /// <summary>Each port in Redis, and behind it the one in memory for when Redis is away.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, RedisOptions options)
    {
        var keys = new RedisKeys(options.Prefix);
        return services
            // Real time, whatever the clock: so is what happens on the wire.
            .AddSingleton(provider => new RedisHealth(TimeProvider.System, Logger(provider)))
            .AddSingleton<IDependency>(provider => provider.GetRequiredService<RedisHealth>())
            .AddSingleton(provider => new RedisConnection(options, keys, provider.GetRequiredService<RedisHealth>()))
            .AddSingleton<ISnapshotStore>(provider => new RedisSnapshotStore(Connection(provider), keys, provider.GetRequiredService<RedisHealth>(), options.StateLifetime))
            .AddSingleton<IConversationFeed>(provider => new RedisFeed(Connection(provider), keys, provider.GetRequiredService<RedisHealth>(), provider.GetRequiredService<NodeName>()))
            .AddSingleton<IWindowCounts>(provider => new RedisWindowCounts(Connection(provider), keys, new InProcessWindowCounts(provider.GetRequiredService<TimeProvider>())))
            .AddSingleton<IRateLimits>(provider => new RedisRateLimits(Connection(provider), keys, new InProcessRateLimits()))
            .AddSingleton<IDeskPresence>(provider => new RedisPresence(Connection(provider), keys, new InProcessPresence()));
    }

    private static RedisConnection Connection(IServiceProvider provider) => provider.GetRequiredService<RedisConnection>();

    private static ILogger Logger(IServiceProvider provider) => provider.GetService<ILogger<RedisHealth>>() ?? NullLogger<RedisHealth>.Instance;
}
