namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>Compares what was found of one type with what is there: as typed but for case and blanks, or by its normal form.</summary>
internal static class EntityScores
{
    public static Score Of(string type, IEnumerable<(TestMessage Meant, UnderstoodMessage Understood)> read) =>
        read.Aggregate(default(Score), (sum, pair) => sum + Of(type, pair.Meant, pair.Understood));

    private static Score Of(string type, TestMessage meant, UnderstoodMessage understood)
    {
        var expected = meant.Entities!.TryGetValue(type, out var texts) ? texts.ToList() : [];
        var (all, wrong) = (expected.Count, 0);
        foreach (var found in understood.All().Where(entity => LabelNames.Snake(entity.Kind) == type))
        {
            var at = expected.FindIndex(text => IsSame(text, found, meant.Text));
            if (at < 0) wrong++;
            else expected.RemoveAt(at);
        }
        return new Score(all - expected.Count, wrong, expected.Count);
    }

    private static bool IsSame(string expected, Entity found, string text) =>
        Bare(expected) == Bare(text.Substring(found.Start, found.Length)) || Bare(expected) == Bare(found.PublicValue);

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
