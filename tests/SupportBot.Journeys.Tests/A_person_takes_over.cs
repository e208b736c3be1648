using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

public sealed class A_person_takes_over : IAsyncLifetime
{
    private static readonly StaffMember Rina = new("rina", "Rina");
    private RunningShop shop = null!;

    private HumanDesk Desk => shop.Services.GetRequiredService<HumanDesk>();

    public async Task InitializeAsync() => shop = await RunningShop.OpenAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("en-US", "can I please speak to a human being")]
    [InlineData("id-ID", "mau ngomong sama orang beneran dong")]
    [InlineData("de-DE", "ich will mit einem echten Menschen sprechen")]
    [InlineData("zh-CN", "转人工")]
    public async Task Asked_for_in_any_words_at_any_time(string locale, string words)
    {
        using var customer = await Customer.ArriveAsync(shop, locale, "US");
        await customer.SaysAsync(words);
        Assert.Equal(HandoffStatus.Waiting, (await StateAsync(customer)).Handoff);
    }

    [Fact]
    public async Task The_bot_answers_while_nobody_has_taken_it_then_is_silent_then_answers_again()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        await customer.SaysAsync("I want to talk to a person");
        (await customer.SaysAsync("what are your return rules?")).Contains("30 days", "queue");

        Assert.Equal(DeskResult.Done, await Desk.TakeAsync(new ConversationId(customer.Conversation), Rina, default));
        (await customer.ReadAsync(1))[^1].Contains("Rina");
        await customer.PostAsync(new { type = "message", from = new { id = "me" }, text = "hello Rina, are you there?" });
        await Desk.SayAsync(new ConversationId(customer.Conversation), Rina, "Yes, I am.", "a1", default);
        Assert.Equal(["Yes, I am."], (await customer.ReadAsync(1)).Select(heard => heard.Text));

        await Desk.HandBackAsync(new ConversationId(customer.Conversation), Rina, default);
        await customer.ReadAsync(1);
        (await customer.SaysAsync("how long do I have to return things?")).Contains("30 days");
    }

    [Fact]
    public async Task Of_many_who_take_it_at_once_one_has_it()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        await customer.SaysAsync("agent please");
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(index =>
            Desk.TakeAsync(new ConversationId(customer.Conversation), new StaffMember($"agent-{index}", $"Agent {index}"), default)));
        Assert.Equal(1, results.Count(result => result == DeskResult.Done));
        Assert.Equal(99, results.Count(result => result == DeskResult.AlreadyTaken));
    }

    [Fact]
    public async Task Not_understood_twice_offers_a_person()
    {
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        await customer.SaysAsync("🤷🤷🤷");
        var second = await customer.SaysAsync("🙃");
        Assert.Contains("Talk to a person", second.Buttons);
    }

    private Task<Conversation> StateAsync(Customer customer) =>
        shop.Services.GetRequiredService<ConversationStates>().LoadAsync(new ConversationId(customer.Conversation), default);
}
