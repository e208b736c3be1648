using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Wording;

/// <summary>What of a text a model gets to see: no number, no address, no more than it takes to hear the tone.</summary>
internal static partial class PromptText
{
    private const int Longest = 500;

    public static string Of(string text)
    {
        var bare = Digits().Replace(Address().Replace(text, "…"), "#");
        return bare.Length <= Longest ? bare : bare[..Longest] + "…";
    }

    [GeneratedRegex(@"\S+@\S+|https?://\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // An order number with its letters, a phone number with its spaces.
    [GeneratedRegex(@"\p{Lu}*[-_]?\p{Nd}[\p{Nd}\p{Lu} .,/:-]*\p{Nd}|\p{Nd}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
