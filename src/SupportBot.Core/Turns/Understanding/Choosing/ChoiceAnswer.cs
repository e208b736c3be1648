using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>An answer to an offer, parted into what it wants and what it says not to.</summary>
internal sealed record ChoiceAnswer(IReadOnlyList<Token> Wanted, IReadOnlyList<Token> Refused, Lexicon Lexicon)
{
    /// <summary>A negation reaches to the end of its clause, or to a word that turns the sentence ("but", "sondern").</summary>
    public static ChoiceAnswer Read(string text, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        List<Token> wanted = [], refused = [];
        foreach (var clause in Segmenter.Clauses(text, tokens, _ => false)) Part(clause.Tokens, lexicon, wanted, refused);
        return new ChoiceAnswer(wanted, refused, lexicon);
    }

    private static void Part(IReadOnlyList<Token> clause, Lexicon lexicon, List<Token> wanted, List<Token> refused)
    {
        var negated = EndsInNegation(clause, lexicon);
        for (var at = 0; at < clause.Count;)
        {
            var negation = lexicon.Negations.Match(clause, at, out _);
            if (negation > 0) negated = true;
            else if (negated && lexicon.Cues[Cue.Contrast].Match(clause, at, out _) > 0) negated = false;
            // 除了雨衣全部: what was left out is said, and "all" begins what is wanted.
            if (negated && negation == 0 && IsAll(clause, at, lexicon) && refused.Count > 0) negated = false;
            if (negation == 0) (negated ? refused : wanted).Add(clause[at]);
            at += Math.Max(1, negation);
        }
    }

    private static bool IsAll(IReadOnlyList<Token> clause, int at, Lexicon lexicon) =>
        lexicon.Ordinals.Match(clause, at, out var position) > 0 && position == Lexicon.All;

    // "Die Schuhe nicht": here the negation comes last and means what was before it.
    private static bool EndsInNegation(IReadOnlyList<Token> clause, Lexicon lexicon) =>
        clause.Count > 1 && lexicon.Negations.Match(clause, clause.Count - 1, out _) == 1;
}
