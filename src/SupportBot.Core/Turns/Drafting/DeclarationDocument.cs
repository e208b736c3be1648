using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>The acknowledgement of a withdrawal, to keep and to print.</summary>
/// <param name="Html">One file that needs no other and runs nothing.</param>
/// <param name="Text">The same words, for the log.</param>
internal sealed record DeclarationDocument(string Title, string Html, string Text)
{
    // What could be read as mark-up is escaped; letters of every script stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        :root{color-scheme:light}body{margin:0;background:#fff;color:#1b1f24;font:1rem/1.5 system-ui,sans-serif}
        main{max-width:42rem;margin:0 auto;padding:2.5rem 1.5rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 1.5rem}
        p{margin:0 0 1rem;white-space:pre-line;overflow-wrap:anywhere}@media print{main{max-width:none;padding:0}}
        """;

    public static DeclarationDocument Write(Declaration declaration, ReplyPhrases phrases)
    {
        var title = phrases.Say("document_title");
        IReadOnlyList<string> lines = [.. declaration.Lines.Select(line => phrases.Say(line.Phrase, line.Facts))];
        return new DeclarationDocument(title, Page(title, lines, phrases.Style), string.Join("\n\n", lines.Prepend(title)));
    }

    private static string Page(string title, IReadOnlyList<string> lines, LanguageStyle style) => $"""
        <!doctype html>
        <html lang="{style.Language}" dir="{(style.IsRightToLeft ? "rtl" : "ltr")}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Escape(title)}</title><style>{Style}</style></head>
        <body><main>
        <h1>{Escape(title)}</h1>
        {string.Join('\n', lines.Select(line => $"<p>{Escape(line)}</p>"))}
        </main></body>
        </html>

        """;

    private static string Escape(string text) => Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);
}
