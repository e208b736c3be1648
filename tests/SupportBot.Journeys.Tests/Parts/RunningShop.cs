using Microsoft.AspNetCore.Builder;
using SupportBot.Parts;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>The whole program on a free loopback port over a data folder of its own.</summary>
public sealed class RunningShop : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string data;
    private bool keepsData;

    private RunningShop(WebApplication app, string data, string output) => (this.app, this.data, Output) = (app, data, output);

    /// <summary>What the program printed at its start.</summary>
    public string Output { get; }
    public Uri Address => new(app.Urls.First());
    public IServiceProvider Services => app.Services;

    /// <param name="clock">The moment at which the program starts: demo dates count from it.</param>
    /// <param name="data">A folder that an earlier run has left; null for a fresh one.</param>
    /// <param name="port">Where an earlier run was, for browsers that still look there; 0 for a free one.</param>
    /// <param name="postgres">Where everything is kept instead of the folder; null: in the folder.</param>
    /// <param name="more">Settings beside those of every test.</param>
    public static async Task<RunningShop> OpenAsync(
        string clock = "2026-03-10T10:00:00+00:00", string? data = null, TimeSpan? quietWindow = null, int port = 0, string? prompts = null, string? postgres = null,
        IReadOnlyDictionary<string, string?>? more = null)
    {
        data ??= new TempFolder("shop").Path;
        var output = new StringWriter();
        var settings = new ServerSettings
        {
            Data = data,
            Prompts = prompts,
            Urls = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            Environment = "Development",
            Clock = DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture),
            Overrides = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>())
            {
                ["Turns:QuietWindow"] = (quietWindow ?? TimeSpan.Zero).ToString(),
                ["Logging:LogLevel:Default"] = "Warning",
                ["ConnectionStrings:Postgres"] = postgres,
            },
        };
        return new RunningShop(await Server.StartAsync(settings, output, CancellationToken.None), data, output.ToString());
    }

    /// <summary>Stops the program; its data folder is for the next run.</summary>
    public async Task<string> CloseKeepingDataAsync()
    {
        keepsData = true;
        await DisposeAsync();
        return data;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keepsData && Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }
}
