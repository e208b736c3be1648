using System.Globalization;
using SupportBot.Core.Orders;

namespace SupportBot.Core.Turns.Drafting;

/// <param name="ByLanguage">The sign in languages that write another one (<c>ar</c>: ر.س).</param>
/// <param name="Symbol">What people there write before or after the amount.</param>
/// <param name="Digits">Decimals used in daily life: none for IDR, JPY, KRW, VND.</param>
public sealed record CurrencyStyle(string Symbol, int Digits, IReadOnlyDictionary<string, string> ByLanguage);

/// <summary>Amounts of money in the customer's language: <c>prompts/replies/currencies.yaml</c>. An unknown currency is written by its code.</summary>
public sealed class CurrencyTable(IReadOnlyDictionary<string, CurrencyStyle> byCode)
{
    private static readonly Dictionary<string, string> None = [];

    public string Write(Money money, LanguageStyle language)
    {
        var style = byCode.GetValueOrDefault(money.Currency) ?? new CurrencyStyle(money.Currency + "\u00A0", 2, None);
        var format = (NumberFormatInfo)language.Numbers.Clone();
        format.CurrencySymbol = style.ByLanguage.GetValueOrDefault(language.Language.Tag) ?? style.Symbol;
        // An amount in cents of a currency without them is rare, but must never be rounded away.
        format.CurrencyDecimalDigits = decimal.Round(money.Amount, style.Digits) == money.Amount ? style.Digits : 2;
        return money.Amount.ToString("C", format);
    }
}
