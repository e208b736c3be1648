using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>What words of one language look like: its very frequent words, the words it was taught with, and their three-letter pieces.</summary>
internal sealed class LanguageProfile
{
    private const float Frequent = 1f, Taught = 0.75f, LooksLikeIt = 0.4f;
    private const int PieceBits = 17;

    private readonly HashSet<string> frequent;
    private readonly HashSet<string> taught;
    private readonly System.Collections.BitArray pieces = new(1 << PieceBits);

    public LanguageProfile(string tag, HashSet<string> frequent, IEnumerable<string> taught)
    {
        (Tag, this.frequent, this.taught) = (tag, frequent, new HashSet<string>(taught, StringComparer.Ordinal));
        foreach (var word in this.taught.Concat(frequent)) foreach (var piece in PiecesOf(word)) pieces[piece] = true;
        MainScript = this.taught.Concat(frequent).Select(word => Scripts.Of(word[0])).Where(script => script != Script.None)
            .CountBy(script => script).OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
    }

    public string Tag { get; }
    public Script MainScript { get; }

    /// <summary>0 to 1: how much this word speaks for this language.</summary>
    public float Evidence(string word) =>
        frequent.Contains(word) ? Frequent : taught.Contains(word) ? Taught : LooksLikeIt * Likeness(word);

    public bool Knows(string word) => frequent.Contains(word) || taught.Contains(word);

    // Squared, because half of the pieces of any Latin word are in any Latin language.
    private float Likeness(string word)
    {
        var (known, all) = (0, 0);
        foreach (var piece in PiecesOf(word))
        {
            all++;
            if (pieces[piece]) known++;
        }
        return all == 0 ? 0 : (float)known / all * known / all;
    }

    private static IEnumerable<int> PiecesOf(string word)
    {
        var framed = $"_{word}_";
        for (var i = 0; i + 3 <= framed.Length; i++)
            yield return FeatureHash.Fold(FeatureHash.Add(FeatureHash.Begin('t'), framed.AsSpan(i, 3))) & ((1 << PieceBits) - 1);
    }
}
