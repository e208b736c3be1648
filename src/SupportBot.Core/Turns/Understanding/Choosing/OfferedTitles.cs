using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>The titles on offer, and the words that tell each from the others.</summary>
internal sealed class OfferedTitles
{
    private const int ShortAnswer = 14;

    private readonly Lexicon lexicon;
    private readonly List<List<string>> titles;
    private readonly List<HashSet<string>> telling;

    public OfferedTitles(IEnumerable<string> offered, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        titles = [.. offered.Select(title => Words(Tokenizer.Split(TextFolder.Fold(title).Text)))];
        var titlesWith = titles.SelectMany(title => title.Distinct()).CountBy(word => word).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        telling = [.. titles.Select(title => title.Where(word => titlesWith[word] == 1 && !lexicon.Words.Contains(word)).ToHashSet(StringComparer.Ordinal))];
    }

    /// <summary>The title that the answer is, word by word.</summary>
    public int? Exact(IReadOnlyList<Token> answer)
    {
        var words = Words(answer);
        var at = titles.FindIndex(title => title.Count > 0 && title.SequenceEqual(words));
        return at < 0 || titles.FindLastIndex(title => title.SequenceEqual(words)) != at ? null : at;
    }

    /// <summary>The titles that these words name; none when they fit several alike.</summary>
    public IEnumerable<int> Named(IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return [];
        var words = Words(tokens);
        var exact = Enumerable.Range(0, titles.Count).Where(i => telling[i].Any(word => IsTelling(word, words.Count) && words.Contains(word)) || Holds(words, titles[i])).ToList();
        if (exact.Count > 0) return exact;
        var close = Where((typed, word) => IsTypo(typed, word) || IsInflected(typed, word));
        return close.Count > 0 ? close : Where(IsPart) is { Count: 1 } parts ? parts : [];

        List<int> Where(Func<string, string, bool> isLike) =>
            [.. Enumerable.Range(0, titles.Count).Where(i => telling[i].Any(word => words.Exists(typed => isLike(typed, word))))];
    }

    // "Lampunya" for "Lampu", "Schals" for "Schal".
    private bool IsInflected(string typed, string word) =>
        word.Length >= 4 && typed.Length > word.Length && typed.StartsWith(word, StringComparison.Ordinal) && lexicon.Cues[Cue.Ending].Contains(typed[word.Length..]);

    // "Lampe" for "Tischlampe".
    private static bool IsPart(string typed, string word) =>
        typed.Length >= 4 && word.Length > typed.Length && (word.EndsWith(typed, StringComparison.Ordinal) || word.StartsWith(typed, StringComparison.Ordinal));

    // One Chinese character of a title stands in many words; two together, or one in a short answer, mean the title.
    private static bool IsTelling(string word, int answerLength) =>
        word.Length > 1 || (Scripts.IsUnspaced(word[0]) && answerLength <= ShortAnswer);

    private static bool Holds(List<string> words, List<string> title)
    {
        if (title.Count == 0 || (title.Count == 1 && title[0].All(char.IsAsciiDigit))) return false;
        for (var from = 0; from + title.Count <= words.Count; from++)
            if (words.GetRange(from, title.Count).SequenceEqual(title)) return true;
        return false;
    }

    private static bool IsTypo(string typed, string word) =>
        word.Length >= 5 && !word.Any(char.IsAsciiDigit) && Math.Abs(typed.Length - word.Length) <= 2
        && EditDistance.Between(typed, word) <= (word.Length >= 8 ? 2 : 1);

    // Pairs of characters besides the single ones: where words have no spaces, a pair is the nearest thing to a word.
    private static List<string> Words(IReadOnlyList<Token> tokens)
    {
        List<string> words = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            words.Add(tokens[i].Text);
            if (i > 0 && tokens[i].IsUnspaced && tokens[i - 1].IsUnspaced && tokens[i].Start == tokens[i - 1].End) words.Add(tokens[i - 1].Text + tokens[i].Text);
        }
        return words;
    }
}
