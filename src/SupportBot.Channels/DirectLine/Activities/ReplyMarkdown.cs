using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>
/// A reply's text as Markdown that shows exactly what was meant: bold and lists stay, line breaks break, and whatever else a product name
/// or an order note happens to hold is shown as it stands instead of becoming a link, an image or a heading.
/// </summary>
internal static partial class ReplyMarkdown
{
    public static string Write(string text) =>
        string.Join("  \n", text.ReplaceLineEndings("\n").Split('\n').Select(Line));

    private static string Line(string line)
    {
        var bullet = BulletShape().Match(line).Length;
        var escaped = new StringBuilder(line, 0, bullet, line.Length + 16);
        var rest = line.AsSpan(bullet);
        if (LineStart().Match(line, bullet) is { Success: true } start)
        {
            escaped.Append(line, bullet, start.Length - 1).Append('\\').Append(line[bullet + start.Length - 1]);
            rest = rest[start.Length..];
        }

        foreach (var piece in Urls().Split(rest.ToString())) escaped.Append(Urls().IsMatch(piece) ? piece : Special().Replace(piece, @"\$0"));
        return escaped.ToString();
    }

    [GeneratedRegex(@"^\s{0,3}- ")]
    private static partial Regex BulletShape();

    // What would begin a heading, a list, a quote or a rule; "14. März" must not become a list that counts from 14.
    [GeneratedRegex(@"\G\s*(\d+[.)]|[#>+=~-])")]
    private static partial Regex LineStart();

    // An underscore inside a word is no emphasis, so e-mail addresses keep theirs readable; ** is ours.
    [GeneratedRegex(@"(?<!\*)\*(?!\*)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[\\`\[\]<>&|~]")]
    private static partial Regex Special();

    [GeneratedRegex(@"(https?://[^\s<>""]+)")]
    private static partial Regex Urls();
}
