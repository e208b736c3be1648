using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds why goods go back, and the part of the message that says so.</summary>
internal sealed class ReasonReader(LanguageModel model, SegmentReader segments)
{
    // A stretch cut out of a long sentence has to say it more clearly; a shorter part may say it a little less clearly than a longer one.
    private const double Sure = 0.65, SureOfWindow = 0.8, Slack = 0.1;

    public Entity? Read(FoldedText folded, string text, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return null;
        var sentences = Segmenter.Sentences(text, tokens);
        var found = Classified(sentences.Concat(Segmenter.Clauses(text, tokens, model.Lexicon.Cues[Vocabulary.Cue.Joint].Contains)), Sure);
        if (found.Count == 0) found = Classified(sentences.SelectMany(Windows.Of), SureOfWindow);
        if (found.Count == 0) return null;
        var best = found.MaxBy(part => part.Share);
        var segment = found.Where(part => part.Reason == best.Reason && part.Share >= best.Share - Slack).MinBy(part => part.Segment.Tokens.Count).Segment;
        var (start, length) = folded.Original(segment.Start, segment.Tokens[^1].End);
        return new Entity(EntityKind.Reason, start, length, best.Reason.ToString());
    }

    private List<(ReturnReason Reason, double Share, Segment Segment)> Classified(IEnumerable<Segment> parts, double sure) =>
        [.. parts.Select(Classify).Where(part => part.Share >= sure)];

    private (ReturnReason Reason, double Share, Segment Segment) Classify(Segment segment)
    {
        var shares = model.Reasons.Classify(segments.Read(segment));
        var reasons = shares.AsSpan(0, shares.Length - 1);
        var best = 0;
        for (var i = 1; i < reasons.Length; i++) if (reasons[i] > reasons[best]) best = i;
        return ((ReturnReason)best, shares[best], segment);
    }
}
