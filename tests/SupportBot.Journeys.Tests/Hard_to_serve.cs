using System.Net;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>Customers who do not make it easy, on purpose or not: each gets a clear answer, and nothing is given away.</summary>
public sealed class Hard_to_serve : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_language_that_is_not_spoken_gets_an_honest_answer_in_two_and_the_offer_of_a_person()
    {
        using var elif = await Customer.ArriveAsync(shop, "de-DE", "DE");
        var answer = await elif.SaysAsync("Merhaba, paltoyu iade etmek istiyorum çünkü bana çok küçük geldi, teşekkürler");
        answer.Contains("I'm sorry, I don't write your language", "Team");
        Assert.Contains("Mit einem Menschen reden", answer.Buttons);
    }

    [Fact]
    public async Task On_a_page_in_a_language_that_is_not_spoken_either_English_stands_once()
    {
        using var elif = await Customer.ArriveAsync(shop, "tr-TR", "DE");
        var answer = await elif.SaysAsync("Merhaba, paltoyu iade etmek istiyorum çünkü bana çok küçük geldi, teşekkürler");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(answer.Text, "I don't write your language"));
    }

    [Fact]
    public async Task A_wish_is_not_taken_for_the_button_that_shares_a_word_with_it()
    {
        using var mohammed = await Customer.ArriveAsync(shop, "ar-SA", "SA");
        await mohammed.SaysAsync("SA-62111 mohammed.alharbi@example.com");
        // "I want to return the perfume", beside the button "return rules".
        (await mohammed.SaysAsync("أريد إرجاع العطر")).Contains("ما السبب؟");
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("🤷‍♀️🙈")]
    [InlineData("\u202Eevil\u202C \u0000\u0007")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; drop table entries; --")]
    public async Task What_says_nothing_is_asked_for_its_meaning(string text)
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        Assert.NotEmpty((await customer.SaysAsync(text)).Buttons);
    }

    [Fact]
    public async Task An_empty_message_is_refused_with_what_it_needs()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => customer.SaysAsync(""));
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("text or a file", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_message_is_read_and_a_longer_one_is_refused_without_harm()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        var story = string.Concat(Enumerable.Repeat("It was a long day and I was tired. ", 200)) + "So please, how long do I have to return things?";
        (await customer.SaysAsync(story)).Contains("30 days");
        var tooLong = await Assert.ThrowsAsync<HttpRequestException>(() => customer.SaysAsync(new string('x', 100_000)));
        Assert.Contains(tooLong.StatusCode, new HttpStatusCode?[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity });
        (await customer.SaysAsync("what are your return rules?")).Contains("30 days");
    }

    [Fact]
    public async Task Guessing_contacts_ends_with_a_person_and_shows_nothing()
    {
        using var thief = await Customer.ArriveAsync(shop, "en-US", "US");
        await thief.SaysAsync("where is my order US-40118");
        for (var guess = 1; guess < 5; guess++) (await thief.SaysAsync($"emily.carter{guess}@example.com")).Lacks("Rain Jacket", "Visa");
        (await thief.SaysAsync("emily.c@example.com")).Contains("colleague").Lacks("Rain Jacket");
    }

    [Fact]
    public async Task The_phone_on_the_order_proves_it_as_people_write_it_and_its_last_digits_do_not()
    {
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        await emily.SaysAsync("where is my order US-40118");
        (await emily.SaysAsync("0143")).Lacks("Rain Jacket");
        (await emily.SaysAsync("US-40118 and my phone is (202) 555-0143")).Contains("Rain Jacket");
    }

    [Fact]
    public async Task Another_order_needs_its_own_proof()
    {
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        (await emily.SaysAsync("where is US-40118? emily.carter@example.com")).Contains("Rain Jacket");
        (await emily.SaysAsync("and where is order US-40102?")).Lacks("Backpack");
    }

    [Theory]
    [InlineData("sounds good but i need it by friday")]
    [InlineData("yes if you can do it without the bulbs")]
    [InlineData("hmm")]
    public async Task Half_a_yes_opens_nothing(string words)
    {
        using var olivia = await Customer.ArriveAsync(shop, "en-US", "US");
        (await olivia.SaysAsync("cancel US-40125 olivia.martinez@example.com")).Contains("Shall I cancel");
        (await olivia.SaysAsync(words)).Lacks("RMA-");
    }

    [Fact]
    public async Task Leaving_with_details_on_the_table_opens_nothing_and_says_so()
    {
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        (await emily.SaysAsync("return US-40118 emily.carter@example.com it is too small")).Contains("Shall I open");
        (await emily.SaysAsync("ok bye then")).Contains("nothing has been opened", "April 1, 2026");
    }

    [Fact]
    public async Task A_repeat_of_a_message_has_no_second_effect()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        var hello = new { type = "message", from = new { id = "me" }, text = "what are your return rules?", channelData = new { clientActivityID = "same" } };
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => customer.PostAsync(hello)));
        await customer.ReadAsync(1);
        Assert.Single(ids.Distinct());
        Assert.Equal(3, (await customer.HistoryAsync()).Count);
    }
}
