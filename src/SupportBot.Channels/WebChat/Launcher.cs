using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.WebChat;

/// <summary><c>/launcher.js</c>: the one script that a shop puts on its pages. It carries its few words in every language of the bot.</summary>
internal sealed class Launcher(WidgetTexts texts)
{
    public const string Path = "/launcher.js";
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lazy<PageAsset> script = new(() => new PageAsset(
        Shrink(PageAsset.Read("launcher.js")).Replace("'labels'", Labels(texts), StringComparison.Ordinal), "text/javascript; charset=utf-8"));

    public IResult Send(HttpContext http) => script.Value.Send(http);

    private static string Labels(WidgetTexts texts) => JsonSerializer.Serialize(texts.Languages.ToDictionary(
        language => language.Tag,
        language => new[] { texts.Say(language, "widget_launcher_open"), texts.Say(language, "widget_launcher_close"), texts.Say(language, "widget_launcher_unread") }), Compact);

    // Comments and indentation are for us, not for every visitor of the shop.
    private static string Shrink(string source) => string.Join('\n', source.Split('\n').Select(line => line.Trim())
        .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)));
}
