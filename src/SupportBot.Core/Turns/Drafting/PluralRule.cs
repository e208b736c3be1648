namespace SupportBot.Core.Turns.Drafting;

/// <summary>CLDR's plural categories for whole numbers, by the families that the languages' files name.</summary>
internal static class PluralRule
{
    public static readonly IReadOnlyDictionary<string, Func<long, string>> Families = new Dictionary<string, Func<long, string>>
    {
        ["none"] = _ => "other",
        ["one"] = n => n == 1 ? "one" : "other",
        ["zero-one"] = n => n is 0 or 1 ? "one" : "other",
        ["polish"] = n => n == 1 ? "one" : IsFew(n) ? "few" : "many",
        ["russian"] = n => n % 10 == 1 && n % 100 != 11 ? "one" : IsFew(n) ? "few" : "many",
        ["arabic"] = n => n switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ when n % 100 is >= 3 and <= 10 => "few",
            _ when n % 100 >= 11 => "many",
            _ => "other",
        },
    };

    private static bool IsFew(long n) => n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14);
}
