using Dapper;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Appending(Store store) : OnEitherStore(store)
{
    private readonly ConversationId _id = Some.Conversation();

    [Fact]
    public async Task Of_a_hundred_tries_at_one_place_exactly_one_wins()
    {
        await Office.Log.AppendAsync(_id, Some.Started(), default);
        var tries = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() =>
            Office.Log.TryAppendAsync(_id, 1, [Some.Said($"{index}"), Some.Answered($"{index}")], default))));

        var winner = Assert.Single(tries, tried => tried is not null);
        Assert.Equal([2L, 3L], winner!.Select(entry => entry.Number));
        Assert.Equal(3, (await Office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_write()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(index => Task.Run(() => Office.Log.AppendAsync(_id, Some.Said($"{index}"), default))));
        var entries = await Office.Log.ReadAsync(_id, 0, default);
        Assert.Equal(Enumerable.Range(1, 300).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal(300, entries.Select(entry => entry.ActivityId).Distinct().Count());
    }

    [Fact]
    public async Task A_message_sent_fifty_times_at_once_is_there_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Office.Log.AppendAsync(_id, Some.Said("halo", "c1"), default))));
        Assert.Single(answers.Select(entry => entry.ActivityId).Distinct());
        Assert.Single(await Office.Log.ReadAsync(_id, 0, default));
    }

    [Fact]
    public async Task A_customer_is_heard_where_a_conversation_is_open_and_learns_what_was_said_before()
    {
        var started = await Office.Log.AppendAsync(_id, Some.Started(), default);
        Office.Clock.Advance(TimeSpan.FromSeconds(3));
        var accepted = await Office.Log.AcceptAsync(_id, Some.Said("halo", "c1"), default);
        Assert.Equal((Standing.Open, 2L, started.At), (accepted.Standing, accepted.Entry!.Number, accepted.After));
        Assert.Equal(accepted.Entry.At, (await Office.Log.AcceptAsync(_id, Some.Said("ada?"), default)).After);

        var repeat = await Office.Log.AcceptAsync(_id, Some.Said("halo", "c1"), default);
        Assert.Equal((Standing.Open, 2L, null), (repeat.Standing, repeat.Entry!.Number, repeat.After));
        Assert.Equal(3, (await Office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Nobody_is_heard_before_a_conversation_begins_after_it_is_closed_or_once_it_is_erased()
    {
        Assert.Equal(new Acceptance(Standing.NotBegun, null, null), await Office.Log.AcceptAsync(_id, Some.Said("halo"), default));
        await Office.Log.AppendAsync(_id, Some.Started(), default);
        await Office.Log.AcceptAsync(_id, Some.Said("halo", "c1"), default);
        await Office.Log.AppendAsync(_id, new NewEntry(Audience.Staff, new ConversationClosed("ada", "Ada")), default);
        Assert.Equal(new Acceptance(Standing.Closed, null, null), await Office.Log.AcceptAsync(_id, Some.Said("masih ada?"), default));
        Assert.Equal(2, (await Office.Log.AcceptAsync(_id, Some.Said("halo", "c1"), default)).Entry!.Number);

        var erased = Some.Conversation();
        await Office.Log.AppendAsync(erased, Some.Started(), default);
        await Office.Log.EraseAsync(erased, default);
        Assert.Equal(Standing.Closed, (await Office.Log.AcceptAsync(erased, Some.Said("halo"), default)).Standing);
        Assert.Single(await Office.Log.ReadAsync(erased, 0, default));
    }

    [Fact]
    public async Task Of_many_who_write_while_it_is_being_closed_nobody_is_heard_afterwards()
    {
        await Office.Log.AppendAsync(_id, Some.Started(), default);
        var writing = Enumerable.Range(0, 60).Select(index => Task.Run(() => Office.Log.AcceptAsync(_id, Some.Said($"{index}"), default))).ToList();
        var closed = await Office.Log.AppendAsync(_id, new NewEntry(Audience.Staff, new ConversationClosed("ada", "Ada")), default);
        var heard = await Task.WhenAll(writing);
        Assert.All(heard.Where(one => one.Entry is not null), one => Assert.True(one.Entry!.Number < closed.Number));
        Assert.Equal(closed.Number, (await Office.Log.ReadAsync(_id, 0, default))[^1].Number);
    }

    [Fact]
    public async Task The_same_client_id_in_another_conversation_is_another_message()
    {
        await Office.Log.AppendAsync(_id, Some.Said("halo", "c1"), default);
        var other = await Office.Log.AppendAsync(Some.Conversation(), Some.Said("hai", "c1"), default);
        Assert.Equal("hai", ((CustomerSaid)other.Body!).Message.Text);
    }

    [Fact]
    public async Task A_repeated_try_answers_the_first_entry_wherever_the_log_has_grown_to()
    {
        await Office.Log.TryAppendAsync(_id, 0, [Some.Said("halo", "c1")], default);
        await Office.Log.AppendAsync(_id, Some.Answered("Hai."), default);
        foreach (var expectedLast in new long[] { 0, 1, 2 })
        {
            var repeat = await Office.Log.TryAppendAsync(_id, expectedLast, [Some.Said("halo", "c1")], default);
            Assert.Equal(1, Assert.Single(repeat!).Number);
        }
        Assert.Equal(2, (await Office.Log.ReadAsync(_id, 0, default)).Count);
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
        var wrong = Office.Log.TryAppendAsync(_id, 0, [Some.Said("a", "c1"), Some.Said("b", "c1")], default);
        var right = Office.Log.AppendAsync(Some.Conversation(), Some.Said("c"), default);
        await Assert.ThrowsAsync<ArgumentException>(() => wrong);
        Assert.Equal(1, (await right).Number);
        Assert.Empty(await Office.Log.ReadAsync(_id, 0, default));
        Assert.Null(await Office.Transcripts.FindAsync(_id, default));
    }

    [Fact]
    public async Task What_was_accepted_is_there_after_a_restart_and_numbers_go_on()
    {
        var first = await Office.Log.AppendAsync(_id, Some.Said("Wo ist mein Päckchen?", "c1"), default);
        await Office.RestartAsync();
        Assert.Equivalent(first, Assert.Single(await Office.Log.ReadAsync(_id, 0, default)), strict: true);
        Assert.Equal(1, (await Office.Log.AppendAsync(_id, Some.Said("Wo ist mein Päckchen?", "c1"), default)).Number);
        Assert.Equal(2, (await Office.Log.AppendAsync(_id, Some.Said("?"), default)).Number);
    }

    [Fact]
    public async Task What_is_queued_when_the_program_stops_is_still_written()
    {
        var appends = Enumerable.Range(0, 200).Select(index => Office.Log.AppendAsync(_id, Some.Said($"{index}"), default)).ToList();
        await Office.RestartAsync();
        await Task.WhenAll(appends);
        Assert.Equal(200, (await Office.Log.ReadAsync(_id, 0, default)).Count);
    }

    [Fact]
    public async Task Only_what_follows_the_position_is_read()
    {
        for (var index = 0; index < 5; index++) await Office.Log.AppendAsync(_id, Some.Said($"{index}"), default);
        Assert.Equal([4L, 5L], (await Office.Log.ReadAsync(_id, 3, default)).Select(entry => entry.Number));
        Assert.Empty(await Office.Log.ReadAsync(_id, 5, default));
        Assert.Empty(await Office.Log.ReadAsync(Some.Conversation(), 0, default));
    }

    [Fact]
    public async Task Unanswered_are_those_that_the_bot_owes_a_turn()
    {
        var (owed, answered, taken) = (Some.Conversation(), Some.Conversation(), Some.Conversation());
        foreach (var id in new[] { owed, answered, taken }) await Office.Log.AppendAsync(id, Some.Said("halo"), default);
        await Office.Log.AppendAsync(answered, Some.Turn(1, Some.Dialogue()), default);
        await Office.Log.AppendAsync(taken, new NewEntry(Audience.Staff, new ConversationTaken("s1", "Ayu")), default);

        Assert.Equal([owed], await Office.Log.FindUnansweredAsync([], default));
        await Office.Log.AppendAsync(answered, Some.Said("lagi"), default);
        Assert.Equal(2, (await Office.Log.FindUnansweredAsync([], default)).Count);
    }

    [Theory]
    [InlineData("\0a\u0001b\u2028")]
    [InlineData("'; drop table entries; --")]
    [InlineData("👩‍👩‍👧 ﷽ \u202Eabc Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚")]
    [InlineData("\uFFFE\uFFFF ⁰⁴⁵ ﬁ İ ß")]
    public async Task Naughty_text_comes_back_unaltered(string text)
    {
        await Office.Log.AppendAsync(_id, Some.Said(text, text), default);
        var entry = Assert.Single(await Office.Log.ReadAsync(_id, 0, default));
        Assert.Equal(text, ((CustomerSaid)entry.Body!).Message.Text);
        Assert.Equal(1, (await Office.Log.AppendAsync(_id, Some.Said(text, text), default)).Number);
        await Office.Transcripts.SearchAsync(new(Text: text), default);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_breaks_nothing()
    {
        await Office.Log.AppendAsync(_id, Some.Said("abc \uD800 def"), default);
        Assert.Single((await Office.Transcripts.SearchAsync(new(Text: "def"), default)).Conversations);
    }

    [Theory]
    [InlineData("c\0")]
    [InlineData("\0")]
    [InlineData("c\uD800")]
    public async Task A_client_id_that_no_text_column_can_hold_names_its_message_all_the_same(string clientId)
    {
        await Office.Log.AppendAsync(_id, Some.Said("other", "c"), default);
        Assert.Equal(2, (await Office.Log.AppendAsync(_id, Some.Said("halo", clientId), default)).Number);
        Assert.Equal(2, (await Office.Log.AppendAsync(_id, Some.Said("halo", clientId), default)).Number);
        Assert.Equal(2, (await Office.Log.TryAppendAsync(_id, 0, [Some.Said("halo", clientId)], default))![0].Number);
    }

    [Fact]
    public async Task Words_that_no_text_column_can_hold_lose_no_message()
    {
        NewEntry[] entries =
        [
            new(Audience.Staff, new ConversationStarted("web\0chat", "u\0", "to\0ko", "I\uD800", Some.Indonesian)),
            Some.Said("\0"),
            new(Audience.Staff, new HandoffRequested(new HandoffRequest(HandoffReason.Complaint, Some.Indonesian, null, "TB\0", "wants\0", default, default))),
            new(Audience.Staff, new ConversationTaken("s\0", "A\0yu")),
        ];
        await Office.Log.TryAppendAsync(_id, 0, entries, default);
        Assert.Equivalent(entries[1].Body, (await Office.Log.ReadAsync(_id, 1, default))[0].Body, strict: true);
        var summary = await Office.Transcripts.FindAsync(_id, default);
        Assert.Equal(("web\uFFFDchat", "to\uFFFDko", "I\uFFFD", "", "wants\uFFFD", "A\uFFFDyu"),
            (summary!.Channel, summary.Shop, summary.Market, summary.LastText, summary.HandoffSummary, summary.AgentName));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("nobody\uDC00")]
    [InlineData("")]
    public async Task An_id_that_cannot_be_is_no_conversation(string id)
    {
        var conversation = new ConversationId(id);
        Assert.Empty(await Office.Log.ReadAsync(conversation, 0, default));
        Assert.Null(await Office.Log.ReadOnAsync(conversation, 1, Office.Clock.GetUtcNow(), default));
        Assert.Null(await Office.Transcripts.FindAsync(conversation, default));
        Assert.Null(await Office.Files.OpenAsync(conversation, id, default));
    }

    [Fact]
    public async Task A_text_of_a_megabyte_comes_back_whole_and_is_found()
    {
        var text = string.Concat(Enumerable.Range(0, 125_000).Select(number => $"{number:D6} 鞋"));
        await Office.Log.AppendAsync(_id, Some.Said(text), default);
        Assert.Equal(text, ((CustomerSaid)Assert.Single(await Office.Log.ReadAsync(_id, 0, default)).Body!).Message.Text);
        Assert.Single((await Office.Transcripts.SearchAsync(new(Text: "124999"), default)).Conversations);
    }

    [Fact]
    public async Task Behind_a_snapshot_only_the_tail_is_read_if_it_is_of_this_log()
    {
        var (first, second, third) = (await NextAsync(), await NextAsync(), await NextAsync());
        Assert.Equal([2L, 3L], (await Office.Log.ReadOnAsync(_id, 1, first.At, default))!.Select(entry => entry.Number));
        Assert.Equal(((CustomerSaid)second.Body!).Message.Text, ((CustomerSaid)(await Office.Log.ReadOnAsync(_id, 1, first.At, default))![0].Body!).Message.Text);
        Assert.Empty((await Office.Log.ReadOnAsync(_id, 3, third.At, default))!);

        Assert.Null(await Office.Log.ReadOnAsync(_id, 2, first.At, default));
        Assert.Null(await Office.Log.ReadOnAsync(_id, 4, third.At, default));
        Assert.Null(await Office.Log.ReadOnAsync(_id, 0, first.At, default));
        Assert.Null(await Office.Log.ReadOnAsync(Some.Conversation(), 1, first.At, default));
    }

    [Fact]
    public async Task What_a_living_node_has_accepted_is_left_to_it()
    {
        var (here, there, nobody) = (Some.Conversation(), Some.Conversation(), Some.Conversation());
        foreach (var (id, node) in new[] { (here, "here"), (there, "there"), (nobody, (string?)null) })
        {
            await Office.Log.AppendAsync(id, new NewEntry(Audience.Customer, new CustomerSaid(new CustomerMessage("halo", []), node)), default);
            Office.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([here, there, nobody], await Office.Log.FindUnansweredAsync([], default));
        Assert.Equal([here, nobody], await Office.Log.FindUnansweredAsync(["there", "elsewhere"], default));
        Assert.Equal([nobody], await Office.Log.FindUnansweredAsync(["there", "here"], default));
    }

    [Fact]
    public async Task A_kind_of_entry_that_this_program_does_not_know_is_passed_over()
    {
        await Office.Log.AppendAsync(_id, Some.Said("halo"), default);
        await Office.Database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "insert into entries (conversation, number, at, audience, activity_id, kind, body) values (@Id, 2, 5, 'Staff', '0000002', 'danced', '{\"kind\":\"danced\",\"steps\":3}')",
                new { Id = _id.Value }, transaction);
            return await connection.ExecuteAsync("update conversations set last_number = 2 where id = @Id", new { Id = _id.Value }, transaction);
        }, default);
        await Office.Log.AppendAsync(_id, Some.Said("lagi"), default);

        var entries = await Office.Log.ReadAsync(_id, 0, default);
        Assert.Equal([1L, 2L, 3L], entries.Select(entry => entry.Number));
        Assert.Null(entries[1].Body);
        Assert.Equal((3L, 3L), (Conversation.Fold(_id, entries).Position, Conversation.Fold(_id, entries).LastCustomerNumber));
    }

    [Fact]
    public async Task A_cancelled_append_is_not_there()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office.Log.AppendAsync(_id, Some.Said("a"), new CancellationToken(true)));
        Assert.Empty(await Office.Log.ReadAsync(_id, 0, default));
    }

    private async Task<LogEntry> NextAsync()
    {
        Office.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Office.Log.AppendAsync(_id, Some.Said($"{Office.Clock.GetUtcNow():O}"), default);
    }
}

public sealed class Appending_in_SQLite() : Appending(Store.SQLite);

public sealed class Appending_in_PostgreSQL() : Appending(Store.PostgreSQL);
