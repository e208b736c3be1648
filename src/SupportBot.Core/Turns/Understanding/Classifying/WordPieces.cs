namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>The pieces of a word with its edges marked, so that inflections and typos stay close to what they come from.</summary>
internal static class WordPieces
{
    private const char Edge = '_', Kind = 'c';

    /// <param name="shortest">How many characters, edges among them.</param>
    public static void Put(FeatureBag bag, ReadOnlySpan<char> word, int shortest, int longest, float weight)
    {
        for (var start = -1; start <= word.Length; start++)
        {
            var hash = FeatureHash.Begin(Kind);
            for (var length = 1; length <= longest && start + length <= word.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = FeatureHash.Add(hash, at < 0 || at == word.Length ? Edge : word[at]);
                if (length >= shortest) bag.Put(hash, weight);
            }
        }
    }
}
