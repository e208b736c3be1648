using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Channels.Tests.Parts;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Channels.Tests.DirectLine;

public sealed class MappingTests : IAsyncLifetime
{
    private ChatHost host = null!;
    private ChatClient client = null!;

    public async Task InitializeAsync() => client = await ChatClient.StartedAsync(host = await ChatHost.StartAsync());

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    private async Task<JsonObject> LastAsync() => (await client.ReadAsync()).Activities[^1];

    [Fact]
    public async Task A_reply_carries_buttons_clauses_and_thumbs()
    {
        var reply = new Reply("Bisa diretur.", new Language("id"), [new Choice("Ya", "confirm:yes")], ["TikTok Shop ID: 6 hari"]);
        var entry = await host.SayAsync(client.Id, reply);
        var activity = await LastAsync();
        Assert.Equal(("message", "markdown", "id", "expectingInput", "bot"), ((string)activity["type"]!, (string)activity["textFormat"]!,
            (string)activity["locale"]!, (string)activity["inputHint"]!, (string)activity["from"]!["role"]!));
        var suggested = activity["suggestedActions"]!;
        Assert.Empty(suggested["to"]!.AsArray());
        Assert.Equal("""{"type":"imBack","title":"Ya","value":"Ya"}""", Assert.Single(suggested["actions"]!.AsArray())!.ToJsonString());
        var entity = activity["entities"]![0]!;
        Assert.Equal("TikTok Shop ID: 6 hari", (string)entity["citation"]![0]!["appearance"]!["text"]!);
        Assert.Contains("[1]: cite:1 \"TikTok Shop ID: 6 hari\"", (string)activity["text"]!, StringComparison.Ordinal);
        Assert.Contains(entry.ActivityId, (string)entity["potentialAction"]![0]!["target"]!["urlTemplate"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("confirm:yes", activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_goes_with_a_reply_is_a_download_with_an_address_of_its_own()
    {
        var kept = await host.Files.SaveOnceAsync(new ConversationId(client.Id), "key", "Bestätigung.html", "text/html", "<p>ok</p>"u8.ToArray(), default);
        await host.SayAsync(client.Id, new Reply("Eingegangen.", new Language("de")) { Attachments = [kept] });
        var file = (await LastAsync())["attachments"]![0]!;
        Assert.Equal(("Bestätigung.html", "text/html"), ((string)file["name"]!, (string)file["contentType"]!));
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri((string)file["contentUrl"]!));
        Assert.Equal("<p>ok</p>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_property_is_null()
    {
        await host.SayAsync(client.Id, "hello");
        await client.PostAsync("""{ "type": "message", "text": "hi", "value": null, "locale": null }""");
        foreach (var activity in (await client.ReadAsync()).Activities) Assert.All(activity, property => Assert.NotNull(property.Value));
    }

    [Fact]
    public async Task The_greeting_has_no_thumbs() =>
        Assert.False((await client.ReadAsync()).Activities[0]["entities"]![0]!.AsObject().ContainsKey("potentialAction"));

    [Fact]
    public async Task A_press_of_a_thumb_names_the_answer_it_is_about()
    {
        var entry = await host.SayAsync(client.Id, "You have 14 days.");
        var down = (await LastAsync())["entities"]![0]!["potentialAction"]![1]!;
        await client.PostAsync($$"""{ "type": "event", "name": "webchat:activity-status/feedback", "entities": [{{down.ToJsonString()}}] }""");
        var signal = Assert.IsType<CustomerSignalled>(host.Log.Of(client.Id)[^1].Body);
        Assert.Equal(("feedback", $$"""{"answer":"{{entry.ActivityId}}","reaction":"dislike"}"""), (signal.Name, signal.Value));
    }

    [Fact]
    public async Task A_newer_clients_feedback_brings_its_comment()
    {
        await client.PostAsync("""{ "type": "invoke", "name": "message/submitAction", "replyToId": "a1", "value": { "actionName": "feedback", "actionValue": { "reaction": "like", "feedback": { "feedbackText": "thanks" } } } }""");
        Assert.Equal("""{"answer":"a1","reaction":"like","comment":"thanks"}""", Assert.IsType<CustomerSignalled>(host.Log.Of(client.Id)[^1].Body).Value);
    }

    [Fact]
    public async Task A_persons_words_are_plain_text_under_their_name()
    {
        await host.AppendAsync(client.Id, new NewEntry(Audience.Customer, new AgentSaid("staff-7", "Sari", "*one* [moment](x)")));
        var activity = await LastAsync();
        Assert.Equal(("Sari", "bot", "plain", "*one* [moment](x)"),
            ((string)activity["from"]!["name"]!, (string)activity["from"]!["role"]!, (string)activity["textFormat"]!, (string)activity["text"]!));
        Assert.DoesNotContain("staff-7", activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timestamps_rise_strictly_and_are_the_same_in_every_reading()
    {
        for (var line = 0; line < 5; line++) await host.SayAsync(client.Id, $"{line}");
        host.Clock.Advance(TimeSpan.FromSeconds(-30)); // a clock that was set back
        await host.SayAsync(client.Id, "late");
        var all = (await client.ReadAsync("0")).Activities.Select(At).ToList();
        Assert.Equal(all.Order().Distinct(), all);
        Assert.Equal(all[^2..], (await client.ReadAsync("6")).Activities.Select(At));
        var sequence = (await client.ReadAsync()).Activities.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!).ToList();
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], sequence);
    }

    [Fact]
    public async Task Nothing_new_is_an_empty_set_with_the_same_watermark()
    {
        var watermark = (await client.ReadAsync()).Watermark;
        var again = await client.ReadAsync(watermark);
        Assert.Empty(again.Activities);
        Assert.Equal(watermark, again.Watermark);
    }

    [Fact]
    public async Task A_watermark_from_beyond_the_end_misses_nothing_that_comes()
    {
        var lost = (await client.ReadAsync("900")).Watermark;
        await host.SayAsync(client.Id, "after the restore");
        Assert.Equal("after the restore", (string)Assert.Single((await client.ReadAsync(lost)).Activities)["text"]!);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_made_up_watermark_is_400(string watermark) => Assert.Equal(400, (await client.ReadAsync(watermark)).Status);

    [Theory]
    [InlineData("**bold** and\n- a list", "**bold** and  \n- a list")]
    [InlineData("14. März", @"14\. März")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("a [link](http://x.example/a_b) ![i](x)", @"a \[link\](http://x.example/a_b) !\[i\](x)")]
    [InlineData("<img src=x> & _this_ but anna_weber@example.com", @"\<img src=x\> \& \_this\_ but anna_weber@example.com")]
    [InlineData("3 * 4 ~ `code` \\", @"3 \* 4 \~ \`code\` \\")]
    public void Replies_show_what_was_meant(string text, string markdown) =>
        Assert.Equal(markdown, Channels.DirectLine.Activities.ReplyMarkdown.Write(text));

    private static DateTimeOffset At(JsonObject activity) => DateTimeOffset.Parse((string)activity["timestamp"]!, CultureInfo.InvariantCulture);
}
