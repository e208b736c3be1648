using System.Globalization;
using SupportBot.Core.Orders;

namespace SupportBot.Core.Turns.Drafting;

/// <param name="ByLanguage">The sign in languages that write another one (<c>ar</c>: ر.س), or the whole form where it stands elsewhere (<c>ja</c>: {0}円).</param>
/// <param name="Symbol">What people there write before or after the amount.</param>
/// <param name="Digits">Decimals used in daily life: none for IDR, JPY, KRW, VND.</param>
/// <param name="AtHome">The shorter sign where the currency is the country's own ($ in Mexico); null when it is the same.</param>
public sealed record CurrencyStyle(string Symbol, int Digits, IReadOnlyDictionary<string, string> ByLanguage, string? AtHome = null);

/// <summary>Amounts of money in the customer's language: <c>prompts/replies/currencies.yaml</c>. An unknown currency is written by its code.</summary>
public sealed class CurrencyTable(IReadOnlyDictionary<string, CurrencyStyle> byCode)
{
    private const string Number = "{0}";
    // .NET's patterns: $n, n$, and the same two with a space.
    private const int WithSpace = 2;
    private static readonly Dictionary<string, string> None = [];

    public string Write(Money money, LanguageStyle language)
    {
        var style = byCode.GetValueOrDefault(money.Currency) ?? new CurrencyStyle(money.Currency, 2, None);
        var format = (NumberFormatInfo)language.Numbers.Clone();
        var own = style.ByLanguage.GetValueOrDefault(language.Language.Tag);
        format.CurrencySymbol = own ?? (style.AtHome is { } home && IsHome(money.Currency, language.Culture) ? home : style.Symbol);
        if (format.CurrencySymbol == money.Currency) format.CurrencyPositivePattern |= WithSpace;
        // An amount in cents of a currency without them is rare, but must never be rounded away.
        format.CurrencyDecimalDigits = decimal.Round(money.Amount, style.Digits) == money.Amount ? style.Digits : 2;
        return own is not null && own.Contains(Number, StringComparison.Ordinal)
            ? own.Replace(Number, money.Amount.ToString("N" + format.CurrencyDecimalDigits, format), StringComparison.Ordinal)
            : money.Amount.ToString("C", format);
    }

    private static bool IsHome(string currency, CultureInfo culture) => !culture.IsNeutralCulture && new RegionInfo(culture.Name).ISOCurrencySymbol == currency;
}
