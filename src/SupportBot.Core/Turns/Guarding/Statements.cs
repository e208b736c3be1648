namespace SupportBot.Core.Turns.Guarding;

internal static class Statements
{
    /// <summary>What stands around the statements of a draft, and the statements that do not stand in it word for word, once, and in their order.</summary>
    public static (string Around, IReadOnlyList<string> Missing) Without(string text, IReadOnlyList<string> statements)
    {
        List<string> around = [], missing = [];
        var at = 0;
        foreach (var statement in statements)
        {
            var found = text.IndexOf(statement, at, StringComparison.Ordinal);
            if (found < 0)
            {
                missing.Add(statement);
                continue;
            }
            around.Add(text[at..found]);
            at = found + statement.Length;
        }
        return (string.Join('\n', [.. around, text[at..]]).Trim(), missing);
    }
}
