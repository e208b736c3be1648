using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Channels.DirectLine;
using SupportBot.Core;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;
using SupportBot.Integrations;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Hosting;

/// <summary>Puts the parts together: settings, clock, back office, head, door and pages.</summary>
internal static class ServerBuilder
{
    public static WebApplicationBuilder Create(ServerSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = Folders.Home,
            WebRootPath = Folders.WebRoot,
            EnvironmentName = settings.Environment,
            ApplicationName = typeof(ServerBuilder).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(settings.Overrides);
        if (settings.Urls is { } urls) builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var data = Folders.Data(settings.Data);
        builder.Services.AddClocks(settings, builder.Environment).AddSettings(builder.Configuration, data);
        builder.Services
            .AddIntegrations(new StorageOptions { DataDirectory = data }, Orders(builder.Configuration, settings))
            .AddCore(Folders.Prompts(settings.Prompts))
            .AddChannels()
            .AddStaffPages(Folders.Prompts(settings.Prompts))
            .AddSingleton<Retention>()
            .AddHostedService(provider => provider.GetRequiredService<Retention>());
        return builder;
    }

    private static OrderOptions Orders(ConfigurationManager configuration, ServerSettings settings) => new()
    {
        Files = [.. settings.Orders.Concat(configuration.GetSection("Orders:Files").Get<string[]>() ?? []).Select(Path.GetFullPath)],
        Demo = configuration.GetValue("Orders:Demo", true),
    };

    private static IServiceCollection AddClocks(this IServiceCollection services, ServerSettings settings, IHostEnvironment environment)
    {
        if (settings.Clock is not null && environment.IsProduction()) throw new StartUpException("--clock is for trials: it cannot be set in production. Start with --environment Development.");
        return services
            .AddSingleton(settings.Clock is { } start ? new ShiftedClock(start) : TimeProvider.System)
            .AddKeyedSingleton(WallClock.Name, TimeProvider.System);
    }

    private static IServiceCollection AddSettings(this IServiceCollection services, ConfigurationManager configuration, string data)
    {
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection(TurnOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section)).Configure(options => options.DataDirectory = data);
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<TurnOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value);
    }
}
