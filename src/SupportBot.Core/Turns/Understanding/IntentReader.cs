using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds the intents of a message in the order they are said: sentence by sentence, clause by clause, and as a whole.</summary>
internal sealed class IntentReader(LanguageModel model)
{
    private const double SureOfSentence = 0.42, SureOfClause = 0.62, SureOfWindow = 0.75, SureOfWhole = 0.5, StrongEnough = 0.55;
    private const int WindowWords = 9, WindowCharacters = 16, LongestWhole = 60, MostIntents = 4;

    public IReadOnlyList<IntentScore> Read(string text, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return [];
        var found = new IntentTally();
        var sentences = Segmenter.Sentences(text, tokens);
        foreach (var sentence in sentences) Add(found, sentence, sentences.Count == 1 ? SureOfSentence : SureOfSentence + 0.05);
        foreach (var clause in ClausesOf(text, tokens, sentences.Count)) Add(found, clause, SureOfClause);
        foreach (var window in sentences.SelectMany(Windows)) Add(found, window, SureOfWindow);
        if (sentences.Count > 1 && tokens.Count <= LongestWhole) Add(found, new Segment(tokens, sentences[^1].IsQuestion), SureOfWhole);
        return found.Settle(StrongEnough, MostIntents);
    }

    private List<Segment> ClausesOf(string text, IReadOnlyList<Token> tokens, int sentences)
    {
        var clauses = Segmenter.Clauses(text, tokens, model.Lexicon.Cues[Vocabulary.Cue.Joint].Contains);
        return clauses.Count > sentences ? clauses : [];
    }

    // People who write on without a stop still say one thing after the other.
    private static IEnumerable<Segment> Windows(Segment sentence)
    {
        var size = sentence.Tokens.Count(token => token.IsUnspaced) * 2 > sentence.Tokens.Count ? WindowCharacters : WindowWords;
        for (var from = 0; sentence.Tokens.Count >= size * 3 / 2 && from + size / 2 < sentence.Tokens.Count; from += size / 2)
            yield return new Segment([.. sentence.Tokens.Skip(from).Take(size)], sentence.IsQuestion);
    }

    private void Add(IntentTally found, Segment segment, double sure)
    {
        var shares = model.Intents.Classify(model.Features.Read(segment));
        var best = Array.IndexOf(shares, shares.Max());
        var intent = (Intent)best;
        if (shares[best] >= sure && !NegatedAction.IsIn(segment, intent, model.Lexicon)) found.Add(intent, shares[best], segment.Start);
    }
}
