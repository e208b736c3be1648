namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>Overlapping stretches of a long sentence: people who write on without a stop still say one thing after the other.</summary>
internal static class Windows
{
    private const int Words = 9, Characters = 16;

    public static IEnumerable<Segment> Of(Segment sentence) => Of(sentence, Words, Characters);

    /// <param name="words">How long a stretch is; in scripts without spaces, <paramref name="characters"/>.</param>
    public static IEnumerable<Segment> Of(Segment sentence, int words, int characters)
    {
        // An order number is a token a digit; a stretch of little else says nothing.
        var tokens = sentence.Tokens.Where(token => !token.IsMask).ToList();
        var size = tokens.Count(token => token.IsUnspaced) * 2 > tokens.Count ? characters : words;
        for (var from = 0; tokens.Count >= size * 3 / 2 && from + size / 2 < tokens.Count; from += size / 2)
            yield return new Segment([.. tokens.Skip(from).Take(size)], sentence.IsQuestion);
    }
}
