using System.Text;

namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>Cuts folded text into words, and scripts without spaces into characters.</summary>
internal static class Tokenizer
{
    // No word is longer; what is longer is a key held down or pasted noise.
    private const int LongestWord = 40;

    public static List<Token> Split(string text) => Split(text, 0, text.Length);

    public static List<Token> Split(string text, int from, int to)
    {
        List<Token> tokens = [];
        for (var at = from; at < to;)
        {
            var end = EndOfToken(text, at, to);
            if (end > at) tokens.Add(ToToken(text, at, end));
            at = Math.Max(end, at + 1);
        }
        return tokens;
    }

    private static int EndOfToken(string text, int at, int to)
    {
        if (IsMask(text[at])) return at + 1;
        if (Scripts.IsUnspaced(text[at])) return at + 1;
        var end = at;
        while (end < to && end - at < LongestWord && IsWordPart(text, at, end, to)) end++;
        return end;
    }

    private static bool IsWordPart(string text, int start, int at, int to) =>
        IsLetter(text[at]) || (text[at] == '\'' && at > start && at + 1 < to && IsLetter(text[at + 1]));

    private static bool IsLetter(char c) =>
        char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && !Scripts.IsUnspaced(c) && !IsMask(c) && (char.IsLetterOrDigit(c) || Scripts.IsMark(c)));

    private static bool IsMask(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.PrivateUse;

    private static Token ToToken(string text, int start, int end) =>
        new(start, end, Squeeze(text, start, end), Scripts.IsUnspaced(text[start]));

    private static string Squeeze(string text, int start, int end)
    {
        StringBuilder? squeezed = null;
        for (var at = start; at < end; at++)
        {
            var isStretched = at >= start + 2 && text[at] == text[at - 1] && text[at] == text[at - 2] && char.IsLetter(text[at]);
            if (isStretched) squeezed ??= new StringBuilder(text, start, at - start, end - start);
            else squeezed?.Append(text[at]);
        }
        return squeezed?.ToString() ?? text[start..end];
    }
}
