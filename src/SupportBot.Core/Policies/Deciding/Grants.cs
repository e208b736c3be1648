using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>Makes a decision of what the customer has a right to.</summary>
internal static class Grants
{
    /// <param name="granted">The best first; the others can only add remedies.</param>
    public static PolicyDecision Grant(IReadOnlyList<Entitlement> granted, PolicyRequest request, Situation at)
    {
        var best = granted[0];
        var freight = Freight(granted, request.Reason, at.Order.Terms);
        // A remedy of another right comes on top only at the same cost to the customer; one that says nothing of freight takes nothing away.
        var equal = granted.Where(entitlement => entitlement.Rule.FreightPayerFor(at.Order.Terms) is var payer && (payer is null || payer == freight)).ToList();
        var remedies = Remedies(equal);
        var decision = at.Decision(granted.All(entitlement => entitlement.Rule.NeedsEvidenceFor(request)) ? Verdict.NeedsEvidence : Verdict.Granted) with
        {
            Remedies = remedies,
            LaterRemedies = [.. equal.SelectMany(entitlement => entitlement.Rule.RemediesThen).Except(remedies).Distinct()],
            LastDay = best.LastDay,
            LastDays = LastDays(equal, remedies),
            IsReasonableTime = best.Rule.Window.IsReasonableTime,
            BeforeReceipt = at.Order.DeliveredAt is null,
            PresumedUntil = PresumedUntil(equal, request.Reason, at),
            SendWithinDays = best.Rule.SendWithinDays,
            CollectWithinDays = best.Rule.CollectWithinDays,
            ReturnFreight = freight,
            ReturnFreightInsured = freight == FreightPayer.Customer && at.Order.Terms.FreightInsured,
            ValueLossDeductible = request.Condition == ItemCondition.Used && best.Rule.DeductsValueLoss(at.Order.Terms),
            GiftsToReturn = Gifts(request, at.Order),
            NeedsPhotos = equal.Any(entitlement => entitlement.Rule.PhotosFor.Contains(request.Reason)),
            Clauses = [.. Contributing(equal).Select(entitlement => entitlement.Clause)],
        };
        if (Entitlements.IsSellersFault(request.Reason)) decision = decision.WithGoodwill(request.Items, at);
        return remedies.Contains(Remedy.Refund) ? decision.WithRefund(request.Items, best.Rule.OutwardFreight, best.Rule.Refund, at) : decision;
    }

    // Where the best right is silent, what the next one says holds beside it; that a buyer pays for the seller's fault is nobody's to say.
    private static FreightPayer? Freight(IReadOnlyList<Entitlement> granted, ReturnReason reason, OrderTerms terms) => granted
        .Select(entitlement => entitlement.Rule.FreightPayerFor(terms))
        .FirstOrDefault(payer => payer is FreightPayer.Seller || (payer is not null && (!Entitlements.IsSellersFault(reason) || granted[0].Rule.ReturnFreight is not null)));

    private static IReadOnlyList<Remedy> Remedies(IReadOnlyList<Entitlement> granted) =>
        [.. granted.SelectMany(entitlement => entitlement.Rule.RemediesFirst).Distinct()];

    // Of the best right that gives it: a longer one may give less, so its day is no promise of these terms.
    private static Dictionary<Remedy, DateOnly> LastDays(IReadOnlyList<Entitlement> granted, IReadOnlyList<Remedy> remedies) => remedies
        .Select(remedy => (remedy, Last: granted.First(entitlement => entitlement.Rule.RemediesFirst.Contains(remedy)).LastDay))
        .Where(pair => pair.Last is not null).ToDictionary(pair => pair.remedy, pair => pair.Last!.Value);

    // Those cited: the deciding one, and each that brings a first remedy the ones before it do not.
    private static IEnumerable<Entitlement> Contributing(IReadOnlyList<Entitlement> granted) =>
        granted.Where((entitlement, at) => at == 0 || entitlement.Rule.RemediesFirst
            .Except(granted.Take(at).SelectMany(earlier => earlier.Rule.RemediesFirst)).Any());

    private static DateOnly? PresumedUntil(IReadOnlyList<Entitlement> granted, ReturnReason reason, Situation at)
    {
        if (!Entitlements.IsSellersFault(reason) || at.Order.DeliveredAt is not { } delivered) return null;
        var day = at.Calendar.DayOf(delivered);
        var until = granted.Max(entitlement => entitlement.Rule.Presumption?.After(day, at.Calendar));
        return until >= at.Today ? until : null;
    }

    // What came free with goods goes back with them, once nothing that was paid for stays.
    private static IReadOnlyList<ItemSelection> Gifts(PolicyRequest request, Order order)
    {
        var paidFor = order.Lines.Where(line => !line.IsFreeGift);
        return paidFor.All(line => request.Items.Any(item => item.LineId == line.Id && item.Quantity == line.Quantity))
            ? [.. order.Lines.Where(line => line.IsFreeGift && request.Items.All(item => item.LineId != line.Id))
                .Select(line => new ItemSelection(line.Id, line.Quantity))]
            : [];
    }
}
