using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests.Browser;

/// <summary>Two presses, and a document that stays with the customer.</summary>
[Collection(Stories.Name)]
public sealed class A_German_withdrawal_on_a_phone(OneChromium chromium)
{
    [Fact]
    public async Task The_acknowledgement_can_be_saved_from_the_chat()
    {
        await using var shop = await RunningShop.OpenAsync(clock: "2026-09-15T10:00:00+00:00");
        var german = Said.In(shop, "de");
        await using var julia = await chromium.PhoneAsync(shop.Address, "de-DE");
        var chat = await ChatWindow.OpenAsync(julia, "DE");
        await chat.PressesAsync(german["option_withdraw"]);
        await chat.LastlyHearsAsync(german["ask_withdrawal_order"]);
        await chat.SaysAsync("Julia Schneider, DE-10023, julia.schneider@example.com");
        await chat.LastlyHearsAsync("Wollmantel");
        await chat.PressesAsync(german["option_confirm_withdrawal"]);
        await chat.HearsAsync("RMA-DE-");
        await julia.PictureAsync("de-withdrawal");
        Assert.Contains("Julia Schneider", await chat.SavesAsync(german["document_title"]), StringComparison.Ordinal);
        julia.Watch.AssertQuiet();
    }
}
