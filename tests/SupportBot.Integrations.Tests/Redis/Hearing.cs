using SupportBot.Core.Conversations;
using SupportBot.Integrations.Redis;

namespace SupportBot.Integrations.Tests.Redis;

public sealed class Hearing
{
    private readonly FeedHearing _hearing = new();

    [Fact]
    public void A_node_hears_from_its_first_echo_on()
    {
        Assert.True(_hearing.IsDeaf);
        var beat = _hearing.NextBeat();
        Assert.True(_hearing.IsDeaf);
        Assert.True(_hearing.Hear(beat));
        Assert.False(_hearing.IsDeaf);
        Assert.False(_hearing.Hear(beat));
    }

    [Fact]
    public void A_beat_that_was_not_heard_before_the_next_is_missing_and_a_late_echo_proves_nothing()
    {
        _hearing.Hear(_hearing.NextBeat());
        var late = _hearing.NextBeat();
        Assert.False(_hearing.IsDeaf);
        var next = _hearing.NextBeat();
        Assert.True(_hearing.IsDeaf);
        Assert.False(_hearing.Hear(late));
        Assert.True(_hearing.IsDeaf);
        Assert.True(_hearing.Hear(next));
    }

    [Fact]
    public void After_a_break_only_a_beat_that_was_sent_afterwards_counts()
    {
        var before = _hearing.NextBeat();
        _hearing.Lose();
        Assert.False(_hearing.Hear(before));
        Assert.True(_hearing.IsDeaf);
        Assert.True(_hearing.Hear(_hearing.NextBeat()));
    }

    [Theory]
    [InlineData(FeedSignalKind.Appended)]
    [InlineData(FeedSignalKind.BotTyping)]
    [InlineData(FeedSignalKind.AgentTyping)]
    public void What_is_said_is_read_as_it_was_meant(FeedSignalKind kind)
    {
        FeedMessage[] messages = [FeedMessage.Signal.Of("node-1", new FeedSignal(Some.Conversation(), kind)), new FeedMessage.Beat("node-1", 42), new FeedMessage.Look("node-1")];
        Assert.All(messages, message => Assert.Equal(message, FeedMessage.Read(message.ToString())));
    }

    [Fact]
    public void What_was_appended_comes_along_and_of_what_is_for_staff_only_that_it_was()
    {
        var said = new LogEntry(Some.Conversation(), 1, DateTimeOffset.UnixEpoch, Audience.Customer, "0000001", Some.Said("ขอ คืน \n สินค้า").Body);
        var note = new LogEntry(said.Conversation, 2, DateTimeOffset.UnixEpoch, Audience.Staff, "0000002", new NoteAdded("ada", "Ada", "Do not tell."));
        var line = FeedMessage.Signal.Of("node-1", FeedSignal.Of([said, note])).ToString();
        Assert.DoesNotContain("tell", line, StringComparison.Ordinal);
        Assert.Equivalent(new[] { said, note with { Body = null } }, Assert.IsType<FeedMessage.Signal>(FeedMessage.Read(line)).Open().Entries, strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[{\"body\":{\"kind\":\"danced\"}}]")]
    public void Where_it_cannot_be_read_the_log_is(string appended) =>
        Assert.Null(Assert.IsType<FeedMessage.Signal>(FeedMessage.Read($"node-1 Appended x {appended}")).Open().Entries);

    [Fact]
    public void What_is_very_long_is_read_from_the_log()
    {
        var said = new LogEntry(Some.Conversation(), 1, DateTimeOffset.UnixEpoch, Audience.Customer, "0000001", Some.Said(new string('x', 40_000)).Body);
        Assert.Null(FeedMessage.Signal.Of("node-1", FeedSignal.Of([said])).Appended);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("node")]
    [InlineData("node Danced x")]
    [InlineData("node 7 x")]
    [InlineData("node Beat x")]
    public void What_only_a_newer_program_says_is_passed_over(string? line) => Assert.Null(FeedMessage.Read(line));
}
