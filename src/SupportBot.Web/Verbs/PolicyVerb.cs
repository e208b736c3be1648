using System.CommandLine;
using SupportBot.Core.Policies;
using SupportBot.Web.Hosting;

namespace SupportBot.Web.Verbs;

/// <summary><c>policy check</c>: whether the policy files hold together, and what in them still needs a review.</summary>
internal static class PolicyVerb
{
    public static Command Create(Option<string?> prompts)
    {
        var check = new Command("check", "Reads all policy files; reports what is wrong (exit 1) and lists what needs review.") { prompts };
        check.SetAction(parsed => Check(Folders.Prompts(parsed.GetValue(prompts))));
        return new Command("policy", "The rules of law, platforms and merchant.") { check };
    }

    private static int Check(string folder)
    {
        var report = PolicyCheck.Run(Path.Combine(folder, "policies"));
        foreach (var problem in report.Problems) Console.Error.WriteLine(problem);
        foreach (var rule in report.NeedsReview) Console.Out.WriteLine($"needs review\t{rule.Market}\t{rule.Id}\t{rule.Source}");
        Console.Error.WriteLine(report.Problems.Count == 0 ? "The policy files are clean." : $"{report.Problems.Count} things are wrong.");
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
