using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds why goods go back, and the part of the message that says so.</summary>
internal sealed class ReasonReader(LanguageModel model)
{
    private const double Sure = 0.65;

    public Entity? Read(FoldedText folded, string text, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return null;
        var parts = Segmenter.Sentences(text, tokens).Concat(Segmenter.Clauses(text, tokens, model.Lexicon.Cues[Vocabulary.Cue.Joint].Contains));
        var (best, share, segment) = parts.Select(Classify).MaxBy(part => part.Share);
        if (share < Sure) return null;
        var (start, length) = folded.Original(segment.Start, segment.Tokens[^1].End);
        return new Entity(EntityKind.Reason, start, length, best.ToString());
    }

    private (ReturnReason Reason, double Share, Segment Segment) Classify(Segment segment)
    {
        var shares = model.Reasons.Classify(model.Features.Read(segment));
        var reasons = shares.AsSpan(0, shares.Length - 1);
        var best = 0;
        for (var i = 1; i < reasons.Length; i++) if (reasons[i] > reasons[best]) best = i;
        return ((ReturnReason)best, shares[best], segment);
    }
}
