using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.WebChat.DemoShop;

/// <summary>A small shop to try the bot in. Without the chat being opened it costs a few kilobytes and no call to the bot.</summary>
internal sealed class ShopPage(IServiceProvider services)
{
    public const string ScriptPath = "/demo/shop.js";
    public const string StylePath = "/demo/shop.css";
    private const string FirstMarket = "US";
    private readonly string template = PageAsset.Read("shop.html");
    private readonly Catalogue catalogue = Catalogue.Load();

    public PageAsset Script { get; } = PageAsset.Script("shop.js");
    public PageAsset Style { get; } = PageAsset.Style("shop.css");

    public IResult Show(HttpContext http, string? wanted)
    {
        var market = wanted is not null && catalogue.Markets.ContainsKey(wanted) ? wanted : MarketOf(http.Request);
        ContentRules.ForShop(http.Response);
        return Results.Content(Fill(market, catalogue.Markets[market]), "text/html; charset=utf-8");
    }

    // The first visit opens the shop whose language the browser likes best.
    private string MarketOf(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString().Split('-')[0])
        .Select(language => catalogue.Markets.FirstOrDefault(market => market.Value.Locale.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Key)
        .FirstOrDefault(market => market is not null) ?? FirstMarket;

    private string Fill(string market, ShopFront front)
    {
        var parts = front.Texts.ToDictionary(text => text.Key, text => Html(text.Value));
        parts["lang"] = front.Locale;
        parts["locale"] = front.Locale;
        parts["market"] = market;
        parts["market_lower"] = market.ToLowerInvariant();
        parts["style"] = $"{StylePath}?v={Style.Version}";
        parts["script"] = $"{ScriptPath}?v={Script.Version}";
        parts["markets"] = string.Concat(catalogue.Markets.Select(each => Link(each.Key, each.Value, each.Key == market)));
        parts["goods"] = string.Concat(front.Names.Select((name, at) => Product(name, front.PriceOf(at), catalogue.Art[at])));
        parts["guide"] = Guide(front, market);
        return parts.Aggregate(new StringBuilder(template), (page, part) => page.Replace($"{{{{{part.Key}}}}}", part.Value)).ToString();
    }

    private static string Link(string market, ShopFront front, bool isCurrent) =>
        $"""<a href="/?market={market}" lang="{front.Locale}" hreflang="{front.Locale}"{(isCurrent ? " aria-current=\"true\"" : "")}>{Html(front.Label)}</a>""";

    private static string Product(string name, string price, string art) =>
        $"""<li><div class="picture"><svg aria-hidden="true"><use href="#{art}"/></svg></div><h3>{Html(name)}</h3><p>{Html(price)}</p></li>""";

    private string Guide(ShopFront front, string market)
    {
        var orders = services.GetRequiredService<IDemoGuide>().Orders.Where(order => order.Market == market).ToList();
        if (orders.Count == 0) return "";
        var items = string.Concat(orders.Select(order => Try(front.Texts, order)));
        return $"""<aside class="guide"><h2>{Html(front.Texts["try"])}</h2><p>{Html(front.Texts["try_lead"])}</p><ol>{items}</ol></aside>""";
    }

    private static string Try(IReadOnlyDictionary<string, string> texts, DemoOrder order)
    {
        var words = order.Message is null ? "" : Row(texts, "say", order.Message, "words", order.Language);
        return $"<li><h3 lang=\"{order.Language}\">{Html(order.Hint)}</h3><dl>{Row(texts, "order", order.OrderNumber)}{Row(texts, "contact", order.Contact)}{words}</dl></li>";
    }

    private static string Row(IReadOnlyDictionary<string, string> texts, string label, string value, string style = "", Language? language = null) =>
        $"""<dt>{Html(texts[label])}</dt><dd class="{style}" lang="{language?.Tag}">{Html(value)}</dd><dd><button type="button" data-copy="{Html(value)}" data-done="{Html(texts["copied"])}" aria-label="{Html($"{texts["copy"]}: {value}")}">{Html(texts["copy"])}</button></dd>""";

    private static string Html(string text) => PageAsset.Html.Encode(text);
}
