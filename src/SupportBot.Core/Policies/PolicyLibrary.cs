using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Reading;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies;

/// <summary>All dated rules of law, platforms and merchant: the folder <c>prompts/policies</c>, read once.</summary>
public sealed class PolicyLibrary
{
    private readonly Dictionary<string, MarketPolicies> _markets;

    private readonly ServiceHours _service;

    /// <param name="service">When the merchant's people answer where a market has no hours of its own.</param>
    public PolicyLibrary(IEnumerable<MarketPolicies> markets, ServiceHours service)
    {
        _markets = markets.ToDictionary(market => market.Market);
        _service = service;
    }

    /// <exception cref="PolicyFilesException">Something in the files is wrong; nothing of them is used then.</exception>
    public static PolicyLibrary Load(string folder)
    {
        var files = new PolicyFolder(folder);
        var markets = files.Read();
        return files.Problems.Count == 0 ? new PolicyLibrary(markets, files.Service) : throw new PolicyFilesException(files.Problems);
    }

    /// <summary>The same files with what staff have confirmed laid over them. A confirmation of another wording does not count.</summary>
    /// <param name="reviews">Oldest first.</param>
    public PolicyLibrary With(IReadOnlyList<RuleReview> reviews)
    {
        var standing = RuleReview.Standing(reviews);
        return standing.Count == 0 ? this : new PolicyLibrary(_markets.Values.Select(market => market.With(standing)), _service);
    }

    public IEnumerable<MarketPolicies> Markets => _markets.Values;

    public MarketPolicies? Find(string market) => _markets.GetValueOrDefault(market);

    /// <summary>When people answer in a market; the merchant's general hours where it names none, or where the market is not known.</summary>
    public ServiceHours ServiceHoursOf(string? market) => (market is null ? null : Find(market)?.Service) ?? _service;

    /// <summary>The clock of a market, or of a region in it that keeps another; UTC where the market is not known.</summary>
    public TimeZoneInfo ZoneOf(string? market, string? region) => market is not null && Find(market) is { } known ? known.CalendarIn(region).Zone : TimeZoneInfo.Utc;

    /// <summary>Digits after the point of a currency; two for one that no market here uses.</summary>
    public int DigitsOf(string currency) => _markets.Values.FirstOrDefault(market => market.Currency == currency)?.CurrencyDigits ?? 2;

    /// <summary>Confirmed rules that hold for an order.</summary>
    public IEnumerable<PolicyRule> RulesFor(Order order) => Find(order.Market) is not { } market ? []
        : InForce(market, order.Platform, order.ShopType, order.SellerKind, market.CalendarIn(order.BuyerRegion).DayOf(order.PlacedAt));

    /// <summary>Confirmed rules of a market in force on a day.</summary>
    public static IEnumerable<PolicyRule> InForce(MarketPolicies market, string? platform, string? shopType, SellerKind seller, DateOnly day) =>
        market.Rules.Where(rule =>
            rule.Head.Status == RuleStatus.Confirmed && rule.Head.IsInForceOn(day) && rule.Head.HoldsFor(platform, shopType, seller));
}
