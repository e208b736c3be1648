using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Wording;

namespace SupportBot.Core.Turns;

/// <summary>What each stage of a turn found, kept with the turn for Admin and for the fold.</summary>
/// <param name="AnswersFrom">Number of the first customer message of the burst.</param>
/// <param name="AnswersTo">Number of the last one.</param>
/// <param name="Moves">What the bot decided to say or do, by name, in order.</param>
/// <param name="Drafted">The text before the guard.</param>
/// <param name="Stages">Milliseconds by stage; the quiet window is not in it.</param>
public sealed record TurnRecord(
    long AnswersFrom, long AnswersTo, TurnOutcome Outcome, UnderstoodMessage Understood, PolicyDecision? Decision, IReadOnlyList<string> Moves,
    string Drafted, GuardVerdict Guarded, DialogueState StateAfter, IReadOnlyDictionary<string, double> Stages)
{
    /// <summary>What asking a model for kind words came to; null when none was asked.</summary>
    public WordingRecord? Worded { get; init; }
}
