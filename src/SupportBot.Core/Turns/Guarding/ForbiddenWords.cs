using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>
/// By language, the words of everything that only a decision may say: returning and refusing, money, time, promises, law, ways of contact, who or
/// what the bot is. <c>prompts/guard/&lt;language&gt;.txt</c>: an entry a line, under headers in brackets; <c>#</c> begins a comment.
/// What stands under <c>[harmless]</c> is passed over before: "misunderstood" is no mistake of the shop.
/// </summary>
public sealed class ForbiddenWords
{
    private static readonly HashSet<string> Unspaced = new(["ja", "th", "zh-Hans", "zh-Hant"], StringComparer.Ordinal);
    private static readonly HashSet<string> WithMarks = new([.. Unspaced, "ko", "vi"], StringComparer.Ordinal);

    private readonly Dictionary<string, WordList> byLanguage;

    private ForbiddenWords(Dictionary<string, WordList> byLanguage) => this.byLanguage = byLanguage;

    public IEnumerable<string> Languages => byLanguage.Keys;

    /// <exception cref="InvalidDataException">There is no list, or one without a word.</exception>
    public static ForbiddenWords Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt") : [];
        if (files.Length == 0) throw new InvalidDataException($"{folder} holds no list of words: one is named after its language, de.txt.");
        return new(files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read, StringComparer.Ordinal));
    }

    public bool Knows(Language language) => byLanguage.ContainsKey(language.Tag);

    /// <summary>The first forbidden word of the text; null when none is in it.</summary>
    internal string? Find(string text, Language language) => byLanguage[language.Tag].Find(text);

    private static WordList Read(string file)
    {
        var tag = Path.GetFileNameWithoutExtension(file);
        var entries = Entries(file).ToLookup(entry => entry.IsHarmless, entry => entry.Text);
        return entries[false].Any() ? new WordList(entries[false], entries[true], Unspaced.Contains(tag), WithMarks.Contains(tag)) : throw new InvalidDataException($"{file} holds no word.");
    }

    private static IEnumerable<(string Text, bool IsHarmless)> Entries(string file)
    {
        var isHarmless = false;
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            if (line[0] == '[') isHarmless = line == "[harmless]";
            else yield return (line, isHarmless);
    }
}
