using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Calendars;
using SupportBot.Core.Returns;
using SupportBot.Integrations.Memory;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>Staff are told of a deadline that is near: once, whatever happens in between.</summary>
public abstract class Reminding(Store store) : OnEitherStore(store)
{
    private static readonly Dictionary<string, int> TwoPieces = new() { ["1"] = 2 };
    private static readonly PolicyLibrary NoMarkets = new([], new ServiceHours(
        new MarketCalendar(TimeZoneInfo.Utc, null, new HashSet<DayOfWeek>(), []), new HashSet<DayOfWeek>(), TimeSpan.Zero, TimeSpan.Zero, false, TimeSpan.Zero));

    private ConversationId _conversation;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversation = Some.Conversation();
        await Office.Log.TryAppendAsync(_conversation, 0, [Some.Started(), Some.Said("halo")], default);
    }

    [Theory]
    [InlineData(25, 0)]
    [InlineData(24, 1)]
    [InlineData(-1, 1)]
    public async Task A_day_before_the_deadline_and_later_there_is_a_note(int hoursLeft, int notes)
    {
        await OpenAsync(Office.Clock.GetUtcNow().AddHours(hoursLeft));
        await RemindAsync();
        Assert.Equal(notes, (await NotesAsync()).Count);
    }

    [Fact]
    public async Task Two_runs_and_a_restart_leave_one_note_for_staff()
    {
        await OpenAsync(Office.Clock.GetUtcNow().AddHours(3));
        var running = Reminders();
        await running.RemindAsync(default);
        await running.RemindAsync(default);
        await Office.RestartAsync();
        await RemindAsync();

        var note = Assert.Single(await NotesAsync());
        Assert.Equal((Audience.Staff, "R-1", CaseDeadlineKind.SellerDecides), (note.Audience, ((DeadlineNear)note.Body!).Rma, ((DeadlineNear)note.Body!).Deadline));
    }

    [Fact]
    public async Task What_waits_in_the_queue_moves_up()
    {
        var now = Office.Clock.GetUtcNow();
        var calm = Some.Conversation();
        await Office.Log.TryAppendAsync(calm, 0, [Some.Started(), Some.Handoff(now.AddHours(8))], default);
        await Office.Log.AppendAsync(_conversation, Some.Handoff(now.AddHours(20)), default);
        await OpenAsync(now.AddHours(3));
        await RemindAsync();
        var queue = await Office.Transcripts.QueueAsync(default);
        Assert.Equal([_conversation, calm], queue.Select(one => one.Id));
        Assert.Equal(now.AddHours(3), queue[0].DueAt);
    }

    [Fact]
    public async Task What_is_with_the_bot_stays_there()
    {
        await OpenAsync(Office.Clock.GetUtcNow().AddHours(3));
        await RemindAsync();
        Assert.Empty(await Office.Transcripts.QueueAsync(default));
        Assert.Null((await Office.Transcripts.FindAsync(_conversation, default))!.DueAt);
    }

    [Fact]
    public async Task A_case_of_no_known_conversation_is_passed_over()
    {
        await Office.Returns.OpenAsync(Some.Case() with { Conversation = null, Decision = Some.Decision() with { SellerMustDecideBy = Office.Clock.GetUtcNow() } }, TwoPieces, default);
        await RemindAsync();
        Assert.Empty(await NotesAsync());
    }

    private DeadlineReminders Reminders() => new(Office.Returns, Office.Log, new InProcessFeed(), NoMarkets, new ReminderOptions(), Office.Clock);

    private Task RemindAsync() => Reminders().RemindAsync(default);

    private Task<AfterSalesCase?> OpenAsync(DateTimeOffset decideBy) => Office.Returns.OpenAsync(
        Some.Case() with { Conversation = _conversation, OpenedAt = Office.Clock.GetUtcNow(), Decision = Some.Decision() with { SellerMustDecideBy = decideBy } }, TwoPieces, default);

    private async Task<IReadOnlyList<LogEntry>> NotesAsync() =>
        [.. (await Office.Log.ReadAsync(_conversation, 0, default)).Where(entry => entry.Body is DeadlineNear)];
}

public sealed class Reminding_in_SQLite() : Reminding(Store.SQLite);

public sealed class Reminding_in_PostgreSQL() : Reminding(Store.PostgreSQL);
