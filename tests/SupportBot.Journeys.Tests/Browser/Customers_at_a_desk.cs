using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportBot.Browsing;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests.Browser;

[Collection(Stories.Name)]
public sealed class Customers_at_a_desk(OneChromium chromium) : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Opened_earrings_are_refused_in_German_with_the_reason_and_what_else_can_be_done()
    {
        await using var katharina = await chromium.DesktopAsync(shop.Address, "de-DE", ColorScheme.Dark);
        var chat = await ChatWindow.OpenAsync(katharina, "DE");
        await chat.HearsAsync("kein Mensch");
        await chat.SaysAsync("Hallo, ich möchte die Ohrstecker zurückgeben. Bestellung DE-10025, katharina.vogel@example.com");
        await chat.LastlyHearsAsync("Ohrstecker Silber mit Perle");
        await chat.SaysAsync("beide");
        await chat.PressesAsync("Anders überlegt");
        await chat.LastlyHearsAsync("siegel");
        await chat.PressesAsync("Schon geöffnet");
        await chat.LastlyHearsAsync("Hygienegründen", "Gewährleistung");
        await chat.SeesTheEndAsync();
        await katharina.PictureAsync("de-1-refused-dark");
        katharina.Watch.AssertQuiet();
    }

    [Fact]
    public async Task Where_the_parcel_is_is_told_in_Chinese_with_carrier_and_tracking_number()
    {
        await using var yang = await chromium.DesktopAsync(shop.Address, "zh-CN");
        var chat = await ChatWindow.OpenAsync(yang, "CN");
        await chat.HearsAsync("不是真人");
        await chat.SaysAsync("在吗 我的快递到哪了 订单CN-30562 liu.yang@example.com");
        await chat.LastlyHearsAsync("京东物流", "JDX028374651920");
        await chat.SeesTheEndAsync();
        await yang.PictureAsync("zh-1-parcel");
        var found = await yang.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(found.Violations.Select(violation => violation.Id + " " + string.Join(" | ", violation.Nodes.Select(node => node.Html))));
        // It did look into the chat's frame.
        Assert.Contains(found.Passes.SelectMany(rule => rule.Nodes), node => node.Html.Contains("webchat__", StringComparison.Ordinal));
        yang.Watch.AssertQuiet();
    }

    [Fact]
    public async Task An_Arabic_page_reads_from_right_to_left()
    {
        await using var layla = await chromium.PhoneAsync(shop.Address, "ar-SA");
        var chat = await ChatWindow.PageAsync(layla, "ar");
        Assert.Equal("rtl", await layla.Page.EvaluateAsync<string>("getComputedStyle(document.body).direction"));
        Assert.Equal("rtl", await chat.Writing.EvaluateAsync<string>("box => getComputedStyle(box).direction"));
        await chat.SaysAsync("متى تصل طلبيتي؟");
        await chat.HearsAsync("متى تصل طلبيتي؟");
        await chat.SeesTheEndAsync();
        await layla.PictureAsync("ar-1-rtl");
        layla.Watch.AssertQuiet();
    }

    [Fact]
    public async Task Who_never_opens_the_chat_hardly_pays_for_it()
    {
        await using var visitor = await chromium.PhoneAsync(shop.Address, "de-DE");
        await visitor.Page.GoAsync("/?market=DE", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await visitor.PictureAsync("shop-1-unopened");
        Assert.InRange(visitor.Watch.Requests.Count, 1, 6);
        Assert.InRange(await visitor.Watch.TransferredAsync(), 1, 30_000);
        visitor.Watch.AssertQuiet();
    }
}
