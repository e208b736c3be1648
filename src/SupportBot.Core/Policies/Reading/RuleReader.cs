using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

internal enum RuleKind
{
    WithdrawalRight, ReturnWindow, LegalGuarantee, CommercialGuarantee, Cancellation, RefundRoute, SellerClock, PlatformCase,
    NoWithdrawalRight, ComplaintBody, WithdrawalFunction, ReturnLogistics, Goodwill,
}

/// <summary>Reads one entry of <c>rules:</c>.</summary>
internal static class RuleReader
{
    public static ReadRule Read(YamlSection section, RulePlace place)
    {
        var head = RuleHeadReader.Read(section, place);
        var kind = section.RequiredChoice<RuleKind>("kind");
        if (place.Layer == PolicyLayer.Payment && kind != RuleKind.RefundRoute) section.Note($"{section.About} lies in payments/, where only 'kind: refund_route' belongs.");
        var rule = ReadBody(section, head, kind);
        section.Close();
        return new ReadRule(rule, section);
    }

    private static PolicyRule ReadBody(YamlSection section, RuleHead head, RuleKind kind) => kind switch
    {
        RuleKind.WithdrawalRight => ReturnRuleReader.Read(section, head, ClauseKind.WithdrawalRight),
        RuleKind.ReturnWindow => ReturnRuleReader.Read(section, head, ClauseKind.ReturnWindow),
        RuleKind.LegalGuarantee => ReturnRuleReader.Read(section, head, ClauseKind.LegalGuarantee),
        RuleKind.CommercialGuarantee => ReturnRuleReader.Read(section, head, ClauseKind.CommercialGuarantee),
        RuleKind.Cancellation => OtherRuleReader.Cancellation(section, head),
        RuleKind.RefundRoute => OtherRuleReader.RefundRoute(section, head),
        RuleKind.SellerClock => OtherRuleReader.SellerClock(section, head),
        RuleKind.PlatformCase => OtherRuleReader.PlatformCase(section, head),
        RuleKind.NoWithdrawalRight => new NoWithdrawalRightRule(head),
        RuleKind.ComplaintBody => OtherRuleReader.ComplaintBody(section, head),
        RuleKind.WithdrawalFunction => new WithdrawalFunctionRule(head),
        RuleKind.ReturnLogistics => OtherRuleReader.Logistics(section, head),
        RuleKind.Goodwill => OtherRuleReader.Goodwill(section, head),
    };
}

/// <summary>A rule with the place it was read at, for problems that show only between rules.</summary>
internal sealed record ReadRule(PolicyRule Rule, YamlSection Section);
