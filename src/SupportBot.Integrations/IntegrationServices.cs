using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Limits;
using SupportBot.Core.Orders;
using SupportBot.Integrations.Memory;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Storage;

namespace SupportBot.Integrations;

public static class IntegrationServices
{
    /// <summary>
    /// The back office. Stores and orders are opened when first asked for: call <see cref="OpenStoresAsync"/> and resolve
    /// <see cref="IOrderSource"/> at start, so that a wrong setting is named there.
    /// </summary>
    /// <param name="redis">Where nodes share what they keep while they run; null: in memory, for one node.</param>
    public static IServiceCollection AddIntegrations(this IServiceCollection services, StorageOptions storage, OrderOptions orders, RedisOptions? redis = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(storage).AddSingleton<IOrderSource>(provider => Source(orders, provider));
        return redis is null ? services.AddMemory() : services.AddRedis(redis);
    }

    /// <summary>
    /// Opens what messages are kept in, and brings its tables to the shape that this program knows; and Redis, if it is there.
    /// </summary>
    /// <exception cref="LogUnavailableException">The store cannot be reached or written; the message names the setting.</exception>
    /// <exception cref="InvalidDataException">A setting is no connection string; the message names it.</exception>
    public static async Task OpenStoresAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ISqlDatabase>().OpenAsync(cancellation);
        services.GetRequiredService<IFileStore>();
        if (services.GetService<RedisConnection>() is { } redis) await redis.OpenAsync(cancellation);
    }

    private static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<ISnapshotStore>(_ => new InMemorySnapshotStore())
        .AddSingleton<IConversationFeed, InProcessFeed>()
        .AddSingleton<IWindowCounts, InProcessWindowCounts>()
        .AddSingleton<IRateLimits, InProcessRateLimits>()
        .AddSingleton<IDeskPresence, InProcessPresence>();

    private static CompositeOrderSource Source(OrderOptions options, IServiceProvider provider)
    {
        var files = new FileOrderSource(OrderReader.ReadFiles(options.Files));
        return options.Demo
            ? new CompositeOrderSource([files, DemoOrderSource.Embedded(provider.GetRequiredService<Installation>())])
            : new CompositeOrderSource([files]);
    }
}
