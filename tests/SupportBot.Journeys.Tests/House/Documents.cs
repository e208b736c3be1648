using System.Text.RegularExpressions;
using SupportBot.Web.Hosting;
using SupportBot.Web.Verbs;

namespace SupportBot.Journeys.Tests.House;

/// <summary>What the documents say is so.</summary>
public sealed partial class Documents
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("src/README.md")]
    [InlineData("infra/README.md")]
    [InlineData("infra/metrics.md")]
    public void Every_path_that_is_named_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Folders.Home, document));
        var paths = Links().Matches(text).Select(match => match.Groups[1].Value)
            .Concat(Code().Matches(text).Select(match => match.Groups[1].Value).Where(IsPath)).Distinct().ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(IsThere(path), $"{document} names {path}, which is not there."));
    }

    [Fact]
    public async Task Every_verb_of_the_README_does_its_job()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folders.Home, "README.md"));
        var verbs = Runs().Matches(text).Select(match => match.Groups[1].Value.Trim()).Where(verb => verb != "understand train").ToList();
        Assert.Contains("policy check", verbs);
        foreach (var verb in verbs) Assert.Equal(0, await SupportBotCommand.Create().Parse([.. verb.Split(' ').Select(AtHome)]).InvokeAsync());
    }

    [Theory]
    [InlineData("--clock", "yesterday")]
    [InlineData("policy")]
    [InlineData("dance")]
    public async Task Wrong_use_is_told_apart_from_a_failed_check(params string[] args) =>
        Assert.Equal(2, await SupportBotCommand.RunAsync(args));

    // Typed at the root of the repository, which is not where tests run.
    private static string AtHome(string word) => word.StartsWith("infra/", StringComparison.Ordinal) || word.StartsWith("tests/", StringComparison.Ordinal) ? Path.Combine(Folders.Home, word) : word;

    private static bool IsPath(string code) => PathShape().IsMatch(code);

    // Paths in src/README.md are short: from src, from a project, or from the room that the sentence is in.
    private static bool IsThere(string path)
    {
        string[] rooms = ["", "src", "src/SupportBot.Core/Turns", "src/SupportBot.Web", "infra"];
        var long_ = ProjectName().Replace(path, "SupportBot.$1/");
        return rooms.Any(room => new[] { path, long_ }.Any(each => Path.Exists(Path.Combine(Folders.Home, room, each))));
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^(prompts|[A-Z]\w+)(/\w[\w.-]*)+$|^\w+\.cs$")]
    private static partial Regex PathShape();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(Core|Channels|Integrations|Web)/")]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"^dotnet run --project src/SupportBot\.Web -- (.+)$", RegexOptions.Multiline)]
    private static partial Regex Runs();
}
