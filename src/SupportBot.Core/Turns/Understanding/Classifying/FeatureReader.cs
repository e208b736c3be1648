using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>
/// Turns tokens into features: words, pairs of words, pieces of words (so that typos and inflections stay close), runs of characters
/// where a script has no spaces. A word in the reach of a negation is another word.
/// </summary>
internal sealed class FeatureReader(Lexicon lexicon)
{
    private const float WordWeight = 1f, PairWeight = 0.7f, PieceWeight = 0.35f, RunWeight = 0.8f, ConceptWeight = 1.7f;
    private const int NegationReach = 3, ShortestPiece = 2, LongestPiece = 5, LongestRun = 3, LongestPiecedWord = 24;

    /// <param name="bag">Empty; is so again afterwards.</param>
    public FeatureVector Read(Segment segment, FeatureBag bag)
    {
        var names = Names(segment.Tokens);
        AddWords(bag, segment.Tokens, names);
        AddConcepts(bag, segment.Tokens, names);
        if (segment.IsQuestion) bag.Put(FeatureHash.Begin('?'), PairWeight);
        return bag.Empty();
    }

    private static void AddWords(FeatureBag bag, IReadOnlyList<Token> tokens, string[] names)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsUnspaced) AddRuns(bag, tokens, i);
            else
            {
                bag.Put(FeatureHash.Add(FeatureHash.Begin('w'), names[i]), WordWeight);
                AddPieces(bag, tokens[i]);
            }
            AddPair(bag, i == 0 ? "^" : names[i - 1], names[i]);
        }
        if (tokens.Count > 0) AddPair(bag, names[^1], "$");
    }

    private static void AddPair(FeatureBag bag, string left, string right) =>
        bag.Put(FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Begin('p'), left), ' '), right), PairWeight);

    private static void AddPieces(FeatureBag bag, Token token)
    {
        if (token.IsNumber || token.Text.Length > LongestPiecedWord || !char.IsLetter(token.Text[0])) return;
        WordPieces.Put(bag, Plain.Of(token.Text), ShortestPiece, LongestPiece, PieceWeight);
    }

    private static void AddRuns(FeatureBag bag, IReadOnlyList<Token> tokens, int at)
    {
        var hash = FeatureHash.Begin('r');
        for (var i = at; i < tokens.Count && i < at + LongestRun && tokens[i].IsUnspaced; i++)
        {
            hash = FeatureHash.Add(hash, tokens[i].Text);
            bag.Put(hash, RunWeight);
        }
    }

    private void AddConcepts(FeatureBag bag, IReadOnlyList<Token> tokens, string[] names)
    {
        string? last = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (lexicon.Concepts.Match(tokens, i, out var concept) == 0) continue;
            var name = names[i].StartsWith('!') ? "!" + concept : concept!;
            bag.Put(FeatureHash.Add(FeatureHash.Begin('k'), name), ConceptWeight);
            if (last is not null && last != name) bag.Put(FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Begin('l'), last), ' '), name), ConceptWeight);
            last = name;
        }
    }

    private string[] Names(IReadOnlyList<Token> tokens)
    {
        var names = new string[tokens.Count];
        var negatedUntil = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && tokens[i].IsCutFrom(tokens[i - 1])) negatedUntil = i;
            names[i] = (i < negatedUntil ? "!" : "") + NameOf(tokens[i]);
            var length = lexicon.Negations.Match(tokens, i, out _);
            if (length > 0) negatedUntil = i + length + NegationReach;
        }
        return names;
    }

    // Which number it is says nothing about what is wanted; that there is one does.
    private static string NameOf(Token token) =>
        token.IsNumber ? token.Text.Length > 2 ? "000" : "0" : token.Text;
}
