using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Deciding;

/// <summary>What is still possible after a no. A person can be asked after every no but the one that only says: not yet.</summary>
internal static class Alternatives
{
    public static IReadOnlyList<Alternative> After(Entitlement refused, PolicyRequest request, IReadOnlyList<OrderLine> goods, Situation at)
    {
        var found = new List<Alternative>();
        if (refused.Verdict == Verdict.Refused && WasOpened(refused, request) && OthersAreSealed(refused, goods)) found.Add(Alternative.SendBackSealed);
        found.AddRange(After(request, at));
        return found;
    }

    public static IReadOnlyList<Alternative> After(PolicyRequest request, Situation at)
    {
        var found = Waiting(at).ToList();
        if (!Entitlements.IsSellersFault(request.Reason) && HasLegalGuarantee(at)) found.Add(Alternative.LegalGuarantee);
        if (HasPlatformCase(at)) found.Add(Alternative.PlatformCase);
        if (found.Count == 0 || at.Order.Parcels.Any(parcel => parcel.DeliveredAt is not null)) found.Add(Alternative.AskPerson);
        return found;
    }

    public static IReadOnlyList<Alternative> AfterRefusedCancellation(Situation at)
    {
        var found = Waiting(at).Where(alternative => alternative != Alternative.CancelBeforeShipping).ToList();
        if (HasLegalGuarantee(at)) found.Add(Alternative.LegalGuarantee);
        if (HasPlatformCase(at)) found.Add(Alternative.PlatformCase);
        found.Add(Alternative.AskPerson);
        return found;
    }

    private static IEnumerable<Alternative> Waiting(Situation at) => at.Order.Status switch
    {
        OrderStatus.Preparing when Cancellations.Open(at).Count > 0 => [Alternative.CancelBeforeShipping, Alternative.WaitForDelivery],
        OrderStatus.Preparing => [Alternative.WaitForDelivery],
        // A parcel at the door can be refused; the second of two, with the first one kept, is for a person.
        OrderStatus.Shipped when at.Order.Parcels.All(parcel => parcel.DeliveredAt is null) => [Alternative.WaitForDelivery, Alternative.RefuseParcel],
        OrderStatus.Shipped => [Alternative.WaitForDelivery],
        OrderStatus.Delivered or OrderStatus.Cancelled => [],
    };

    private static bool HasLegalGuarantee(Situation at) =>
        at.All<ReturnRule>().Any(rule => rule.Kind == ClauseKind.LegalGuarantee && at.Order.DeliveredAt is not null && at.IsOpen(rule.Window));

    private static bool HasPlatformCase(Situation at) => at.All<PlatformCaseRule>().Any(rule => at.Concerns(rule.Reasons) && at.IsOpen(rule.Window));

    private static bool WasOpened(Entitlement refused, PolicyRequest request) => request.Condition == ItemCondition.Opened
        && refused.Refusal is RefusalReason.ExcludedHygiene or RefusalReason.ExcludedMedia;

    private static bool OthersAreSealed(Entitlement refused, IReadOnlyList<OrderLine> goods) => goods
        .Where(line => refused.Rule.Exclusions.Any(exclusion => exclusion.OnlyIfOpened && line.Flags.Contains(exclusion.Item)))
        .Sum(line => line.Quantity) > 1;
}
