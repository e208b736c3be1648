using System.Globalization;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Fills what a return needs to know from whatever the customer said, in any order; a second thought replaces the first.</summary>
internal sealed class ReturnSlots(Hearing hearing)
{
    private const int LongestWish = 120;

    public void Fill(PlanBuilder plan, Heard heard)
    {
        var before = plan.State.Errand!;
        var after = Condition(Reason(Wish(Quantity(Items(before, plan, heard), plan, heard), plan, heard), plan, heard), plan, heard);
        var same = after.Items.SequenceEqual(before.Items) && after == before with { Items = after.Items };
        plan.Remember(same ? before : after.Changed());
    }

    private Errand Items(Errand errand, PlanBuilder plan, Heard heard)
    {
        var open = ReturnErrand.OpenLines(plan.Facts);
        if (heard.Chosen.Contains(OfferValues.OtherItems)) return errand with { Items = [], Words = null };
        if (heard.Chosen.Contains(OfferValues.AllItems)) return errand with { Items = ReturnErrand.OpenItems(plan.Facts) };
        IReadOnlyList<string> named = [.. heard.Chosen.Select(OfferValues.LineOf).OfType<string>()];
        if (named.Count == 0 && heard.Chosen.Count == 0 && plan.Facts.State.Asked is not (Question.Wish or Question.Quantity)) named = hearing.LinesNamed(plan.Facts);
        if (named.Count == 0 && errand.Items.Count == 0) named = hearing.LinesNamedAtFirst(plan.Facts, errand);
        var lines = open.Where(line => named.Contains(line.Id)).ToList();
        if (lines.Count == 0 && errand is { Items.Count: 0, Goal: not Goal.Withdraw } && open.Count == 1) lines = [.. open];
        var alreadyChosen = lines.Count > 0 && lines.Select(line => line.Id).SequenceEqual(errand.Items.Select(item => item.LineId));
        return lines.Count == 0 || alreadyChosen ? errand : errand with { Items = [.. lines.Select(Select)] };
    }

    // How many of several pieces is asked for, not assumed.
    private static ItemSelection Select(OrderLine line) => new(line.Id, line.Quantity == 1 ? 1 : 0);

    private static Errand Quantity(Errand errand, PlanBuilder plan, Heard heard)
    {
        var said = heard.Chosen.Select(OfferValues.CountOf).FirstOrDefault(count => count is not null) ?? heard.Understood.First(EntityKind.Quantity);
        if (!int.TryParse(said, CultureInfo.InvariantCulture, out var count) || errand.Items.Count == 0) return errand;
        return errand with { Items = [.. errand.Items.Select(item => item.Quantity == 0 && count > 0 && count <= Ordered(plan, item) ? item with { Quantity = count } : item)] };
    }

    private static int Ordered(PlanBuilder plan, ItemSelection item) => plan.Facts.Order!.Lines.First(line => line.Id == item.LineId).Quantity;

    private static Errand Reason(Errand errand, PlanBuilder plan, Heard heard) =>
        heard.Chosen.Contains(OfferValues.OtherReason) ? errand with { Reason = null }
        : heard.Reason is { } reason && !OnlyNames(plan, heard) && MayReplace(errand, plan, heard) ? errand with { Reason = reason } : errand;

    // Anger and a bare no are read as reasons too easily; a reason that is known changes only when it is meant to.
    private static bool MayReplace(Errand errand, PlanBuilder plan, Heard heard) => errand.Reason is null || plan.Facts.State.Asked == Question.Reason || heard.Chosen.Count > 0
        || (!heard.SaysNo && !heard.Means(Intent.Complaint) && (heard.Means(Intent.DamagedOrWrongItem) || heard.Means(Intent.WarrantyClaim) || heard.Means(Intent.MissingItem)));

    // "The mask" and "two boxes" answer which and how many; no reason is to be read out of them.
    private static bool OnlyNames(PlanBuilder plan, Heard heard) => heard.Chosen.Count > 0 && plan.Facts.State.Asked is Question.Items or Question.Quantity;

    private static Errand Condition(Errand errand, PlanBuilder plan, Heard heard)
    {
        var wasAsked = plan.Facts.State.Asked == Question.Condition;
        if (heard.Chosen.Contains(OfferValues.Sealed) || (wasAsked && heard.SaysYes)) return errand with { Condition = ItemCondition.Sealed };
        return heard.Chosen.Contains(OfferValues.Opened) || (wasAsked && heard.SaysNo) ? errand with { Condition = ItemCondition.Opened } : errand;
    }

    private static Errand Wish(Errand errand, PlanBuilder plan, Heard heard)
    {
        if (plan.Facts.State.Asked != Question.Wish || heard.SaysYes || heard.SaysNo) return errand;
        var words = string.Join(' ', plan.Facts.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? errand : errand with { Wish = words[..Math.Min(words.Length, LongestWish)] };
    }
}
