using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>No e-mail address and no link that is not a fact: neither another person's data nor a place to be lured to.</summary>
internal static partial class ContactRule
{
    public static IEnumerable<GuardFinding> Check(string rest) =>
        EMail().Matches(rest).Select(match => new GuardFinding(GuardRule.UnfoundedContact, match.Value))
            .Concat(Link().Matches(rest).Select(match => new GuardFinding(GuardRule.UnfoundedLink, match.Value)));

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EMail();

    [GeneratedRegex(@"(https?://|www\.)\S+|\b[a-z0-9-]{2,63}\.(com|net|org|shop|co|io|cn|de|id|me|app|link|ly)\b(/\S*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
