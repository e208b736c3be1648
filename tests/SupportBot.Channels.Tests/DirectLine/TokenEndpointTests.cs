using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class TokenEndpointTests : IAsyncLifetime
{
    private ChatHost host = null!;
    private ChatClient client = null!;

    public async Task InitializeAsync() => client = ChatClient.At(host = await ChatHost.StartAsync());

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private static string CookieOf(Answer answer) => answer.Headers["Set-Cookie"].Split(';')[0];

    [Fact]
    public async Task Tomorrow_the_same_browser_finds_its_conversation()
    {
        var first = await client.TakeTokenAsync();
        await client.StartAsync();
        host.Clock.Advance(TimeSpan.FromDays(29));
        var second = await client.TakeTokenAsync(cookie: CookieOf(first));
        Assert.Equal((first.Text("conversationId"), first.Text("userId")), (second.Text("conversationId"), second.Text("userId")));
        Assert.NotEqual(first.Text("token"), second.Text("token"));
        Assert.True((bool)second.Json["resumed"]!);
    }

    [Fact]
    public async Task A_cookie_of_thirty_days_ago_begins_anew()
    {
        var first = await client.TakeTokenAsync();
        host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.NotEqual(first.Text("conversationId"), (await client.TakeTokenAsync(cookie: CookieOf(first))).Text("conversationId"));
    }

    [Fact]
    public async Task A_closed_conversation_and_a_wish_for_a_new_one_begin_anew()
    {
        var first = await client.TakeTokenAsync();
        await client.StartAsync();
        var asked = await client.TakeTokenAsync("""{ "new": true }""", CookieOf(first));
        Assert.NotEqual(first.Text("conversationId"), asked.Text("conversationId"));
        await host.AppendAsync(first.Text("conversationId"), new NewEntry(Audience.Staff, new ConversationClosed("s1", "Sari")));
        Assert.NotEqual(first.Text("conversationId"), (await client.TakeTokenAsync(cookie: CookieOf(first))).Text("conversationId"));
    }

    [Fact]
    public async Task A_chat_token_is_no_cookie()
    {
        await client.TakeTokenAsync();
        var id = client.Id;
        Assert.NotEqual(id, (await client.TakeTokenAsync(cookie: $"supportbot_chat={client.Token}")).Text("conversationId"));
    }

    [Fact]
    public async Task The_cookie_is_out_of_scripts_reach_and_lax_on_a_loopback_without_https()
    {
        var cookie = (await client.TakeTokenAsync()).Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=2592000", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Elsewhere_the_cookie_is_secure_and_partitioned()
    {
        var answer = await client.SendAsync(HttpMethod.Post, "/api/chat/token", "{}", request => request.Headers.Host = "chat.example");
        foreach (var attribute in new[] { "samesite=none", "secure", "Partitioned", "httponly" })
            Assert.Contains(attribute, answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData("null", "same-origin", 403)]
    [InlineData(null, null, 403)]
    [InlineData(null, "cross-site", 403)]
    [InlineData(null, "same-site", 403)]
    [InlineData(null, "same-origin", 200)]
    public async Task A_cookie_buys_a_token_for_our_own_page_only(string? origin, string? site, int status)
    {
        var first = await client.TakeTokenAsync();
        var answer = await client.SendAsync(HttpMethod.Post, "/api/chat/token", "{}", request =>
        {
            request.Headers.Add("Cookie", CookieOf(first));
            if (origin is not null) request.Headers.Add("Origin", origin);
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        });
        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_token_given_to_a_page_works_from_no_other_page()
    {
        await client.TakeTokenAsync();
        await client.StartAsync();
        var answer = await client.SendAsync(HttpMethod.Get, $"{client.Path}/activities", (string?)null, request => request.Headers.Add("Origin", "https://evil.example"));
        Assert.Equal((403, "ForeignOrigin"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("""{ "userToken": "x" }""")]
    [InlineData("""{ "locale": 7 }""")]
    [InlineData("""{ "locale": "de<script>" }""")]
    [InlineData("""{ "market": "Germany" }""")]
    [InlineData("""{ "shop": "../x" }""")]
    [InlineData("""{ "new": "yes" }""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_wrong_body_is_400(string body)
    {
        var answer = await client.TakeTokenAsync(body);
        Assert.Equal((400, "BadArgument"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task No_body_is_fine() => Assert.Equal(200, (await client.SendAsync(HttpMethod.Post, "/api/chat/token")).Status);

    [Fact]
    public async Task One_address_cannot_take_tokens_without_end()
    {
        await using var strict = await ChatHost.StartAsync(settings: ("DirectLine:TokensPerMinute", "3"));
        using var greedy = new ChatClient(strict.Origin);
        for (var token = 0; token < 3; token++) Assert.Equal(200, (await greedy.TakeTokenAsync()).Status);
        Assert.Equal((429, "60"), (await greedy.TakeTokenAsync()) is var refused ? (refused.Status, refused.Headers["Retry-After"]) : default);
    }

    [Fact]
    public async Task Tokens_outlive_a_restart_and_the_key_is_the_owners_alone()
    {
        await client.TakeTokenAsync();
        await client.StartAsync();
        await host.StopAsync();
        await using var again = await ChatHost.StartAsync(before: host);
        using var back = new ChatClient(again.Origin) { Token = client.Token };
        Assert.Equal(200, (await back.SendAsync(HttpMethod.Get, $"{client.Path}/activities")).Status);
        var key = Path.Combine(again.DataDirectory, "chat-signing.key");
        Assert.Equal(64, new FileInfo(key).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Single(Directory.EnumerateFiles(again.DataDirectory));
    }
}
