using SupportBot.Core.Conversations;

namespace SupportBot.Channels;

/// <summary>From a page's locale (<c>pt-BR</c>, <c>zh_TW</c>) to a written language.</summary>
public static class PageLocale
{
    private static readonly string[] TraditionalChinese = ["hant", "tw", "hk", "mo"];

    /// <summary>English when there is none.</summary>
    public static Language LanguageOf(string? locale)
    {
        var parts = (locale ?? "").ToLowerInvariant().Split('-', '_');
        return parts[0] switch
        {
            "" => Language.English,
            "zh" or "yue" => new Language(parts.Skip(1).Any(TraditionalChinese.Contains) ? "zh-Hant" : "zh-Hans"),
            "in" => new Language("id"), // what old Java and Android call Indonesian
            "tl" => new Language("fil"),
            var tag => new Language(tag),
        };
    }
}
