using SupportBot.Journeys.Tests.Parts;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>A reload, a server that was away, a message that did not get through. They mostly wait, so they do it beside the other stories.</summary>
public sealed class A_chat_that_comes_back(OneChromium chromium) : IClassFixture<OneChromium>, IAsyncLifetime
{
    // What a browser says of a server that is away; the page's own words are in the notice.
    private static readonly string[] ServerAway = ["Failed to load resource: net::ERR_CONNECTION_REFUSED", "WebSocket connection to "];

    private static readonly string[] AnswerLost = ["Failed to load resource: net::ERR_FAILED"];

    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_reload_keeps_the_history_and_the_thread()
    {
        await using var emily = await chromium.DesktopAsync(shop.Address, "en-US");
        var chat = await ChatWindow.OpenAsync(emily, "US");
        await chat.SaysAsync("I want to return my jacket, US-40118");
        await chat.LastlyHearsAsync("e-mail");
        await emily.Page.ReloadAsync();
        chat = await ChatWindow.FrameAsync(emily.Page);
        await chat.HearsAsync("computer program", "I want to return my jacket, US-40118");
        await chat.SaysAsync("emily.carter@example.com. I changed my mind");
        await chat.LastlyHearsAsync("Packable Rain Jacket", "$89.00");
        emily.Watch.AssertQuiet();
    }

    [Fact]
    public async Task A_server_that_was_away_is_found_again_and_nothing_is_missing_or_doubled()
    {
        await using var emily = await chromium.DesktopAsync(shop.Address, "en-US");
        var chat = await ChatWindow.OpenAsync(emily, "US");
        await chat.SaysAsync("what are your return rules?");
        await chat.LastlyHearsAsync("30 days");
        var before = await chat.Bubbles.CountAsync();

        await RestartAsync(async () =>
        {
            await chat.NoticesAsync("Connection lost");
            await emily.PictureAsync("en-1-reconnecting");
        });
        await Expect(chat.Notice).ToBeHiddenAsync();
        await Expect(chat.Bubbles).ToHaveCountAsync(before);
        await chat.SaysAsync("and who pays for sending it back?");
        await Expect(chat.Bubbles).ToHaveCountAsync(before + 2);
        emily.Watch.AssertQuiet(ServerAway);
    }

    [Fact]
    public async Task A_message_that_did_not_get_through_says_so_and_goes_out_at_a_press()
    {
        await using var emily = await chromium.PhoneAsync(shop.Address, "en-US");
        var chat = await ChatWindow.OpenAsync(emily, "US");
        await RestartAsync(async () =>
        {
            await chat.SaysAsync("what are your return rules?");
            await Expect(chat.Retry).ToBeVisibleAsync();
            await emily.PictureAsync("en-2-not-sent");
        });
        await Expect(chat.Notice).ToBeHiddenAsync();
        await chat.Retry.ClickAsync();
        await chat.LastlyHearsAsync("30 days");
        await Expect(chat.Retry).ToBeHiddenAsync();
        await Expect(chat.Bubbles.Filter(new() { HasText = "what are your return rules?" })).ToHaveCountAsync(1);
        await chat.SeesTheEndAsync();
        await emily.PictureAsync("en-3-sent-again");
        Assert.Single(emily.Watch.SentAs("what are your return rules?"));
        emily.Watch.AssertQuiet(ServerAway);
    }

    [Fact]
    public async Task A_message_whose_receipt_was_lost_counts_once_and_is_not_called_unsent()
    {
        await using var emily = await chromium.DesktopAsync(shop.Address, "en-US");
        var network = await BadNetwork.AroundAsync(emily.Page);
        var chat = await ChatWindow.OpenAsync(emily, "US");
        network.LosesReceipts = true;
        await chat.SaysAsync("what are your return rules?");
        await chat.LastlyHearsAsync("30 days");
        await Expect(chat.Unsettled).ToHaveCountAsync(1);
        await Expect(chat.Unsettled).ToHaveCountAsync(0);
        await Expect(chat.Bubbles).ToHaveCountAsync(3);
        emily.Watch.AssertQuiet(AnswerLost);
    }

    [Fact]
    public async Task A_message_that_had_got_through_after_all_is_no_longer_called_unsent()
    {
        await using var emily = await chromium.DesktopAsync(shop.Address, "en-US");
        var network = await BadNetwork.AroundAsync(emily.Page);
        var chat = await ChatWindow.OpenAsync(emily, "US");
        network.LosesReceipts = true;
        await network.CutAsync();
        await chat.SaysAsync("what are your return rules?");
        await Expect(chat.Retry).ToBeVisibleAsync();
        network.Mend();
        await chat.LastlyHearsAsync("30 days");
        await Expect(chat.Retry).ToBeHiddenAsync();
        await Expect(chat.Bubbles).ToHaveCountAsync(3);
        emily.Watch.AssertQuiet(AnswerLost);
    }

    // Down and up again where it was, with what it knew.
    private async Task RestartAsync(Func<Task> meanwhile)
    {
        var port = shop.Address.Port;
        var data = await shop.CloseKeepingDataAsync();
        await meanwhile();
        shop = await RunningShop.OpenAsync(data: data, port: port);
    }
}
