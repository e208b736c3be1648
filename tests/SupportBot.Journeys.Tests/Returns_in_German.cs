using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

public sealed class Returns_in_German : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Opened_hygiene_goods_are_refused_kindly_and_the_sealed_rest_still_goes_back()
    {
        using var katharina = await Customer.ArriveAsync(shop, "de-DE", "DE");
        await katharina.SaysAsync("Hallo, ich möchte die Ohrstecker zurückgeben, Bestellung DE-10025");
        (await katharina.SaysAsync("katharina.vogel@example.com")).Contains("Ohrstecker Silber mit Perle");
        await katharina.SaysAsync("beide");
        (await katharina.SaysAsync("gefallen mir nicht")).Contains("siegel");
        (await katharina.SaysAsync("schon geöffnet")).Contains("Hygiene", "Gewährleistung");

        (await katharina.SaysAsync("und den Schal?")).Contains("Schal aus Merinowolle");
        // Delivered on 28 February 2026; the 14th day is Saturday 14 March and moves to Monday.
        (await katharina.PressesAsync("Anders überlegt")).Contains("Montag, 16. März 2026", "59,90 €");
        (await katharina.SaysAsync("Ja bitte")).Contains("RMA-DE-");
    }

    [Fact]
    public async Task A_withdrawal_in_the_customers_own_words_needs_no_reason()
    {
        using var julia = await Customer.ArriveAsync(shop, "de-DE", "DE");
        var shown = await julia.SaysAsync("Hiermit widerrufe ich den Kauf DE-10023. julia.schneider@example.com");
        shown.Contains("Wollmantel", "194,80 €");
        (await julia.SaysAsync("ja")).Contains("RMA-DE-");
    }

    [Fact]
    public async Task An_order_that_has_not_shipped_is_cancelled_instead()
    {
        using var lena = await Customer.ArriveAsync(shop, "de-DE", "DE");
        (await lena.SaysAsync("Bitte stornieren: DE-10031, lena.hoffmann@example.com")).Contains("144,85 €", "Rechnung");
        (await lena.SaysAsync("Ja, bitte stornieren")).Contains("RMA-DE-");
    }

    [Fact]
    public async Task A_question_in_the_middle_is_answered_and_the_thread_kept()
    {
        using var julia = await Customer.ArriveAsync(shop, "de-DE", "DE");
        await julia.SaysAsync("Der Mantel passt nicht, ich will ihn zurückschicken. DE-10023, julia.schneider@example.com");
        (await julia.SaysAsync("Wer zahlt eigentlich den Rückversand?")).Contains("Deutschland", "Wollmantel");
        (await julia.PressesAsync("Ja, bitte anmelden")).Contains("RMA-DE-");
    }
}
