using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.WebChat;
using SupportBot.Channels.WebChat.DemoShop;
using SupportBot.Core;
using SupportBot.Core.Conversations;
using SupportBot.Core.Models;
using SupportBot.Core.Nodes;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Integrations;
using SupportBot.Integrations.Models;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Storage;
using SupportBot.Web.Shared;
using SupportBot.Web.Telemetry;

namespace SupportBot.Web.Hosting;

/// <summary>Puts the parts together: settings, clock, back office, head, door and pages.</summary>
internal static class ServerBuilder
{
    // Loopback: what is open to others is opened on purpose.
    private const string DefaultUrl = "http://127.0.0.1:5000";

    public static WebApplicationBuilder Create(ServerSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = Folders.Home,
            WebRootPath = Folders.WebRoot,
            EnvironmentName = settings.Environment,
            ApplicationName = typeof(ServerBuilder).Assembly.GetName().Name,
        });
        builder.Configuration.AddJsonFile(Path.Combine(Folders.Home, "appsettings.json"), optional: true).AddEnvironmentVariables().AddInMemoryCollection(settings.Overrides);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning)
            // Whatever the settings say: its lines hold addresses with their tickets.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.WebHost.UseUrls(settings.Urls ?? builder.Configuration["Urls"] ?? builder.Configuration["ASPNETCORE_URLS"] ?? DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var data = Folders.Data(settings.Data);
        var storage = Storage(builder.Configuration, data);
        builder.Services.AddClocks(settings, builder.Environment).AddSettings(builder.Configuration, data).AddKeys(storage);
        builder.Services
            .AddIntegrations(storage, Orders(builder.Configuration, settings), Redis(builder.Configuration))
            .AddModel(Folders.Prompts(settings.Prompts))
            .AddCore(Folders.Prompts(settings.Prompts))
            .AddChannels()
            .AddStaffPages(Folders.Prompts(settings.Prompts))
            .AddDemo(builder.Configuration)
            .AddSingleton<Retention>()
            .AddHostedService(provider => provider.GetRequiredService<Retention>())
            .AddSingleton<Health>()
            .AddHostedService<Reminders>()
            .AddHostedService<NodeBeat>();
        return builder.AddTelemetry();
    }

    private static IServiceCollection AddDemo(this IServiceCollection services, ConfigurationManager configuration) =>
        configuration.GetValue("Orders:Demo", true) ? services.AddSingleton<IDemoGuide, DemoGuide>() : services;

    public static StorageOptions Storage(ConfigurationManager configuration, string data) => new()
    {
        DataDirectory = data,
        Postgres = configuration.GetConnectionString("Postgres") is { Length: > 0 } connection ? connection : null,
    };

    private static RedisOptions? Redis(ConfigurationManager configuration)
    {
        if (configuration.GetConnectionString("Redis") is not { Length: > 0 } connection) return null;
        var options = configuration.GetSection(RedisOptions.Section).Get<RedisOptions>() ?? new RedisOptions();
        options.ConnectionString = connection;
        return options;
    }

    private static OrderOptions Orders(ConfigurationManager configuration, ServerSettings settings) => new()
    {
        Files = [.. settings.Orders.Concat(configuration.GetSection("Orders:Files").Get<string[]>() ?? []).Select(Path.GetFullPath)],
        Demo = configuration.GetValue("Orders:Demo", true),
    };

    private static IServiceCollection AddKeys(this IServiceCollection services, StorageOptions storage)
    {
        var protection = services.AddDataProtection().SetApplicationName("SupportBot");
        if (storage.Postgres is null)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.DataDirectory, "keys")));
            return services;
        }
        services.AddSingleton<SharedKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<SharedKeys>((options, keys) => options.XmlRepository = keys);
        services.AddOptions<DirectLineOptions>().Configure<SharedKeys>((options, keys) => options.SigningKey ??= keys.Chat);
        return services;
    }

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
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReminderOptions>().Bind(configuration.GetSection(ReminderOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NodeOptions>().Bind(configuration.GetSection(NodeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection(RedisOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<NodeOptions>((host, nodes) => host.ShutdownTimeout = nodes.DrainFor + TimeSpan.FromSeconds(10));
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) => proxies.Value.Apply(headers));
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section)).Configure(options => options.DataDirectory = data);
        services.AddOptions<WidgetOptions>().Configure(options => options.VendorFolder = Path.Combine(Folders.WebRoot, "lib"));
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<TurnOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ModelOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ReminderOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<NodeOptions>>().Value);
    }
}
