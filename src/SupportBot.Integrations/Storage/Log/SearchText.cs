using System.Text;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>
/// Texts and queries in one form, so that "muller" finds "Müller" and full-width digits find plain ones. Only Latin, Greek and Cyrillic
/// accents are dropped: marks of other scripts are letters there.
/// </summary>
internal static class SearchText
{
    private const int MostTerms = 8, TrigramLength = 3;

    public static string Fold(string text)
    {
        var letters = Normalizable(text).Normalize(NormalizationForm.FormKD).Where(letter => !IsAccent(letter) && !IsInvisible(letter));
        return string.Concat(letters).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('đ', 'd');
    }

    /// <summary>The words of a query; a conversation is found when each of them was said somewhere in it.</summary>
    public static IReadOnlyList<string> Terms(string query) =>
        [.. Fold(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostTerms)];

    public static bool HasTrigram(string term) => term.EnumerateRunes().Count() >= TrigramLength;

    private static bool IsAccent(char letter) => letter is >= '\u0300' and <= '\u036F';

    private static bool IsInvisible(char letter) => char.IsControl(letter) && !char.IsWhiteSpace(letter);

    // A lone half of a surrogate pair and the code points that are no characters (U+FFFE) cannot be normalized.
    private static string Normalizable(string text) => string.Concat(text.EnumerateRunes().Where(rune =>
        (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is (< 0xFDD0 or > 0xFDEF)));
}
