using System.Text.RegularExpressions;
using SupportBot.Core.Handoff;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Web.Admin;
using SupportBot.Web.Shared;
using SupportBot.Web.Tests.House;

namespace SupportBot.Web.Tests;

public sealed partial class PageTextsTests
{
    private static readonly PageTexts Texts = PageTexts.Load(Path.Combine(Repository.Root, "prompts", "pages"));

    private static readonly Type[] Choices =
    [
        typeof(TextDirection), typeof(StaffRole), typeof(StaffAction), typeof(HandoffReason), typeof(OrderStatus), typeof(PaymentKind), typeof(Verdict),
        typeof(RefusalReason), typeof(Remedy), typeof(FreightPayer), typeof(RefundRoute), typeof(RefundStart), typeof(Alternative), typeof(PolicyLayer),
        typeof(CaseKind), typeof(CaseStatus), typeof(CaseDeadlineKind), typeof(EntityKind), typeof(Intent), typeof(TurnOutcome), typeof(GuardRule), typeof(MissingFact),
        typeof(RuleStatus), typeof(RuleTime), typeof(CoverageStatus), typeof(PolicyFact), typeof(WindowStart), typeof(RuleReasons), typeof(FreightRule),
        typeof(OutwardFreightRule), typeof(ValueLossRule), typeof(ItemTrait), typeof(ReturnReason), typeof(SellerSilence), typeof(ReturnWay), typeof(ReviewAct),
    ];

    [Fact]
    public void Every_language_has_every_word_with_the_same_places_to_fill_in()
    {
        foreach (var language in Texts.Languages)
        {
            Assert.Equal(Texts.In("en").Keys.Order(StringComparer.Ordinal), Texts.In(language).Keys.Order(StringComparer.Ordinal));
            foreach (var (key, english) in Texts.In("en"))
                Assert.Equal((language, key, Places(english)), (language, key, Places(Texts.In(language)[key])));
        }
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there()
    {
        var asked = Directory.EnumerateFiles(Repository.Pages, "*.cs*", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();

        Assert.Empty(asked.Where(key => !key.EndsWith('.') && !key.EndsWith('_') && !key.EndsWith(".css", StringComparison.Ordinal)).Except(Texts.In("en").Keys));
    }

    [Fact]
    public void Every_choice_that_can_be_shown_has_a_word() =>
        Assert.Empty(Choices.SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{name}")).Except(Texts.In("en").Keys));

    [Fact]
    public void Every_market_platform_layer_and_kind_of_rule_of_the_policy_files_has_a_word()
    {
        var markets = SomePolicies.Library.Markets.ToList();
        var rules = markets.SelectMany(market => market.Rules).ToList();
        Assert.Empty(markets.Select(market => "market." + market.Market)
            .Concat(markets.SelectMany(market => market.ShopTypes.Keys).Append("own").Select(platform => "platform." + platform))
            .Concat(rules.Select(rule => "layer." + rule.Head.Layer)).Concat(rules.Select(rule => "rule_kind." + RuleWords.KindOf(rule)))
            .Distinct().Except(Texts.In("en").Keys));
    }

    // Whatever part a decision has, the panel shows it.
    [Fact]
    public void The_decision_panel_shows_every_part_of_a_decision()
    {
        var panel = File.ReadAllText(Path.Combine(Repository.Pages, "Shared", "_Decision.cshtml"));
        Assert.All(
            typeof(PolicyDecision).GetProperties().Select(part => part.Name).Except([nameof(PolicyDecision.Market)]),
            part => Assert.Contains("Model." + part, panel, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_of_staff_reads_the_pages_in_their_own_language_and_formats()
    {
        await using var house = await StaffHouse.OpenAsync();
        await house.HireAsync("bruno", StaffRole.Agent, new StaffPreferences("de", TextDirection.Auto, "Europe/Berlin"));
        using var bruno = house.Visit();
        (await bruno.SignInAsync("bruno")).Dispose();
        var page = System.Net.WebUtility.HtmlDecode(await bruno.ReadAsync("/desk/c/" + await house.ReturnAsync()));

        Assert.Contains("<html lang=\"de\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Contains("Freitag, 1. Mai 2026", page, StringComparison.Ordinal);
        Assert.Contains("459.000 IDR", page, StringComparison.Ordinal);
        Assert.Contains("15:40", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_to_left_can_be_chosen_and_brings_its_own_style_sheet()
    {
        await using var house = await StaffHouse.OpenAsync();
        using var ada = await house.ArriveAsync("ada", StaffRole.Admin);
        using var saved = await ada.PostAsync("/account?handler=Preferences", new { language = "en", direction = "RightToLeft", timeZone = "Asia/Riyadh" });
        var page = await ada.ReadAsync("/account");

        Assert.Contains("dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.Contains("tabler.rtl.min.css", page, StringComparison.Ordinal);
    }

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Place();

    // T["key"], T.Say("key", …), Refuse("key"), and the keys of faults.
    [GeneratedRegex("(?:T\\[|Say\\(|Refuse\\(|RefuseAsync\\(|FaultOnly\\(|[?:] |=> )\"([a-z_]+\\.[A-Za-z_.]+)\"")]
    private static partial Regex Asked();
}
