using FsCheck;
using FsCheck.Fluent;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Tests.Policies;

/// <summary>Properties over generated orders of every market, platform, state, kind of goods, reason and way of paying.</summary>
public sealed class WhatHoldsForEveryDecision
{
    private static readonly DateTimeOffset Start = Some.Time("2026-03-02T08:00:00Z");
    private static readonly PolicyLibrary Backwards = Some.Changed(rules => rules.Reverse());

    private sealed record Case(PolicyRequest Request, DateTimeOffset Now, int Later);

    [Fact]
    public void Time_never_gives_what_it_has_not_given_before() => Check(one =>
        Goodness(Decide(one)) >= Goodness(Decide(one with { Now = one.Now.AddHours(one.Later) })));

    [Fact]
    public void The_merchants_terms_never_narrow_what_law_and_platform_give() => Check(one =>
        Compare(one));

    [Fact]
    public void The_order_of_the_rules_does_not_matter() => Check(one =>
        Same(Decide(one), PolicyDecider.Decide(one.Request, Backwards, one.Now)));

    [Fact]
    public void Every_refusal_says_what_is_still_possible_and_every_yes_says_why() => Check(one => Decide(one) switch
    {
        { Verdict: Verdict.Granted or Verdict.NeedsEvidence } yes => yes is { Clauses.Count: > 0, Remedies.Count: > 0, Refusal: RefusalReason.None }
            && (yes.LastDay is not null || yes.IsReasonableTime || yes.BeforeReceipt),
        { Verdict: Verdict.Refused } no => no is { Alternatives.Count: > 0, RefundAmount: null } && no.Refusal != RefusalReason.None,
        { Verdict: Verdict.NeedsFact } unknown => unknown is { Missing.Count: > 0, Alternatives.Count: > 0 },
        var ask => ask is { Verdict: Verdict.NeedsCondition or Verdict.NeedsPerson, Clauses.Count: > 0 },
    });

    [Fact]
    public void Nothing_is_cited_but_confirmed_rules_in_force_on_the_day_of_the_order() => Check(one =>
    {
        var confirmed = Some.Library.RulesFor(one.Request.Order).Where(rule => rule.Head.Status == RuleStatus.Confirmed).Select(rule => rule.Id).ToHashSet();
        return Decide(one).Clauses.All(clause => confirmed.Contains(clause.Id));
    });

    [Fact]
    public void No_refund_is_more_than_was_paid_and_each_is_the_sum_of_its_parts() => Check(one =>
    {
        var decision = Decide(one);
        if (decision.RefundAmount is not { } amount) return true;
        var order = one.Request.Order;
        var goods = one.Request.Items.Sum(item => order.Lines.Single(line => line.Id == item.LineId).UnitPrice * item.Quantity);
        return amount.Amount == goods + (decision.OutwardFreightRefunded?.Amount ?? 0) && amount.Amount <= order.Total.Amount;
    });

    [Fact]
    public void The_parts_of_an_order_decided_one_by_one_never_come_to_more_than_the_whole() => Check(one =>
    {
        var each = PolicyDecider.DecideEach(one.Request, Some.Library, one.Now);
        return each.Select(line => line.Item).SequenceEqual(one.Request.Items)
            && each.Sum(line => line.Decision.RefundAmount?.Amount ?? 0) <= one.Request.Order.Total.Amount;
    });

    [Fact]
    public void A_seal_is_asked_about_only_where_the_answer_decides() => Check(one =>
    {
        if (Decide(one).Verdict != Verdict.NeedsCondition) return true;
        var (whole, opened) = (With(one, ItemCondition.Sealed), With(one, ItemCondition.Opened));
        return Goodness(whole) == 3 && Goodness(opened) < 2;
    });

    private static PolicyDecision Decide(Case one) => PolicyDecider.Decide(one.Request, Some.Library, one.Now);

    private static PolicyDecision With(Case one, ItemCondition condition) => Decide(one with { Request = one.Request with { Condition = condition } });

    private static int Goodness(PolicyDecision decision) => decision switch
    {
        { Verdict: Verdict.Granted or Verdict.NeedsEvidence } or { Verdict: Verdict.NeedsFact, Remedies.Count: > 0 } => 3,
        { Verdict: Verdict.NeedsCondition } => 2,
        { Verdict: Verdict.NeedsPerson } => 1,
        _ => 0,
    };

