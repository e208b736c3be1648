using System.CommandLine;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>policy check|explain|coverage|diff</c>: the rules without the web part.</summary>
internal static class PolicyVerb
{
    public static Command Create(Option<string?> prompts) => new("policy", "The rules of law, platforms and merchant.")
    {
        Check(prompts), PolicyExplainVerb.Create(prompts), Coverage(prompts), Diff(prompts),
    };

    private static Command Check(Option<string?> prompts)
    {
        var data = StaffReviews.DataOption();
        var check = new Command("check", "Reads all policy files; reports what is wrong or doubtful (exit 1) and lists what needs review.") { data, prompts };
        check.SetAction((parsed, cancellation) => WithReviewsAsync(parsed.GetValue(data), reviews => Check(Folder(parsed.GetValue(prompts)), reviews), cancellation));
        return check;
    }

    private static async Task<int> WithReviewsAsync(string? data, Func<IReadOnlyList<RuleReview>, int> run, CancellationToken cancellation)
    {
        try
        {
            return run(await StaffReviews.ReadAsync(data, cancellation));
        }
        catch (Exception wrong) when (StartUp.Explain(wrong) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return 1;
        }
    }

    private static int Check(string folder, IReadOnlyList<RuleReview> reviews)
    {
        var check = PolicyCheck.Run(folder, Today, reviews);
        foreach (var problem in check.Problems) Console.Error.WriteLine(problem);
        foreach (var finding in check.Findings) Console.Error.WriteLine(finding);
        foreach (var rule in check.NeedsReview) Console.Out.WriteLine($"needs review\t{rule.Head.Market}\t{rule.Id}\t{rule.Head.Source}");
        Console.Error.WriteLine(check.IsClean ? "The policy files are clean." : FormattableString.Invariant($"{check.Problems.Count} things are wrong, {check.Findings.Count} are doubtful."));
        return check.IsClean ? 0 : 1;
    }

    private static Command Coverage(Option<string?> prompts)
    {
        var on = DayOption("--on", "The day whose rules count (default: today).");
        var data = StaffReviews.DataOption();
        var coverage = new Command("coverage", "A table of markets and facts: what is confirmed, needs review, or is missing. 'none': confirmed that there is nothing of the kind.") { on, data, prompts };
        coverage.SetAction((parsed, cancellation) => WithReviewsAsync(
            parsed.GetValue(data), reviews => Coverage(Load(parsed.GetValue(prompts)).With(reviews), parsed.GetValue(on) ?? Today), cancellation));
        return coverage;
    }

    private static int Coverage(PolicyLibrary library, DateOnly day)
    {
        var facts = Enum.GetValues<PolicyFact>();
        Console.Out.WriteLine(string.Join('\t', facts.Select(fact => fact.ToString()).Prepend("Market")));
        foreach (var market in library.Markets.OrderBy(market => market.Market, StringComparer.Ordinal))
        {
            var covered = PolicyCoverage.Of(market, day);
            Console.Out.WriteLine(string.Join('\t', facts.Select(fact => Word(covered[fact])).Prepend(market.Market)));
        }
        return 0;
    }

    private static string Word(CoverageStatus status) => status switch
    {
        CoverageStatus.Confirmed => "confirmed",
        CoverageStatus.NeedsReview => "needs review",
        CoverageStatus.Missing => "missing",
        CoverageStatus.None => "none",
        CoverageStatus.NotNeeded => "-",
    };

    private static Command Diff(Option<string?> prompts)
    {
        var from = DayOption("--from", "The day of the orders on the one side (default: today).");
        var to = DayOption("--to", "The day of the orders on the other side (default: as --from).");
        var other = new Option<string?>("--other-prompts") { Description = "Another folder like --prompts, for the other side." };
        var diff = new Command("diff", "Decides the same sample cases on two days, or by two folders, and writes those that come out otherwise: case, before, after.") { from, to, other, prompts };
        diff.SetAction(parsed =>
        {
            var day = parsed.GetValue(from) ?? Today;
            var before = Load(parsed.GetValue(prompts));
            var changes = PolicyDiff.Compare(before, day, parsed.GetValue(other) is { } folder ? Load(folder) : before, parsed.GetValue(to) ?? day);
            foreach (var change in changes) Console.Out.WriteLine($"{change.Case}\t{change.Before}\t{change.After}");
            Console.Error.WriteLine(FormattableString.Invariant($"{changes.Count} sample cases change."));
            return 0;
        });
        return diff;
    }

    internal static PolicyLibrary Load(string? prompts) => PolicyLibrary.Load(Folder(prompts));

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static Option<DateOnly?> DayOption(string name, string description) => new(name) { Description = description };

    private static string Folder(string? prompts) => Path.Combine(Folders.Prompts(prompts), "policies");
}
