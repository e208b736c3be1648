using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace SupportBot.Web.Shared;

/// <summary>Shows the bot's small Markdown: only **bold** becomes an element, everything is written as text.</summary>
internal static class Markup
{
    public static IHtmlContent Bold(string text)
    {
        var parts = text.Split("**");
        var html = new HtmlContentBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            // An odd mark at the end has no partner and stays what it is.
            if (i % 2 == 0) html.Append(parts[i]);
            else if (i == parts.Length - 1) html.Append("**" + parts[i]);
            else html.AppendHtml(Strong(parts[i]));
        }
        return html;
    }

    private static TagBuilder Strong(string text)
    {
        var strong = new TagBuilder("strong");
        strong.InnerHtml.Append(text);
        return strong;
    }
}
