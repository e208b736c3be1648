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
        Silence = section.Choice("silence", SellerSilence.Unknown),
        Reasons = section.Choice("reasons", RuleReasons.Any),
    };

    public static PlatformCaseRule PlatformCase(YamlSection section, RuleHead head) => new(head)
    {
        Window = WindowReader.Read(section),
        Reasons = section.Choice("reasons", RuleReasons.Any),
    };

    public static ComplaintBodyRule ComplaintBody(YamlSection section, RuleHead head) => new(head)
    {
        Body = new ComplaintBody(
            Citations.ReadNames(section, "name"), section.RequiredText("contact", "Write its page or phone number: 'contact: \"https://…\"'.")),
    };

    public static ReturnLogisticsRule Logistics(YamlSection section, RuleHead head) => new(head)
    {
        Carriers = section.Words("carriers"),
        Ways = section.Choices<ReturnWay>("ways"),
    };

    public static GoodwillRule Goodwill(YamlSection section, RuleHead head)
    {
        var rule = new GoodwillRule(head)
        {
            KeepItemUpTo = section.Amount("keep_item_up_to") ?? 0,
            PartialRefundPercent = section.Number("partial_refund_percent") ?? 0,
        };
        if (rule is { KeepItemUpTo: <= 0, PartialRefundPercent: <= 0 } or { KeepItemUpTo: < 0 } or { PartialRefundPercent: < 0 or > 100 })
            section.Note($"{section.About} gives nothing. Write 'keep_item_up_to' (an amount) or 'partial_refund_percent' (1 to 100).");
        return rule;
    }

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
                paths[payment] = Path(section);
            section.Close();
        }
        return paths;
    }

    private static RefundPath Path(YamlSection section)
    {
        var path = new RefundPath(section.RequiredChoice<RefundRoute>("back_to"), WindowReader.ReadRange(section, "arrives"), section.Text("ask_for"))
        {
            AtMost = section.Amount("at_most"),
            Otherwise = section.Choice<RefundRoute>("otherwise"),
        };
        if (path.AtMost is null != path.Otherwise is null || path.AtMost <= 0)
            section.Note($"{section.About} needs 'at_most' (above 0) and 'otherwise' together: where what does not fit goes.");
        return path;
    }
}
