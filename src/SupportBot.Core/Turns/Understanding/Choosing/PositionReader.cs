using System.Globalization;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Choosing;

/// <summary>Reads positions in a list: "2", "nomor 2", "the second one", "第二个", "1 and 3", "the last", "both", "all".</summary>
internal sealed class PositionReader(ChoiceAnswer answer, int count)
{
    // "2" and "two please" answer a list; in a longer sentence a number may count anything.
    private const int ShortAnswer = 6, ShortUnspaced = 8;

    public IEnumerable<int> Wanted() => Read(answer.Wanted);

    public IEnumerable<int> Refused() => Read(answer.Refused);

    // Where an ordinal is said, a number beside it is no position: "the second one".
    private List<int> Read(IReadOnlyList<Token> tokens)
    {
        var ordinals = Walk(tokens, OrdinalAt);
        return ordinals.Count > 0 ? ordinals : Walk(tokens, NumberAt);
    }

    private delegate int Reading(IReadOnlyList<Token> tokens, int at, out int position);

    private List<int> Walk(IReadOnlyList<Token> tokens, Reading read)
    {
        List<int> found = [];
        for (var at = 0; at < tokens.Count;)
        {
            var length = read(tokens, at, out var position);
            if (length > 0) found.AddRange(Positions(position));
            at += Math.Max(1, length);
        }
        return [.. found.Distinct()];
    }

    private int OrdinalAt(IReadOnlyList<Token> tokens, int at, out int position) => answer.Lexicon.Ordinals.Match(tokens, at, out position);

    private int NumberAt(IReadOnlyList<Token> tokens, int at, out int position)
    {
        if (tokens[at].IsNumber && tokens[at].Text.Length <= 2)
        {
            position = int.Parse(tokens[at].Text, CultureInfo.InvariantCulture);
            return (IsShort(tokens) || IsMarked(tokens, at)) && !Counts(tokens, at + 1) ? 1 : 0;
        }
        var length = answer.Lexicon.Numbers.Match(tokens, at, out position);
        return length > 0 && answer.Lexicon.Ordinals.Match(tokens, at, out _) == 0 && (IsMarked(tokens, at) || SaysOnlyNumbers(tokens)) ? length : 0;
    }

    private IReadOnlyList<int> Positions(int position) => position switch
    {
        Lexicon.All => [.. Enumerable.Range(0, count)],
        Lexicon.Both => count == 2 ? [0, 1] : [],
        Lexicon.Last => [count - 1],
        _ => position >= 1 && position <= count ? [position - 1] : [],
    };

    private static bool IsShort(IReadOnlyList<Token> tokens) =>
        tokens.Count <= (tokens.Any(token => token.IsUnspaced) ? ShortUnspaced : ShortAnswer);

    private bool IsMarked(IReadOnlyList<Token> tokens, int at) => at > 0 && answer.Lexicon.Cues[Cue.Number].Contains(tokens[at - 1].Text);

    private bool Counts(IReadOnlyList<Token> tokens, int after) =>
        after < tokens.Count && (answer.Lexicon.Cues[Cue.Time].Match(tokens, after, out _) > 0 || answer.Lexicon.Cues[Cue.Money].Match(tokens, after, out _) > 0);

    // "Two", "one and three"; but "one, please" is no first place, and "eine" mostly an article.
    private bool SaysOnlyNumbers(IReadOnlyList<Token> tokens)
    {
        var numbers = Enumerable.Range(0, tokens.Count).Count(at => answer.Lexicon.Numbers.Match(tokens, at, out _) > 0);
        return tokens.Count == 1 || (numbers > 1 && Enumerable.Range(0, tokens.Count).All(at => IsSmallWord(tokens, at)));
    }

    private bool IsSmallWord(IReadOnlyList<Token> tokens, int at) =>
        answer.Lexicon.Words.Contains(tokens[at].Text)
        || answer.Lexicon.Numbers.Match(tokens, at, out _) > 0 || answer.Lexicon.Cues[Cue.Joint].Match(tokens, at, out _) > 0;
}
