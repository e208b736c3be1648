using System.Net;
using SupportBot.Core.Conversations;
using SupportBot.Core.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

/// <summary>What another site can make a signed-in browser send.</summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private StaffHouse house = null!;
    private Visitor agent = null!;
    private ConversationId conversation;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        agent = await house.ArriveAsync("bruno", StaffRole.Agent);
        conversation = await house.StartAsync("Hello?");
    }

    public async Task DisposeAsync()
    {
        agent.Dispose();
        await house.DisposeAsync();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_post_with_a_foreign_null_or_no_origin_does_nothing_even_with_a_token(string? origin)
    {
        using var answer = await agent.SendAsync(Take, null, await agent.TokenAsync("/desk"), origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(ConversationOwner.Bot, await OwnerAsync());
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData(null)]
    public async Task A_post_without_the_form_token_does_nothing(string? token)
    {
        using var answer = await agent.SendAsync(Take, null, token, agent.Own);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(ConversationOwner.Bot, await OwnerAsync());
    }

    [Fact]
    public async Task Somebody_elses_form_token_does_nothing()
    {
        using var other = await house.ArriveAsync("citra", StaffRole.Agent);
        using var answer = await agent.SendAsync(Take, null, await other.TokenAsync("/desk"), agent.Own);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_event_stream_opens_for_its_own_pages_only()
    {
        // A plain client says neither an Origin nor where its fetch comes from.
        using var answer = await agent.GetAsync("/desk/events");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task With_token_and_origin_the_same_post_works()
    {
        using var answer = await agent.PostAsync(Take, from: "/desk");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(ConversationOwner.HumanAgent, await OwnerAsync());
    }

    private string Take => $"/desk/c/{conversation}?handler=Take";

    private async Task<ConversationOwner> OwnerAsync() => (await house.Get<ConversationStates>().LoadAsync(conversation, default)).Owner;
}
