using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Something a reply may name: the only source of numbers, dates, amounts and names in a draft.</summary>
/// <param name="Name">The placeholder in templates.</param>
public sealed record Fact(string Name, FactValue Value)
{
    public static Fact Text(string name, string value) => new(name, new TextFact(value));
    public static Fact List(string name, IReadOnlyList<string> items) => new(name, new ListFact(items));
    public static Fact Phrases(string name, params IReadOnlyList<string> keys) => new(name, new PhrasesFact(keys));
    public static Fact Names(string name, IReadOnlyDictionary<string, string> byLanguage) => new(name, new NameFact(byLanguage));
    public static Fact Number(string name, decimal value) => new(name, new NumberFact(value));
    public static Fact Money(string name, Money value) => new(name, new MoneyFact(value));
    public static Fact Date(string name, DateOnly value) => new(name, new DateFact(value));
    public static Fact Time(string name, DateTimeOffset value) => new(name, new TimeFact(value));
    public static Fact Days(string name, DayCount value) => new(name, new DaysFact(value.Days, value.Days, value.Kind));
    public static Fact Length(string name, Period value) => new(name, new LengthFact(value));
    public static Fact Days(string name, DayRange value) => new(name, new DaysFact(value.From, value.To, value.Kind));
}

public abstract record FactValue;

/// <summary>Phrases of the reply's own language by key, joined like names: kinds of goods, a country, a way of paying.</summary>
public sealed record PhrasesFact(IReadOnlyList<string> Keys) : FactValue;

/// <summary>A proper name by language tag, <c>en</c> always there: an authority.</summary>
public sealed record NameFact(IReadOnlyDictionary<string, string> ByLanguage) : FactValue;

/// <summary>Names in a row, joined as the language joins them.</summary>
public sealed record ListFact(IReadOnlyList<string> Items) : FactValue;

/// <summary>Shown as it stands: a name, an order number, a carrier, a citation. Also what <c>select</c> switches on.</summary>
public sealed record TextFact(string Value) : FactValue;

public sealed record NumberFact(decimal Value) : FactValue;

public sealed record MoneyFact(Money Value) : FactValue;

/// <summary>A day in the market's calendar, shown with its weekday in the reply's language.</summary>
public sealed record DateFact(DateOnly Value) : FactValue;

/// <summary>A day with its time of day, at the offset of the market's zone.</summary>
public sealed record TimeFact(DateTimeOffset Value) : FactValue;

/// <summary>A length as laws write it, worded by the language's own <c>years</c>, <c>months</c> and <c>days</c> phrases.</summary>
public sealed record LengthFact(Period Value) : FactValue;

/// <summary>A span of days, from and to the same for one figure.</summary>
public sealed record DaysFact(int From, int To, DayKind Kind) : FactValue;
