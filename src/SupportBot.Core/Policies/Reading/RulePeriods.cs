using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Wordings of one rule follow each other in time; two of them on one day would be a contradiction.</summary>
internal static class RulePeriods
{
    public static void Check(IEnumerable<ReadRule> rules)
    {
        foreach (var wordings in rules.Where(read => read.Rule.Id.Length > 0).GroupBy(read => read.Rule.Id))
        {
            var inOrder = wordings.OrderBy(read => read.Rule.Head.From).ToList();
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
                if (Overlap(earlier.Rule.Head, later.Rule.Head)) Note(later);
        }
    }

    private static bool Overlap(RuleHead earlier, RuleHead later) => earlier.Until is null || earlier.Until >= later.From;

    private static void Note(ReadRule later) => later.Section.Note(
        $"rule '{later.Rule.Id}' is in force twice from {later.Rule.Head.From:yyyy-MM-dd}. End the earlier wording with 'until' the day before, or give this one an id of its own.");
}
