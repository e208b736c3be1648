using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds the intents of a message in the order they are said: sentence by sentence, clause by clause, and as a whole.</summary>
internal sealed class IntentReader(LanguageModel model, SegmentReader segments)
{
    private const double SureOfSentence = 0.5, SureOfClause = 0.7, SureOfWindow = 0.75, SureOfWhole = 0.5, StrongEnough = 0.55, Likely = 0.33, MuchLikelier = 1.5;
    private static readonly int Nothing = Enum.GetValues<Intent>().Length;
    private const int LongestWhole = 60, MostIntents = 4, MostGuesses = 3;

    public IReadOnlyList<IntentScore> Read(string text, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return [];
        var found = new IntentTally();
        var sentences = Segmenter.Sentences(text, tokens).SelectMany(PartGreeting).ToList();
        var negated = new NegatedAction(Segmenter.Clauses(text, tokens, _ => false), model.Lexicon);
        foreach (var sentence in sentences.Where(sentence => sentences.Count == 1 || !OnlyNamesAnOrder(sentence))) Add(found, negated, sentence, sentences.Count == 1 ? SureOfSentence : SureOfSentence + 0.05);
        foreach (var clause in ClausesOf(text, tokens, sentences.Count).Where(clause => !OnlyNamesAnOrder(clause))) Add(found, negated, clause, SureOfClause);
        foreach (var window in sentences.SelectMany(Windows.Of).Where(window => !OnlyNamesAnOrder(window))) Add(found, negated, window, SureOfWindow);
        if (sentences.Count > 1 && tokens.Count <= LongestWhole) Add(found, negated, new Segment(tokens, sentences[^1].IsQuestion), SureOfWhole);
        if (found.IsEmpty && !negated.RefusesAnything) AddLikely(found, negated, new Segment(tokens, sentences[^1].IsQuestion));
        return found.Settle(StrongEnough, MostIntents);
    }

    private List<Segment> ClausesOf(string text, IReadOnlyList<Token> tokens, int sentences)
    {
        var clauses = Segmenter.Clauses(text, tokens, model.Lexicon.Cues[Vocabulary.Cue.Joint].Contains).SelectMany(PartGreeting).ToList();
        return clauses.Count > sentences ? clauses : [];
    }

    // "..., order number DE-10023" tells which order, not that it is late.
    private bool OnlyNamesAnOrder(Segment part)
    {
        for (var at = 0; at < part.Tokens.Count;)
        {
            var length = Math.Max(model.Lexicon.Cues[Vocabulary.Cue.Order].Match(part.Tokens, at, out _), model.Lexicon.Cues[Vocabulary.Cue.Number].Match(part.Tokens, at, out _));
            if (length == 0 && !part.Tokens[at].IsMask) return false;
            at += Math.Max(length, 1);
        }
        return true;
    }

    // "Hello, where is my parcel" says two things with or without the comma.
    private IEnumerable<Segment> PartGreeting(Segment sentence)
    {
        var end = 0;
        while (end < sentence.Tokens.Count && model.Lexicon.Concepts.Match(sentence.Tokens, end, out var concept) is > 0 and var length && concept == "hello") end += length;
        if (end == 0 || sentence.Tokens.Count - end < 2) return [sentence];
        return [new Segment([.. sentence.Tokens.Take(end)], false), sentence with { Tokens = [.. sentence.Tokens.Skip(end)] }];
    }

    /// <summary>What the message as a whole may say, however unsure: the likeliest first.</summary>
    public IReadOnlyList<IntentScore> Guess(IReadOnlyList<Token> tokens, bool isQuestion)
    {
        var shares = model.Intents.Classify(segments.Read(new Segment(tokens, isQuestion)));
        return [.. Enumerable.Range(0, Nothing).OrderByDescending(label => shares[label]).Take(MostGuesses).Select(label => new IntentScore((Intent)label, Math.Round(shares[label], 3)))];
    }

    // Better asked about than missed: what is much likelier than all else, and speaks of what the desk is there for.
    private void AddLikely(IntentTally found, NegatedAction negated, Segment whole)
    {
        if (!Enumerable.Range(0, whole.Tokens.Count).Any(at => model.Lexicon.Concepts.Match(whole.Tokens, at, out _) > 0)) return;
        var shares = model.Intents.Classify(segments.Read(whole));
        var ranked = shares.OrderDescending().Take(2).ToArray();
        if (ranked[0] >= Likely && ranked[0] >= MuchLikelier * ranked[1]) Add(found, negated, whole, Likely);
    }

    private void Add(IntentTally found, NegatedAction negated, Segment segment, double sure)
    {
        var shares = model.Intents.Classify(segments.Read(segment));
        var best = Array.IndexOf(shares, shares.Max());
        if (best == Nothing) return;
        var intent = (Intent)best;
        if (shares[best] >= sure && !negated.Refuses(segment, intent)) found.Add(intent, shares[best], segment);
    }
}
