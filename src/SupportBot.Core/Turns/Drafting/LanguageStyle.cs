using System.Globalization;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>How a language writes: the head of its folder, <c>prompts/replies/&lt;language&gt;/language.yaml</c>.</summary>
public sealed record LanguageStyle
{
    public required Language Language { get; init; }
    /// <summary>.NET culture whose names of days and months and separators are used.</summary>
    public required CultureInfo Culture { get; init; }
    /// <summary>The language's name in itself.</summary>
    public required string Name { get; init; }
    public bool IsRightToLeft { get; init; }
    /// <summary>ISO 15924: <c>Latn</c>, <c>Hans</c>. A reply in another script is held.</summary>
    public required string Script { get; init; }
    /// <summary>A family of <see cref="PluralRule"/>.</summary>
    public required string Plural { get; init; }
    /// <summary>.NET pattern of a day, weekday included.</summary>
    public required string Date { get; init; }
    /// <summary>.NET pattern of a time of day.</summary>
    public required string Time { get; init; }
    /// <summary>.NET pattern of a day with its time.</summary>
    public required string DateTime { get; init; }
    /// <summary>What stands between the last two of a list: <c> and </c>.</summary>
    public string ListEnd { get; init; } = ", ";
    public string ListSeparator { get; init; } = ", ";
    /// <summary>How digits are written: <c>latn</c> (0-9) or <c>arab</c> (٠-٩).</summary>
    public string Digits { get; init; } = "latn";
    /// <summary>The culture's, with the separators that go with the digits.</summary>
    public NumberFormatInfo Numbers => Digits != "arab" ? Culture.NumberFormat : ArabicNumbers(Culture.NumberFormat);

    private static NumberFormatInfo ArabicNumbers(NumberFormatInfo from)
    {
        var numbers = (NumberFormatInfo)from.Clone();
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator) = ("٫", "٬");
        (numbers.CurrencyDecimalSeparator, numbers.CurrencyGroupSeparator) = ("٫", "٬");
        return numbers;
    }

    /// <summary>Where people of a market write this language's dates, times or numbers in another way.</summary>
    public IReadOnlyDictionary<string, LanguageStyle> ByMarket { get; init; } = new Dictionary<string, LanguageStyle>();
}
