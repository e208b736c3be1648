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
        var check = PolicyCheck.Run(Path.Combine(folder, "policies"));
        foreach (var problem in check.Problems) Console.Error.WriteLine(problem);
        foreach (var rule in check.NeedsReview) Console.Out.WriteLine($"needs review\t{rule.Head.Market}\t{rule.Id}\t{rule.Head.Source}");
        Console.Error.WriteLine(check.IsUsable ? "The policy files are clean." : FormattableString.Invariant($"{check.Problems.Count} things are wrong."));
        return check.IsUsable ? 0 : 1;
    }
}
