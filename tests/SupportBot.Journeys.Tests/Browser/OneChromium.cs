using Microsoft.Playwright;
using SupportBot.Browsing;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>One browser for all stories; every person in them has a profile of their own.</summary>
public sealed class OneChromium : IAsyncLifetime
{
    // Without the network services of its own that would call elsewhere by themselves.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Somebody opens a browser: on a phone, or on a desk.</summary>
    public Task<Person> PhoneAsync(Uri server, string locale, ColorScheme scheme = ColorScheme.Light) => ArriveAsync(server, new()
    {
        Locale = locale,
        ColorScheme = scheme,
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
    });

    public Task<Person> DesktopAsync(Uri server, string locale, ColorScheme scheme = ColorScheme.Light) => ArriveAsync(server, new()
    {
        Locale = locale,
        ColorScheme = scheme,
        ViewportSize = new() { Width = 1280, Height = 800 },
    });

    private async Task<Person> ArriveAsync(Uri server, BrowserNewContextOptions options)
    {
        options.BaseURL = server.ToString();
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience.Milliseconds);
        return await Person.SitDownAsync(context, server);
    }
}

/// <summary>How long a condition may take to hold on a machine with much else to do.</summary>
internal static class Patience
{
    public const float Milliseconds = 60_000;
}

[CollectionDefinition(Name)]
public sealed class Stories : ICollectionFixture<OneChromium>
{
    public const string Name = "Stories in a browser";
}
