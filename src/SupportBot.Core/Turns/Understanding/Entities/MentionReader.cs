using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds what is spoken of without being asked for: goods, colours, sizes and days, by the word lists of the language.</summary>
internal sealed class MentionReader(EntityScan scan, Lexicon lexicon)
{
    private const int MostSize = 60;

    private static readonly HashSet<string> LetterSizes = new("xxs xs xl xxl xxxl 2xl 3xl 4xl 5xl 6xl 2xs 3xs".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> ShortSizes = new("s m l".Split(' '), StringComparer.Ordinal);

    private readonly IReadOnlyList<Token> tokens = scan.Tokens;

    public void Read()
    {
        for (var at = 0; at < tokens.Count;)
            at += Math.Max(1, ReadAt(at));
    }

    private int ReadAt(int at)
    {
        if (ReadDay(at) is > 0 and var day) return day;
        if (Mention(EntityKind.Colour, at, lexicon.Colours.Match(tokens, at, out var colour), colour) is > 0 and var painted) return painted;
        if (Mention(EntityKind.Item, at, lexicon.Items.Match(tokens, at, out var item), item) is > 0 and var goods) return goods;
        return IsSize(at) ? Mention(EntityKind.Size, at, 1, tokens[at].Text.ToUpperInvariant()) : 0;
    }

    private bool IsSize(int at)
    {
        var text = tokens[at].Text;
        if (LetterSizes.Contains(text)) return true;
        return at > 0 && lexicon.Sizes.Contains(tokens[at - 1].Text)
            && (ShortSizes.Contains(text) || (tokens[at].IsNumber && text.Length <= 2 && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= MostSize));
    }

    // "Three days ago": the lists have the phrase with # for its number.
    private int ReadDay(int at)
    {
        var plain = lexicon.Days.Match(tokens, at, out var day);
        if (plain > 0) return Mention(EntityKind.Date, at, plain, day);
        for (var (before, number) = (0, 0); before <= lexicon.Days.MostBeforeNumber && at + before < tokens.Count; before++)
        {
            var length = NumberAt(at + before, out number);
            if (length == 0) continue;
            var counted = lexicon.Days.MatchCounted(tokens, at, before, length, out var unit);
            if (counted > 0) return Mention(EntityKind.Date, at, counted, $"{unit}-{number}");
        }
        return 0;
    }

    private int NumberAt(int at, out int number)
    {
        if (tokens[at].IsNumber && tokens[at].Text.Length <= 2) return int.TryParse(tokens[at].Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) ? 1 : 0;
        return lexicon.Numbers.Match(tokens, at, out number);
    }

    private int Mention(EntityKind kind, int at, int length, string? value)
    {
        if (length > 0) scan.Mention(kind, tokens[at].Start, tokens[at + length - 1].End, value!);
        return length;
    }
}
