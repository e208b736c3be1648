using SupportBot.Core.Turns.Understanding.Classifying;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>What the words of a text look like to the identifier: each word, and its pieces of up to four letters with its edges.</summary>
internal static class LanguageFeatures
{
    private const float WordWeight = 1.4f, PieceWeight = 0.5f;
    private const int LongestPiece = 4, LongestWord = 24;

    /// <param name="words">Folded words of one script; in Chinese and Japanese single characters, in their order.</param>
    public static FeatureVector Of(IReadOnlyList<string> words)
    {
        var bag = new FeatureBag();
        for (var i = 0; i < words.Count; i++)
        {
            bag.Put(HashOf(words[i]), WordWeight);
            if (words[i].Length > 1) AddPieces(bag, words[i]);
            else if (i > 0) bag.Put(FeatureHash.Add(FeatureHash.Add(FeatureHash.Begin('p'), words[i - 1]), words[i]), WordWeight);
        }
        return bag.Empty();
    }

    /// <summary>0 to 1: how many of the words were learnt as words of any language.</summary>
    public static double KnownWords(LinearModel model, IReadOnlyCollection<string> words) => (double)words.Count(word => model.Knows(FeatureHash.Fold(HashOf(word)))) / words.Count;

    private static uint HashOf(string word) => FeatureHash.Add(FeatureHash.Begin('w'), word);

    private static void AddPieces(FeatureBag bag, string word) =>
        WordPieces.Put(bag, word.AsSpan(0, Math.Min(word.Length, LongestWord)), 1, LongestPiece, PieceWeight);
}
