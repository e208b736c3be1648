using System.Net;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Staff;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed class DeskTests : IAsyncLifetime
{
    private StaffHouse house = null!;
    private Visitor bruno = null!;

    public async Task InitializeAsync()
    {
        house = await StaffHouse.OpenAsync();
        bruno = await house.ArriveAsync("bruno", StaffRole.Agent);
    }

    public async Task DisposeAsync()
    {
        bruno.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task The_queue_shows_what_is_due_first_at_the_top()
    {
        var calm = await house.StartAsync("No hurry");
        await house.QueueAsync(calm, HandoffReason.CustomerAsked, "en", "IE", TimeSpan.FromHours(8), "May wait");
        var urgent = await house.StartAsync("Please hurry");
        await house.QueueAsync(urgent, HandoffReason.Complaint, "en", "GB", TimeSpan.FromMinutes(30), "Is urgent");
        var page = await bruno.ReadAsync("/desk");

        Assert.True(page.IndexOf("Please hurry", StringComparison.Ordinal) < page.IndexOf("No hurry", StringComparison.Ordinal));
        Assert.Contains("due in 30 min", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_with_the_bot_can_be_watched_and_taken()
    {
        var id = await house.StartAsync("Just asking the bot");
        Assert.DoesNotContain("Just asking", await bruno.ReadAsync("/desk"), StringComparison.Ordinal);
        Assert.Contains("Just asking", await bruno.ReadAsync("/desk?tab=Open"), StringComparison.Ordinal);

        await ActAsync(bruno, id, "Take");
        Assert.Equal("Bruno", (await StateAsync(id)).AgentName);
        Assert.Single(await house.AuditAsync(StaffAction.ConversationTaken));
    }

    [Fact]
    public async Task Of_many_who_take_one_conversation_exactly_one_has_it_and_the_others_are_told()
    {
        var id = await house.StartAsync("Help");
        var team = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => house.ArriveAsync("agent" + n, StaffRole.Agent)));
        var tokens = await Task.WhenAll(team.Select(agent => agent.TokenAsync("/desk")));
        var answers = await Task.WhenAll(team.Select((agent, n) => agent.SendAsync($"/desk/c/{id}?handler=Take", null, tokens[n], agent.Own)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Single((await EntriesAsync(id)).Select(entry => entry.Body).OfType<ConversationTaken>());
        var late = answers.First(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Somebody was faster", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_writes_to_the_customer_and_a_repeat_is_not_said_twice()
    {
        var id = await house.StartAsync("Help");
        await ActAsync(bruno, id, "Take");
        for (var n = 0; n < 2; n++)
        {
            using var said = await bruno.PostAsync($"/desk/c/{id}?handler=Say", new { text = "Hello, Bruno here.", sendId = "abc" }, from: "/desk");
            Assert.Equal("said", said.Headers.GetValues("HX-Trigger").Single());
        }

        var entry = Assert.Single(await EntriesAsync(id), entry => entry.Body is AgentSaid);
        Assert.Equal(Audience.Customer, entry.Audience);
    }

    [Fact]
    public async Task Nobody_but_the_owner_writes_and_everybody_may_leave_a_note_that_customers_do_not_get()
    {
        var id = await house.StartAsync("Help");
        using var citra = await house.ArriveAsync("citra", StaffRole.Agent);
        await ActAsync(bruno, id, "Take");
        using var said = await citra.PostAsync($"/desk/c/{id}?handler=Say", new { text = "Me too" }, from: "/desk");
        using var noted = await citra.PostAsync($"/desk/c/{id}?handler=Note", new { text = "Ask for the photo" }, from: "/desk");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.StatusCode);
        Assert.Equal(Audience.Staff, Assert.Single(await EntriesAsync(id), entry => entry.Body is NoteAdded).Audience);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(4001)]
    public async Task An_empty_or_endless_text_is_refused_with_a_reason(object text)
    {
        var id = await house.StartAsync("Help");
        await ActAsync(bruno, id, "Take");
        using var said = await bruno.PostAsync($"/desk/c/{id}?handler=Say", new { text = text is int length ? new string('a', length) : text }, from: "/desk");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.StatusCode);
        Assert.Contains("up to 4,000", await said.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handed_back_the_bot_owes_the_next_answer_again_but_not_the_persons()
    {
        var id = await house.StartAsync("Help");
        await ActAsync(bruno, id, "Take");
        await house.SayAsync(id, "Are you there?");
        Assert.False((await StateAsync(id)).IsOwedAnswer);

        await ActAsync(bruno, id, "HandBack");
        Assert.False((await StateAsync(id)).IsOwedAnswer);
        await house.SayAsync(id, "And my refund?");
        Assert.True((await StateAsync(id)).IsOwedAnswer);
        Assert.Single(await house.AuditAsync(StaffAction.HandedBack));
    }

    [Fact]
    public async Task Closing_tells_the_customer_and_takes_it_off_the_lists()
    {
        var id = await house.StartAsync("Thanks, all done");
        await ActAsync(bruno, id, "Take");
        await ActAsync(bruno, id, "Close");

        Assert.True((await StateAsync(id)).IsClosed);
        Assert.DoesNotContain("all done", await bruno.ReadAsync("/desk?tab=Open"), StringComparison.Ordinal);
        Assert.Single(await house.AuditAsync(StaffAction.ConversationClosed));
    }

    [Fact]
    public async Task The_side_panel_shows_order_decision_and_return_of_the_proven_customer()
    {
        var id = await house.ReturnAsync();
        var page = await bruno.ReadAsync("/desk/c/" + id);

        foreach (var fact in new[] { "JNE00481516", "GoPay", "558,000 IDR", "1 May 2026", "459,000 IDR", "TikTok Shop Indonesia, Mall returns, 15 days", "R-2604-7QK3", "Customer pays" })
            Assert.Contains(fact, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_proof_has_ended_the_order_is_not_shown()
    {
        var id = await house.ReturnAsync();
        house.Clock.Advance(TimeSpan.FromHours(12));
        var page = await bruno.ReadAsync("/desk/c/" + id);

        Assert.DoesNotContain("JNE00481516", page, StringComparison.Ordinal);
        Assert.Contains("the proof has ended", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_conversation_is_audited_and_asking_for_news_of_it_is_not()
    {
        var id = await house.StartAsync("Help");
        await bruno.ReadAsync("/desk/c/" + id);
        await bruno.ReadAsync($"/desk/c/{id}?handler=Entries&after=0");

        Assert.Equal(id.Value, Assert.Single(await house.AuditAsync(StaffAction.TranscriptRead)).Subject);
    }

    [Fact]
    public async Task A_picture_opens_in_a_sandbox_and_anything_else_is_saved()
    {
        var id = await house.StartAsync("Files");
        var files = house.Get<IFileStore>();
        var picture = await files.SaveAsync(id, "a.png", "image/png", SomeConversation.Png, default);
        var page = await files.SaveAsync(id, "b.html", "text/html", "<script>1</script>"u8.ToArray(), default);
        using var shown = await bruno.GetAsync($"/desk/files/{id}/{picture.FileId}");
        using var saved = await bruno.GetAsync($"/desk/files/{id}/{page.FileId}");
        using var elsewhere = await bruno.GetAsync($"/desk/files/{await house.StartAsync("Other")}/{picture.FileId}");

        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_conversation_that_does_not_exist_is_not_found()
    {
        using var answer = await bruno.GetAsync("/desk/c/" + ConversationId.New());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task ActAsync(Visitor agent, ConversationId id, string handler)
    {
        using var answer = await agent.PostAsync($"/desk/c/{id}?handler={handler}", from: "/desk");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private Task<Conversation> StateAsync(ConversationId id) => house.Get<ConversationStates>().LoadAsync(id, default);

    private Task<IReadOnlyList<LogEntry>> EntriesAsync(ConversationId id) => house.Get<IConversationLog>().ReadAsync(id, 0, default);
}
