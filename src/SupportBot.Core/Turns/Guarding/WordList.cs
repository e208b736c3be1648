using System.Buffers;
using System.Text;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>
/// Words of one language, found in any text whatever its case, width, invisible characters and (where they do not make another word) accents. An
/// entry stands for a whole word or a sequence of them; <c>*</c> behind or before it leaves that side open. Where words are written without spaces between them, both sides always are.
/// </summary>
internal sealed class WordList
{
    private readonly SearchValues<string> needles;
    private readonly string[] words, harmless;
    private readonly bool isUnspaced, hasMarks;

    /// <param name="hasMarks">A mark makes another word, as in Vietnamese or Thai.</param>
    public WordList(IEnumerable<string> entries, IEnumerable<string> harmless, bool isUnspaced, bool hasMarks)
    {
        (this.isUnspaced, this.hasMarks) = (isUnspaced, hasMarks);
        words = [.. Needles(entries)];
        this.harmless = [.. Needles(harmless)];
        needles = SearchValues.Create(words, StringComparison.Ordinal);
    }

    /// <summary>The first of the words in the text; null when none is in it.</summary>
    public string? Find(string text)
    {
        var spread = harmless.Aggregate(Spread(text), (rest, word) => rest.Replace(word, isUnspaced ? "\n" : " \n ", StringComparison.Ordinal));
        var at = spread.AsSpan().IndexOfAny(needles);
        return at < 0 ? null : words.Where(word => spread.AsSpan(at).StartsWith(word, StringComparison.Ordinal)).MaxBy(word => word.Length)!.Trim();
    }

    // The longest first: what is part of another is not taken out before it.
    private IEnumerable<string> Needles(IEnumerable<string> entries) =>
        entries.Select(Needle).Where(needle => needle.Trim().Length > 0).Distinct().OrderByDescending(needle => needle.Length);

    private string Needle(string entry)
    {
        var words = Spread(entry.Trim().Trim('*'));
        if (isUnspaced) return words;
        var (from, to) = (entry.TrimStart().StartsWith('*') ? 1 : 0, entry.TrimEnd().EndsWith('*') ? 1 : 0);
        return words.Length < 2 + from + to ? "" : words[from..^to];
    }

    // " word word ": so a needle with a space at its end is a word that ends there.
    private string Spread(string text)
    {
        var spread = new StringBuilder(" ");
        foreach (var c in Folded(text))
            if (IsPart(c)) spread.Append(c);
            else if (!isUnspaced && spread[^1] != ' ') spread.Append(' ');
        if (isUnspaced) return spread.ToString(1, spread.Length - 1);
        if (spread[^1] != ' ') spread.Append(' ');
        return spread.ToString();
    }

    private string Folded(string text)
    {
        var folded = TextFolder.Fold(text).Text;
        return hasMarks ? folded : Plain.Of(folded);
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || Scripts.IsMark(c) || char.IsSurrogate(c) || c == '%' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
