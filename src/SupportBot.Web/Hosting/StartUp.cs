using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SupportBot.Core.Conversations;
using SupportBot.Core.Models;
using SupportBot.Core.Nodes;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Integrations;
using SupportBot.Web.Staff;

namespace SupportBot.Web.Hosting;

/// <summary>Opens everything a first message would need, so that what is wrong is said at the start and not to a customer.</summary>
internal static class StartUp
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.OpenStoresAsync(cancellation);
        if (services.GetService<SharedKeys>() is { } keys) await keys.LoadAsync(cancellation);
        services.GetRequiredService<IOrderSource>();
        services.GetRequiredService<ReplyLibrary>();
        await services.GetRequiredService<PolicyShelf>().TakeAsync(cancellation);
        services.GetRequiredService<IMessageReader>();
        services.GetRequiredService<ForbiddenWords>();
        services.GetRequiredService<IPromptModel>();
        await services.GetRequiredService<NodeWatch>().RoundAsync(services.GetRequiredService<ITurnScheduler>(), cancellation);
    }

    public static async Task AnnounceAsync(WebApplication app, TextWriter output, CancellationToken cancellation)
    {
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            await output.WriteLineAsync($"Demo shop with chat  {address}/");
            await output.WriteLineAsync($"Desk                 {address}/desk");
            await output.WriteLineAsync($"Admin                {address}/admin");
            await output.WriteLineAsync($"Chat protocol        {address}/v3/directline");
            if (await app.Services.GetRequiredService<StaffSetup>().NewCodeAsync(cancellation) is { } code)
                await output.WriteLineAsync($"First run: open {address}/setup and enter the set-up code {code}");
        }
        await output.WriteLineAsync("Press Ctrl+C to stop.");
    }

    /// <summary>What to tell the operator about a start that failed; null for what is no fault of settings or files.</summary>
    public static string? Explain(Exception wrong) => wrong switch
    {
        StartUpException or InvalidDataException or PolicyFilesException or LogUnavailableException or IOException or UnauthorizedAccessException => wrong.Message,
        OptionsValidationException invalid => $"{string.Join(Environment.NewLine, invalid.Failures)}{Environment.NewLine}appsettings.sample.json shows every setting.",
        Integrations.Orders.OrderFileException => wrong.Message,
        _ => null,
    };
}
