using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds why goods go back, and the part of the message that says so.</summary>
internal sealed class ReasonReader(LanguageModel model, SegmentReader segments)
{
    private const int FewWords = 4, FewCharacters = 8;

    // A stretch cut out of a long sentence has to say it more clearly; a shorter part may say it a little less clearly than a longer one.
    private const double Sure = 0.65, SureOfWindow = 0.8, SureOfShortWindow = 0.9, SureBesideWish = 0.8, Slack = 0.1;

    private static readonly string[] Wishes = ["return", "exchange", "refund", "cancel", "withdraw", "hello"];

    public Entity? Read(FoldedText folded, string text, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return null;
        var sentences = Segmenter.Sentences(text, tokens);
        var found = Classified(sentences.Concat(Segmenter.Clauses(text, tokens, model.Lexicon.Cues[Vocabulary.Cue.Joint].Contains)), Sure);
        if (found.Count == 0) found = Classified(sentences.SelectMany(Windows.Of), SureOfWindow);
        if (found.Count == 0) found = Classified(sentences.SelectMany(BesideWishes), SureBesideWish);
        if (found.Count == 0) found = Classified(sentences.SelectMany(sentence => Windows.Of(sentence, FewWords, FewCharacters)), SureOfShortWindow);
        if (found.Count == 0) return null;
        var best = found.MaxBy(part => part.Share);
        var segment = found.Where(part => part.Reason == best.Reason && part.Share >= best.Share - Slack).MinBy(part => part.Segment.Tokens.Count).Segment;
        var (start, length) = folded.Original(segment.Start, segment.Tokens[^1].End);
        return new Entity(EntityKind.Reason, start, length, best.Reason.ToString());
    }

    // "Hi mine are too tight want to return them": what is left of it without greeting and wish.
    private IEnumerable<Segment> BesideWishes(Segment sentence)
    {
        var (rest, parts) = (new List<Token>(), new List<Segment>());
        for (var at = 0; at < sentence.Tokens.Count;)
        {
            var length = model.Lexicon.Concepts.Match(sentence.Tokens, at, out var concept);
            if (length == 0 || !Wishes.Contains(concept)) { rest.Add(sentence.Tokens[at++]); continue; }
            parts.Add(Bare(rest));
            rest = [];
            at += length;
        }
        parts.Add(Bare(rest));
        // One word left over is what the wish is about.
        return parts.Where(part => part.Tokens.Count > 1 && part.Tokens.Count < sentence.Tokens.Count);
    }

    private Segment Bare(List<Token> tokens)
    {
        var wants = model.Lexicon.Cues[Vocabulary.Cue.Want];
        while (tokens.Count > 0 && wants.Contains(tokens[^1].Text)) tokens.RemoveAt(tokens.Count - 1);
        while (tokens.Count > 0 && wants.Contains(tokens[0].Text)) tokens.RemoveAt(0);
        return new Segment(tokens, false);
    }

    private List<(ReturnReason Reason, double Share, Segment Segment)> Classified(IEnumerable<Segment> parts, double sure) =>
        [.. parts.Where(SaysSomething).Select(Classify).Where(part => part.Share >= sure)];

    // "But" stands before reasons and is none.
    private bool SaysSomething(Segment part) => part.Tokens.Count > 1 || !model.Lexicon.Words.Contains(part.Tokens[0].Text);

    private (ReturnReason Reason, double Share, Segment Segment) Classify(Segment segment)
    {
        var shares = model.Reasons.Classify(segments.Read(segment));
        var reasons = shares.AsSpan(0, shares.Length - 1);
        var best = 0;
        for (var i = 1; i < reasons.Length; i++) if (reasons[i] > reasons[best]) best = i;
        return ((ReturnReason)best, shares[best], segment);
    }
}
