using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>Frequent words of languages that the bot does not write, so that it can say so: <c>foreign.txt</c>, a tag, a tab, the words.</summary>
internal sealed class ForeignWords(IReadOnlyDictionary<string, HashSet<string>> words)
{
    public static ForeignWords Load(string path, IReadOnlySet<string> spoken) => new(
        WordFile.Pairs(path).Where(line => !spoken.Contains(line.Word)).ToDictionary(
            line => line.Word, line => line.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The foreign language that knows most of the words, and how many.</summary>
    public (string Tag, int Known) Best(IReadOnlyList<string> tokens) =>
        words.Count == 0 ? ("und", 0) : words.Select(pair => (pair.Key, tokens.Count(pair.Value.Contains))).MaxBy(pair => pair.Item2);
}
