using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Appending : IAsyncLifetime
{
    private readonly BackOffice _office = BackOffice.Open();
    private readonly ConversationId _id = Some.Conversation();

    [Fact]
    public async Task Of_a_hundred_tries_at_one_place_exactly_one_wins()
    {
        await _office.Log.AppendAsync(_id, Some.Started(), default);
        var tries = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() =>
            _office.Log.TryAppendAsync(_id, 1, [Some.Said($"{index}"), Some.Answered($"{index}")], default))));

        var winner = Assert.Single(tries, tried => tried is not null);
        Assert.Equal([2L, 3L], winner!.Select(entry => entry.Number));
        Assert.Equal(3, (await _office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_write()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(index => Task.Run(() => _office.Log.AppendAsync(_id, Some.Said($"{index}"), default))));
        var entries = await _office.Log.ReadAsync(_id, 0, default);
        Assert.Equal(Enumerable.Range(1, 300).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal(300, entries.Select(entry => entry.ActivityId).Distinct().Count());
    }

    [Fact]
    public async Task A_message_sent_fifty_times_at_once_is_there_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _office.Log.AppendAsync(_id, Some.Said("halo", "c1"), default))));
        Assert.Single(answers.Select(entry => entry.ActivityId).Distinct());
        Assert.Single(await _office.Log.ReadAsync(_id, 0, default));
    }

    [Fact]
    public async Task The_same_client_id_in_another_conversation_is_another_message()
    {
        await _office.Log.AppendAsync(_id, Some.Said("halo", "c1"), default);
        var other = await _office.Log.AppendAsync(Some.Conversation(), Some.Said("hai", "c1"), default);
        Assert.Equal("hai", ((CustomerSaid)other.Body!).Message.Text);
    }

    [Fact]
    public async Task A_repeated_try_answers_the_first_entry_wherever_the_log_has_grown_to()
    {
        await _office.Log.TryAppendAsync(_id, 0, [Some.Said("halo", "c1")], default);
        await _office.Log.AppendAsync(_id, Some.Answered("Hai."), default);
        foreach (var expectedLast in new long[] { 0, 1, 2 })
        {
            var repeat = await _office.Log.TryAppendAsync(_id, expectedLast, [Some.Said("halo", "c1")], default);
            Assert.Equal(1, Assert.Single(repeat!).Number);
        }
        Assert.Equal(2, (await _office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public void A_repeat_folded_again_changes_nothing()
    {
        var said = new LogEntry(_id, 1, default, Audience.Customer, "1", Some.Said("a").Body);
        var agent = new LogEntry(_id, 2, default, Audience.Customer, "2", new AgentSaid("s", "n", "t"));
        var later = new LogEntry(_id, 3, default, Audience.Customer, "3", Some.Said("b").Body);
        var conversation = Conversation.Fold(_id, [said, agent, later]);
        Assert.Equal(conversation, conversation.With(agent));
    }

    [Fact]
    public async Task A_double_inside_one_try_is_refused_whole_and_stops_nobody_else()
    {
        var wrong = _office.Log.TryAppendAsync(_id, 0, [Some.Said("a", "c1"), Some.Said("b", "c1")], default);
        var right = _office.Log.AppendAsync(Some.Conversation(), Some.Said("c"), default);
        await Assert.ThrowsAnyAsync<Exception>(() => wrong);
        Assert.Equal(1, (await right).Number);
        Assert.Empty(await _office.Log.ReadAsync(_id, 0, default));
        Assert.Null(await _office.Transcripts.FindAsync(_id, default));
    }

    [Fact]
    public async Task What_was_accepted_is_there_after_a_restart_and_numbers_go_on()
    {
        var first = await _office.Log.AppendAsync(_id, Some.Said("Wo ist mein Päckchen?", "c1"), default);
        await _office.RestartAsync();
        Assert.Equivalent(first, Assert.Single(await _office.Log.ReadAsync(_id, 0, default)), strict: true);
        Assert.Equal(1, (await _office.Log.AppendAsync(_id, Some.Said("Wo ist mein Päckchen?", "c1"), default)).Number);
        Assert.Equal(2, (await _office.Log.AppendAsync(_id, Some.Said("?"), default)).Number);
    }

    [Fact]
    public async Task What_is_queued_when_the_program_stops_is_still_written()
    {
        var appends = Enumerable.Range(0, 200).Select(index => _office.Log.AppendAsync(_id, Some.Said($"{index}"), default)).ToList();
        await _office.RestartAsync();
        await Task.WhenAll(appends);
        Assert.Equal(200, (await _office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Only_what_follows_the_position_is_read()
    {
        for (var index = 0; index < 5; index++) await _office.Log.AppendAsync(_id, Some.Said($"{index}"), default);
        Assert.Equal([4L, 5L], (await _office.Log.ReadAsync(_id, 3, default)).Select(entry => entry.Number));
        Assert.Empty(await _office.Log.ReadAsync(_id, 5, default));
        Assert.Empty(await _office.Log.ReadAsync(Some.Conversation(), 0, default));
    }

    [Fact]
    public async Task Unanswered_are_those_that_the_bot_owes_a_turn()
    {
        var (owed, answered, taken) = (Some.Conversation(), Some.Conversation(), Some.Conversation());
        foreach (var id in new[] { owed, answered, taken }) await _office.Log.AppendAsync(id, Some.Said("halo"), default);
        await _office.Log.AppendAsync(answered, Some.Turn(1, Some.Dialogue()), default);
        await _office.Log.AppendAsync(taken, new NewEntry(Audience.Staff, new ConversationTaken("s1", "Ayu")), default);

        Assert.Equal([owed], await _office.Log.FindUnansweredAsync([], default));
        await _office.Log.AppendAsync(answered, Some.Said("lagi"), default);
        Assert.Equal(2, (await _office.Log.FindUnansweredAsync([], default)).Count);
    }

    [Theory]
    [InlineData("\0a\u0001b\u2028")]
    [InlineData("'; drop table entries; --")]
    [InlineData("👩‍👩‍👧 ﷽ \u202Eabc Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚")]
    [InlineData("\uFFFE\uFFFF ⁰⁴⁵ ﬁ İ ß")]
    public async Task Naughty_text_comes_back_unaltered(string text)
    {
        await _office.Log.AppendAsync(_id, Some.Said(text, text), default);
        var entry = Assert.Single(await _office.Log.ReadAsync(_id, 0, default));
        Assert.Equal(text, ((CustomerSaid)entry.Body!).Message.Text);
        Assert.Equal(1, (await _office.Log.AppendAsync(_id, Some.Said(text, text), default)).Number);
        await _office.Transcripts.SearchAsync(new(Text: text), default);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_breaks_nothing()
    {
        await _office.Log.AppendAsync(_id, Some.Said("abc \uD800 def"), default);
        Assert.Single((await _office.Transcripts.SearchAsync(new(Text: "def"), default)).Conversations);
    }

    [Fact]
    public async Task A_cancelled_append_is_not_there()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _office.Log.AppendAsync(_id, Some.Said("a"), new CancellationToken(true)));
        Assert.Empty(await _office.Log.ReadAsync(_id, 0, default));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _office.DisposeAsync();
}
