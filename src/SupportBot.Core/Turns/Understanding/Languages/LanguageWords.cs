using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>The scripts that several languages share, and the words that tell them apart.</summary>
internal static class LanguageWords
{
    public static readonly Script[] Shared = [Script.Latin, Script.Cyrillic, Script.Arabic, Script.Han];

    /// <summary>Words of a script, without codes and numbers, in their order.</summary>
    public static List<string> Of(IReadOnlyList<Token> tokens, Script script) =>
        [.. tokens.Where(token => Scripts.Of(token.Text[0]) == script && !token.Text.Any(char.IsAsciiDigit)).Select(token => token.Text)];
}
