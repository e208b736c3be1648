namespace SupportBot.Core.Policies.Checking;

/// <summary>Which of a set of sample cases are decided otherwise by other policies, or for orders of another day.</summary>
public static class PolicyDiff
{
    /// <summary>The samples that come out otherwise, in a fixed order: markets, platforms, reasons, goods, days.</summary>
    public static IReadOnlyList<PolicyChange> Compare(PolicyLibrary before, DateOnly dayBefore, PolicyLibrary after, DateOnly dayAfter) =>
    [
        .. from sample in Samples(before).Union(Samples(after))
           let was = Outcome(sample, before, dayBefore)
           let becomes = Outcome(sample, after, dayAfter)
           where was != becomes
           select new PolicyChange(sample.ToString(), was, becomes),
    ];

    private static IEnumerable<SampleCase> Samples(PolicyLibrary library) =>
        library.Markets.OrderBy(market => market.Market, StringComparer.Ordinal).SelectMany(SampleCase.Returns);

    private static string Outcome(SampleCase sample, PolicyLibrary library, DateOnly placed) => library.Find(sample.Market) is { } market
        ? Words(sample.Decide(library, market, placed), SampleCase.Delivered(placed))
        : "no such market";

    // Days instead of dates, so that orders of two days can be compared.
    private static string Words(PolicyDecision decision, DateOnly delivered) => FormattableString.Invariant(
        $"{decision.Verdict}{(decision.Refusal == RefusalReason.None ? "" : $" {decision.Refusal}")}; {string.Join('+', decision.Remedies)}; until day {decision.LastDay?.DayNumber - delivered.DayNumber}; freight {decision.ReturnFreight}; {decision.RefundAmount?.Amount} by {decision.RefundRoute} within {decision.RefundWithin?.Days} {decision.RefundWithin?.Kind} of {decision.RefundStart}; {string.Join(' ', decision.Clauses.Select(clause => clause.Id))}");
}

/// <param name="Case">Market, platform, reason, goods, and the day after delivery on which it is asked.</param>
public sealed record PolicyChange(string Case, string Before, string After);
