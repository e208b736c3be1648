using System.Globalization;
using System.Text;

namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>Folds any text, broken UTF-16 included, in one pass.</summary>
internal static class TextFolder
{
    // Vietnamese and Thai stack two marks on a letter; more than three is decoration.
    private const int MostMarks = 3;

    public static FoldedText Fold(string original)
    {
        var folding = new Folding(original.Length);
        for (var at = 0; at < original.Length;)
        {
            if (IsPlain(original, at))
            {
                folding.Add(char.ToLowerInvariant(original[at]), at);
                at++;
                continue;
            }
            var end = EndOfCluster(original, at);
            folding.Add(FoldCluster(original, at, end), at, end);
            at = end;
        }
        return folding.ToFoldedText();
    }

    // Nearly all there is: a character that folds to its small letter or to itself, with no mark behind it. For speed alone.
    private static bool IsPlain(string text, int at) => IsPlain(text[at]) && (at + 1 == text.Length || text[at + 1] < '\u0300' || !Extends(text[at + 1]));

    private static bool IsPlain(char c) => c is >= ' ' and < '\u007F' and not '`'
        or >= '\u00C0' and <= '\u0131' or >= '\u0134' and <= '\u013E' or >= '\u0141' and <= '\u0148' or >= '\u014A' and <= '\u017E' or >= '\u1EA0' and <= '\u1EF9'
        or >= '\u0400' and <= '\u045F' or >= '\u0490' and <= '\u04F9' or >= '\u0621' and <= '\u064A'
        or >= '\u0E01' and <= '\u0E30' or >= '\u0E40' and <= '\u0E46' or >= '\u3041' and <= '\u3094' or >= '\u30A1' and <= '\u30FA'
        or >= '\u4E00' and <= '\u9FA5' or >= '\uAC00' and <= '\uD7A3';

    private static int EndOfCluster(string text, int at)
    {
        if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') return at + 2;
        var end = at + (char.IsSurrogatePair(text, at) ? 2 : 1);
        while (end < text.Length && text[end] >= '\u0300' && Extends(text[end])) end++;
        return end;
    }

    // Marks, and the Korean vowels and finals that old keyboards send apart from their consonant.
    private static bool Extends(char c) =>
        c is >= '\u1160' and <= '\u11FF'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static string FoldCluster(string text, int at, int end)
    {
        if (end - at == 1 && text[at] < '\u0080') return FoldAscii(text[at]);
        if (end - at == 2 && text[at] == '\r') return "\n";
        return FoldBase(text, at) switch
        {
            '\0' => "",
            ' ' => " ",
            _ => Compose(text, at, end),
        };
    }

    private static string FoldAscii(char c) => c switch
    {
        '\n' or '\r' => "\n",
        '\t' or '\v' or '\f' => " ",
        < ' ' or '\u007F' => "",
        _ => AsciiLower[c],
    };

    // Nothing that has no meaning of its own comes through: it would only hide words from the reader.
    private static char FoldBase(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.Surrogate or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => '\0',
        _ => 'x',
    };

    private static string Compose(string text, int at, int end)
    {
        var baseEnd = at + (char.IsSurrogatePair(text, at) ? 2 : 1);
        var kept = end - baseEnd > MostMarks ? baseEnd : end;
        var cluster = text[at..kept].Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return cluster.Length == 1 ? FoldPunctuation(cluster) : cluster;
    }

    private static string FoldPunctuation(string c) => c[0] switch
    {
        > '\u007F' when CharUnicodeInfo.GetDecimalDigitValue(c[0]) is >= 0 and var digit => AsciiLower['0' + digit],
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' => "-",
        '\u2018' or '\u2019' or '\u201B' or '\u00B4' or '\u0060' => "'",
        '\u201C' or '\u201D' or '\u201E' => "\"",
        _ => c,
    };

    private static readonly string[] AsciiLower = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString().ToLowerInvariant())];

    private sealed class Folding(int capacity)
    {
        private readonly StringBuilder text = new(capacity);
        private readonly List<int> starts = new(capacity);
        private readonly List<int> ends = new(capacity);

        public void Add(char folded, int at)
        {
            text.Append(folded);
            starts.Add(at);
            ends.Add(at + 1);
        }

        public void Add(string folded, int start, int end)
        {
            text.Append(folded);
            foreach (var _ in folded)
            {
                starts.Add(start);
                ends.Add(end);
            }
        }

        public FoldedText ToFoldedText() => new(text.ToString(), [.. starts], [.. ends]);
    }
}
