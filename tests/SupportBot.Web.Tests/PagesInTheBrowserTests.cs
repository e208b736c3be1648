using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

/// <summary>Every page as people with and without good eyes, wide and narrow screens meet it.</summary>
public sealed class PagesInTheBrowserTests(BrowserHouse browser) : IClassFixture<BrowserHouse>
{
    // Set it to a folder to have a picture of every page.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SUPPORTBOT_PICTURES");

    private static readonly AxeRunOptions Standards = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

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
        var page = await browser.OpenAsync("", login);
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        await LookAsync(page, address, path, "ltr", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light));
        await LookAsync(page, address, path, "rtl", (390, ColorScheme.Dark), (1280, ColorScheme.Light));
        Assert.DoesNotContain(faults, fault => !fault.Contains("403", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string address, string path, string direction, params (int Width, ColorScheme Scheme)[] views)
    {
        await page.GotoAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "dir=" + direction);
        Assert.Equal(address.Split('?')[0], new Uri(page.Url).AbsolutePath);
        if (await page.QuerySelectorAsync("[data-toggle-all]") is not null) await page.ClickAsync("[data-toggle-all]");
        foreach (var (width, scheme) in views)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, width < 600 ? 844 : 800);
            await PictureAsync(page, $"{path}-{width}-{scheme}-{direction}");
            var found = await page.RunAxe(Standards);
            Assert.True(found.Violations.Length == 0, $"{path} {width} {scheme} {direction}: " + string.Join("; ", found.Violations.Select(Tell)));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} pixels.");
        }
    }

    private static string Tell(AxeResultItem violation) =>
        violation.Id + " " + string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html + " " + string.Join(",", node.Any.Select(check => check.Message))));

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is null) return;
        var file = string.Concat(name.TrimStart('/').Select(letter => char.IsLetterOrDigit(letter) || letter == '-' ? letter : '_')) + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = name.Contains("transcripts", StringComparison.Ordinal) });
    }
}
