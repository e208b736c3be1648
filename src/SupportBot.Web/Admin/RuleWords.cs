using System.Globalization;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Rules;
using SupportBot.Web.Shared;

namespace SupportBot.Web.Admin;

/// <summary>One thing that a rule says, in words.</summary>
internal sealed record RuleFact(string Label, IReadOnlyList<string> Texts);

/// <summary>Says what a rule says, in the reader's language.</summary>
internal sealed class RuleWords(PageWords words)
{
    public static string KindOf(PolicyRule rule) => rule is ReturnRule right ? right.Kind.ToString() : rule.GetType().Name[..^"Rule".Length];

    /// <summary>Where one wording is reviewed.</summary>
    public static string Address(RuleHead rule) =>
        $"/admin/policies/{rule.Market}/{Uri.EscapeDataString(rule.Id)}/{rule.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public IReadOnlyList<RuleFact> Facts(PolicyRule rule) => [.. All(rule).Where(fact => fact.Texts.Count > 0)];

    private IEnumerable<RuleFact> All(PolicyRule rule) => rule switch
    {
        ReturnRule right => Return(right),
        CancellationRule right => Cancellation(right),
        RefundRouteRule routes => [.. Routes(routes), Deadline(routes.Refund)],
        SellerClockRule clock => [new(words["rule.reasons"], [words.Of(clock.Reasons)]), new(words["rule.decide_within"], [words.Days(clock.Within)]), new(words["rule.silence"], [words.Of(clock.Silence)])],
        PlatformCaseRule matter => [Window(matter.Window), new(words["rule.reasons"], [words.Of(matter.Reasons)])],
        ComplaintBodyRule { Body: var body } => [new(words["rule.body"], [words.Choose(body.Name)]), new(words["rule.contact"], [body.Contact])],
        ReturnLogisticsRule ways => [new(words["rule.carriers"], ways.Carriers), new(words["rule.ways"], [.. ways.Ways.Select(way => words.Of(way))])],
        GoodwillRule goodwill => Goodwill(goodwill),
        NoWithdrawalRightRule => [new(words["rule.says"], [words["rule.no_right"]])],
        WithdrawalFunctionRule => [new(words["rule.says"], [words["rule.function"]])],
        _ => [],
    };

    private IEnumerable<RuleFact> Return(ReturnRule rule)
    {
        yield return Window(rule.Window);
        yield return new(words["rule.reasons"], [words.Of(rule.Reasons)]);
        if (rule.OnlyFor is { } trait) yield return new(words["rule.only_for"], [words.Of(trait)]);
        yield return new(words["rule.remedies"], Remedies(rule));
        if (rule.ReturnFreight is { } freight) yield return new(words["rule.return_freight"], [words.Of(freight)]);
        yield return new(words["rule.outward_freight"], [words.Of(rule.OutwardFreight)]);
        yield return Deadline(rule.Refund);
        foreach (var condition in Conditions(rule)) yield return condition;
        yield return new(words["rule.exclusions"], [.. rule.Exclusions.Select(Exclusion)]);
        if (rule.PhotosFor.Count > 0) yield return new(words[rule.PhotosRequired ? "rule.photos_required" : "rule.photos_help"], [Listed(rule.PhotosFor)]);
        if (rule.MayBeReplaced) yield return new(words["rule.replaceable"], [words["rule.replaceable_text"]]);
        if (rule.Replaces.Count > 0) yield return new(words["rule.replaces"], [string.Join(", ", rule.Replaces)]);
    }

    private IEnumerable<RuleFact> Conditions(ReturnRule rule)
    {
        if (rule.SendWithinDays is { } send) yield return new(words["rule.send_within"], [words.Say("rule.send_within_text", Calendar(send))]);
        if (rule.CollectWithinDays is { } collect) yield return new(words["rule.collect"], [words.Say("rule.collect_text", Calendar(collect))]);
        if (rule.UnusedOnly) yield return new(words["rule.unused"], [words["rule.unused_text"]]);
        if (rule.ValueLoss != ValueLossRule.None) yield return new(words["rule.value_loss"], [words.Of(rule.ValueLoss)]);
        if (rule.Presumption is { } presumption) yield return new(words["rule.presumption"], [words.Say("rule.presumption_text", words.Length(presumption))]);
    }

    private IEnumerable<RuleFact> Cancellation(CancellationRule rule)
    {
        yield return new(words["rule.says"], [rule.OnlyAfterDays is { } days ? words.Say("rule.cancel_late", Calendar(days)) : words["rule.cancel"]]);
        if (rule.NotFor.Count > 0) yield return new(words["rule.exclusions"], [.. rule.NotFor.Select(trait => words.Of(trait))]);
        yield return Deadline(rule.Refund);
    }

    private IEnumerable<RuleFact> Routes(RefundRouteRule rule) => rule.Paths.Select(path => new RuleFact(words.Of(path.Key), [Path(path.Value)]));

    private string Path(RefundPath path) => string.Join("; ", new[]
    {
        words.Of(path.Route),
        path.Arrives is { } arrives ? words.Say("rule.arrives", words.Days(arrives)) : null,
        path.AskFor is { } account ? words.Say("rule.ask_for", account) : null,
        path is { AtMost: { } most, Otherwise: { } route } ? words.Say("rule.at_most", most, words.Of(route)) : null,
    }.OfType<string>());

    private IEnumerable<RuleFact> Goodwill(GoodwillRule rule)
    {
        if (rule.KeepItemUpTo > 0) yield return new(words["rule.keep_item"], [words.Say("rule.keep_item_text", rule.KeepItemUpTo)]);
        if (rule.PartialRefundPercent > 0) yield return new(words["rule.partial"], [words.Say("rule.partial_text", words.Percent(rule.PartialRefundPercent / 100d))]);
    }

    private RuleFact Window(RuleWindow window) => new(words["rule.window"],
    [
        window.IsReasonableTime ? words.Say("rule.reasonable", words.Length(window.Length), words.Of(window.From)) : $"{words.Length(window.Length)} {words.Of(window.From)}",
        .. new[]
        {
            window.FirstDayCounts ? words["rule.first_day"] : null,
            window.MovesOffRestDays ? words["rule.rest_days"] : null,
            window.BeforeReceipt ? words["rule.before_receipt"] : null,
            window.LongerIfNotTold is { } longer ? words.Say("rule.longer", words.Length(longer)) : null,
            window.InsteadIfNotTold is { } instead ? words.Say("rule.instead", words.Length(instead)) : null,
        }.OfType<string>(),
    ]);

    private RuleFact Deadline(RefundDeadline? deadline) => new(words["rule.refund"], deadline is null ? [] : [words.Deadline(deadline.Within, deadline.From)]);

    private IReadOnlyList<string> Remedies(ReturnRule rule) =>
        [words.Say("rule.at_once", Listed(rule.RemediesFirst)), .. rule.RemediesThen.Count > 0 ? [words.Say("rule.then", Listed(rule.RemediesThen))] : Array.Empty<string>()];

    private string Exclusion(Exclusion exclusion) => string.Join(" · ", new[]
    {
        words.Of(exclusion.Item),
        exclusion.OnlyIfOpened ? words["rule.once_opened"] : null,
        exclusion.OnlyIfTold ? words["rule.if_told"] : null,
        exclusion.Citation is { } citation ? words.Choose(citation) : null,
    }.OfType<string>());

    private string Listed<TChoice>(IEnumerable<TChoice> choices) where TChoice : struct, Enum => string.Join(", ", choices.Select(choice => words.Of(choice)));

    private string Calendar(int days) => words.Days(new DayCount(days, DayKind.Calendar));
}
