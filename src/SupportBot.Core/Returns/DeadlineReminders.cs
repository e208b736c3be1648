using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Telemetry;

namespace SupportBot.Core.Returns;

/// <summary>
/// Notes in a conversation, for staff, that a deadline of the seller is near: once per case and deadline, because the note's id is theirs and the
/// log takes an id only once.
/// </summary>
public sealed class DeadlineReminders(IReturnStore returns, IConversationLog log, IConversationFeed feed, PolicyLibrary policies, ReminderOptions options, TimeProvider clock)
{
    // Only to spare the log the question; the log itself knows.
    private HashSet<string> reminded = [];

    /// <exception cref="LogUnavailableException"/>
    public async Task RemindAsync(CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + options.Before;
        var near = new HashSet<string>(StringComparer.Ordinal);
        foreach (var known in await returns.FindOpenAsync(cancellation))
            foreach (var deadline in CaseClock.Of(known, policies).Where(deadline => deadline.IsSellers && deadline.At <= until))
                near.Add(await RemindAsync(known, deadline, cancellation));
        reminded = near;
    }

    private async Task<string> RemindAsync(AfterSalesCase known, CaseDeadline deadline, CancellationToken cancellation)
    {
        var id = FormattableString.Invariant($"deadline-{known.Rma}-{deadline.Kind}-{deadline.At.ToUnixTimeSeconds()}");
        if (known.Conversation is not { } conversation || reminded.Contains(id)) return id;
        var asked = clock.GetUtcNow();
        var note = await log.AppendAsync(conversation, new NewEntry(Audience.Staff, new DeadlineNear(known.Rma, deadline.Kind, deadline.At), id), cancellation);
        // An older one was there already.
        if (note.At >= asked - TimeSpan.FromSeconds(1)) BotMeter.ReminderWritten();
        feed.Publish(new FeedSignal(conversation, FeedSignalKind.Appended));
        return id;
    }
}
