namespace SupportBot.Core.Turns.Understanding.Text;

/// <summary>Overlapping stretches of a long sentence: people who write on without a stop still say one thing after the other.</summary>
internal static class Windows
{
    private const int Words = 9, Characters = 16;

    public static IEnumerable<Segment> Of(Segment sentence)
    {
        var size = sentence.Tokens.Count(token => token.IsUnspaced) * 2 > sentence.Tokens.Count ? Characters : Words;
        for (var from = 0; sentence.Tokens.Count >= size * 3 / 2 && from + size / 2 < sentence.Tokens.Count; from += size / 2)
            yield return new Segment([.. sentence.Tokens.Skip(from).Take(size)], sentence.IsQuestion);
    }
}
