using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.WebChat;

/// <summary><c>/chat</c>: the frame. A shell that shows at once; its script brings the chat itself afterwards.</summary>
internal sealed class ChatPage(WidgetTexts texts, VendorFiles vendor, ChatAddresses addresses, IOptions<WidgetOptions> options)
{
    public const string Path = "/chat";
    public const string ScriptPath = "/chat/app.js";
    public const string StylePath = "/chat/app.css";

    private static readonly string[] Keys =
    [
        "title", "status_ready", "status_connecting", "loading", "reconnecting", "offline", "failed", "retry", "person", "person_short", "person_message", "close",
        "placeholder", "upload", "noscript",
    ];

    private readonly string template = PageAsset.Read("chat.html");

    public PageAsset Script { get; } = PageAsset.Script("app.js");
    public PageAsset Style { get; } = PageAsset.Style("app.css");

    public IResult Show(HttpContext http, string? locale, string? market, string? shop, string? host)
    {
        var wanted = locale is not null && TokenEndpoint.LocaleShape().IsMatch(locale) ? locale : "en";
        var language = PageLocale.LanguageOf(wanted);
        var origin = addresses.OwnOrigin(http.Request);
        var nonce = ContentRules.NewNonce();
        ContentRules.ForChat(http.Response, nonce, string.Concat("ws", origin.AsSpan("http".Length)), options.Value.ShopOrigins);
        var words = Keys.ToDictionary(key => key, key => texts.Say(language, $"widget_{key}"));
        var data = new
        {
            texts = words,
            locale = wanted,
            chatLocale = ChatLocale(language, wanted),
            isRightToLeft = WidgetTexts.IsRightToLeft(language),
            market = market is not null && TokenEndpoint.MarketShape().IsMatch(market) ? market : null,
            shop = shop is not null && TokenEndpoint.ShopShape().IsMatch(shop) ? shop : null,
            // Whom the frame talks to: only a page that may frame it anyway.
            host = host is not null && (host == origin || options.Value.ShopOrigins.Contains(host)) ? host : null,
            domain = origin + ChatAddresses.Base,
            bundle = vendor.Find("botframework-webchat", "webchat.js"),
        };
        return Results.Content(Fill(words, nonce, language, JsonSerializer.Serialize(data, JsonSerializerOptions.Web)), "text/html; charset=utf-8");
    }

    // The default JSON encoder leaves no < in the data, so it cannot end its script element.
    private string Fill(Dictionary<string, string> words, string nonce, Language language, string data)
    {
        var page = template
            .Replace("{{nonce}}", nonce, StringComparison.Ordinal)
            .Replace("{{lang}}", texts.Spoken(language).Tag, StringComparison.Ordinal)
            .Replace("{{dir}}", WidgetTexts.IsRightToLeft(language) ? "rtl" : "ltr", StringComparison.Ordinal)
            .Replace("{{script}}", $"{ScriptPath}?v={Script.Version}", StringComparison.Ordinal)
            .Replace("{{style}}", $"{StylePath}?v={Style.Version}", StringComparison.Ordinal);
        page = words.Aggregate(page, (so, word) => so.Replace($"{{{{{word.Key}}}}}", PageAsset.Html.Encode(word.Value), StringComparison.Ordinal));
        return page.Replace("{{data}}", data, StringComparison.Ordinal);
    }

    // The chat's own texts are fuller for ar-SA than for other Arabic, and it knows Chinese by region only.
    private static string ChatLocale(Language language, string wanted) => language.Tag switch
    {
        "ar" => "ar-SA",
        "zh-Hans" => "zh-CN",
        "zh-Hant" => wanted.EndsWith("HK", StringComparison.OrdinalIgnoreCase) ? "zh-HK" : "zh-TW",
        "id" => "id-ID",
        "pt" => wanted.EndsWith("PT", StringComparison.OrdinalIgnoreCase) ? "pt-PT" : "pt-BR",
        _ => wanted.Replace('_', '-'),
    };
}
