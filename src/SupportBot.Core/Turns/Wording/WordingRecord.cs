using SupportBot.Core.Turns.Guarding;

namespace SupportBot.Core.Turns.Wording;

public enum WordingOutcome
{
    /// <summary>The model's kind words went out.</summary>
    Used,
    /// <summary>The guard held every try: the bot's own phrases went out alone.</summary>
    Held,
    /// <summary>No answer in time, or an error.</summary>
    Unavailable,
    /// <summary>The conversation or the shop has had its tokens.</summary>
    OverBudget,
}

/// <summary>What asking a model for kind words came to, kept with the turn for Admin.</summary>
/// <param name="Tries">In order; at most two.</param>
public sealed record WordingRecord(WordingOutcome Outcome, IReadOnlyList<WordingTry> Tries)
{
    public int Tokens => Tries.Sum(one => one.TokensIn + one.TokensOut);
}

/// <param name="Text">As the model wrote it, cut where it is too long.</param>
/// <param name="Findings">Why the guard held it; empty when it went out.</param>
public sealed record WordingTry(string Model, string Text, IReadOnlyList<GuardFinding> Findings, int TokensIn, int TokensOut, double Milliseconds);
