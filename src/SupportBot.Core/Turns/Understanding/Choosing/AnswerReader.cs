using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>Parts an answer, clause by clause, into what is wanted and what is not: what is refused, and what is kept.</summary>
/// <param name="names">Whether a stretch of the answer names something on offer.</param>
internal sealed class AnswerReader(Lexicon lexicon, Func<IReadOnlyList<Token>, bool> names)
{
    private readonly List<Token> wanted = [], refused = [];
    private readonly KeptParts kept = new(lexicon, names);

    // Where the part before began to be wanted: "the tote is fine, keeping it" takes it back.
    private int lastWanted;

    public ChoiceAnswer Read(string text, IReadOnlyList<Token> tokens)
    {
        foreach (var clause in Segmenter.Clauses(text, tokens, _ => false))
            foreach (var part in kept.Cut(clause.Tokens)) Read(part);
        return new ChoiceAnswer(wanted, refused, lexicon);
    }

    private void Read(IReadOnlyList<Token> part)
    {
        var (plain, isKept) = kept.Part(part);
        refused.AddRange(isKept);
        if (plain.Count == 0 && isKept.Count == 0) TakeBack();
        lastWanted = wanted.Count;
        Take(plain);
    }

    private void TakeBack()
    {
        var before = wanted.GetRange(lastWanted, wanted.Count - lastWanted);
        if (kept.Acts(before)) return;
        wanted.RemoveRange(lastWanted, before.Count);
        refused.AddRange(before);
    }

    // A negation reaches to the end of its clause, or to a word that turns the sentence ("but", "sondern").
    private void Take(IReadOnlyList<Token> part)
    {
        var negated = EndsInNegation(part);
        for (var at = 0; at < part.Count;)
        {
            var negation = lexicon.Negations.Match(part, at, out _);
            if (negation > 0) negated = true;
            else if (negated && lexicon.Cues[Cue.Contrast].Match(part, at, out _) > 0) negated = false;
            // 除了雨衣全部: what was left out is said, and "all" begins what is wanted.
            if (negated && negation == 0 && IsAll(part, at) && refused.Count > 0) negated = false;
            if (negation == 0) (negated ? refused : wanted).Add(part[at]);
            at += Math.Max(1, negation);
        }
    }

    private bool IsAll(IReadOnlyList<Token> part, int at) =>
        lexicon.Ordinals.Match(part, at, out var position) > 0 && position == Lexicon.All;

    // "Die Schuhe nicht": here the negation comes last and means what was before it.
    private bool EndsInNegation(IReadOnlyList<Token> part) =>
        part.Count > 1 && lexicon.Negations.Match(part, part.Count - 1, out _) == 1;
}
