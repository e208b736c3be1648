using System.Globalization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>What may stand around the statements: feelings in the customer's language, and nothing that a decision, a fact or a person would have to stand behind.</summary>
internal sealed class KindWordsRule(ForbiddenWords words, IMessageReader reader)
{
    private const int Longest = 600;
    // Below that, names and loan words decide what language a text looks like; a character of Chinese or Thai says more than a letter.
    private const int LettersToTell = 24, CharactersToTell = 9;
    private const string Unknown = "und";

    public IEnumerable<GuardFinding> Check(string around, Language language, string script)
    {
        if (around.Length == 0) yield break;
        if (around.Length > Longest) yield return new GuardFinding(GuardRule.TooLong, string.Create(CultureInfo.InvariantCulture, $"{around.Length} characters"));
        if (Odd(around) is { } odd) yield return new GuardFinding(GuardRule.HiddenText, odd);
        foreach (var finding in NumberRule.Check(around, [])) yield return finding;
        if (!words.Knows(language)) yield return new GuardFinding(GuardRule.WrongLanguage, language.Tag);
        else if (words.Find(around, language) is { } word) yield return new GuardFinding(GuardRule.Content, word);
        foreach (var finding in ScriptRule.Check(around, [script])) yield return finding;
        if (OtherLanguage(around, language) is { } other) yield return new GuardFinding(GuardRule.WrongLanguage, other);
    }

    private string? OtherLanguage(string around, Language language)
    {
        if (around.Count(char.IsLetter) < (around.Any(Scripts.IsUnspaced) ? CharactersToTell : LettersToTell)) return null;
        var read = reader.Read(around, language).Language;
        return read == language || read.Tag == Unknown || AreTwins(read, language) ? null : read.Tag;
    }

    // A short Malay text is good Indonesian, and the other way round.
    private static bool AreTwins(Language one, Language other) => (one.Tag, other.Tag) is ("id", "ms") or ("ms", "id");

    // Characters that show nothing, turn the line round, or put a letter of another script into a word hide what a text says from whoever checks it.
    private static string? Odd(string text)
    {
        foreach (var c in text)
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned && !IsUsual(c))
                return string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
        return text.Split([.. text.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsMixed);
    }

    // Line breaks; and the joiners that emoji and some scripts are written with.
    private static bool IsUsual(char c) => c is '\n' or '\r' or '\u200D' or '\u200C';

    private static bool IsMixed(string word) => word.Select(Scripts.Of).Where(script => script is Script.Latin or Script.Cyrillic).Distinct().Count() > 1;
}
