using Microsoft.Playwright;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>Somebody before a browser window, and everything that window asked of the network or complained of.</summary>
public sealed class Person : IAsyncDisposable
{
    // Where SUPPORTBOT_SCREENSHOTS names a folder, the moments of each story are kept there.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SUPPORTBOT_SCREENSHOTS");

    private readonly IBrowserContext context;

    private Person(IBrowserContext context, IPage page, Watch watch) => (this.context, Page, Watch) = (context, page, watch);

    public IPage Page { get; }
    public Watch Watch { get; }

    public static async Task<Person> SitDownAsync(IBrowserContext context, Uri server)
    {
        var watch = await Watch.BeginAsync(context, server);
        return new Person(context, await context.NewPageAsync(), watch);
    }

    public async Task PictureAsync(string moment)
    {
        if (string.IsNullOrEmpty(Pictures)) return;
        Directory.CreateDirectory(Pictures);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, moment + ".png") });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
