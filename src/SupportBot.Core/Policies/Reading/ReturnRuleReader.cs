using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

internal static class ReturnRuleReader
{
    public static ReturnRule Read(YamlSection section, RuleHead head, ClauseKind kind)
    {
        var (first, then) = Remedies(section);
        return new ReturnRule(head)
        {
            Kind = kind,
            Window = WindowReader.Read(section),
            Reasons = section.Choice("reasons", UsualReasons(kind)),
            OnlyFor = section.Choice<ItemTrait>("only_for"),
            ReturnFreight = section.Choice<FreightRule>("return_freight"),
            OutwardFreight = section.Choice("outward_freight", OutwardFreightRule.NotRefunded),
            Refund = WindowReader.ReadDeadline(section, "refund_within"),
            SendWithinDays = section.Number("send_within_days"),
            CollectWithinDays = section.Number("collect_within_days"),
            UnusedOnly = section.Flag("unused_only"),
            ValueLoss = section.Choice("value_loss", ValueLossRule.None),
            Presumption = WindowReader.ReadPeriodOf(section, "presumption"),
            MayBeReplaced = section.Flag("may_be_replaced"),
            Replaces = section.Words("replaces"),
            Exclusions = [.. section.Sections("exclusions").Select(ReadExclusion)],
            RemediesFirst = first,
            RemediesThen = then,
            PhotosFor = section.Choices<ReturnReason>("photos_for"),
            PhotosRequired = section.Flag("photos_required"),
        };
    }

    // A guarantee answers to faults; a right to withdraw asks for no reason, so it also answers to those.
    private static RuleReasons UsualReasons(ClauseKind kind) =>
        kind is ClauseKind.LegalGuarantee or ClauseKind.CommercialGuarantee ? RuleReasons.SellersFault : RuleReasons.Any;

    private static (IReadOnlyList<Remedy> First, IReadOnlyList<Remedy> Then) Remedies(YamlSection section)
    {
        if (section.Section("remedies") is not { } remedies) return ([Remedy.Refund], []);
        var (first, then) = (remedies.Choices<Remedy>("first"), remedies.Choices<Remedy>("then"));
        if (first.Count == 0) remedies.Note($"{remedies.About} has no 'first'. List what the buyer may ask for at once.");
        remedies.Close();
        return (first, then);
    }

    private static Exclusion ReadExclusion(YamlSection section)
    {
        var exclusion = new Exclusion(
            section.RequiredChoice<ItemTrait>("item"), section.Flag("only_if_opened"), Citations.ReadOptional(section), section.Flag("only_if_told"));
        section.Close();
        return exclusion;
    }
}
