using SupportBot.Core.Orders;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

internal static class OtherRuleReader
{
    public static CancellationRule Cancellation(YamlSection section, RuleHead head) => new(head)
    {
        OnlyAfterDays = section.Number("only_after_days"),
        NotFor = section.Choices<ItemTrait>("not_for"),
        Refund = WindowReader.ReadDeadline(section, "refund_within"),
    };

    public static RefundRouteRule RefundRoute(YamlSection section, RuleHead head) => new(head)
    {
        Refund = WindowReader.ReadDeadline(section, "refund_within"),
        Paths = Paths(section),
    };

    public static SellerClockRule SellerClock(YamlSection section, RuleHead head) => new(head)
    {
        Within = Within(section),
    };

    public static PlatformCaseRule PlatformCase(YamlSection section, RuleHead head) => new(head)
    {
        Window = WindowReader.Read(section),
    };

    private static DayCount Within(YamlSection rule)
    {
        if (rule.RequiredSection("decide_within", "Say how long the seller has: 'decide_within: { days: 2, count: calendar }'.") is not { } section)
            return default;
        var within = WindowReader.ReadDays(section);
        section.Close();
        return within;
    }

    private static Dictionary<PaymentKind, RefundPath> Paths(YamlSection rule)
    {
        var paths = new Dictionary<PaymentKind, RefundPath>();
        foreach (var (name, section) in rule.RequiredSection("paid_by", "List the ways of paying: 'paid_by: { card: { back_to: original_method } }'.")?.NamedSections() ?? [])
        {
            if (YamlWords.Choice<PaymentKind>(name) is not { } payment)
                section.Note($"'{name}' is no way of paying. Write one of: {YamlWords.AllOf<PaymentKind>()}.");
            else
                paths[payment] = new RefundPath(section.RequiredChoice<RefundRoute>("back_to"), WindowReader.ReadRange(section, "arrives"));
            section.Close();
        }
        return paths;
    }
}
