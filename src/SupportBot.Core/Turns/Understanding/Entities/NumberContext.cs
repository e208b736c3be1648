using System.Buffers;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>What the words around a number say about it.</summary>
internal sealed class NumberContext
{
    // A Chinese word takes two or three of the one-character tokens.
    private const int Near = 6, NearUnspaced = 10;

    private static readonly SearchValues<char> Cuts = SearchValues.Create("\n!?。！？;");

    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly Lexicon lexicon;

    public NumberContext(EntityScan scan, Lexicon lexicon) => (text, tokens, this.lexicon) = (scan.Masked, scan.Tokens, lexicon);

    public IReadOnlyList<Token> Tokens => tokens;

    public bool SaysOrderBefore(int at) => Before(at, Cue.Order, Near);

    public bool SaysPhoneBefore(int at) => Before(at, Cue.Phone, 3);

    public bool SaysTrackingBefore(int at)
    {
        var last = IndexBefore(at);
        for (var i = last; i >= 0 && last - i < Near; i--)
            if (lexicon.Concepts.Match(tokens, i, out var concept) > 0) return concept == "track";
        return false;
    }

    /// <summary>An order word with nothing but "number", "is" and the like between it and the number.</summary>
    public bool SaysOrderRightBefore(int at)
    {
        for (var i = IndexBefore(at); i >= 0; i--)
        {
            if (EndsWith(i, Cue.Order)) return true;
            if (!EndsWith(i, Cue.Number)) return false;
        }
        return false;
    }

    public bool SaysOrderAfter(int at) => After(at, Cue.Order, 5);

    /// <summary>A postcode, a size, a price, a length of time: a number, but nobody's order.</summary>
    public bool SaysSomethingElse(int at) =>
        Before(at, Cue.Postcode, 3) || Before(at, Cue.Size, 2) || Before(at, Cue.Money, 1) || Before(at, Cue.Phone, 3)
        || After(at, Cue.Money, 1) || After(at, Cue.Time, 1) || After(at, Cue.Unit, 1) || After(at, Cue.Postcode, 2);

    /// <summary>Whether the message is this number and hardly a word more.</summary>
    public bool IsAlone(int at)
    {
        if (tokens.Count > 6) return false;
        var others = tokens.Where(token => token.Start != at).ToList();
        return others.Count == 0
            || others.TrueForAll(token => !token.IsNumber && (lexicon.Words.Contains(token.Text) || Is(token, Cue.Number)));
    }

    private bool Is(Token token, Cue cue) => lexicon.Cues[cue].Contains(token.Text);

    private bool Before(int at, Cue cue, int reach)
    {
        var last = IndexBefore(at);
        for (var i = last; i >= 0 && last - i < (tokens[i].IsUnspaced ? NearUnspaced : reach); i--)
        {
            if (IsCut(tokens[i].End, i == last ? at : tokens[i + 1].Start)) return false;
            if (lexicon.Cues[cue].Match(tokens, i, out _) > 0) return true;
        }
        return false;
    }

    private bool After(int at, Cue cue, int reach)
    {
        var first = FirstAt(token => token.Start > at);
        for (var i = first; i < tokens.Count && i - first < reach; i++)
        {
            if (IsCut(tokens[i - 1].End, tokens[i].Start)) return false;
            if (lexicon.Cues[cue].Match(tokens, i, out _) > 0) return true;
        }
        return false;
    }

    private bool IsCut(int from, int to) => text.AsSpan(from, to - from).IndexOfAny(Cuts) >= 0;

    private bool EndsWith(int at, Cue cue)
    {
        for (var i = at; i >= 0 && i > at - 4; i--)
            if (lexicon.Cues[cue].Match(tokens, i, out _) == at - i + 1) return true;
        return false;
    }

    private int IndexBefore(int at) => FirstAt(token => token.End > at) - 1;

    private int FirstAt(Func<Token, bool> isThere)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isThere(tokens[middle])) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