    // What is not sent yet is called off rather than sent back: as good as a yes. What the law lets terms replace, they may narrow.
    private static bool Compare(Case one) => Compare(Decide(one), PolicyDecider.Decide(one.Request, Some.WithoutMerchant, one.Now))
        || (one.Request.Order.Terms.TermsShown && Some.Library.RulesFor(one.Request.Order).OfType<ReturnRule>().Any(rule => rule.MayBeReplaced));

    private static bool Compare(PolicyDecision with, PolicyDecision without) =>
        Goodness(with) > Goodness(without) || with.Alternatives.Contains(Alternative.CancelBeforeShipping)
        || (Goodness(with) == Goodness(without) && !(without.ReturnFreight == FreightPayer.Seller && with.ReturnFreight != FreightPayer.Seller)
            && without.Remedies.All(with.Remedies.Contains) && !(with.RefundAmount?.Amount < without.RefundAmount?.Amount));

    private static bool Same(PolicyDecision left, PolicyDecision right) =>
        WithoutLists(left) == WithoutLists(right)
        && left.Clauses.Select(clause => clause.Id).SequenceEqual(right.Clauses.Select(clause => clause.Id))
        && left.Remedies.SequenceEqual(right.Remedies) && left.LaterRemedies.SequenceEqual(right.LaterRemedies) && left.Alternatives.SequenceEqual(right.Alternatives);

    private static PolicyDecision WithoutLists(PolicyDecision decision) =>
        decision with { Clauses = [], Remedies = [], LaterRemedies = [], Alternatives = [], GiftsToReturn = [], Missing = [], LastDays = NoDays };

    private static readonly IReadOnlyDictionary<Remedy, DateOnly> NoDays = new Dictionary<Remedy, DateOnly>();

    private static void Check(Func<Case, bool> holds) =>
        Prop.ForAll(Cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static T Of<T>(int number, IReadOnlyList<T> all) => all[number % all.Count];

    private static Gen<Case> Cases =>
        from numbers in Gen.Choose(0, 1_000_000).ArrayOf(16)
        select Make(numbers);

    private static readonly IReadOnlyList<(string Market, string Platform)> Places =
        [.. Some.Library.Markets.SelectMany(market => market.Rules.SelectMany(rule => rule.Head.Platforms).Append("own").Distinct().Select(platform => (market.Market, platform)))];

    private static Case Make(int[] numbers)
    {
        var (market, platform) = Of(numbers[0], Places);
        var lines = Enumerable.Range(1, 1 + (numbers[1] % 3)).Select(at => Some.Line($"{at}", 1 + (numbers[at] % 5000), 1 + (numbers[at + 1] % 3), Traits(numbers[at + 2]))).ToList();
        var order = Some.Order(market, null) with
        {
            Platform = platform,
            ShopType = Of(numbers[6], [.. Some.Library.Find(market)!.ShopTypes.GetValueOrDefault(platform, []), null]),
            SellerKind = numbers[7] % 10 == 0 ? SellerKind.Private : SellerKind.Trader,
            Payment = new PaymentMethod(Of(numbers[8], Enum.GetValues<PaymentKind>())),
            PlacedAt = Start,
            OutwardFreight = numbers[9] % 50,
            Lines = lines,
            Parcels = Parcels(numbers[10]),
            Terms = new OrderTerms(numbers[11] % 2 == 0, numbers[11] % 3 > 0, numbers[11] % 5 == 0, numbers[11] % 7 > 0, numbers[11] % 11 > 0),
        };
        var items = lines.Take(1 + (numbers[12] % lines.Count)).Select(line => new ItemSelection(line.Id, 1 + (numbers[13] % line.Quantity))).ToList();
        var request = new PolicyRequest(order, items, Of(numbers[14], Enum.GetValues<ReturnReason>()), Of(numbers[15], Enum.GetValues<ItemCondition>()));
        return new Case(request, Start.AddDays(4).AddHours(numbers[15] % (24 * 60)), numbers[14] % (24 * 500));
    }

    private static ItemTrait[] Traits(int number) => number % 3 == 0 ? [] : [Of(number / 3, Enum.GetValues<ItemTrait>())];

    private static Parcel[] Parcels(int number)
    {
        var sent = new Parcel { ShippedAt = Start.AddDays(1) };
        var arrived = sent with { DeliveredAt = Start.AddDays(3) };
        return Of<Parcel[]>(number, [[], [sent], [arrived, sent], [arrived], [arrived], [sent with { Arrived = true }], [arrived, arrived with { DeliveredAt = Start.AddDays(4) }]]);
    }
}
