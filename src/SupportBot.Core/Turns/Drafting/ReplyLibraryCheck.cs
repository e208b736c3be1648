using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>
/// What must hold of the languages together: all say the same things, ask for no fact that English does not ask for, and no phrase carries a
/// figure of its own (every number in a reply has a fact behind it).
/// </summary>
internal static class ReplyLibraryCheck
{
    public static IEnumerable<string> Run(IReadOnlyDictionary<string, ReplyPhrases> languages, string folder)
    {
        if (!languages.TryGetValue(Language.English.Tag, out var english)) return [$"{folder}: the folder 'en' is missing; it is the measure of the others."];
        return languages.Values.SelectMany(phrases => Check(phrases, english).Select(error => $"{folder}/{phrases.Language}: {error}"));
    }

    private static IEnumerable<string> Check(ReplyPhrases phrases, ReplyPhrases english) =>
    [
        .. english.Keys.Except(phrases.Keys).Select(key => $"'{key}' is missing."),
        .. phrases.Keys.Except(english.Keys).Select(key => $"'{key}' is not used; English does not have it."),
        .. phrases.Keys.Intersect(english.Keys).SelectMany(key => phrases[key].Placeholders.Except(english[key].Placeholders)
            .Select(name => $"'{key}' asks for {{{name}}}, which is not given.")),
        .. phrases.Keys.Where(key => phrases[key].Literals.Any(text => text.Any(char.IsDigit)))
            .Select(key => $"'{key}' carries a figure of its own; make it a fact."),
    ];
}
