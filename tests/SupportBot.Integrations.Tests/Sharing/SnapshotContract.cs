using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class SnapshotContract : IAsyncLifetime
{
    private readonly ConversationId _id = Some.Conversation();
    private SharedState _state = null!;

    private ISnapshotStore Store => _state.Snapshots;

    protected abstract Task<SharedState> OpenAsync();

    public async Task InitializeAsync() => _state = await OpenAsync();

    public async Task DisposeAsync() => await _state.DisposeAsync();

    [Fact]
    public async Task What_was_saved_is_found_whole()
    {
        var at = new DateTimeOffset(2026, 4, 21, 21, 40, 0, 123, TimeSpan.FromHours(7)).AddTicks(4567);
        var before = Conversation.Fold(_id,
        [
            new LogEntry(_id, 1, at, Audience.Staff, "a", Some.Started().Body),
            new LogEntry(_id, 2, at, Audience.Customer, "b", Some.Said("ขอคืนเงิน \"now\"").Body),
            new LogEntry(_id, 3, at, Audience.Staff, "c", Some.Turn(2, Some.Dialogue(Some.Decision())).Body),
            new LogEntry(_id, 4, at, Audience.Staff, "d", Some.Handoff(at, "TH").Body),
            new LogEntry(_id, 5, at, Audience.Staff, "e", new ConversationTaken("staff", "Ploy")),
        ]);
        await Store.SaveAsync(before, default);

        var after = (await Store.FindAsync(_id, default))!;
        Assert.Equal(LogJson.Write(before), LogJson.Write(after));
        Assert.Equal((5, at, HandoffStatus.Taken), (after.Position, after.PositionAt, after.Handoff));
    }

    [Fact]
    public async Task A_snapshot_never_goes_back()
    {
        await SaveAsync(5, "Ana");
        await SaveAsync(4, "Ben");
        Assert.Equal(5, (await Store.FindAsync(_id, default))!.Position);
        await SaveAsync(10, "Cleo");
        Assert.Equal(10, (await Store.FindAsync(_id, default))!.Position);
        await SaveAsync(10, "Dan");
        Assert.Equal("Dan", (await Store.FindAsync(_id, default))!.AgentName);
    }

    [Fact]
    public async Task Of_many_saved_at_once_the_last_in_the_log_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 200).Reverse().Select(position => Task.Run(() => SaveAsync(position, "Ana"))));
        Assert.Equal(200, (await Store.FindAsync(_id, default))!.Position);
    }

    [Fact]
    public async Task What_is_forgotten_is_gone_and_nothing_else()
    {
        var other = Some.Conversation();
        await SaveAsync(5, "Ana");
        await Store.SaveAsync(new Conversation { Id = other, Position = 7 }, default);
        await Store.ForgetAsync(_id, default);
        Assert.Null(await Store.FindAsync(_id, default));
        Assert.Equal(7, (await Store.FindAsync(other, default))!.Position);
        await Store.ForgetAsync(Some.Conversation(), default);
    }

    private Task SaveAsync(long position, string agent) => Store.SaveAsync(new Conversation { Id = _id, Position = position, AgentName = agent }, default);
}
