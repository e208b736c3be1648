namespace SupportBot.Core.Turns.Guarding;

/// <summary>A reply is written in its language's script; names and other facts do not count.</summary>
internal static class ScriptRule
{
    private const double EnoughOfIt = 0.6;
    private const int TooShortToTell = 12;

    public static IEnumerable<GuardFinding> Check(string rest, IReadOnlyList<string> scripts)
    {
        var letters = rest.Where(char.IsLetter).ToList();
        if (letters.Count < TooShortToTell) return [];
        var share = letters.Count(letter => scripts.Any(script => IsOf(letter, script))) / (double)letters.Count;
        return share >= EnoughOfIt ? [] : [new GuardFinding(GuardRule.WrongLanguage, FormattableString.Invariant($"{share:P0} {string.Join('+', scripts)}"))];
    }

    private static bool IsOf(char letter, string script) => script switch
    {
        "Latn" => letter < '\u0250' || letter is >= '\u1E00' and < '\u1F00',
        "Hans" or "Hant" => letter is >= '\u3400' and < '\uA000' or >= '\uF900' and < '\uFB00',
        "Jpan" => letter is >= '\u3040' and < '\uA000',
        "Kore" => letter is >= '\uAC00' and < '\uD7B0' or >= '\u1100' and < '\u1200',
        "Cyrl" => letter is >= '\u0400' and < '\u0530',
        "Arab" => letter is >= '\u0600' and < '\u0780' or >= '\uFB50' and < '\uFF00',
        "Thai" => letter is >= '\u0E00' and < '\u0E80',
        _ => false,
    };
}
