namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>A stretch of tokens that says one thing.</summary>
internal readonly record struct Segment(IReadOnlyList<Token> Tokens, bool IsQuestion)
{
    public int Start => Tokens[0].Start;
}

/// <summary>Cuts a text into sentences, and sentences into clauses.</summary>
internal static class Segmenter
{
    public static List<Segment> Sentences(string text, IReadOnlyList<Token> tokens) => Cut(text, tokens, EndsSentence);

    public static List<Segment> Clauses(string text, IReadOnlyList<Token> tokens, Func<string, bool> joinsClauses)
    {
        List<Segment> clauses = [];
        foreach (var part in Cut(text, tokens, (s, at) => EndsSentence(s, at) || EndsClause(s, at)))
            clauses.AddRange(CutAtJoints(part, joinsClauses));
        return clauses;
    }

    private static IEnumerable<Segment> CutAtJoints(Segment part, Func<string, bool> joinsClauses)
    {
        var from = 0;
        for (var i = 1; i < part.Tokens.Count; i++)
        {
            if (!joinsClauses(part.Tokens[i].Text)) continue;
            yield return Slice(part, from, i);
            from = i;
        }
        yield return Slice(part, from, part.Tokens.Count);
    }

    private static Segment Slice(Segment whole, int from, int to) =>
        new([.. whole.Tokens.Skip(from).Take(to - from)], whole.IsQuestion && to == whole.Tokens.Count);

    private static List<Segment> Cut(string text, IReadOnlyList<Token> tokens, Func<string, int, bool> isBoundary)
    {
        List<Segment> segments = [];
        List<Token> open = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            open.Add(tokens[i]);
            var until = i + 1 < tokens.Count ? tokens[i + 1].Start : text.Length;
            var (ends, asks) = Between(text, tokens[i].End, until, isBoundary);
            if (!ends && i + 1 < tokens.Count) continue;
            segments.Add(new Segment(open, asks));
            open = [];
        }
        return segments;
    }

    private static (bool Ends, bool Asks) Between(string text, int from, int to, Func<string, int, bool> isBoundary)
    {
        var ends = false;
        for (var at = from; at < to; at++)
        {
            if (text[at] is '?' or '\u061F') return (true, true);
            ends |= isBoundary(text, at);
        }
        return (ends, false);
    }

    // A full stop ends a sentence only before a gap: 3.5 and "z.B." do not.
    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' or '!' or '?' or ';' or '\u3002' or '\u2026' or '\u061F' or '\u06D4' => true,
        '.' => at + 1 >= text.Length || text[at + 1] is ' ' or '\n' or '.',
        _ => false,
    };

    // Where words are written together, a gap is punctuation.
    private static bool EndsClause(string text, int at) => text[at] is ',' or ':' or '(' or ')' or '\u3001' or '\u060C' or '/' or '|'
        || (text[at] == ' ' && at > 0 && at + 1 < text.Length && Scripts.IsUnspaced(text[at - 1]) && Scripts.IsUnspaced(text[at + 1]));
}
