using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>Nothing that a page would load or run: no tag, no image, no link in Markdown.</summary>
internal static partial class MarkupRule
{
    public static IEnumerable<GuardFinding> Check(string text) => Markup().Matches(text).Select(match => new GuardFinding(GuardRule.Markup, match.Value));

    [GeneratedRegex(@"<[a-z!/]|!\[|\]\(|javascript:|data:[a-z]+/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
