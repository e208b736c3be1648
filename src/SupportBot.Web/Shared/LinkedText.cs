using System.Text.RegularExpressions;

namespace SupportBot.Web.Shared;

/// <summary>A piece of a text of the policy files: words, or an address that may be clicked.</summary>
internal readonly partial record struct LinkedText(string Text, bool IsLink)
{
    /// <summary>Only http and https addresses become links; whatever else is written stays text.</summary>
    public static IEnumerable<LinkedText> Split(string text)
    {
        var at = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (!Uri.TryCreate(match.Value, UriKind.Absolute, out _)) continue;
            if (match.Index > at) yield return new(text[at..match.Index], false);
            yield return new(match.Value, true);
            at = match.Index + match.Length;
        }
        if (at < text.Length) yield return new(text[at..], false);
    }

    // A full stop or bracket at its end belongs to the sentence.
    [GeneratedRegex(@"https?://[^\s<>""']*[^\s<>""'.,;:!?)\]}]", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
