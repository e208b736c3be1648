namespace SupportBot.Core.Policies.Deciding;

/// <summary>Makes a decision of what the customer has a right to.</summary>
internal static class Grants
{
    /// <param name="granted">The best first; the others can only add remedies.</param>
    public static PolicyDecision Grant(IReadOnlyList<Entitlement> granted, PolicyRequest request, Situation at)
    {
        var best = granted[0];
        var freight = best.Rule.FreightPayerFor(at.Order.Terms);
        // A remedy of another right comes on top only at the same cost to the customer.
        var equal = granted.Where(entitlement => entitlement.Rule.FreightPayerFor(at.Order.Terms) == freight).ToList();
        var remedies = Remedies(equal);
        var decision = at.Decision(Verdict.Granted) with
        {
            Remedies = remedies,
            LaterRemedies = [.. equal.SelectMany(entitlement => entitlement.Rule.RemediesThen).Except(remedies).Distinct()],
            LastDay = best.LastDay,
            SendWithinDays = best.Rule.SendWithinDays,
            ReturnFreight = freight,
            ReturnFreightInsured = freight == FreightPayer.Customer && at.Order.Terms.FreightInsured,
            NeedsPhotos = equal.Any(entitlement => entitlement.Rule.PhotosFor.Contains(request.Reason)),
            Clauses = [.. Contributing(equal).Select(entitlement => entitlement.Clause)],
        };
        return remedies.Contains(Remedy.Refund) ? decision.WithRefund(request.Items, best.Rule.OutwardFreight, best.Rule.Refund, at) : decision;
    }

    private static IReadOnlyList<Remedy> Remedies(IReadOnlyList<Entitlement> granted) =>
        [.. granted.SelectMany(entitlement => entitlement.Rule.RemediesFirst).Distinct()];

    // Those cited: the deciding one, and each that brings a first remedy the ones before it do not.
    private static IEnumerable<Entitlement> Contributing(IReadOnlyList<Entitlement> granted) =>
        granted.Where((entitlement, at) => at == 0 || entitlement.Rule.RemediesFirst
            .Except(granted.Take(at).SelectMany(earlier => earlier.Rule.RemediesFirst)).Any());
}
