using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Transcripts;
using SupportBot.Integrations.Memory;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Integrations.Storage.Staff;

namespace SupportBot.Integrations;

public static class IntegrationServices
{
    /// <summary>
    /// The back office of the embedded default. Stores and orders are opened when first asked for: resolve <see cref="SqliteDatabase"/>,
    /// <see cref="IFileStore"/> and <see cref="IOrderSource"/> at start, so that a wrong setting is named there.
    /// </summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services, StorageOptions storage, OrderOptions orders)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage(storage).AddStaffStorage()
            .AddSingleton<ISnapshotStore>(_ => new InMemorySnapshotStore())
            .AddSingleton<IConversationFeed, InProcessFeed>()
            .AddSingleton<IOrderSource>(provider => Source(orders, provider));
    }

    private static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions storage)
    {
        foreach (var area in new[] { "log", "returns", "installation", "policies" })
        {
            foreach (var migration in SqliteMigration.Embedded(typeof(IntegrationServices).Assembly, area)) services.AddSingleton(migration);
        }
        return services
            .AddSingleton(provider => Installation.Remember(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => SqliteDatabase.Open(storage, StorageOptions.MainFileName, provider.GetServices<SqliteMigration>(), provider.GetService<ILogger<SqliteDatabase>>()))
            .AddSingleton<Installation>()
            .AddSingleton<IConversationLog, SqliteConversationLog>()
            .AddSingleton<ITranscriptIndex, SqliteTranscriptIndex>()
            .AddSingleton<IReturnStore, SqliteReturnStore>()
            .AddSingleton<IRuleReviews, SqliteRuleReviews>()
            .AddSingleton<IFileStore>(provider => SqliteFileStore.Open(
                storage, provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<SqliteDatabase>>()));
    }

    private static CompositeOrderSource Source(OrderOptions options, IServiceProvider provider)
    {
        var files = new FileOrderSource(OrderReader.ReadFiles(options.Files));
        return options.Demo
            ? new CompositeOrderSource([files, DemoOrderSource.Embedded(provider.GetRequiredService<Installation>())])
            : new CompositeOrderSource([files]);
    }
}
