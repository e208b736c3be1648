using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>All that law, platform and merchant say to one request, the best for the customer first.</summary>
internal static class Entitlements
{
    public static IReadOnlyList<Entitlement> For(PolicyRequest request, IReadOnlyList<OrderLine> goods, Situation at) =>
        [.. Standing(at)
            .Where(rule => AnswersTo(rule, request.Reason) && (rule.OnlyFor is not { } trait || goods.All(line => line.Flags.Contains(trait))))
            .Select(rule => Entitlement.Of(rule, request, goods, at))
            .OrderBy(entitlement => Rank(entitlement, at.Order.Terms))];

    public static bool IsSellersFault(ReturnReason reason) => reason >= ReturnReason.WrongItem;

    // The law's own default steps back where it lets clearly shown terms of the merchant take its place.
    private static IEnumerable<ReturnRule> Standing(Situation at)
    {
        var replaced = at.Order.Terms.TermsShown ? at.All<ReturnRule>().SelectMany(rule => rule.Replaces).ToHashSet(StringComparer.Ordinal) : [];
        return at.All<ReturnRule>().Where(rule => !(rule.MayBeReplaced && replaced.Contains(rule.Id)));
    }

    private static bool AnswersTo(ReturnRule rule, ReturnReason reason) => rule.Reasons == RuleReasons.Any || IsSellersFault(reason);

    // Granted over refused; then freight, then the way out refunded, then the later last day. The rest only makes the order certain.
    private static (int, int, int, int, int, PolicyLayer, RankedId) Rank(Entitlement entitlement, OrderTerms terms) => (
        entitlement.Verdict switch { Verdict.Granted => 0, Verdict.NeedsCondition => 1, Verdict.NeedsPerson => 2, _ => 3 },
        RefusalRank(entitlement.Refusal),
        entitlement.Verdict != Verdict.Refused && entitlement.Rule.FreightPayerFor(terms) == FreightPayer.Seller ? 0 : 1,
        entitlement.Verdict != Verdict.Refused && entitlement.Rule.OutwardFreight == OutwardFreightRule.Refunded ? 0 : 1,
        -(entitlement.Last?.DayNumber ?? 0),
        entitlement.Rule.Head.Layer,
        new RankedId(entitlement.Rule.Id));

    // The refusal that leaves most hope: what has not begun, then what was there and is over, then what never was.
    private static int RefusalRank(RefusalReason reason) => reason switch
    {
        RefusalReason.None => 0,
        RefusalReason.NotDelivered => 1,
        RefusalReason.WindowClosed => 2,
        _ => 3,
    };

    private readonly record struct RankedId(string Id) : IComparable<RankedId>
    {
        public int CompareTo(RankedId other) => string.CompareOrdinal(Id, other.Id);
    }
}
