using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Browsing;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>The chat as a customer meets it: opened from the shop's page, or as a page of its own.</summary>
public sealed class ChatWindow
{
    private readonly IPage page;
    private readonly ILocator body;

    private ChatWindow(IPage page, ILocator body) => (this.page, this.body) = (page, body);

    public ILocator Notice => body.Locator("#notice");
    public ILocator Bubbles => body.Locator(".webchat__bubble__content");
    public ILocator Writing => body.Locator("[data-id='webchat-sendbox-input']");
    /// <summary>The button beside a message that was not sent.</summary>
    public ILocator Retry => body.Locator(".webchat__activity-status button:not(.webchat__thumb-button)");
    /// <summary>What a message says of itself while it is being sent, and when it could not be.</summary>
    public ILocator Unsettled => body.Locator(".webchat__activity-status--sending");
    private ILocator Last => Bubbles.Last;

    /// <summary>Presses the shop's chat button and waits for the greeting.</summary>
    public static async Task<ChatWindow> OpenAsync(Person person, string market)
    {
        await person.Page.GoAsync("/?market=" + market);
        await person.Page.Locator("#supportbot-chat button").ClickAsync();
        return await FrameAsync(person.Page);
    }

    /// <summary>The chat in the shop's page that is open there already.</summary>
    public static async Task<ChatWindow> FrameAsync(IPage page) => await new ChatWindow(page, page.FrameLocator("#supportbot-chat iframe").Locator("body")).ReadyAsync();

    public static async Task<ChatWindow> PageAsync(Person person, string locale)
    {
        await person.Page.GoAsync("/chat?locale=" + locale);
        return await new ChatWindow(person.Page, person.Page.Locator("body")).ReadyAsync();
    }

    public async Task SaysAsync(string text)
    {
        await Writing.FillAsync(text);
        await Writing.PressAsync("Enter");
    }

    public Task PressesAsync(string title) => body.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    public Task AsksForAPersonAsync() => body.Locator("#person").ClickAsync();

    /// <summary>Waits until that has been said, by anyone.</summary>
    public async Task HearsAsync(params IReadOnlyList<string> pieces)
    {
        foreach (var piece in pieces) await Expect(Bubbles.Filter(new() { HasTextRegex = Spaced(piece) }).First).ToBeVisibleAsync();
    }

    /// <summary>Waits until the last thing said holds each of the pieces.</summary>
    public async Task LastlyHearsAsync(params IReadOnlyList<string> pieces)
    {
        foreach (var piece in pieces) await Expect(Last).ToContainTextAsync(Spaced(piece));
    }

    /// <summary>Presses a document that came with what was said, and reads what is saved.</summary>
    public async Task<string> SavesAsync(string name)
    {
        var saved = await page.RunAndWaitForDownloadAsync(() => body.Locator("a.webchat__fileContent__buttonLink").Filter(new() { HasText = name }).ClickAsync());
        return await File.ReadAllTextAsync(await saved.PathAsync());
    }

    /// <summary>Waits until the newest words stand wholly above the writing box and its buttons.</summary>
    public Task SeesTheEndAsync() => page.Frames.Last(frame => frame.Url.Contains("/chat?", StringComparison.Ordinal)).WaitForFunctionAsync(
        "() => { const all = document.querySelector('.webchat__basic-transcript__scrollable'); return all.scrollHeight - all.scrollTop - all.clientHeight < 2; }");

    public Task NoticesAsync(string words) => Expect(Notice).ToContainTextAsync(words);

    private async Task<ChatWindow> ReadyAsync()
    {
        await Expect(body.Locator("#status")).ToHaveAttributeAsync("data-state", "online");
        await Expect(Bubbles.First).ToBeVisibleAsync();
        return this;
    }

    // Amounts and dates are written with spaces that do not break.
    private static Regex Spaced(string piece) => new(Regex.Escape(piece).Replace("\\ ", "\\s", StringComparison.Ordinal), RegexOptions.IgnoreCase);
}
