using System.Globalization;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds how many pieces are meant: "2 pairs", "zwei Stück", "两双", "both".</summary>
internal sealed class QuantityReader(EntityScan scan, Lexicon lexicon)
{
    private const int MostPieces = 99;

    private readonly IReadOnlyList<Token> tokens = scan.Tokens;

    public void Read()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var length = MatchAt(i, out var value);
            if (length == 0 || value is < 1 or > MostPieces || !Counts(i, length, value)) continue;
            scan.Take(EntityKind.Quantity, tokens[i].Start, tokens[i + length - 1].End, value.ToString(CultureInfo.InvariantCulture));
            i += length - 1;
        }
    }

    private int MatchAt(int at, out int value)
    {
        var token = tokens[at].Text;
        if (token.Length is > 1 and <= 3 && (token[0] == 'x' || token[^1] == 'x') && int.TryParse(token.Trim('x'), NumberStyles.None, CultureInfo.InvariantCulture, out value)) return 1;
        if (tokens[at].IsNumber && token.Length <= 2) return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out value) ? 1 : 0;
        return lexicon.Numbers.Match(tokens, at, out value);
    }

    private bool Counts(int at, int length, int value)
    {
        var first = tokens[at];
        var next = at + length;
        if (first.Text.Contains('x', StringComparison.Ordinal) && char.IsAsciiDigit(first.Text.Trim('x')[0])) return true;
        if (Before(Cue.Size, at) || Before(Cue.Number, at) || Before(Cue.Money, at) || Follows(Cue.Time, next) || Follows(Cue.Money, next)) return false;
        if (Follows(Cue.Unit, next)) return true;
        // "one" and "einer" are mostly pronouns, a bare digit mostly a list's number, a Chinese numeral mostly part of a word.
        return value > 1 && !first.IsNumber && !first.IsUnspaced || length > 1 && first.IsUnspaced;
    }

    private bool Before(Cue cue, int at)
    {
        for (var i = Math.Max(0, at - 2); i < at; i++)
            if (lexicon.Cues[cue].Match(tokens, i, out _) == at - i) return true;
        return false;
    }

    private bool Follows(Cue cue, int at) => at < tokens.Count && lexicon.Cues[cue].Match(tokens, at, out _) > 0;
}
