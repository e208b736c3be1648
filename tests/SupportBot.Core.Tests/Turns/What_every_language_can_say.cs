using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Tests.Policies;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;

namespace SupportBot.Core.Tests.Turns;

/// <summary>Every language's words over the decisions of every market: they can be filled, and the guard lets them pass.</summary>
public sealed class What_every_language_can_say
{
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Some.PolicyFolder, "../replies"));
    private static readonly Drafter Drafter = new(Replies);
    private static readonly ReplyGuard Guard = OneGuard.Over(Replies);
    private static readonly DateTimeOffset Delivered = Some.Time("2026-03-10T12:00:00Z");

    public static IEnumerable<object[]> Languages => Replies.All.Select(phrases => new object[] { phrases.Language.Tag });

    [Fact]
    public void There_are_twenty() => Assert.Equal(
        "ar de en es fil fr id it ja kk ko ms nl pl pt ru th vi zh-Hans zh-Hant".Split(' '), Replies.All.Select(phrases => phrases.Language.Tag).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_decision_of_every_market_is_said_with_facts_alone(string language) => Assert.All(Cases(), one =>
    {
        var draft = Drafter.Draft(DecisionWords.Of(one.Request, one.Decision, Some.Library, one.Now), new Language(language), isSpoken: true, one.Request.Order.Market);
        var verdict = Guard.Check(draft);
        Assert.True(verdict.IsAllowed, $"{one.Request.Order.Market}: {string.Join(", ", verdict.Findings)}\n{draft.Text}");
        // A hole where a fact should be shows as two spaces, a space before a full stop, or a lone brace.
        Assert.DoesNotContain("  ", draft.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", draft.Text, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("th", "TH", "วันอังคารที่ 24 มีนาคม 2569", "฿1,290.50")]
    [InlineData("ar", "SA", "٢٤ مارس ٢٠٢٦", "١٬٢٩٠٫٥٠")]
    [InlineData("ar", "AE", "24 مارس 2026", "1,290.50")]
    [InlineData("en", "US", "Tuesday, March 24, 2026", "1,290.50")]
    [InlineData("en", "GB", "Tuesday, 24 March 2026", "1,290.50")]
    [InlineData("es", "MX", "24 de marzo de 2026", "1,290.50")]
    [InlineData("es", "ES", "24 de marzo de 2026", "1.290,50")]
    [InlineData("pt", "BR", "24 de março de 2026", "1.290,50")]
    [InlineData("ru", "RU", "24 марта 2026", "1 290,50")]
    [InlineData("pl", "PL", "24 marca 2026", "1 290,50")]
    [InlineData("ja", "JP", "2026年3月24日", "1,290.50")]
    [InlineData("ko", "KR", "2026년 3월 24일", "1,290.50")]
    public void Dates_and_amounts_are_written_as_people_there_write_them(string language, string market, string date, string amount)
    {
        var phrases = Replies.In(new Language(language), market);
        var currency = Some.Library.Find(market)!.Currency;
        Assert.Contains(date, phrases.Write(Fact.Date("day", Some.Day("2026-03-24"))).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains(amount, phrases.Write(Fact.Money("amount", new Money(1290.50m, currency))).Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JPY", "ja", "4,980")]
    [InlineData("IDR", "id", "239.000")]
    [InlineData("VND", "vi", "450.000")]
    [InlineData("KRW", "ko", "45,000")]
    public void Amounts_have_no_decimals_where_there_are_none(string currency, string language, string amount) => Assert.DoesNotContain(
        amount + (amount.Contains('.', StringComparison.Ordinal) ? "," : "."),
        Replies.In(new Language(language)).Write(Fact.Money("amount", new Money(decimal.Parse(amount.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture), currency))), StringComparison.Ordinal);

    private static IEnumerable<(PolicyRequest Request, PolicyDecision Decision, DateTimeOffset Now)> Cases() =>
        from market in Some.Library.Markets
        from payment in new[] { PaymentKind.Card, PaymentKind.CashOnDelivery, PaymentKind.Unknown }
        from trait in new ItemTrait?[] { null, ItemTrait.CustomMade, ItemTrait.SealedForHygiene }
        from reason in new[] { ReturnReason.ChangedMind, ReturnReason.Defective }
        from days in new[] { -5, 2, 40, 900 }
        select Case(market.Market, payment, trait, reason, days);

    private static (PolicyRequest, PolicyDecision, DateTimeOffset) Case(string market, PaymentKind payment, ItemTrait? trait, ReturnReason reason, int days)
    {
        var order = Some.Order(market, days < 0 ? null : "2026-03-10T12:00:00Z", trait is { } one ? [one] : []) with { Payment = new PaymentMethod(payment, payment == PaymentKind.Card ? "Visa" : null) };
        if (days < 0) order = order with { PlacedAt = Delivered.AddDays(-6), Parcels = [new Parcel { ShippedAt = Delivered.AddDays(-5) }] };
        var (request, now) = (Some.All(order, reason, ItemCondition.Opened), Delivered.AddDays(days));
        return (request, PolicyDecider.Decide(request, Some.Library, now), now);
    }
}
