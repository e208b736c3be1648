using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>
/// "I don't want to cancel" is no wish to cancel. A request counts as refused when every mention of it follows a negation with nothing but
/// words of wanting between; "why can't I cancel" is a wish all the same.
/// </summary>
internal static class NegatedAction
{
    private const int MostBetween = 5;

    public static bool IsIn(Segment segment, Intent intent, Lexicon lexicon)
    {
        if (ConceptOf(intent) is not { } action) return false;
        var tokens = segment.Tokens;
        var mentions = Enumerable.Range(0, tokens.Count).Where(i => lexicon.Concepts.Match(tokens, i, out var concept) > 0 && concept == action).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(at => IsNegated(tokens, at, lexicon));
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

    private static bool IsNegated(IReadOnlyList<Token> tokens, int mention, Lexicon lexicon)
    {
        for (var at = mention - 1; at >= 0 && mention - at <= MostBetween; at--)
        {
            if (NegationEndingAt(tokens, at, lexicon) is { } start) return start == 0 || !Is(tokens[start - 1], Cue.Able, lexicon);
            if (!Is(tokens[at], Cue.Want, lexicon)) return false;
        }
        return false;
    }

    private static int? NegationEndingAt(IReadOnlyList<Token> tokens, int end, Lexicon lexicon)
    {
        for (var start = Math.Max(0, end - 2); start <= end; start++)
            if (lexicon.Negations.Match(tokens, start, out _) == end - start + 1) return start;
        return null;
    }

    private static bool Is(Token token, Cue cue, Lexicon lexicon) => lexicon.Cues[cue].Contains(token.Text);
}
