using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What to say, what to write outside, whom to pass it to: the outcome of deciding, still without a word of any language.</summary>
/// <param name="Write">A case to open; the write gate has the last word on it.</param>
/// <param name="Handoff">Why a person is called; null when none is.</param>
public sealed record TurnPlan(
    IReadOnlyList<Move> Moves, DialogueState State, PolicyDecision? Decision, AfterSalesCase? Write, HandoffReason? Handoff)
{
    /// <summary>A confirmed withdrawal to be acknowledged by a document; null when there is none.</summary>
    public Declaration? Declaration { get; init; }
}

/// <summary>One thing to say.</summary>
/// <param name="Phrase">Key of a phrase in <c>prompts/replies</c>.</param>
public sealed record Move(string Phrase, IReadOnlyList<Fact> Facts)
{
    public IReadOnlyList<Offer> Offers { get; init; } = [];
    public IReadOnlyList<PolicyClause> Cites { get; init; } = [];
    /// <summary>Joins the text before it as an item of a list instead of a paragraph of its own.</summary>
    public bool IsListItem { get; init; }
}

/// <summary>A choice to offer.</summary>
/// <param name="Value">What it means to the dialogue.</param>
/// <param name="Phrase">Key of its title; null when <paramref name="Title"/> is a name from the order.</param>
public sealed record Offer(string Value, string? Phrase, string? Title = null)
{
    public static Offer Say(string value, string phrase) => new(value, phrase);
    public static Offer Name(string value, string title) => new(value, null, title);
}
