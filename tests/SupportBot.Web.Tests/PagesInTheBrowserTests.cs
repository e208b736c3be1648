using Microsoft.Playwright;
using SupportBot.Browsing;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

/// <summary>Every page as people with and without good eyes, wide and narrow screens meet it.</summary>
public sealed class PagesInTheBrowserTests(BrowserHouse browser) : IClassFixture<BrowserHouse>
{
    // Set it to a folder to have a picture of every page.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SUPPORTBOT_PICTURES");

    public static TheoryData<string, string?> Pages => new()
    {
        { "/signin", null }, { "/invite", null },
        { "/desk", "ada" }, { "/desk?tab=Open", "ada" }, { "/desk/returns", "ada" }, { "/desk/returns", "bruno" }, { "/desk/c/{return}", "ada" }, { "/desk/c/{arabic}", "bruno" }, { "/admin", "ada" },
        { "/admin?market=KZ", "citra" }, { "/admin/transcripts/{return}", "citra" }, { "/admin/staff", "ada" }, { "/admin/audit", "ada" },
        { "/admin/policies", "ada" }, { "/admin/policies?market=DE&needs=true", "citra" }, { "/admin/policies/DE", "ada" }, { "/admin/policies/HK?needs=true", "citra" },
        { "/admin/policies/ID/id-exchange-or-cancel/2019-11-25", "ada" }, { "/admin/policies/DE/de-withdrawal/2022-05-28", "ada" },
        { "/account", "citra" }, { "/denied", "bruno" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_passes_axe_in_light_and_dark_wide_and_narrow_in_both_directions(string path, string? login)
    {
        var address = path.Replace("{return}", browser.Return.Value, StringComparison.Ordinal).Replace("{arabic}", browser.Arabic.Value, StringComparison.Ordinal);
        var page = await browser.WindowAsync(login);
        var faults = new List<string>();
        void Keep(object? sender, IConsoleMessage message) { if (message.Type == "error") faults.Add(message.Text); }
        page.Console += Keep;
        await LookAsync(page, address, path, "ltr", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light));
        await LookAsync(page, address, path, "rtl", (390, ColorScheme.Dark), (1280, ColorScheme.Light));
        page.Console -= Keep;
        Assert.DoesNotContain(faults, fault => !fault.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_without_words_would_be_seen()
    {
        var page = await browser.OpenAsync("/signin", null);
        await page.EvaluateAsync("document.querySelector('main').append(new Image())");
        await Axe.BringAsync(page);
        Assert.Contains(await Axe.FaultsAsync(page), fault => fault.StartsWith("image-alt ", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string address, string path, string direction, params (int Width, ColorScheme Scheme)[] views)
    {
        await page.GoAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "dir=" + direction);
        Assert.Equal(address.Split('?')[0], new Uri(page.Url).AbsolutePath);
        if (await page.QuerySelectorAsync("[data-toggle-all]") is not null) await page.ClickAsync("[data-toggle-all]");
        await Axe.BringAsync(page);
        foreach (var (width, scheme) in views)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, width < 600 ? 844 : 800);
            await PictureAsync(page, $"{path}-{width}-{scheme}-{direction}");
            var faults = await Axe.FaultsAsync(page);
            Assert.True(faults.Length == 0, $"{path} {width} {scheme} {direction}: " + string.Join("; ", faults));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} pixels.");
        }
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is null) return;
        var file = string.Concat(name.TrimStart('/').Select(letter => char.IsLetterOrDigit(letter) || letter == '-' ? letter : '_')) + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = name.Contains("transcripts", StringComparison.Ordinal) });
    }
}
