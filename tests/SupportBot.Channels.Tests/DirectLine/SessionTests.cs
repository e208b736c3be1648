using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class SessionTests : IAsyncLifetime
{
    private ChatHost host = null!;

    public async Task InitializeAsync() => host = await ChatHost.StartAsync();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Starting_is_201_with_a_greeting_once_and_200_afterwards()
    {
        using var client = new ChatClient(host.Origin);
        await client.TakeTokenAsync("""{ "locale": "id-ID", "market": "ID", "shop": "sepatu" }""");
        Assert.Equal(201, (await client.StartAsync()).Status);
        Assert.Equal(200, (await client.StartAsync()).Status);
        var start = Assert.IsType<ConversationStarted>(host.Log.Of(client.Id)[0].Body);
        Assert.Equal(("webchat", client.UserId, "sepatu", "ID", new Language("id")), (start.Channel, start.UserId, start.Shop, start.Market, start.PageLanguage));
        Assert.Single((await client.ReadAsync()).Activities);
    }

    [Fact]
    public async Task A_token_names_an_unguessable_user_and_lives_half_an_hour()
    {
        using var client = new ChatClient(host.Origin);
        var answer = await client.TakeTokenAsync();
        Assert.StartsWith("dl_", client.UserId, StringComparison.Ordinal);
        Assert.True(client.UserId.Length >= 46);
        Assert.Equal(1800, (int)answer.Json["expires_in"]!);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task A_refreshed_token_outlives_the_first_one()
    {
        using var client = await ChatClient.StartedAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        var refreshed = await client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal((403, "TokenExpired"), ((await client.ReadAsync()).Status, (await client.ReadAsync()).Error));
        client.Token = refreshed.Text("token");
        Assert.Equal(200, (await client.ReadAsync()).Status);
    }

    [Fact]
    public async Task An_expired_token_cannot_be_refreshed()
    {
        using var client = await ChatClient.StartedAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        Assert.Equal((403, "TokenExpired"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        using var mine = await ChatClient.StartedAsync(host);
        using var theirs = await ChatClient.StartedAsync(host);
        mine.Token = theirs.Token;
        foreach (var answer in new[] { await mine.ReadAsync(), await mine.ResumeAsync("0"), await mine.SayAsync("hello") })
            Assert.Equal((403, "ForeignConversation"), (answer.Status, answer.Error));
        Assert.Equal(2, host.Log.Of(mine.Id).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-token")]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJraW5kIjoiUmVzdCIsImNvbnYiOiJ4IiwidXNlciI6ImRsX3giLCJzaG9wIjoicyIsImV4cCI6NDEwMjQ0NDgwMH0.")]
    public async Task A_missing_or_forged_token_is_refused(string token)
    {
        using var client = await ChatClient.StartedAsync(host);
        client.Token = token;
        Assert.Equal(token.Length == 0 ? 401 : 403, (await client.SayAsync("hello")).Status);
        Assert.Equal(2, host.Log.Of(client.Id).Count);
    }

    [Fact]
    public async Task A_token_of_another_kind_does_not_stand_in()
    {
        using var client = await ChatClient.StartedAsync(host);
        var pass = new ChatPass(new ConversationId(client.Id), client.UserId, "shop");
        foreach (var kind in new[] { TokenKind.Stream, TokenKind.File, TokenKind.Resume })
        {
            client.Token = host.Get<ChatTokens>().Issue(kind, pass, TimeSpan.FromMinutes(5));
            Assert.Equal((403, "InvalidToken"), ((await client.ReadAsync()).Status, (await client.ReadAsync()).Error));
        }
    }

    [Fact]
    public async Task A_reload_before_the_start_can_still_resume()
    {
        using var client = new ChatClient(host.Origin);
        await client.TakeTokenAsync();
        var answer = await client.ResumeAsync("0");
        Assert.Equal(200, answer.Status);
        Assert.NotEmpty(answer.Text("token"));
        Assert.Equal(2, host.Log.Of(client.Id).Count);
    }

    [Fact]
    public async Task A_closed_conversation_can_be_read_but_takes_nothing_and_renews_nothing()
    {
        using var client = await ChatClient.StartedAsync(host);
        await host.AppendAsync(client.Id, new NewEntry(Audience.Staff, new ConversationClosed("s1", "Sari")));
        Assert.Equal(200, (await client.ReadAsync()).Status);
        Assert.Equal(client.Token, (await client.ResumeAsync("0")).Text("token"));
        Assert.Equal(403, (await client.SayAsync("still there?")).Status);
        Assert.Equal(403, (await client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh")).Status);
    }

    [Fact]
    public async Task An_erased_conversation_gives_nothing_to_a_live_token()
    {
        using var client = await ChatClient.StartedAsync(host);
        await host.Log.EraseAsync(new ConversationId(client.Id), default);
        Assert.Equal(403, (await client.ReadAsync()).Status);
        Assert.Equal(403, (await client.ResumeAsync("0")).Status);
        Assert.Equal(403, (await client.SayAsync("hello")).Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<SocketRefusedException>(() => client.OpenAsync())).Status);
    }

    [Fact]
    public async Task A_session_id_is_given_for_sign_in_cards()
    {
        using var client = await ChatClient.StartedAsync(host);
        Assert.NotEmpty((await client.SendAsync(HttpMethod.Get, "/v3/directline/session/getsessionid")).Text("sessionId"));
    }

    [Fact]
    public async Task An_unavailable_log_is_503_and_accepts_nothing()
    {
        using var client = await ChatClient.StartedAsync(host);
        host.Log.IsAway = true;
        foreach (var answer in new[] { await client.SayAsync("hello"), await client.ReadAsync(), await client.ResumeAsync("0"), await client.StartAsync() })
        {
            Assert.Equal((503, "ServiceUnavailable"), (answer.Status, answer.Error));
            Assert.Equal("2", answer.Headers["Retry-After"]);
        }

        Assert.Equal(503, (await Assert.ThrowsAsync<SocketRefusedException>(() => client.OpenAsync())).Status);
        host.Log.IsAway = false;
        Assert.Equal(2, host.Log.Of(client.Id).Count);
    }
}
