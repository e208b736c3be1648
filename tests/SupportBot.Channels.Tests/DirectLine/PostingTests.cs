using System.Text.Json.Nodes;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class PostingTests : IAsyncLifetime
{
    private ChatHost host = null!;
    private ChatClient client = null!;

    public async Task InitializeAsync() => client = await ChatClient.StartedAsync(host = await ChatHost.StartAsync());

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private IReadOnlyList<LogEntry> Said => [.. host.Log.Of(client.Id).Where(entry => entry.Body is CustomerSaid)];

    [Fact]
    public async Task A_message_comes_back_with_its_id_and_the_senders_own_id()
    {
        using var socket = await client.OpenAsync();
        await socket.NextAsync();
        var id = (await client.SayAsync("saya mau retur 👟", "abc-1")).Text("id");
        var echo = await socket.NextAsync();
        Assert.Equal((id, "saya mau retur 👟", "message"), ((string)echo["id"]!, (string)echo["text"]!, (string)echo["type"]!));
        Assert.Equal("abc-1", (string)echo["channelData"]!["clientActivityID"]!);
        Assert.Equal((client.UserId, "user"), ((string)echo["from"]!["id"]!, (string)echo["from"]!["role"]!));
        Assert.Equal(client.Id, (string)echo["conversation"]!["id"]!);
    }

    [Fact]
    public async Task A_repeat_answers_the_same_id_and_has_no_second_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SayAsync("once", "same")));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct());
        Assert.Single(Said);
    }

    [Fact]
    public async Task The_sender_cannot_pretend_to_be_the_bot()
    {
        await client.PostAsync("""{ "type": "message", "text": "hi", "from": { "id": "bot", "name": "Boss", "role": "bot" }, "id": "x", "timestamp": "1999-01-01", "channelData": { "webchat:sequence-id": 1 } }""");
        var echo = (await client.ReadAsync()).Activities[^1];
        Assert.Equal((client.UserId, "", "user"), ((string)echo["from"]!["id"]!, (string)echo["from"]!["name"]!, (string)echo["from"]!["role"]!));
        Assert.NotEqual("x", (string)echo["id"]!);
        Assert.StartsWith("2026-", (string)echo["timestamp"]!, StringComparison.Ordinal);
        Assert.Equal(3, (int)echo["channelData"]!["webchat:sequence-id"]!);
    }

    [Fact]
    public async Task A_postback_keeps_its_mark_so_that_the_page_hides_it()
    {
        await client.PostAsync("""{ "type": "message", "text": "refund", "channelData": { "postBack": true, "clientActivityID": "p" } }""");
        Assert.True((bool)(await client.ReadAsync()).Activities[^1]["channelData"]!["postBack"]!);
    }

    [Fact]
    public async Task A_card_submitted_twice_counts_once()
    {
        const string submit = """{ "type": "message", "value": { "card": "1", "size": "42" }, "channelData": { "postBack": true, "clientActivityID": "card-1" } }""";
        Assert.Equal((await client.PostAsync(submit)).Text("id"), (await client.PostAsync(submit)).Text("id"));
        var signal = Assert.IsType<CustomerSignalled>(host.Log.Of(client.Id)[^1].Body);
        Assert.Equal(("submit", "42"), (signal.Name, (string)JsonNode.Parse(signal.Value!)!["size"]!));
        Assert.Equal(3, host.Log.Of(client.Id).Count);
    }

    [Fact]
    public async Task Typing_is_taken_and_neither_stored_nor_echoed()
    {
        Assert.Equal(200, (await client.PostAsync("""{ "type": "typing" }""")).Status);
        Assert.Equal(2, host.Log.Of(client.Id).Count);
    }

    [Fact]
    public async Task An_unknown_type_is_kept_and_ignored()
    {
        Assert.Equal(200, (await client.PostAsync("""{ "type": "danceMove", "step": [1, 2] }""")).Status);
        var signal = Assert.IsType<CustomerSignalled>(host.Log.Of(client.Id)[^1].Body);
        Assert.Equal("activity/danceMove", signal.Name);
        Assert.Single((await client.ReadAsync()).Activities);
        Assert.Empty(host.Turns.Scheduled);
    }

    [Fact]
    public async Task The_join_event_is_recorded_without_a_turn()
    {
        await client.PostAsync("""{ "type": "event", "name": "webchat/join", "value": { "language": "de" } }""");
        Assert.Equal("webchat/join", Assert.IsType<CustomerSignalled>(host.Log.Of(client.Id)[^1].Body).Name);
        Assert.Empty(host.Turns.Scheduled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{ "type": 7 }""")]
    [InlineData("""{ "type": "message" }""")]
    [InlineData("""{ "type": "message", "text": 7 }""")]
    [InlineData("""{ "type": "message", "text": "a", "text": "b" }""")]
    [InlineData("""{ "type": "message", "text": "\ud83d" }""")]
    [InlineData("""{ "type": "message", "text": "a", "x": { "\udc00": 1 } }""")]
    [InlineData("""{ "type": "message", "text": "a", "from": "me" }""")]
    [InlineData("""{ "type": "message", "text": "a", "channelData": [] }""")]
    [InlineData("""{ "type": "message", "text": "a", "channelData": { "clientActivityID": 7 } }""")]
    [InlineData("""{ "type": "message", "text": "a", "attachments": {} }""")]
    public async Task Malformed_activities_are_400(string body)
    {
        var answer = await client.PostAsync(body);
        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.Error);
        Assert.Equal(2, host.Log.Of(client.Id).Count);
    }

    [Fact]
    public async Task Bottomless_JSON_is_400() =>
        Assert.Equal(400, (await client.PostAsync($$"""{ "type": "message", "text": "a", "x": {{new string('[', 5000)}}{{new string(']', 5000)}} }""")).Status);

    [Fact]
    public async Task Broken_UTF8_is_400()
    {
        byte[] body = [.. """{ "type": "message", "text": " """u8, 0xC3, 0x28, .. "\" }"u8];
        Assert.Equal(400, (await client.SendAsync(HttpMethod.Post, $"{client.Path}/activities", new ByteArrayContent(body))).Status);
    }

    [Fact]
    public async Task Eight_thousand_characters_are_accepted_unaltered_and_one_more_is_said_to_be_too_many()
    {
        var longest = string.Concat(Enumerable.Repeat("退", 8000));
        Assert.Equal(200, (await client.SayAsync(longest)).Status);
        Assert.Equal(longest, ((CustomerSaid)Said[^1].Body!).Message.Text);
        var answer = await client.SayAsync(longest + "。");
        Assert.Equal((413, "TextTooLong"), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_huge_body_is_413()
    {
        var answer = await client.PostAsync($$"""{ "type": "message", "text": "a", "x": "{{new string('x', 300_000)}}" }""");
        Assert.Equal((413, "TooLarge"), (answer.Status, answer.Error));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("‮gnirts")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE entries; --")]
    [InlineData("  leading, trailing \n and lines \r\n ")]
    [InlineData("ﷺ ก็็็ 👨‍👩‍👧‍👦 ١٢٣")]
    public async Task A_text_is_stored_and_echoed_as_typed(string text)
    {
        await client.SayAsync(text);
        Assert.Equal(text, ((CustomerSaid)Said[^1].Body!).Message.Text);
        Assert.Equal(text, (string)(await client.ReadAsync()).Activities[^1]["text"]!);
    }

    [Fact]
    public async Task A_flood_is_refused_with_422_in_its_own_conversation_only()
    {
        await using var strict = await ChatHost.StartAsync(settings: ("DirectLine:PostsPerMinute", "5"));
        using var flooder = await ChatClient.StartedAsync(strict);
        using var other = await ChatClient.StartedAsync(strict);
        for (var message = 0; message < 5; message++) Assert.Equal(200, (await flooder.SayAsync("x")).Status);
        Assert.Equal((422, "TooManyRequests"), ((await flooder.SayAsync("x")) is var refused ? (refused.Status, refused.Error) : default));
        Assert.Equal(200, (await other.SayAsync("hello")).Status);
        strict.Log.IsAway = true;
        Assert.Equal((422, 503), ((await flooder.SayAsync("does not reach the log")).Status, (await other.SayAsync("reaches it")).Status));
    }

    [Fact]
    public async Task Every_accepted_message_asks_for_a_turn()
    {
        await client.SayAsync("one");
        Assert.Equal(client.Id, Assert.Single(host.Turns.Scheduled).Value);
    }
}
