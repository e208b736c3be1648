using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>
/// Texts and queries in one form, so that "muller" finds "Müller" and full-width digits find plain ones. Only Latin, Greek and Cyrillic
/// accents are dropped: marks of other scripts are letters there. Of Chinese, Japanese and Korean every sign stands alone between spaces: words of
/// one or two signs are the usual ones there, and so even one of them makes the three characters that the index of trigrams looks up.
/// </summary>
internal static partial class SearchText
{
    private const int MostTerms = 8, TrigramLength = 3;

    public static string Fold(string text) => Space(Plain(text));

    /// <summary>The words of a query; a conversation is found when each of them was said somewhere in it.</summary>
    public static IReadOnlyList<string> Terms(string query) =>
        [.. Plain(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostTerms).Select(Space)];

    public static bool HasTrigram(string term) => term.EnumerateRunes().Count() >= TrigramLength;

    private static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return string.Concat(text.Where(letter => !IsInvisible(letter))).ToLowerInvariant();
        var letters = Normalizable(text).Normalize(NormalizationForm.FormKD).Where(letter => !IsAccent(letter) && !IsInvisible(letter));
        return string.Concat(letters).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('đ', 'd');
    }

    private static string Space(string text) => Gap().Replace(Sign().Replace(text, " $0 "), " ");

    // Han, also beyond the basic plane (\uD840-\uD8BF begin its pairs), kana, and Hangul as syllables.
    [GeneratedRegex(@"[\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF]|[\uD840-\uD8BF][\uDC00-\uDFFF]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();

    private static bool IsAccent(char letter) => letter is >= '\u0300' and <= '\u036F';

    private static bool IsInvisible(char letter) => char.IsControl(letter) && !char.IsWhiteSpace(letter);

    // A lone half of a surrogate pair and the code points that are no characters (U+FFFE) cannot be normalized.
    private static string Normalizable(string text) => string.Concat(text.EnumerateRunes().Where(rune =>
        (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is (< 0xFDD0 or > 0xFDEF)));
}
