using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Tests.Policies;

public sealed class PolicyFiles : IDisposable
{
    private const string Market = "market: XX\nname: Somewhere\ncurrency: EUR\ntime_zone: Europe/Berlin\nrest_days: [sunday]\n";
    private const string Rule = """
        rules:
          - id: xx-right
            kind: withdrawal_right
            from: 2024-01-01
            status: confirmed
            source: Art. 1
            citation: { en: Art. 1 }
            window: { days: 14 }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("policies").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_delivered_files_are_clean_and_know_what_needs_review()
    {
        var check = PolicyCheck.Run(Some.PolicyFolder, Some.Day("2026-11-22"));
        Assert.Empty(check.Problems);
        Assert.Contains(check.NeedsReview, rule => rule.Id == "id-exchange-or-cancel");
        Assert.All(check.Markets.Where(market => market.Market == "CN").SelectMany(market => market.Rules)
            .Where(rule => rule.Head.Platforms.Contains("douyin")), rule => Assert.Equal(RuleStatus.NeedsReview, rule.Head.Status));
    }

    [Fact]
    public void Every_confirmed_clause_is_named_in_the_languages_of_its_market_and_of_its_seller() => Assert.All(
        Some.Library.Markets.SelectMany(market => market.Rules).Where(rule => rule is { Head.Status: RuleStatus.Confirmed } and not (SellerClockRule or GoodwillRule or ReturnLogisticsRule or WithdrawalFunctionRule)),
        rule => Assert.Empty(LanguagesOf(rule.Market).Except(rule.Head.Citation.Keys).Select(language => $"{rule.Id} has no {language}")));

    private static string[] LanguagesOf(string market) => ["en", "zh-Hans", .. market switch
    {
        "CN" => Array.Empty<string>(),
        "HK" or "TW" => ["zh-Hant"],
        "ID" => ["id"],
        "MY" => ["ms"],
        "TH" => ["th"],
        "VN" => ["vi"],
        "PH" => ["fil"],
        "JP" => ["ja"],
        "KR" => ["ko"],
        "DE" => ["de"],
        "FR" => ["fr"],
        "ES" or "MX" => ["es"],
        "IT" => ["it"],
        "NL" => ["nl"],
        "PL" => ["pl"],
        "BR" => ["pt"],
        "RU" => ["ru"],
        "KZ" => ["ru", "kk"],
        "SA" or "AE" => ["ar"],
        _ => [],
    }];

    [Fact]
    public void A_new_market_is_one_new_file()
    {
        Write("law/XX.yaml", Market + Rule);
        var library = PolicyLibrary.Load(_folder);
        var order = Some.Order("XX", "2026-03-10T12:00:00Z");
        Assert.Equal(Some.Day("2026-03-24"), PolicyDecider.Decide(Some.All(order, ReturnReason.ChangedMind), library, order.DeliveredAt!.Value).LastDay);
    }

    [Fact]
    public void All_problems_are_told_together_with_file_and_line()
    {
        Write("law/XX.yaml", Market + Rule.Replace("    source: Art. 1\n", "", StringComparison.Ordinal).Replace("days: 14", "dayz: 14", StringComparison.Ordinal));
        Write("platforms/tiktok-shop/YY.yaml", "platform: tiktok-shop\nmarket: YY\n");
        var problems = Assert.Throws<PolicyFilesException>(() => PolicyLibrary.Load(_folder)).Problems;
        Assert.Contains(problems, problem => problem is { File: "law/XX.yaml", Line: 7 } && problem.What.Contains("'xx-right' has no 'source'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem is { File: "law/XX.yaml", Line: 12 } && problem.What.Contains("'dayz' is not a key", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.File == "platforms/tiktok-shop/YY.yaml" && problem.What.Contains("law/YY.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("from: 2024-01-01", "from: 2024-13-01", "Write a day like 2026-04-21")]
    [InlineData("from: 2024-01-01", "from: 2024-01-01\n    until: 2023-01-01", "ends before it begins")]
    [InlineData("    from: 2024-01-01\n", "", "has no 'from'")]
    [InlineData("{ en: Art. 1 }", "{ de: Art. 1 }", "has no English")]
    [InlineData("status: confirmed", "status: sure", "Write one of: confirmed, needs_review")]
    [InlineData("    status: confirmed\n", "", "has no 'status'")]
    [InlineData("kind: withdrawal_right", "kind: whim", "Write one of: withdrawal_right")]
    [InlineData("source: Art. 1", "sauce: Art. 1", "'sauce' is not a key of rule 'xx-right'")]
    [InlineData("window: { days: 14 }", "window: { days: -1 }", "has no length")]
    [InlineData("window: { days: 14 }", "window: 14", "must be a group")]
    [InlineData("    window: { days: 14 }\n", "", "has no 'window'")]
    [InlineData("window: { days: 14 }", "window: { days: 14 }\n    exclusions: [{ item: shoes }]", "'item' of an entry of 'exclusions'")]
    [InlineData("time_zone: Europe/Berlin", "time_zone: Europe/Nowhere", "no time zone known here")]
    [InlineData("rest_days: [sunday]", "rest_days: [someday]", "Write one of: sunday, monday")]
    [InlineData("rest_days: [sunday]", "holidays: [{ name: Feast, every: 13-01 }]", "Write month and day")]
    [InlineData("market: XX", "market: YY", "Correct one of them")]
    [InlineData("market: XX", "market: \"XX", "no valid YAML")]
    public void A_mistake_is_named_with_what_to_do(string right, string wrong, string told)
    {
        Write("law/XX.yaml", (Market + Rule).Replace(right, wrong, StringComparison.Ordinal));
        var check = PolicyCheck.Run(_folder, Some.Day("2026-11-22"));
        Assert.False(check.IsUsable);
        Assert.Contains(check.Problems, problem => problem.File == "law/XX.yaml" && problem.Line > 0 && problem.What.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unclosed_bracket_is_a_problem_of_the_file()
    {
        Write("law/XX.yaml", "market: [XX\n" + Rule);
        Assert.Contains(PolicyCheck.Run(_folder, Some.Day("2026-11-22")).Problems, problem => problem.ToString().StartsWith("law/XX.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-06-30", "2025-07-01", true)]
    [InlineData("2025-07-01", "2025-07-01", false)]
    public void Two_wordings_of_a_rule_follow_each_other_and_never_overlap(string until, string from, bool usable)
    {
        var second = Rule.Replace("rules:\n", "", StringComparison.Ordinal).Replace("2024-01-01", from, StringComparison.Ordinal).Replace("days: 14", "days: 30", StringComparison.Ordinal);
        Write("law/XX.yaml", Market + Rule.Replace("from: 2024-01-01", $"from: 2024-01-01\n    until: {until}", StringComparison.Ordinal).TrimEnd() + "\n" + second);
        Assert.Equal(usable, PolicyCheck.Run(_folder, Some.Day("2026-11-22")).IsUsable);
    }

    [Fact]
    public void The_wording_in_force_on_the_day_of_the_order_decides()
    {
        var second = Rule.Replace("rules:\n", "", StringComparison.Ordinal).Replace("2024-01-01", "2025-07-01", StringComparison.Ordinal).Replace("days: 14", "days: 30", StringComparison.Ordinal);
        Write("law/XX.yaml", Market + Rule.Replace("from: 2024-01-01", "from: 2024-01-01\n    until: 2025-06-30", StringComparison.Ordinal).TrimEnd() + "\n" + second);
        var library = PolicyLibrary.Load(_folder);
        Assert.Equal([14, 30], new[] { "2025-06-30T21:59:00Z", "2025-06-30T22:00:00Z" }.Select(placed => DaysFor(placed, library)));
    }


    private static int DaysFor(string placed, PolicyLibrary library)
    {
        var order = Some.Order("XX", "2025-07-05T12:00:00Z") with { PlacedAt = Some.Time(placed) };
        return PolicyDecider.Decide(Some.All(order, ReturnReason.ChangedMind), library, order.DeliveredAt!.Value).LastDay!.Value.DayNumber - Some.Day("2025-07-05").DayNumber;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
