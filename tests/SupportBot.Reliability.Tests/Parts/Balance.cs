using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>What customers were promised against what is written. All but the first must be 0.</summary>
/// <param name="Accepted">Messages that were acknowledged.</param>
/// <param name="Lost">Acknowledged and not in the log.</param>
/// <param name="Doubled">In the log more often than acknowledged.</param>
/// <param name="Moved">In another order than they were sent in.</param>
/// <param name="Gaps">Numbers that are missing in the log.</param>
/// <param name="Unanswered">Messages that no turn has dealt with.</param>
/// <param name="AnsweredTwice">Messages that more than one turn has dealt with, and replies without a turn.</param>
/// <param name="FailedTurns">Turns that ended in an apology.</param>
public sealed record Balance(int Accepted, int Lost, int Doubled, int Moved, int Gaps, int Unanswered, int AnsweredTwice, int FailedTurns)
{
    public static Balance Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public bool IsEven => this with { Accepted = 0 } == Nothing;

    public static Balance Of(IReadOnlyList<Accepted> accepted, IReadOnlyList<LogEntry> entries)
    {
        var said = entries.Where(entry => entry.Body is CustomerSaid).Select(entry => (entry.Number, Message: new Accepted(((CustomerSaid)entry.Body!).Message.Text, entry.ActivityId))).ToList();
        var turns = entries.Select(entry => entry.Body).OfType<TurnTaken>().Select(turn => turn.Record).ToList();
        var dealtWith = said.Select(one => turns.Count(turn => turn.AnswersFrom <= one.Number && one.Number <= turn.AnswersTo)).ToList();
        var known = said.Select(one => one.Message).ToList();
        return new Balance(
            accepted.Count,
            Lost: accepted.Except(known).Count(),
            Doubled: known.Count - known.Intersect(accepted).Count(),
            Moved: accepted.Intersect(known).Zip(known.Intersect(accepted)).Count(pair => pair.First != pair.Second),
            Gaps: entries.Where((entry, index) => entry.Number != index + 1).Count(),
            Unanswered: dealtWith.Count(turnsOf => turnsOf == 0),
            AnsweredTwice: dealtWith.Count(turnsOf => turnsOf > 1) + Math.Abs(entries.Count(entry => entry.Body is BotSaid) - turns.Count - 1),
            FailedTurns: entries.Count(entry => entry.Body is HandoffRequested { Request.Reason: HandoffReason.TurnFailed }));
    }

    public static Balance operator +(Balance one, Balance other) => new(
        one.Accepted + other.Accepted, one.Lost + other.Lost, one.Doubled + other.Doubled, one.Moved + other.Moved, one.Gaps + other.Gaps,
        one.Unanswered + other.Unanswered, one.AnsweredTwice + other.AnsweredTwice, one.FailedTurns + other.FailedTurns);
}
