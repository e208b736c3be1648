using System.Globalization;
using System.Text;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>Every number in the text must stand in a fact, in any script's digits; grouping and decimal signs belong to the number.</summary>
internal static class NumberRule
{
    public static IEnumerable<GuardFinding> Check(string text, IReadOnlyList<string> founded)
    {
        var known = founded.SelectMany(Numbers).ToHashSet(StringComparer.Ordinal);
        return Numbers(text).Where(number => !known.Contains(number)).Distinct().Select(number => new GuardFinding(GuardRule.UnfoundedNumber, number));
    }

    internal static IEnumerable<string> Numbers(string text)
    {
        var number = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsDigit(text[at])) number.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
            else if (number.Length > 0 && IsInner(text, at)) number.Append(text[at]);
            else if (number.Length > 0) { yield return number.ToString(); number.Clear(); }
        }
        if (number.Length > 0) yield return number.ToString();
    }

    private static bool IsInner(string text, int at) => text[at] is '.' or ',' or '٫' or '٬' && at + 1 < text.Length && char.IsDigit(text[at + 1]);
}
