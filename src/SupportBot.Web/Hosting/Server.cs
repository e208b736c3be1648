using System.Globalization;
using SupportBot.Channels;
using SupportBot.Web.Shared;
using SupportBot.Web.Telemetry;

namespace SupportBot.Web.Hosting;

/// <summary>Serves the chat, the Desk and Admin in one process.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(ServerSettings settings, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            await using var app = await StartAsync(settings, output, cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (Exception wrong) when (StartUp.Explain(wrong) is { } explanation)
        {
            await Console.Error.WriteLineAsync($"SupportBot did not start.{Environment.NewLine}{explanation}");
            return 1;
        }
    }

    /// <summary>Serving when the task completes; what was owed to customers before is being answered.</summary>
    public static async Task<WebApplication> StartAsync(ServerSettings settings, TextWriter output, CancellationToken cancellation)
    {
        Formats.RequireIcu();
        var app = Build(settings);
        await StartUp.PrepareAsync(app.Services, cancellation);
        await app.StartAsync(cancellation);
        await StartUp.AnnounceAsync(app, output, cancellation);
        return app;
    }

    private static WebApplication Build(ServerSettings settings)
    {
        var builder = ServerBuilder.Create(settings);
        var app = builder.Build();
        app.UseTelemetry();
        app.UseForwardedHeaders();
        app.UseStoreOutage();
        app.UseStaticFiles();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapChannels();
        app.MapStaffPages();
        app.MapHealth();
        return app;
    }
}

/// <summary>Amounts and dates of many markets need ICU; without it they would be wrong and nobody would notice.</summary>
internal static class Formats
{
    public static void RequireIcu()
    {
        if (CultureInfo.GetCultureInfo("de-DE").NumberFormat.NumberDecimalSeparator != ",")
            throw new StartUpException("The ICU library is missing, so amounts and dates cannot be written in other languages. Install it (Debian: libicu72) and leave InvariantGlobalization off.");
    }
}
