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

    public FeatureVector Read(Segment segment)
    {
        var bag = new Dictionary<int, float>();
        var names = Names(segment.Tokens);
        AddWords(bag, segment.Tokens, names);
        AddConcepts(bag, segment.Tokens, names);
        if (segment.IsQuestion) Put(bag, FeatureHash.Begin('?'), PairWeight);
        return Normalised(bag);
    }

    private static void AddWords(Dictionary<int, float> bag, IReadOnlyList<Token> tokens, string[] names)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsUnspaced) AddRuns(bag, tokens, i);
            else
            {
                Put(bag, FeatureHash.Add(FeatureHash.Begin('w'), names[i]), WordWeight);
                AddPieces(bag, tokens[i]);
            }
            AddPair(bag, i == 0 ? "^" : names[i - 1], names[i]);
        }
        if (tokens.Count > 0) AddPair(bag, names[^1], "$");
    }

    private static void AddPair(Dictionary<int, float> bag, string left, string right) =>
        Put(bag, FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Begin('p'), left), ' '), right), PairWeight);

    private static void AddPieces(Dictionary<int, float> bag, Token token)
    {
        if (token.IsNumber || token.Text.Length > LongestPiecedWord || !char.IsLetter(token.Text[0])) return;
        var word = $"_{Plain.Of(token.Text)}_";
        for (var start = 0; start < word.Length; start++)
        {
            var hash = FeatureHash.Begin('c');
            for (var length = 1; length <= LongestPiece && start + length <= word.Length; length++)
            {
                hash = FeatureHash.Add(hash, word[start + length - 1]);
                if (length >= ShortestPiece) Put(bag, hash, PieceWeight);
            }
        }
    }

    private static void AddRuns(Dictionary<int, float> bag, IReadOnlyList<Token> tokens, int at)
    {
        var hash = FeatureHash.Begin('r');
        for (var i = at; i < tokens.Count && i < at + LongestRun && tokens[i].IsUnspaced; i++)
        {
            hash = FeatureHash.Add(hash, tokens[i].Text);
            Put(bag, hash, RunWeight);
        }
    }

    private void AddConcepts(Dictionary<int, float> bag, IReadOnlyList<Token> tokens, string[] names)
    {
        string? last = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (lexicon.Concepts.Match(tokens, i, out var concept) == 0) continue;
            var name = names[i].StartsWith('!') ? "!" + concept : concept!;
            Put(bag, FeatureHash.Add(FeatureHash.Begin('k'), name), ConceptWeight);
            if (last is not null && last != name) Put(bag, FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Begin('l'), last), ' '), name), ConceptWeight);
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

    private static void Put(Dictionary<int, float> bag, uint hash, float value) => bag[FeatureHash.Fold(hash)] = value;

    private static FeatureVector Normalised(Dictionary<int, float> bag)
    {
        var ids = bag.Keys.Order().ToArray();
        var squares = 0.0;
        foreach (var id in ids) squares += bag[id] * bag[id];
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        return new FeatureVector(ids, [.. ids.Select(id => bag[id] * scale)]);
    }
}
