using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>Finds what a customer keeps: "keep the lamp", "den Schal behalte ich", 耳机留着.</summary>
internal sealed class KeptParts(Lexicon lexicon, Func<IReadOnlyList<Token>, bool> names)
{
    private static readonly string[] Actions = ["return", "exchange", "cancel", "refund", "withdraw"];

    /// <summary>The clause itself, or, where something is kept in it, its parts that stand side by side.</summary>
    public IEnumerable<IReadOnlyList<Token>> Cut(IReadOnlyList<Token> clause)
    {
        if (Find(clause).Length == 0) return [clause];
        // "The scarf and the lamp I keep" is one thing; "return the scarf and keep the lamp" is two.
        var cutsAtJoints = Acts(clause);
        List<IReadOnlyList<Token>> parts = [];
        var from = 0;
        for (var at = 1; at < clause.Count; at++)
        {
            if (!Is(Cue.Contrast, clause, at) && !(cutsAtJoints && Is(Cue.Joint, clause, at))) continue;
            parts.Add([.. clause.Skip(from).Take(at - from)]);
            from = at;
        }
        return [.. parts, [.. clause.Skip(from)]];
    }

    /// <summary>What is said of other things, and what is kept; neither when the part only says that what was just named is kept.</summary>
    public (IReadOnlyList<Token> Plain, IReadOnlyList<Token> Kept) Part(IReadOnlyList<Token> part)
    {
        var (at, length) = Find(part);
        if (length == 0) return (part, []);
        List<Token> before = [.. part.Take(at)], after = [.. part.Skip(at + length)];
        if (IsNegated(before, after)) return ([.. before.Concat(after).Where(token => !IsNegation(token))], []);
        if (names(after)) return (before, after);
        if (names(before)) return ([], before);
        return before.Concat(after).All(token => lexicon.Words.Contains(token.Text) || Is(Cue.Joint, [token], 0)) ? ([], []) : (before, after);
    }

    /// <summary>Whether something is asked for here, or only these are meant.</summary>
    public bool Acts(IReadOnlyList<Token> tokens) => Enumerable.Range(0, tokens.Count).Any(at =>
        Is(Cue.Contrast, tokens, at) || (lexicon.Concepts.Match(tokens, at, out var concept) > 0 && Actions.Contains(concept)));

    private (int At, int Length) Find(IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
            if (lexicon.Cues[Cue.Keep].Match(tokens, at, out _) is > 0 and var length) return (at, length);
        return (tokens.Count, 0);
    }

    // "I don't want to keep the lamp", "die Lampe behalte ich nicht".
    private bool IsNegated(List<Token> before, List<Token> after)
    {
        var negation = before.FindLastIndex(IsNegation);
        return (negation >= 0 && !names(before[(negation + 1)..])) || (after.Count > 0 && IsNegation(after[^1]));
    }

    private bool IsNegation(Token token) => lexicon.Negations.Match([token], 0, out _) > 0;

    private bool Is(Cue cue, IReadOnlyList<Token> tokens, int at) => lexicon.Cues[cue].Match(tokens, at, out _) > 0;
}
