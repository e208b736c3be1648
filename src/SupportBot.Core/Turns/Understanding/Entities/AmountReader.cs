using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Core.Turns.Understanding.Entities;

/// <summary>Finds amounts of money by the currency beside the number. Normal form: <c>149.99 EUR</c>; without the code where the sign stands for several.</summary>
internal static partial class AmountReader
{
    private static readonly Dictionary<string, string> Currencies = Table(
        "IDR rp idr rupiah", "EUR € eur euro euros", "GBP £ gbp", "KRW ₩ krw 원", "THB ฿ thb บาท baht", "RUB ₽ rub руб рубль рубля рублей", "KZT ₸ kzt тг тенге теңге",
        "PLN zł zl pln złotych", "BRL r$ brl reais", "VND ₫ đ vnd vnđ đồng dong", "PHP ₱ php", "MYR rm myr ringgit", "SGD s$ sgd", "TWD nt$ twd", "HKD hk$ hkd", "USD us$ usd",
        "CNY cny rmb", "JPY jpy 円", "SAR sar ريال", "AED aed درهم", "MXN mxn", "AUD aud");

    // A bare $, ¥ or peso may be any of several currencies: its amount keeps the number alone.
    private static Dictionary<string, string> Table(params string[] lines) =>
        lines.Select(line => line.Split(' ')).SelectMany(words => words.Skip(1).Select(sign => (sign, words[0]))).ToDictionary(StringComparer.Ordinal);

    public static void Read(EntityScan scan)
    {
        foreach (Match match in Amount.Matches(scan.Masked))
            if (Normal(match.Groups["number"].Value, match.Groups["before"].Value + match.Groups["after"].Value) is { } value)
                Take(scan, match, value);
    }

    private static void Take(EntityScan scan, Match match, string value)
    {
        scan.Mention(EntityKind.Amount, match.Index, match.Index + match.Length, value);
        scan.HideAt(match.Index, match.Length);
    }

    private static string? Normal(string number, string currency)
    {
        var code = Currencies.GetValueOrDefault(currency.Trim('.', ' '), "");
        return Plain(number) is { } plain ? $"{plain} {code}".TrimEnd() : null;
    }

    // Of two kinds of signs the last one parts off the cents; of one kind it does so when other than three digits follow.
    private static string? Plain(string number)
    {
        var last = number.LastIndexOfAny(['.', ',']);
        var cents = last < 0 ? 0 : number.Length - last - 1;
        var hasCents = last >= 0 && cents is 1 or 2 && number.Count(c => c == number[last]) == 1;
        var whole = string.Concat((hasCents ? number[..last] : number).Where(char.IsAsciiDigit));
        if (!decimal.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
        return hasCents ? $"{value.ToString(CultureInfo.InvariantCulture)}.{number[(last + 1)..].PadRight(2, '0')}" : value.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<![a-z0-9])(?<before>rp\.?|idr|nt\$|hk\$|us\$|s\$|r\$|usd|eur|cny|rmb|gbp|myr|sgd|rm|php|thb|krw|vnd|pln|brl|rub|kzt|sar|aed|mxn|aud|twd|hkd|jpy|[$€£¥₩฿₽₸₫₱]) ?(?<number>[0-9][0-9.,]{0,18}(?<=[0-9]))|(?<![a-z0-9])(?<number>[0-9][0-9.,]{0,18}(?<=[0-9])) ?(?<after>[$€£¥₩฿₽₸₫₱]|원|円|元|块|塊|บาท|(?:euros?|eur|usd|idr|cny|rmb|gbp|rupiah|baht|pln|zł(?:otych)?|zl|reais|brl|rm|myr|ringgit|php|pesos?|mxn|vnđ|vnd|đồng|dong|đ|руб(?:лей|ля|ль)?|rub|тг|тенге|теңге|kzt|sar|ريال|درهم|aed|dollars|sgd|thb|krw|twd|hkd|jpy)(?![\p{L}]))", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
