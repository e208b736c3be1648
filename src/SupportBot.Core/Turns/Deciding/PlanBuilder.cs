using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>A plan while it is being made.</summary>
internal sealed class PlanBuilder(TurnFacts facts)
{
    private readonly List<Move> moves = [];

    public TurnFacts Facts => facts;
    public DialogueState State { get; private set; } = facts.State with { Asked = Question.None, Offered = [] };
    public PolicyDecision? Decision { get; private set; }
    public AfterSalesCase? Write { get; private set; }
    public HandoffReason? Handoff { get; private set; }
    public Declaration? Declaration { get; private set; }
    /// <summary>What is written outside is reported by itself.</summary>
    public bool SaysNothing => moves.Count == 0 && Write is null;
    public bool IsWaitingForAnswer { get; private set; }

    public void Remember(Func<DialogueState, DialogueState> change) => State = change(State);

    public void Remember(Errand? errand) => State = State with { Errand = errand };

    public void Say(string phrase, params IReadOnlyList<Fact> about) => moves.Add(new Move(phrase, about));

    public void Say(Move move) => moves.Add(move);

    public void List(string phrase, params IReadOnlyList<Fact> about) => moves.Add(new Move(phrase, about) { IsListItem = true });

    /// <summary>Asks; the next bare answer belongs to this question.</summary>
    public void Ask(Question question, Move move)
    {
        moves.Add(move);
        IsWaitingForAnswer = true;
        State = State with { Asked = question };
    }

    public void Ask(Question question, string phrase, IReadOnlyList<Fact> about, params IReadOnlyList<Offer> options) =>
        Ask(question, new Move(phrase, about) { Offers = options });

    /// <summary>The question of before is still open; its choices stay, too.</summary>
    public void KeepQuestion() => State = State with { Asked = facts.State.Asked, Offered = facts.State.Offered };

    /// <summary>Choices for what was said last, when nothing in particular was asked.</summary>
    public void Suggest(params IReadOnlyList<Offer> options)
    {
        if (moves.Count > 0) moves[^1] = moves[^1] with { Offers = [.. moves[^1].Offers, .. options] };
    }

    public void Decide(PolicyDecision decision) => Decision = decision;

    public void Open(AfterSalesCase draft) => Write = draft;

    public void Declare(Declaration declaration) => Declaration = declaration;

    public void CallPerson(HandoffReason reason) => Handoff = reason;

    public TurnPlan Build() => new(moves, State, Decision, Write, Handoff) { Declaration = Declaration };
}
