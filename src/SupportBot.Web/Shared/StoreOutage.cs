using SupportBot.Core.Conversations;

namespace SupportBot.Web.Shared;

/// <summary>
/// What a page says while the store is away: that nothing was changed, and when to come back. Comes first, since even who is signed in is read
/// from the store. (The chat's own calls answer for themselves, in their protocol.)
/// </summary>
internal static partial class StoreOutage
{
    private const int ComeBackAfterSeconds = 5;

    public static void UseStoreOutage(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (LogUnavailableException away) when (!http.Response.HasStarted)
        {
            Away(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StoreOutage)), away.Message);
            await AnswerAsync(http);
        }
    });

    private static Task AnswerAsync(HttpContext http)
    {
        var texts = http.RequestServices.GetRequiredService<PageTexts>();
        var language = Language(http.Request, texts);
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = ComeBackAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        // The browser comes back by itself: unless it was about to send something, nobody has to do anything.
        var again = HttpMethods.IsGet(http.Request.Method) ? $"<meta http-equiv=\"refresh\" content=\"{ComeBackAfterSeconds}\">" : "";
        return http.Response.WriteAsync($"""
            <!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">{again}<title>{Text("outage.title")}</title></head>
            <body><main><h1>{Text("outage.title")}</h1><p>{Text("outage.text")}</p></main></body></html>
            """, http.RequestAborted);

        string Text(string key) => System.Net.WebUtility.HtmlEncode(texts.Find(language, key));
    }

    // Whose page it is cannot be known now; what the browser asks for can.
    private static string Language(HttpRequest request, PageTexts texts) =>
        (request.GetTypedHeaders().AcceptLanguage ?? []).OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => wanted.Value.ToString().Split('-')[0]).FirstOrDefault(texts.Languages.Contains) ?? PageTexts.Fallback;

    [LoggerMessage(Level = LogLevel.Error, Message = "A page could not be shown, because the store is away: {Reason}")]
    private static partial void Away(ILogger logger, string reason);
}
