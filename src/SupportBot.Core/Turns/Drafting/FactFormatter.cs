using System.Globalization;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Writes facts as a language writes them.</summary>
/// <param name="phrase">A phrase of the language by key, for the words of lengths in days.</param>
internal sealed class FactFormatter(LanguageStyle style, CurrencyTable currencies, Func<string, IReadOnlyList<Fact>, string> phrase)
{
    public string Write(FactValue value) => value switch
    {
        TextFact text => text.Value,
        NumberFact number => Digits(number.Value.ToString("#,0.##", style.Numbers)),
        MoneyFact money => Digits(currencies.Write(money.Value, style)),
        DateFact date => Digits(date.Value.ToString(style.Date, style.Culture)),
        TimeFact time => Digits(time.Value.ToString(style.DateTime, style.Culture)),
        NameFact name => name.ByLanguage.GetValueOrDefault(style.Language.Tag) ?? name.ByLanguage["en"],
        ListFact list => Join(list.Items),
        PhrasesFact phrases => Join([.. phrases.Keys.Select(key => phrase(key, []))]),
        LengthFact length => Write(length.Value),
        DaysFact days => Write(days),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "No way to write this fact."),
    };

    private string Digits(string text) => style.Digits != "arab" ? text
        : string.Create(text.Length, text, (span, from) => { for (var at = 0; at < span.Length; at++) span[at] = char.IsAsciiDigit(from[at]) ? (char)(from[at] - '0' + '\u0660') : from[at]; });

    public IEnumerable<string> CasesOf(FactValue value, bool isPlural) => value switch
    {
        NumberFact { Value: var number } when isPlural =>
            [$"={number.ToString(CultureInfo.InvariantCulture)}", PluralRule.Families[style.Plural]((long)number)],
        TextFact { Value: var text } => [text],
        _ => [],
    };

    private string Write(Period length) => length switch
    {
        { Years: > 0 } => phrase("years", [Fact.Number("n", length.Years)]),
        { Months: > 0 } => phrase("months", [Fact.Number("n", length.Months)]),
        _ => Write(new DaysFact(length.Days.Days, length.Days.Days, length.Days.Kind)),
    };

    private string Write(DaysFact days)
    {
        var kind = days.Kind == DayKind.Business ? "business_days" : "days";
        return days.From == days.To
            ? phrase(kind, [Fact.Number("n", days.From)])
            : phrase(kind + "_range", [Fact.Number("from", days.From), Fact.Number("to", days.To)]);
    }

    private string Join(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : string.Join(style.ListSeparator, items.Take(items.Count - 1)) + style.ListEnd + items[^1];
}
