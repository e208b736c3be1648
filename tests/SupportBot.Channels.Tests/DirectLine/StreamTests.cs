using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class StreamTests : IAsyncLifetime
{
    private ChatHost host = null!;
    private ChatClient client = null!;

    public async Task InitializeAsync() => client = await ChatClient.StartedAsync(host = await ChatHost.StartAsync());

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_replays_from_its_watermark_and_then_pushes()
    {
        for (var line = 1; line <= 4; line++) await host.SayAsync(client.Id, $"line {line}");
        using var all = await client.OpenAsync((await client.ResumeAsync("0")).Text("streamUrl"));
        using var middle = await client.OpenAsync((await client.ResumeAsync("4")).Text("streamUrl"));
        using var head = await client.OpenAsync((await client.ResumeAsync("")).Text("streamUrl"));
        await host.SayAsync(client.Id, "news");
        Assert.Equal(["line 1", "line 2", "line 3", "line 4", "news"], (await all.TextsAsync(6))[1..]);
        Assert.Equal(["line 3", "line 4", "news"], await middle.TextsAsync(3));
        Assert.Equal(["news"], await head.TextsAsync(1));
        Assert.Equal(("7", "7", "7"), (all.Watermark, middle.Watermark, head.Watermark));
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_sockets_open_amid_a_storm()
    {
        var storm = Task.Run(async () => { for (var line = 0; line < 300; line++) await host.SayAsync(client.Id, $"{line}"); });
        var url = (await client.ResumeAsync("2")).Text("streamUrl");
        var readings = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var socket = await client.OpenAsync(url);
            return await socket.TextsAsync(300);
        }));
        await storm;
        foreach (var texts in readings) Assert.Equal(Enumerable.Range(0, 300).Select(line => $"{line}"), texts);
    }

    [Fact]
    public async Task What_was_said_while_the_socket_was_down_comes_with_the_next_one()
    {
        string watermark;
        using (var first = await client.OpenAsync())
        {
            await first.NextAsync();
            watermark = first.Watermark!;
        }

        await host.SayAsync(client.Id, "meanwhile");
        using var second = await client.OpenAsync((await client.ResumeAsync(watermark)).Text("streamUrl"));
        Assert.Equal(["meanwhile"], await second.TextsAsync(1));
    }

    [Fact]
    public async Task A_watermark_holds_across_a_restart()
    {
        await host.SayAsync(client.Id, "before");
        var watermark = (await client.ReadAsync()).Watermark;
        await host.StopAsync();
        await using var again = await ChatHost.StartAsync(before: host);
        using var back = new ChatClient(again.Origin) { Token = client.Token };
        await again.SayAsync(client.Id, "after");
        var answer = await back.SendAsync(HttpMethod.Get, $"{client.Path}/activities?watermark={watermark}");
        Assert.Equal("after", (string)Assert.Single(answer.Activities)["text"]!);
    }

    [Fact]
    public async Task A_ticket_is_good_for_sixty_seconds_and_for_its_conversation()
    {
        using var other = await ChatClient.StartedAsync(host);
        var swapped = client.StreamUrl.Replace(client.Id, other.Id, StringComparison.Ordinal);
        Assert.Equal(403, (await Assert.ThrowsAsync<SocketRefusedException>(() => client.OpenAsync(swapped))).Status);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        (await client.OpenAsync()).Dispose();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(403, (await Assert.ThrowsAsync<SocketRefusedException>(() => client.OpenAsync())).Status);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_foreign_page_gets_no_socket(string origin) =>
        Assert.Equal(403, (await Assert.ThrowsAsync<SocketRefusedException>(() => client.OpenAsync(pageOrigin: origin))).Status);

    [Fact]
    public async Task Our_own_page_gets_one() => (await client.OpenAsync(pageOrigin: host.Origin)).Dispose();

    [Fact]
    public async Task Silence_brings_an_empty_frame_after_fifteen_seconds()
    {
        using var socket = await client.OpenAsync();
        await socket.NextAsync();
        await ReadyAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("", await socket.FrameAsync());
    }

    [Fact]
    public async Task A_lost_signal_costs_at_most_one_silence()
    {
        using var socket = await client.OpenAsync();
        await socket.NextAsync();
        await ReadyAsync();
        host.Feed.IsDeaf = true;
        await host.SayAsync(client.Id, "unheard");
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(["unheard"], await socket.TextsAsync(1));
    }

    [Theory]
    [InlineData(FeedSignalKind.BotTyping, "bot")]
    [InlineData(FeedSignalKind.AgentTyping, "agent")]
    public async Task Typing_is_pushed_and_not_stored(FeedSignalKind kind, string from)
    {
        using var socket = await client.OpenAsync();
        await socket.NextAsync();
        host.Feed.Publish(new FeedSignal(new ConversationId(client.Id), kind));
        var typing = await socket.NextAsync();
        Assert.Equal(("typing", from, "bot"), ((string)typing["type"]!, (string)typing["from"]!["id"]!, (string)typing["from"]!["role"]!));
        Assert.Equal("2", socket.Watermark);
        Assert.Single((await client.ReadAsync()).Activities);
    }

    [Fact]
    public async Task Two_tabs_see_the_same()
    {
        using var one = await client.OpenAsync();
        using var two = await client.OpenAsync();
        await client.SayAsync("from one of them");
        Assert.Equal((await one.TextsAsync(2))[1], (await two.TextsAsync(2))[1]);
    }

    [Fact]
    public async Task Stopping_closes_sockets_and_leaves_no_subscriber()
    {
        using var socket = await client.OpenAsync();
        await socket.NextAsync();
        await host.DisposeAsync();
        Assert.Null(await socket.FrameAsync());
        Assert.Equal(0, host.Feed.Subscribers);
    }

    [Fact]
    public async Task What_staff_write_among_themselves_is_not_shown()
    {
        await host.AppendAsync(client.Id, new NewEntry(Audience.Staff, new NoteAdded("s1", "Sari", "difficult customer")));
        await host.SayAsync(client.Id, "hello");
        var answer = await client.ReadAsync("2");
        Assert.Equal("hello", (string)Assert.Single(answer.Activities)["text"]!);
        Assert.DoesNotContain("difficult", answer.Json.ToJsonString(), StringComparison.Ordinal);
    }

    // The keep-alive's timer is set a moment after the first frame has left.
    private async Task ReadyAsync()
    {
        while (host.Clock.Timers == 0) await Task.Yield();
    }
}
