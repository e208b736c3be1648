using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>A small shop to try the bot in. Without the chat being opened it costs a few kilobytes and no call to the bot.</summary>
internal sealed class ShopPage(IServiceProvider services, ReplyLibrary replies)
{
    public const string ScriptPath = "/demo/shop.js";
    public const string StylePath = "/demo/shop.css";
    private readonly string template = PageAsset.Read("shop.html");
    private readonly Catalogue catalogue = Catalogue.Load();

    public PageAsset Script { get; } = PageAsset.Script("shop.js");
    public PageAsset Style { get; } = PageAsset.Style("shop.css");

    public IResult Show(HttpContext http, string? market, string? language)
    {
        Language? chosen = language is not null && replies.Speaks(new Language(language)) ? new Language(language) : null;
        ContentRules.ForShop(http.Response);
        return Results.Content(Fill(ShopVisit.Of(http.Request, catalogue, market, chosen)), "text/html; charset=utf-8");
    }

    private string Fill(ShopVisit visit)
    {
        var written = catalogue.Written(visit.Language);
        var words = catalogue.Words[written.Tag];
        var choice = new ShopChoice(catalogue, replies);
        var parts = words.Texts.ToDictionary(text => text.Key, text => Html(text.Value));
        parts["shipping"] = Html(words.Texts["shipping"].Replace("{amount}", Price(visit, visit.Front.FreeFrom), StringComparison.Ordinal));
        parts["lang"] = written.Tag;
        parts["dir"] = WidgetTexts.IsRightToLeft(written) ? "rtl" : "ltr";
        parts["locale"] = $"{visit.Language}-{visit.Market}";
        parts["market"] = visit.Market;
        parts["market_lower"] = visit.Market.ToLowerInvariant();
        parts["chosen_language"] = visit.HasChosenLanguage ? visit.Language.Tag : "";
        parts["style"] = $"{StylePath}?v={Style.Version}";
        parts["script"] = $"{ScriptPath}?v={Script.Version}";
        parts["countries"] = choice.Countries(visit.Market, words.Texts);
        parts["languages"] = choice.Languages(visit, words.Texts["own_language"]);
        parts["goods"] = string.Concat(words.Names.Select((name, at) => Product(name, Price(visit, visit.Front.Prices[at]), catalogue.Art[at])));
        parts["guide"] = Guide(words.Texts, visit);
        return parts.Aggregate(new StringBuilder(template), (page, part) => page.Replace($"{{{{{part.Key}}}}}", part.Value)).ToString();
    }

    // As the bot writes amounts, so that shop and chat agree.
    private string Price(ShopVisit visit, decimal amount) =>
        replies.In(visit.Language, visit.Market).Write(Fact.Money("price", new Money(amount, visit.Front.Currency)));

    private static string Product(string name, string price, string art) =>
        $"""<li><div class="picture"><svg aria-hidden="true"><use href="#{art}"/></svg></div><h3>{Html(name)}</h3><p>{Html(price)}</p></li>""";

    private string Guide(IReadOnlyDictionary<string, string> texts, ShopVisit visit)
    {
        var orders = services.GetRequiredService<IDemoGuide>().Orders.Where(order => order.Market == visit.Market).ToList();
        if (orders.Count == 0) return "";
        var items = string.Concat(orders.Select(order => Try(texts, order, order.HintLanguage(visit.Language))));
        return $"""<aside class="guide"><h2>{Html(texts["try"])}</h2><p>{Html(texts["try_lead"])}</p><ol>{items}</ol></aside>""";
    }

    private static string Try(IReadOnlyDictionary<string, string> texts, DemoOrder order, Language language) =>
        $"""<li><h3 lang="{language}" dir="auto">{Html(order.Hints[language.Tag])}</h3><dl>{Row(texts, "order", order.OrderNumber)}{Row(texts, "contact", order.Contact)}</dl></li>""";

    private static string Row(IReadOnlyDictionary<string, string> texts, string label, string value) =>
        $"""<dt>{Html(texts[label])}</dt><dd>{Html(value)}</dd><dd><button type="button" data-copy="{Html(value)}" data-done="{Html(texts["copied"])}" aria-label="{Html($"{texts["copy"]}: {value}")}">{Html(texts["copy"])}</button></dd>""";

    private static string Html(string text) => PageAsset.Html.Encode(text);
}
