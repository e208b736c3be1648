using SupportBot.Core.Conversations;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reviewing;

/// <summary>What customers would be told otherwise if a review counted: sample orders of the market that come out alike without it, and alike with it.</summary>
public sealed record ReviewEffect(IReadOnlyList<AlikeDays> Cases, PolicyDecision Before, PolicyDecision After)
{
    public SampleCase First => Cases[0].Case;

    /// <summary>The merchant's own shop and plain goods first; empty when no sample hangs on the rule.</summary>
    /// <param name="placed">The day of the sample orders.</param>
    public static IReadOnlyList<ReviewEffect> Of(PolicyLibrary before, PolicyLibrary after, string market, DateOnly placed)
    {
        if ((before.Find(market), after.Find(market)) is not ({ } was, { } becomes)) return [];
        var changed = from sample in SampleCase.Returns(was).Concat(SampleCase.Others(was))
                      orderby sample.Trait is not null, sample.Platform != "own"
                      let then = sample.Decide(before, was, placed)
                      let now = sample.Decide(after, becomes, placed)
                      let told = (Then: Told(then), Now: Told(now))
                      where told.Then != told.Now
                      group (sample, then, now) by told;
        return [.. changed.Select(alike => new ReviewEffect(AlikeDays.Gather(alike.Select(one => one.sample)), alike.First().then, alike.First().now))];
    }

    /// <summary>A day on which the wording is in force: today, or the nearest to it.</summary>
    public static DateOnly DayFor(RuleHead rule, DateOnly today) => rule.From > today ? rule.From : rule.Until < today ? rule.Until.Value : today;

    // The seller's clock runs from the moment of asking and is told to nobody.
    private static string Told(PolicyDecision decision) => LogJson.Write(decision with { SellerMustDecideBy = null });
}

/// <summary>Samples that differ only in the day of asking.</summary>
/// <param name="Case">The first of them.</param>
/// <param name="Days">After delivery; empty for a cancellation.</param>
public sealed record AlikeDays(SampleCase Case, IReadOnlyList<int> Days)
{
    internal static IReadOnlyList<AlikeDays> Gather(IEnumerable<SampleCase> samples) =>
        [.. samples.GroupBy(sample => sample with { Day = null }).Select(alike => new AlikeDays(alike.First(), [.. alike.Select(one => one.Day).OfType<int>()]))];
}
