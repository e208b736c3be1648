using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Limits;
using SupportBot.Core.Nodes;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Replying;
using SupportBot.Parts;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>The door on a real port, over memory. What was said survives in <see cref="Log"/> when a second host is started with it.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TempFolder data;

    private ChatHost(WebApplication app, TempFolder data) => (this.app, this.data) = (app, data);

    public required ManualClock Clock { get; init; }
    public required MemoryLog Log { get; init; }
    public MemoryFeed Feed { get; } = new();
    public MemoryFiles Files { get; init; } = new();
    public CollectingScheduler Turns { get; } = new();
    public string Origin => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    public string DataDirectory => data.Path;
    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="before">A host that was stopped: its log, files, clock and data directory live on.</param>
    public static async Task<ChatHost> StartAsync(
        ChatHost? before = null, Action<IServiceCollection>? add = null, int port = 0, params (string Key, string Value)[] settings)
    {
        var clock = before?.Clock ?? new ManualClock(ManualClock.SomeDay);
        var data = before?.data ?? new TempFolder("channels");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("DirectLine:DataDirectory", data.Path),
            .. settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))]);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(Phrases.Library).AddSingleton(Phrases.Policies).AddSingleton<Menu>().AddSingleton<RetentionOptions>().AddSingleton<Greeter>().AddSingleton<ConversationStates>().AddSingleton<Inbox>();
        builder.Services.AddKeyedSingleton<TimeProvider>(WallClock.Name, clock).AddChannels();
        add?.Invoke(builder.Services);
        ChatHost? host = null;
        builder.Services.AddSingleton<IConversationLog>(_ => host!.Log).AddSingleton<IConversationFeed>(_ => host!.Feed);
        builder.Services.AddSingleton<IFileStore>(_ => host!.Files).AddSingleton<ITurnScheduler>(_ => host!.Turns).AddSingleton<ISnapshotStore, NoSnapshots>().AddSingleton<IRateLimits, CountingRates>().AddSingleton(NodeName.New());
        var app = builder.Build();
        app.MapChannels();
        host = new ChatHost(app, data) { Clock = clock, Log = before?.Log ?? new MemoryLog(clock), Files = before?.Files ?? new MemoryFiles() };
        await app.StartAsync();
        return host;
    }

    /// <summary>The bot says something.</summary>
    public Task<LogEntry> SayAsync(string conversation, string text, params string[] choices) =>
        SayAsync(conversation, new Reply(text, Language.English, [.. choices.Select(title => new Choice(title, title))], []));

    public Task<LogEntry> SayAsync(string conversation, Reply reply) => AppendAsync(conversation, new NewEntry(Audience.Customer, new BotSaid(reply)));

    public async Task<LogEntry> AppendAsync(string conversation, NewEntry entry)
    {
        var appended = await Log.AppendAsync(new ConversationId(conversation), entry, CancellationToken.None);
        Feed.Publish(new FeedSignal(appended.Conversation, FeedSignalKind.Appended));
        return appended;
    }

    /// <summary>Leaves what it knew for the next one.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        data.Dispose();
    }
}
