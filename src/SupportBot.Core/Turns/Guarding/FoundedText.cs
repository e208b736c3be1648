namespace SupportBot.Core.Turns.Guarding;

internal static class FoundedText
{
    /// <summary>The text with everything that a fact stands behind blanked out, longest facts first.</summary>
    public static string Without(string text, IReadOnlyList<string> founded) =>
        founded.Where(fact => fact.Length > 0).OrderByDescending(fact => fact.Length)
            .Aggregate(text, (rest, fact) => rest.Replace(fact, " ", StringComparison.Ordinal));
}
