using System.Globalization;

namespace SupportBot.Core.Conversations;

/// <summary>What a page's locale can stand for.</summary>
public static class LocaleNames
{
    /// <summary>The tag itself and its parents, nearest first: <c>zh-CN</c>, <c>zh-Hans</c>, <c>zh</c>. Empty for what is no locale.</summary>
    public static IEnumerable<string> Parents(string? locale)
    {
        if (string.IsNullOrWhiteSpace(locale) || locale.Length > 35) return [];
        try
        {
            return Chain(CultureInfo.GetCultureInfo(locale)).ToList();
        }
        catch (CultureNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Chain(CultureInfo culture)
    {
        var isTagalog = culture.Name == "tl" || culture.Name.StartsWith("tl-", StringComparison.Ordinal);
        for (; culture.Name.Length > 0; culture = culture.Parent) yield return culture.Name;
        // Old devices say Tagalog for Filipino.
        if (isTagalog) yield return "fil";
    }
}
