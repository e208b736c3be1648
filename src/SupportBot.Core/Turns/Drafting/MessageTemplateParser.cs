using System.Text;

namespace SupportBot.Core.Turns.Drafting;

internal sealed class MessageTemplateParser(string text)
{
    private int position;

    public IReadOnlyList<MessageTemplate.Piece> Parse()
    {
        var pieces = ParsePieces(inPlural: false);
        return position == text.Length ? pieces : throw Wrong("a } too many");
    }

    private List<MessageTemplate.Piece> ParsePieces(bool inPlural)
    {
        var pieces = new List<MessageTemplate.Piece>();
        var literal = new StringBuilder();
        for (; position < text.Length && text[position] != '}'; position++)
        {
            if (text[position] == '{') { Flush(); pieces.Add(ParsePlaceholder(inPlural)); }
            else if (text[position] == '#' && inPlural) { Flush(); pieces.Add(new MessageTemplate.Hash()); }
            else literal.Append(text[position]);
        }
        Flush();
        return pieces;

        void Flush()
        {
            if (literal.Length > 0) pieces.Add(new MessageTemplate.Literal(literal.ToString()));
            literal.Clear();
        }
    }

    // Leaves the position on the closing brace.
    private MessageTemplate.Piece ParsePlaceholder(bool inPlural)
    {
        position++;
        var name = Until(',', '}').Trim();
        if (name.Length == 0 || name.Any(char.IsWhiteSpace)) throw Wrong($"'{name}' is no name of a placeholder");
        if (Current == '}') return new MessageTemplate.Placeholder(name);
        position++;
        var kind = Until(',', '}').Trim();
        if (kind is not ("plural" or "select") || Current != ',') throw Wrong($"'{kind}' is neither plural nor select");
        position++;
        return new MessageTemplate.Switch(name, kind == "plural", ParseCases(inPlural || kind == "plural"));
    }

    private Dictionary<string, IReadOnlyList<MessageTemplate.Piece>> ParseCases(bool inPlural)
    {
        var cases = new Dictionary<string, IReadOnlyList<MessageTemplate.Piece>>(StringComparer.Ordinal);
        while (true)
        {
            var name = Until('{', '}').Trim();
            if (Current == '}') break;
            position++;
            cases[name] = ParsePieces(inPlural);
            if (Current != '}') throw Wrong("a } is missing");
            position++;
        }
        return cases.ContainsKey("other") ? cases : throw Wrong("the case 'other' is missing");
    }

    private char Current => position < text.Length ? text[position] : throw Wrong("a } is missing");

    private string Until(char one, char other)
    {
        var start = position;
        while (Current != one && Current != other) position++;
        return text[start..position];
    }

    private FormatException Wrong(string what) => new($"{what}, at character {position + 1} of: {text}");
}
