using System.Security.Cryptography;
using System.Text;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>A case as it will be opened, numbers included: the same yes to the same details always makes the same case.</summary>
internal static class CaseDraft
{
    /// <summary>The key of what is shown in this turn. It names conversation and message, so a later showing has another.</summary>
    public static string Key(TurnFacts facts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"{facts.Conversation.Id}/{facts.Conversation.LastCustomerNumber}/{facts.Order?.Shop}/{facts.Order?.Number}"))));

    public static AfterSalesCase Return(TurnFacts facts, Errand errand, PolicyDecision decision, string key) =>
        Draft(facts, CaseKind.Return, errand, decision, key, errand.Goal == Goal.Exchange ? Remedy.Replacement : Remedy.Refund);

    public static AfterSalesCase Cancellation(TurnFacts facts, Errand errand, PolicyDecision decision, string key) => Draft(facts, CaseKind.Cancellation,
        errand with { Items = [.. facts.Order!.Lines.Select(line => new ItemSelection(line.Id, line.Quantity))] }, decision, key, Remedy.Cancellation);

    /// <summary>A withdrawal counts from when it was received; of what is not sent yet it calls off the whole.</summary>
    public static AfterSalesCase Withdrawal(TurnFacts facts, Errand errand, PolicyDecision decision, string key)
    {
        var stated = errand with { Reason = ReturnReason.ChangedMind };
        var draft = decision.Remedies.Contains(Remedy.Cancellation) ? Cancellation(facts, stated, decision, key) : Return(facts, stated, decision, key);
        return draft with { OpenedAt = facts.ReceivedAt };
    }

    private static AfterSalesCase Draft(TurnFacts facts, CaseKind kind, Errand errand, PolicyDecision decision, string key, Remedy remedy) => new(
        Rma.From(key, facts.Order!.Market), kind, facts.Order.Number, facts.Order.Shop, facts.Order.Market, errand.Items, errand.Reason, errand.Wish,
        remedy, decision, CaseStatus.Requested, facts.Now, key)
    {
        Conversation = facts.Conversation.Id,
        BuyerRegion = facts.Order.BuyerRegion,
    };
}
