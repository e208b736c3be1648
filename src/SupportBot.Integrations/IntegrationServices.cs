using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Limits;
using SupportBot.Core.Orders;
using SupportBot.Integrations.Memory;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;

namespace SupportBot.Integrations;

public static class IntegrationServices
{
    /// <summary>
    /// The back office. Stores and orders are opened when first asked for: call <see cref="OpenStoresAsync"/> and resolve
    /// <see cref="IOrderSource"/> at start, so that a wrong setting is named there.
    /// </summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services, StorageOptions storage, OrderOptions orders)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage(storage)
            .AddSingleton<ISnapshotStore>(_ => new InMemorySnapshotStore())
            .AddSingleton<IConversationFeed, InProcessFeed>()
            .AddSingleton<IFailureCounts, InProcessFailureCounts>()
            .AddSingleton<IRateLimits, InProcessRateLimits>()
            .AddSingleton<IDeskPresence, InProcessPresence>()
            .AddSingleton<IOrderSource>(provider => Source(orders, provider));
    }

    /// <summary>Opens what messages are kept in, and brings its tables to the shape that this program knows.</summary>
    /// <exception cref="LogUnavailableException">It cannot be reached or written; the message names the setting.</exception>
    public static async Task OpenStoresAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ISqlDatabase>().OpenAsync(cancellation);
        services.GetRequiredService<IFileStore>();
    }

    private static CompositeOrderSource Source(OrderOptions options, IServiceProvider provider)
    {
        var files = new FileOrderSource(OrderReader.ReadFiles(options.Files));
        return options.Demo
            ? new CompositeOrderSource([files, DemoOrderSource.Embedded(provider.GetRequiredService<Installation>())])
            : new CompositeOrderSource([files]);
    }
}
