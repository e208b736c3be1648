using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>The two lists a visitor chooses from: every country, every language of the bot.</summary>
internal sealed class ShopChoice(Catalogue catalogue, ReplyLibrary replies)
{
    public string Countries(string current, IReadOnlyDictionary<string, string> texts) => string.Concat(catalogue.Groups.Select(group =>
        $"""<optgroup label="{Html(texts[group.Name])}">{string.Concat(group.Markets.Select(each => Option(each.Key, CountryName(each.Value), each.Key == current)))}</optgroup>"""));

    /// <summary>The first stands for whatever is spoken in the country, so that the language follows when only the country is changed.</summary>
    public string Languages(ShopVisit visit, string ownLanguage)
    {
        var own = Option("", $"{ownLanguage} ({NameOf(visit.Front.OwnLanguage)})", !visit.HasChosenLanguage);
        return own + string.Concat(replies.All.Select(phrases => phrases.Style).OrderBy(style => style.Language.Tag, StringComparer.Ordinal)
            .Select(style => Option(style.Language.Tag, style.Name, visit.HasChosenLanguage && style.Language == visit.Language, style.Language)));
    }

    private string NameOf(Language language) => replies.In(language).Style.Name;

    private static string CountryName(ShopFront front) => front.Name == front.Label ? front.Name : $"{front.Name} · {front.Label}";

    private static string Option(string value, string text, bool isSelected, Language? language = null) =>
        $"""<option value="{value}"{(language is { } own ? $" lang=\"{own}\"" : "")}{(isSelected ? " selected" : "")}>{Html(text)}</option>""";

    private static string Html(string text) => PageAsset.Html.Encode(text);
}
