using SupportBot.Core.Turns.Understanding.Languages;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>
/// A language without learning messages: <c>phrases.txt</c>, lines <c>intent&lt;TAB&gt;phrase</c>. A phrase that stands in a message says what
/// is wanted. Enough for short messages in plain words; what it does not know is asked with buttons.
/// </summary>
internal sealed class PhraseBook
{
    private const double Sure = 0.9;
    private const int ShortestWithEnding = 4, LongestEnding = 4;
    // "Ok" and "hello" in a longer message are no answer and no matter of their own.
    private const double WholeMessage = 0.5;

    private readonly IReadOnlyList<(string Text, Intent Intent)> phrases;

    private PhraseBook(string tag, Lexicon lexicon, IReadOnlyList<(string Text, Intent Intent)> phrases)
    {
        (Tag, Lexicon, this.phrases) = (tag, lexicon, phrases);
        Profile = new LanguageProfile(tag, lexicon.Words, phrases.SelectMany(phrase => Tokenizer.Split(phrase.Text)).Select(token => token.Text).Where(word => char.IsLetter(word[0])));
    }

    public string Tag { get; }

    public Lexicon Lexicon { get; }

    public LanguageProfile Profile { get; }

    /// <summary>The languages of a folder that have phrases and no learning messages.</summary>
    /// <exception cref="InvalidDataException">A line names no intent.</exception>
    public static IReadOnlyList<PhraseBook> In(string folder) => [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
        .Where(path => File.Exists(Path.Combine(path, "phrases.txt")) && !Directory.Exists(Path.Combine(path, "intents"))).Select(Load)];

    private static PhraseBook Load(string folder)
    {
        var path = Path.Combine(folder, "phrases.txt");
        var phrases = WordFile.Pairs(path).Select(line => (Text: TextFolder.Fold(line.Value).Text,
            Intent: LabelNames.Parse<Intent>(line.Word) ?? throw new InvalidDataException($"{path}: '{line.Word}' is no intent.")));
        return new PhraseBook(Path.GetFileName(folder), Lexicon.Load(folder), [.. phrases.DistinctBy(phrase => phrase.Text).OrderByDescending(phrase => phrase.Text.Length)]);
    }

    /// <summary>The intents of the phrases in a folded text, in the order they stand there; of phrases that overlap the longest.</summary>
    public IReadOnlyList<IntentScore> Read(string text)
    {
        var taken = new bool[text.Length];
        var found = phrases.SelectMany(phrase => Find(phrase.Text, text, taken).Select(at => (At: at, phrase.Text.Length, phrase.Intent))).ToList();
        var letters = text.Count(char.IsLetterOrDigit);
        return [.. found.Where(hit => !IsCourtesy(hit.Intent) || IsWhole(found, letters)).OrderBy(hit => hit.At)
            .Select(hit => hit.Intent).Distinct().Select(intent => new IntentScore(intent, Sure))];
    }

    private static bool IsWhole(IReadOnlyList<(int At, int Length, Intent Intent)> found, int letters) =>
        found.All(hit => IsCourtesy(hit.Intent)) && found.Sum(hit => hit.Length) >= letters * WholeMessage;

    private static bool IsCourtesy(Intent intent) => intent is Intent.Affirm or Intent.Deny or Intent.Greeting or Intent.Thanks or Intent.Goodbye;

    private static IEnumerable<int> Find(string phrase, string text, bool[] taken)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (!StandsFree(phrase, text, at) || taken.AsSpan(at, phrase.Length).Contains(true)) continue;
            taken.AsSpan(at, phrase.Length).Fill(true);
            yield return at;
        }
    }

    // A word begins where the phrase begins, and goes on no further than an ending; where words are written together it may stand anywhere.
    private static bool StandsFree(string phrase, string text, int at)
    {
        if (Scripts.IsUnspaced(phrase[0])) return true;
        if (at > 0 && char.IsLetterOrDigit(text[at - 1])) return false;
        var end = at + phrase.Length;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var ending = end - at - phrase.Length;
        return ending == 0 || Scripts.Of(phrase[0]) == Script.Hangul || (phrase.Length >= ShortestWithEnding && ending <= LongestEnding);
    }
}
