using Microsoft.AspNetCore.Http;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>Which country's shop a visitor sees, and in which language.</summary>
/// <param name="HasChosenLanguage">The visitor's own choice: it stays when they go to another country.</param>
internal sealed record ShopVisit(string Market, ShopFront Front, Language Language, bool HasChosenLanguage)
{
    private const string FirstMarket = "US";

    /// <summary>What the address names; what it leaves open comes from the languages that the browser asks for.</summary>
    /// <param name="language">Null or empty: the country's own.</param>
    public static ShopVisit Of(HttpRequest request, Catalogue catalogue, string? market, Language? language)
    {
        var named = catalogue.Markets.FirstOrDefault(each => each.Key == market);
        var visit = named.Key is null ? First(request, catalogue) : At(named, named.Value.OwnLanguage);
        return language is { } chosen ? visit with { Language = chosen, HasChosenLanguage = true } : visit;
    }

    private static ShopVisit First(HttpRequest request, Catalogue catalogue) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(accepted => accepted.Quality ?? 1)
        .Select(accepted => Home(catalogue, accepted.Value.ToString()))
        .FirstOrDefault(visit => visit is not null) ?? At(catalogue.Markets.First(each => each.Key == FirstMarket), Language.English);

    // en-GB is at home in Britain; en alone in the first shop whose own language it is.
    private static ShopVisit? Home(Catalogue catalogue, string locale)
    {
        var language = PageLocale.LanguageOf(locale);
        var homes = catalogue.Markets.Where(each => each.Value.Languages.Contains(language.Tag)).ToList();
        var home = homes.Find(each => locale.EndsWith($"-{each.Key}", StringComparison.OrdinalIgnoreCase));
        if (home.Key is null) home = homes.Find(each => each.Value.OwnLanguage == language);
        return home.Key is null ? null : At(home, language);
    }

    private static ShopVisit At(KeyValuePair<string, ShopFront> market, Language language) =>
        new(market.Key, market.Value, language, language != market.Value.OwnLanguage);
}
