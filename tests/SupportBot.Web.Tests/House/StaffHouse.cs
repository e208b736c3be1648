using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Nodes;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Integrations;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;
using SupportBot.Parts;
using SupportBot.Web.Shared;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Tests.House;

/// <summary>The staff pages on a real port, over real SQLite in a folder of their own.</summary>
public sealed class StaffHouse : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 4, 21, 13, 40, 0, TimeSpan.Zero);

    private readonly TempFolder data = new("staff-house");
    private readonly WebApplication app;

    private StaffHouse()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = Repository.WebRoot, EnvironmentName = "Production" });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        Furnish(builder.Services);
        app = builder.Build();
        app.UseStaticFiles();
        app.MapStaffPages();
    }

    internal ManualClock Clock { get; } = new(Start);
    internal RecordingScheduler Bot { get; } = new();
    public string SetupCode { get; private set; } = "";
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => app.Services;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<StaffHouse> OpenAsync()
    {
        var house = new StaffHouse();
        await house.app.StartAsync();
        house.Address = new Uri(house.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        house.SetupCode = await house.Get<StaffSetup>().NewCodeAsync(default) ?? "";
        return house;
    }

    public Visitor Visit() => new(this);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        data.Dispose();
    }

    private void Furnish(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock).AddSingleton<ITurnScheduler>(Bot);
        services.AddIntegrations(new StorageOptions { DataDirectory = data.Path }, new OrderOptions()).AddStaffPages(Repository.Prompts);
        services.AddSingleton<IOrderSource, OneOrder>().AddSingleton<OrderAccess>();
        services.AddSingleton<ConversationStates>().AddSingleton(SomeReplies.Library).AddSingleton<Announcer>();
        services.AddSingleton<Menu>().AddSingleton<RetentionOptions>().AddSingleton<Greeter>();
        services.AddSingleton(SomePolicies.Library).AddSingleton<PolicyShelf>().AddSingleton<Drafter>();
        services.AddSingleton<HumanDesk>().AddSingleton(NodeName.New()).AddSingleton<Inbox>();
    }
}
