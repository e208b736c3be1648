namespace SupportBot.Web.Staff;

/// <summary>Refuses passwords that are short or would be among the first guesses. Any characters are welcome; none is required.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12, Longest = 200;
    private const int FewestDifferent = 5, LongestOwnWord = 3;

    private static readonly string[] Common =
    [
        "password", "passwort", "katasandi", "qwerty", "qwertz", "asdfgh", "letmein", "welcome", "willkommen", "iloveyou", "admin",
        "supportbot", "support", "changeme", "secret", "dragon", "monkey", "football", "abc123", "111111", "000000", "123123",
    ];

    /// <summary>The key of the words that say what is wrong, or null.</summary>
    public static string? Fault(string password, params IEnumerable<string> own) => password switch
    {
        { Length: < Shortest } => "password.short",
        { Length: > Longest } => "password.long",
        _ when IsTrivial(password.ToLowerInvariant(), own) => "password.trivial",
        _ => null,
    };

    private static bool IsTrivial(string password, IEnumerable<string> own)
    {
        var words = Common.Concat(own.SelectMany(Words));
        var rest = words.Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return password.Distinct().Count() < FewestDifferent || rest.Length < Shortest / 2 || IsSequence(password);
    }

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', '@', '.', '-', '_']).Where(word => word.Length > LongestOwnWord);

    // 123456789012, abcdefghijkl, and the same backwards.
    private static bool IsSequence(string password)
    {
        var steps = password.Zip(password.Skip(1), (first, second) => second - first).ToArray();
        return steps.Count(step => step is 1 or -1 or -9 or 9 or 0) >= steps.Length - 2;
    }
}
