using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>
/// "I don't want to cancel" is no wish to cancel. A mention of an action is refused when it follows a negation in the same clause with nothing
/// but words of wanting between; "why can't I cancel" is a wish all the same.
/// </summary>
internal sealed class NegatedAction
{
    private const int MostBetween = 5;

    private readonly Lexicon lexicon;
    private readonly HashSet<int> refused = [];

    /// <param name="clauses">Of the whole message, so that a part cut from one still knows what stood before it.</param>
    public NegatedAction(IEnumerable<Segment> clauses, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        foreach (var clause in clauses)
            for (var at = 1; at < clause.Tokens.Count; at++)
                if (lexicon.Concepts.Match(clause.Tokens, at, out _) > 0 && IsRefused(clause.Tokens, at)) refused.Add(clause.Tokens[at].Start);
    }

    public bool RefusesAnything => refused.Count > 0;

    /// <summary>Whether every mention of this action in the segment is refused.</summary>
    public bool Refuses(Segment segment, Intent intent)
    {
        if (refused.Count == 0 || ConceptOf(intent) is not { } action) return false;
        var mentions = Enumerable.Range(0, segment.Tokens.Count)
            .Where(at => lexicon.Concepts.Match(segment.Tokens, at, out var concept) > 0 && concept == action).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(at => refused.Contains(segment.Tokens[at].Start));
    }

    private static string? ConceptOf(Intent intent) => intent switch
    {
        Intent.ReturnRequest => "return",
        Intent.ExchangeRequest => "exchange",
        Intent.CancelOrder => "cancel",
        Intent.Withdrawal => "withdraw",
        Intent.ChangeOrder => "edit",
        Intent.DamagedOrWrongItem or Intent.MissingItem or Intent.OrderStatus or Intent.RefundStatus or Intent.ReturnStatus
            or Intent.ReturnPolicyQuestion or Intent.RefundMethodQuestion or Intent.WarrantyClaim or Intent.Complaint or Intent.HumanAgent
            or Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.Affirm or Intent.Deny or Intent.OutOfScope => null,
    };

    private bool IsRefused(IReadOnlyList<Token> tokens, int mention)
    {
        for (var at = mention - 1; at >= 0 && mention - at <= MostBetween; at--)
        {
            if (StartOfNegation(tokens, at) is { } start) return start == 0 || !Is(tokens[start - 1], Cue.Able);
            if (!Is(tokens[at], Cue.Want)) return false;
        }
        return false;
    }

    private int? StartOfNegation(IReadOnlyList<Token> tokens, int covering)
    {
        for (var start = Math.Max(0, covering - 2); start <= covering; start++)
            if (lexicon.Negations.Match(tokens, start, out _) > covering - start) return start;
        return null;
    }

    private bool Is(Token token, Cue cue) => lexicon.Cues[cue].Contains(token.Text);
}
